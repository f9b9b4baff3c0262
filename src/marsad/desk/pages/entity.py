"""An entity's page: its names as written, its offices, what it said and did, and where it is named."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.moments import Moment, moments
from marsad.desk.pages import MissingError
from marsad.record import Record
from marsad.record.rows import DocumentRow, EntityDetail, StatementRow, TimelineRow

TEMPLATE = "entity.html"
FIRST = 30  # statements, events and documents of a page that is not asked for whole


class EntityPage(Struct, frozen=True, kw_only=True):
    """Someone or something of the record with what is said of it; `told` and `said` count all events and statements."""

    detail: EntityDetail
    timeline: tuple[TimelineRow, ...]
    moments: tuple[Moment, ...]
    statements: tuple[StatementRow, ...]
    told: int
    said: int
    documents: tuple[DocumentRow, ...]


def entity(record: Record, id: str, whole: bool = False) -> EntityPage:
    """The page of the entity `id`, uncut if `whole`. Raises MissingError where the record has no such entity."""
    detail = record.entity(id)
    if detail is None:
        raise MissingError("missing.entity")
    timeline, statements = record.timeline(entity=detail.row.id), record.statements(entity=detail.row.id)
    shown = None if whole else FIRST
    return EntityPage(
        detail=detail,
        timeline=tuple(timeline[:shown]),
        moments=moments(timeline)[: None if whole else 4 * FIRST],
        statements=tuple(statements[:shown]),
        told=len(timeline),
        said=len(statements),
        documents=detail.documents[:shown],
    )
