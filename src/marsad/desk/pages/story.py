"""A story's page: who carried it and in how many texts, when, who is in it, what was said and done."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.moments import Moment, moments
from marsad.desk.pages import MissingError
from marsad.record import Record
from marsad.record.rows import DocumentRow, EntityRow, StatementRow, StoryRow, TimelineRow

TEMPLATE = "story.html"
FIRST = 30  # statements and events of a page that is not asked for whole; it stays light, and a reader sees its end


class Report(Struct, frozen=True):
    """A document of the story; `original` is the earlier report that it repeats, where it is no text of its own."""

    row: DocumentRow
    original: DocumentRow | None = None


class StoryPage(Struct, frozen=True, kw_only=True):
    """A story with what its documents say of it; `told` and `said` count all events and statements, shown or not."""

    row: StoryRow
    reports: tuple[Report, ...]
    entities: tuple[EntityRow, ...]
    timeline: tuple[TimelineRow, ...]
    moments: tuple[Moment, ...]
    statements: tuple[StatementRow, ...]
    told: int
    said: int


def story(record: Record, id: str, whole: bool = False) -> StoryPage:
    """The page of the story `id`, uncut if `whole`. Raises MissingError where the record has no such story."""
    found = record.story(id)
    if found is None:
        raise MissingError("missing.story")
    timeline, statements = record.timeline(story=found.row.id), record.statements(story=found.row.id)
    shown = None if whole else FIRST
    known = {d.id: d for d in found.documents}
    return StoryPage(
        row=found.row,
        reports=tuple(Report(d, known.get(d.copy_of or "")) for d in found.documents),
        entities=found.row.entities,
        timeline=tuple(timeline[:shown]),
        moments=moments(timeline)[: None if whole else 4 * FIRST],
        statements=tuple(statements[:shown]),
        told=len(timeline),
        said=len(statements),
    )
