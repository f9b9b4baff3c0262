"""JSON lines → pages: `{"id", "text" or "html", "title"?, "outlet"?, "byline"?, "url"?, "published"?}` a line.

A line that cannot be read is a Problem with its number; the others are still read. Keys that are not known are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

import msgspec

from marsad.model import Given, Page, Problem, Why
from marsad.sources.limit import too_large

_BOM = b"\xef\xbb\xbf"
_SKIP = 1 << 16
_BYTE, _PLACE = re.compile(r"\(byte (\d+)\)"), re.compile(r"at `([^`]*)`")  # as msgspec says where a fault is


class _Row(msgspec.Struct):
    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


_DECODER = msgspec.json.Decoder(_Row)
_WHOLE = msgspec.json.Decoder(list[_Row] | _Row)


def pages(source: str, file: IO[bytes], max_bytes: int) -> Iterator[Page | Problem]:
    """The pages of `file`; a file that is one JSON object or list over several lines is read too."""
    first = file.readline(max_bytes + 1).removeprefix(_BOM)
    if first.strip() in (b"[", b"{", b"[{"):
        yield from _whole(source, first + file.read(max_bytes + 1 - len(first)), max_bytes)
        return
    line, n = first, 1
    while line:
        where = f"{source}:{n}"
        if len(line) > max_bytes:
            yield too_large(where, max_bytes)
            _finish(file, line)
        elif line.strip():
            yield _page(where, line)
        line, n = file.readline(max_bytes + 1), n + 1
    if not first:
        yield Problem(source=source, reason=Why("jsonl.empty"))


def _finish(file: IO[bytes], line: bytes) -> None:
    """Read to the end of a line that is too long, in pieces."""
    while line and not line.endswith(b"\n"):
        line = file.readline(_SKIP)


def _whole(source: str, body: bytes, max_bytes: int) -> Iterator[Page | Problem]:
    if len(body) > max_bytes:
        yield too_large(source, max_bytes)
        return
    try:
        rows = _WHOLE.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        yield _bad(source, fault)
        return
    for n, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        yield _built(f"{source}:{n}", row)


def _page(where: str, line: bytes) -> Page | Problem:
    try:
        return _built(where, _DECODER.decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        return _bad(where, fault)


def _bad(where: str, fault: Exception) -> Problem:
    """A line that is no JSON, or no object of ours; what the parser says of the place is kept."""
    if isinstance(fault, msgspec.ValidationError):
        place = _PLACE.search(str(fault))
        return Problem(source=where, reason=Why("jsonl.type", (place[1] if place else "$",)))
    at = _BYTE.search(str(fault))
    return Problem(source=where, reason=Why("jsonl.malformed.at", (at[1],)) if at else Why("jsonl.malformed"))


def _built(where: str, row: _Row) -> Page | Problem:
    name = None if row.id is None else str(row.id)
    body = row.html if row.text is None else row.text
    if body is None:
        return Problem(source=where, reason=Why("jsonl.bare"), id=name)
    given = Given(id=name or None, title=row.title or None, outlet=row.outlet or None, byline=row.byline or None,
                  url=row.url or None, published=row.published or None)  # fmt: skip
    return Page(source=where, kind="html" if row.text is None else "text", body=body, given=given)
