"""The first page: the record's stories, newest first, and what the record holds."""

from __future__ import annotations

from msgspec import Struct

from marsad.record import Record
from marsad.record.rows import Counts, StoryRow

TEMPLATE = "stories.html"
PAGE = 40


class Stories(Struct, frozen=True, kw_only=True):
    """Stories from `offset` on; `more` where there are others after them. All nought in an empty record."""

    rows: tuple[StoryRow, ...]
    counts: Counts
    record: str
    offset: int = 0
    more: bool = False


def stories(record: Record, offset: int = 0) -> Stories:
    """A page of the stories of `record`."""
    found = record.stories(limit=PAGE + 1, offset=offset)
    return Stories(
        rows=tuple(found[:PAGE]), counts=record.counts(), record=record.name, offset=offset, more=len(found) > PAGE
    )
