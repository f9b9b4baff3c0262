"""Paths or a text in, readings out, from Python: what `import marsad` offers, guarded as the command line is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from os import PathLike, fspath

from marsad.api.guarded import SECONDS, reading, readings
from marsad.api.keeping import Kept, keep
from marsad.model import Given, Page, Reading
from marsad.record import Record
from marsad.sources import MAX_BYTES, pages

__all__ = ["Kept", "Reading", "Record", "keep", "read", "read_text"]


def read(
    *paths: str | PathLike[str], kind: str | None = None, max_bytes: int = MAX_BYTES, seconds: float = SECONDS
) -> Iterator[Reading]:
    """The reading of every document in `paths`: files, folders, archives, feeds, or "-" for standard input.

    `kind` (one of `sources.KINDS`) says what the input is where its name does not tell. A document that cannot be read,
    is larger than `max_bytes` or takes more than `seconds` is a reading whose `problems` say why; nothing is raised for
    it. Raises ValueError for an unknown `kind`, at once.
    """
    return readings(pages([fspath(p) for p in paths], kind=kind, max_bytes=max_bytes, seconds=seconds), seconds)


def read_text(  # noqa: PLR0913 - a document has many facts that may be given
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    published: str | date | None = None,
    id: str | None = None,
) -> Reading:
    """The reading of one article's `text`. What is given is believed: `published` is a day, or an ISO date with or
    without a time; a `title` stands before the text, parted by a blank line. Nothing is raised for what it holds.
    """
    day = published.isoformat() if isinstance(published, date) else published
    given = Given(id=id, title=title, outlet=outlet, byline=byline, url=url, published=day)
    return reading(Page(source=url or id or "text", kind="text", body=text, given=given))
