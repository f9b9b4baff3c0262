"""A packed file (gz, or a ZIP archive) → its bytes unpacked as they are read, never more than a bomb's share of them.

What is cut short or spoilt is read up to there: the reader ends early and says why in `fault`.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from marsad.model import Problem, Why
from marsad.sources.limit import late
from marsad.sources.watch import SECONDS, LateError, limited

FREE = 32_000_000  # bytes that any file may unpack to
RATIO = 250  # and for more than those, as many times its packed size: no text is written so evenly
_STEP = 1 << 16
_MOST_FILES = 200_000
_OFFICE = "[Content_Types].xml"


class Unpacked(io.RawIOBase):
    """The bytes of a gz file, unpacked; `fault` tells, at the end, why it ended before its end."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self.fault: Why | None = None
        self._file, self._taken, self._given = file, 0, 0
        self._left, self._inflate = b"", zlib.decompressobj(31)
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.fault or not len(buffer):
            return 0
        try:
            piece = self._next(len(buffer))
        except zlib.error:
            self.fault = Why("packed.spoilt", (str(self._taken),))
            return 0
        self._given += len(piece)
        if self._given > max(FREE, RATIO * self._taken):
            self.fault = Why("packed.bomb", (str(FREE), str(RATIO)))
            return 0
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self, most: int) -> bytes:
        """Up to `most` bytes; none at the end of the file, which may hold several packed streams in a row."""
        while True:
            left = self._inflate.unconsumed_tail or self._left
            self._left = b""
            if self._inflate.eof:
                left = self._inflate.unused_data or left
                self._inflate, self._begun = zlib.decompressobj(31), False
                left = left.lstrip(b"\0")
            if not left:
                left = self._file.read(_STEP)
                self._taken += len(left)
            if not left:
                if self._begun:
                    self.fault = Why("packed.short", (str(self._taken),))
                return b""
            self._begun = True
            if piece := self._inflate.decompress(left, most):
                return piece


class Member(NamedTuple):
    """A file of an archive: its name, and its bytes to be read; `fault` where it cannot be."""

    name: str
    file: IO[bytes] | None
    fault: Why | None = None


def members(source: str, file: IO[bytes], seconds: float = SECONDS) -> Iterator[Member | Problem]:
    """The files of a ZIP archive in its own order, hidden ones left out; the archive's own fault is a Problem, and so
    is a list of its files that is not read in `seconds`."""
    try:
        with limited(seconds):
            archive = zipfile.ZipFile(file)
    except LateError:
        yield late(source, seconds)
        return
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield Problem(source=source, reason=Why("zip.none"))
        return
    with archive:
        inside = [one for one in archive.infolist() if not one.is_dir() and not _hidden(one)]
        if any(one.filename == _OFFICE for one in inside):
            yield Problem(source=source, reason=Why("zip.office"))
            return
        if not inside:
            yield Problem(source=source, reason=Why("zip.empty"))
        given = 0
        for one in inside[:_MOST_FILES]:
            if given > max(FREE, RATIO * sum(x.compress_size for x in inside)):
                yield Problem(source=source, reason=Why("packed.bomb", (str(FREE), str(RATIO))))
                return
            member = _member(archive, one)
            given += one.file_size if member.file else 0
            yield member
        if len(inside) > _MOST_FILES:
            yield Problem(source=source, reason=Why("zip.many", (str(len(inside)), str(_MOST_FILES))))


def _hidden(one: zipfile.ZipInfo) -> bool:
    """Whether it is a file that nobody put there to be read, or a link, which leads nowhere outside its archive."""
    parts = one.filename.split("/")
    return any(p.startswith(".") or p == "__MACOSX" for p in parts) or stat.S_ISLNK(one.external_attr >> 16)


def _member(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Member:
    if one.flag_bits & 1:
        return Member(one.filename, None, Why("zip.locked"))
    if one.file_size > max(FREE, RATIO * one.compress_size):
        return Member(one.filename, None, Why("packed.bomb", (str(FREE), str(RATIO))))
    try:
        return Member(one.filename, archive.open(one))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError):
        return Member(one.filename, None, Why("zip.spoilt"))
