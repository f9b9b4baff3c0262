"""Paths, folders, archives, feeds and standard input → a stream of Page or Problem: the only door to the outside.

Everything is streamed: at no time is more held than one document (or one feed), and none that is over the limit.
Nothing is raised for what stands on the disk: what cannot be read is a Problem, and the rest is still read.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import IO, cast

from marsad.model import InputKind, Page, Problem, Why
from marsad.sources import feed, jsonlines, mail, packed, warc
from marsad.sources.limit import Limits, in_time, over, too_large
from marsad.sources.watch import SECONDS

__all__ = ["KINDS", "pages"]

KINDS = ("text", "html", "jsonl", "feed", "warc", "mail", "pdf", "zip")
MAX_BYTES = 5_000_000
_ROOM = 8  # a mail, a saved page or a PDF may be as many times larger: most of it is pictures, which are not read
_STEP = 1 << 20
_SPOILT = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_BY_SUFFIX = {
    ".htm": "html", ".html": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".warc": "warc", ".wet": "warc",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".pdf": "pdf", ".zip": "zip",
}  # fmt: skip


def pages(
    paths: Iterable[str],
    *,
    kind: str | None = None,
    max_bytes: int = MAX_BYTES,
    seconds: float = SECONDS,
    stdin: IO[bytes] | None = None,
) -> Iterator[Page | Problem]:
    """The documents of `paths`, in order; a folder's files sorted by name, hidden ones left out.

    `-` is standard input. `kind` (one of `KINDS`) overrides what a file's name says; standard input is text without it.
    A document of more than `max_bytes` is refused without being read whole; a feed, a mail or an archive that takes
    longer than `seconds` to be taken apart is left there.
    Raises ValueError for an unknown `kind`, at once.
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"unknown kind of input {kind!r}; known: {', '.join(KINDS)}")
    return _pages(paths, kind, Limits(max_bytes, seconds), stdin)


def _pages(paths: Iterable[str], kind: str | None, limits: Limits, stdin: IO[bytes] | None) -> Iterator[Page | Problem]:
    for name in paths:
        if name == "-":
            yield from _stream("-", stdin or sys.stdin.buffer, kind or "text", limits)
            continue
        for found in _files(name):
            yield from (found,) if isinstance(found, Problem) else _file(found, kind or _kind(found), limits)


def _kind(path: PurePath) -> str:
    """What a file's name says it is; the ending `.gz` is passed over."""
    bare = path.with_suffix("") if path.suffix.lower() == ".gz" and path.stem else path
    return _BY_SUFFIX.get(bare.suffix.lower(), "text")


def _files(name: str) -> Iterator[Path | Problem]:
    """The file `name`, or the files below the folder `name`."""
    path = Path(name)
    try:
        if not path.is_dir():
            path.stat()
            yield path
            return
    except (OSError, ValueError) as fault:
        yield _refused(name, fault)
        return
    found = False
    for one in _below(path):
        found = True
        yield one
    if not found:
        yield Problem(source=name, reason=Why("source.folder"))


def _below(folder: Path) -> Iterator[Path | Problem]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as fault:
        yield _refused(str(folder), fault)
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        elif not path.is_dir():
            yield path


def _file(path: Path, kind: str, limits: Limits) -> Iterator[Page | Problem]:
    source = str(path)
    try:
        about = path.stat()
        # A pipe may be given by name (`<(zcat …)`); a device or a socket is no document.
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISFIFO(about.st_mode)):
            yield Problem(source=source, reason=Why("source.device"))
        elif _is_output(about):
            yield Problem(source=source, reason=Why("source.output"))
        elif kind in ("text", "html", "feed", "mail", "pdf") and about.st_size > _most(kind, limits.size):
            yield over(source, about.st_size, _most(kind, limits.size))
        else:
            with path.open("rb") as file:
                yield from _opened(source, file, path, kind, limits)
    except OSError as fault:
        yield _refused(source, fault)


def _is_output(about: os.stat_result) -> bool:
    """Whether it is the file that standard output writes to: what is written would be read again without end."""
    try:
        return stat.S_ISREG(about.st_mode) and os.path.samestat(about, os.fstat(1))
    except OSError:
        return False


def _opened(source: str, file: IO[bytes], path: PurePath, kind: str, limits: Limits) -> Iterator[Page | Problem]:
    """The documents of a file that may be packed; an archive of the web unpacks itself, record by record."""
    if path.suffix.lower() != ".gz" or kind == "warc":
        yield from _stream(source, file, kind, limits)
        return
    inside = packed.Unpacked(file)
    yield from _stream(source, io.BufferedReader(inside), kind, limits)
    if inside.fault:
        yield Problem(source=source, reason=inside.fault)


def _most(kind: str, size: int) -> int:
    return _ROOM * size if kind in ("mail", "pdf") else size


def _stream(source: str, file: IO[bytes], kind: str, limits: Limits) -> Iterator[Page | Problem]:
    if kind == "zip":
        yield from _archive(source, file, limits)
    elif kind == "jsonl":
        yield from jsonlines.pages(source, file, limits.size)
    elif kind == "warc":
        yield from warc.pages(source, file, limits)
    else:
        most = _most(kind, limits.size)
        body = _whole(file, most + 1)
        if len(body) > most:
            yield too_large(source, most)
        elif kind == "feed":
            yield from in_time(source, partial(feed.pages, source, body), limits.seconds)
        elif kind == "mail":
            yield from in_time(source, partial(mail.pages, source, body, limits.size), limits.seconds)
        else:
            yield Page(source=source, kind=cast("InputKind", kind), body=body)


def _whole(file: IO[bytes], most: int) -> bytes:
    """At most so many bytes of `file`, in pieces, so that no more memory is taken than there are."""
    pieces: list[bytes] = []
    while most > 0 and (piece := file.read(min(most, _STEP))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _archive(source: str, file: IO[bytes], limits: Limits) -> Iterator[Page | Problem]:
    """The documents of a ZIP archive, each file read as its name says; one that is spoilt costs no other."""
    if not file.seekable():
        yield Problem(source=source, reason=Why("zip.pipe"))
        return
    for one in packed.members(source, file, limits.seconds):
        if isinstance(one, Problem):
            yield one
            continue
        where = f"{source}#{one.name}"
        name = PurePath(one.name)
        kind = _kind(name)
        if one.file is None or kind == "zip":
            yield Problem(source=where, reason=one.fault or Why("zip.nested"))
            continue
        try:
            with one.file as inside:
                yield from _opened(where, inside, name, kind, limits)
        except _SPOILT:
            yield Problem(source=where, reason=Why("zip.spoilt"))


def _refused(source: str, fault: OSError | ValueError) -> Problem:
    if isinstance(fault, PermissionError):
        folder = os.path.isdir(source)
        return Problem(source=source, reason=Why("source.rights.folder") if folder else Why("source.rights.file"))
    if isinstance(fault, FileNotFoundError):
        return Problem(source=source, reason=Why("source.missing"))
    code = errno.errorcode.get(getattr(fault, "errno", None) or 0, "other")
    return Problem(source=source, reason=Why("source.fault", (code,)))
