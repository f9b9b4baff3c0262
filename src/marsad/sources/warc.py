"""A web archive (WARC, plain or gz) → its HTML and text records as pages, one bad record never costing its neighbours.

FastWARC reads from record to record; where it stops at a fault, the next record is sought in the bytes that follow.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from marsad.model import Given, InputKind, Page, Problem, Why
from marsad.sources.limit import Limits, late, over, too_large
from marsad.sources.watch import LateError, limited

_TYPES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_KINDS: dict[str, InputKind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_PLAIN, _GZIP = b"WARC/1.", b"\x1f\x8b\x08"
_SWALLOWED = re.compile(rb"\r?\n\r?\nWARC/1\.\d\r?\n")
_OPENING = re.compile(rb"WARC/1\.\d\r?\n[A-Za-z-]+:")
_SURELY = re.compile(rb"WARC/1\.\d\r?\nWARC-[A-Za-z-]+:")  # whatever stands before it
_STEP = 1 << 16
_IN_A_ROW = 1_000  # damaged records without a page between them, after which no more is sought
_HEAD = 1 << 12  # bytes of a packed record that tell whether it is one


class _Pipe(io.RawIOBase):
    """A stream that cannot go back, with the one thing that FastWARC asks of it all the same: where it stands."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file, self._at = file, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == io.SEEK_SET and offset > self._at:
            self._at += len(self._file.read(offset - self._at))
        return self._at

    def tell(self) -> int:
        return self._at


class _DamagedError(Exception):
    """A record whose stated length or compression is wrong: what follows it must be sought."""

    def why(self, reached: int) -> Why:
        """The reason, for a record that began at byte `reached` of the file."""
        where, *lengths = self.args
        if lengths:
            return Why("warc.damaged.short", (str(reached), where, *map(str, lengths)))
        return Why("warc.damaged.length", (str(reached), where))


def pages(source: str, file: IO[bytes], limits: Limits) -> Iterator[Page | Problem]:
    """The pages of the archive `file`; each damaged record is one Problem, and so is an archive without any page. A
    pipe ends at its first fault, any archive where record after record is damaged."""
    head = file.read(len(_PLAIN)) if file.seekable() else _PLAIN
    mark = _GZIP if head.startswith(_GZIP) else _PLAIN
    if not head.startswith(mark):
        yield Problem(source=source, reason=Why("warc.none"))
        return
    at: int | Problem | None = 0
    found = row = 0
    while isinstance(at, int):
        reached = at
        try:
            for record in _records(file, at):
                reached = record.stream_pos if record.stream_pos >= at else at + record.stream_pos
                for one in _record(source, record, limits.size):
                    found, row = found + 1, 0
                    yield one
            break
        except (OSError, _DamagedError) as fault:
            found, row = found + 1, row + 1
            plain = Why("warc.damaged", (str(reached),))
            yield Problem(source=source, reason=fault.why(reached) if isinstance(fault, _DamagedError) else plain)
        at = _resumed(source, file, mark, reached + 1, limits.seconds)
        if row == _IN_A_ROW and at is not None:
            at = Problem(source=source, reason=Why("warc.damaged.row", (str(row), str(reached))))
    if isinstance(at, Problem):
        yield at
    elif not found:
        yield Problem(source=source, reason=Why("warc.empty"))


def _records(file: IO[bytes], at: int) -> Iterator[Any]:
    """The records of the archive from byte `at` on."""
    if file.seekable():
        file.seek(at)
    return iter(ArchiveIterator(file if file.seekable() else _Pipe(file), record_types=_TYPES, fsspec_args=False))


def _resumed(source: str, file: IO[bytes], mark: bytes, at: int, seconds: float) -> int | Problem | None:
    """Where the next record begins, at or after `at`; None where there is none, or a pipe that cannot go back."""
    try:
        with limited(seconds):
            return _next(file, mark, at) if file.seekable() else None
    except LateError:
        return late(source, seconds)


def _record(source: str, record: Any, max_bytes: int) -> Iterator[Page | Problem]:
    if record.headers.get("Content-Length") is None:
        raise _DamagedError(f"{source}#{record.headers.get('WARC-Target-URI') or ''}")
    kind = _KINDS.get((record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].lower())
    if kind is None or not (record.http_headers is None or record.http_headers.status_code in (None, 200)):
        return
    url = record.headers.get("WARC-Target-URI")
    where = f"{source}#{url}" if url else source
    if record.content_length > max_bytes:
        yield over(where, record.content_length, max_bytes)
        return
    stated = record.content_length
    body = record.reader.read()
    if len(body) < stated:
        raise _DamagedError(where, len(body), stated)
    if _PLAIN in body and _SWALLOWED.search(body):
        raise _DamagedError(where)
    try:
        unpacked = _unpacked(body, record.http_headers or {}, max_bytes)
    except zlib.error:
        yield Problem(source=where, reason=Why("warc.packed"))
        return
    if unpacked is None:
        yield Problem(source=where, reason=Why("warc.packed.coding", (_coding(record.http_headers),)))
    elif len(unpacked) > max_bytes:
        yield too_large(where, max_bytes)
    else:
        yield Page(source=where, kind=kind, body=unpacked, given=Given(url=url), charset=record.http_charset)


def _coding(headers: Any) -> str:
    return ((headers or {}).get("Content-Encoding") or "").lower()


def _unpacked(body: bytes, headers: Any, most: int) -> bytes | None:
    """`body` without its transfer and content encodings, None where that is not known here; never more than `most` + 1
    bytes, so no bomb goes off."""
    if (headers.get("Transfer-Encoding") or "").lower() == "chunked":
        body = _unchunked(body)
    coding = _coding(headers)
    if coding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(47 if body[:1] in (b"\x1f", b"\x78") else -15).decompress(body, most + 1)
    if coding not in ("", "identity"):
        return None
    return body


def _unchunked(body: bytes) -> bytes:
    """The chunks put together; a body that is not chunked after all comes back as it is."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at)
        size = body[at:end].partition(b";")[0].strip()
        if end < 0 or not re.fullmatch(rb"[\da-fA-F]+", size):
            return b"".join(pieces) if pieces else body
        if not (n := int(size, 16)):
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + n])
        at = end + 2 + n + 2


def _next(file: IO[bytes], mark: bytes, at: int) -> int | None:
    """Where the next record begins, at or after `at`; None where there is none."""
    file.seek(at)
    window = b""
    while piece := file.read(_STEP):
        window += piece
        found = window.find(mark)
        while found >= 0:
            if _begins(file, mark, at + found):
                return at + found
            found = window.find(mark, found + 1)
        keep = len(mark) - 1
        at += len(window) - keep
        window = window[-keep:]
    return None


def _begins(file: IO[bytes], mark: bytes, at: int) -> bool:
    """Whether a record really begins at `at`: the mark may stand inside a page or inside compressed bytes by chance."""
    back = file.tell()
    file.seek(max(at - 1, 0))
    before = file.read(1) if at else b"\n"
    head = file.read(_HEAD)
    file.seek(back)
    if mark == _PLAIN:
        return (_OPENING if before == b"\n" else _SURELY).match(head) is not None
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(_PLAIN)
    except zlib.error:
        return False
