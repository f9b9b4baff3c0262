"""Paths, folders, archives, feeds and standard input → a stream of Page or Problem: the only door to the outside.

Everything is streamed: at no time is more held than one document (or one feed), and none that is over the limit.
Nothing is raised for what stands on the disk: what cannot be read is a Problem, and the rest is still read.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from marsad.model import InputKind, Page, Problem, Why
from marsad.sources import feed, jsonlines, warc
from marsad.sources.limit import over, too_large

__all__ = ["KINDS", "pages"]

KINDS = ("text", "html", "jsonl", "feed", "warc")
MAX_BYTES = 5_000_000
_BY_SUFFIX = {
    ".htm": "html", ".html": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".warc": "warc", ".warc.gz": "warc", ".wet.gz": "warc",
}  # fmt: skip


def pages(
    paths: Iterable[str], *, kind: str | None = None, max_bytes: int = MAX_BYTES, stdin: IO[bytes] | None = None
) -> Iterator[Page | Problem]:
    """The documents of `paths`, in order; a folder's files sorted by name, hidden ones left out.

    `-` is standard input. `kind` (text, html, jsonl, feed, warc) overrides what a file's name says; standard input
    is text without it. A document of more than `max_bytes` is refused without being read whole.
    Raises ValueError for an unknown `kind`, at once.
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"unknown kind of input {kind!r}; known: {', '.join(KINDS)}")
    return _pages(paths, kind, max_bytes, stdin)


def _pages(paths: Iterable[str], kind: str | None, max_bytes: int, stdin: IO[bytes] | None) -> Iterator[Page | Problem]:
    for name in paths:
        if name == "-":
            yield from _stream("-", stdin or sys.stdin.buffer, kind or "text", max_bytes)
            continue
        for found in _files(name):
            yield from (found,) if isinstance(found, Problem) else _file(found, kind or _kind(found), max_bytes)


def _kind(path: Path) -> str:
    double = "".join(path.suffixes[-2:]).lower()
    return _BY_SUFFIX.get(double) or _BY_SUFFIX.get(path.suffix.lower(), "text")


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


def _file(path: Path, kind: str, max_bytes: int) -> Iterator[Page | Problem]:
    source = str(path)
    try:
        about = path.stat()
        # A pipe may be given by name (`<(zcat …)`); a device or a socket is no document.
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISFIFO(about.st_mode)):
            yield Problem(source=source, reason=Why("source.device"))
        elif kind in ("text", "html", "feed") and about.st_size > max_bytes:
            yield over(source, about.st_size, max_bytes)
        else:
            with path.open("rb") as file:
                yield from _stream(source, file, kind, max_bytes)
    except OSError as fault:
        yield _refused(source, fault)


def _stream(source: str, file: IO[bytes], kind: str, max_bytes: int) -> Iterator[Page | Problem]:
    if kind == "jsonl":
        yield from jsonlines.pages(source, file, max_bytes)
    elif kind == "warc":
        yield from warc.pages(source, file, max_bytes)
    else:
        body = file.read(max_bytes + 1)
        if len(body) > max_bytes:
            yield too_large(source, max_bytes)
        elif kind == "feed":
            yield from feed.pages(source, body)
        else:
            yield Page(source=source, kind=cast("InputKind", kind), body=body)


def _refused(source: str, fault: OSError | ValueError) -> Problem:
    if isinstance(fault, PermissionError):
        folder = os.path.isdir(source)
        return Problem(source=source, reason=Why("source.rights.folder") if folder else Why("source.rights.file"))
    if isinstance(fault, FileNotFoundError):
        return Problem(source=source, reason=Why("source.missing"))
    code = errno.errorcode.get(getattr(fault, "errno", None) or 0, "other")
    return Problem(source=source, reason=Why("source.fault", (code,)))
