"""A story's page: who carried it and in how many texts, when, who is in it, what was said and done."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.moments import Moment, moments
from marsad.desk.pages import MissingError
from marsad.record import Record
from marsad.record.rows import DocumentRow, EntityRow, StatementRow, StoryRow, TimelineRow

TEMPLATE = "story.html"


class Report(Struct, frozen=True):
    """A document of the story; `original` is the earlier report that it repeats, where it is no text of its own."""

    row: DocumentRow
    original: DocumentRow | None = None


class StoryPage(Struct, frozen=True, kw_only=True):
    """A story with everything that its documents say of it."""

    row: StoryRow
    reports: tuple[Report, ...]
    entities: tuple[EntityRow, ...]
    timeline: tuple[TimelineRow, ...]
    moments: tuple[Moment, ...]
    statements: tuple[StatementRow, ...]


def story(record: Record, id: str) -> StoryPage:
    """The page of the story `id`. Raises MissingError where the record has no such story."""
    found = record.story(id)
    if found is None:
        raise MissingError("missing.story")
    timeline = tuple(record.timeline(story=found.row.id))
    known = {d.id: d for d in found.documents}
    return StoryPage(
        row=found.row,
        reports=tuple(Report(d, known.get(d.copy_of or "")) for d in found.documents),
        entities=found.row.entities,
        timeline=timeline,
        moments=moments(timeline),
        statements=tuple(record.statements(story=found.row.id)),
    )
