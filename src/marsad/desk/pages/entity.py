"""An entity's page: its names as written, its offices, what it said and did, and where it is named."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.moments import Moment, moments
from marsad.desk.pages import MissingError
from marsad.record import Record
from marsad.record.rows import EntityDetail, StatementRow, TimelineRow

TEMPLATE = "entity.html"


class EntityPage(Struct, frozen=True, kw_only=True):
    """Someone or something of the record with everything that its documents say of it."""

    detail: EntityDetail
    timeline: tuple[TimelineRow, ...]
    moments: tuple[Moment, ...]
    statements: tuple[StatementRow, ...]


def entity(record: Record, id: str) -> EntityPage:
    """The page of the entity `id`. Raises MissingError where the record has no such entity."""
    detail = record.entity(id)
    if detail is None:
        raise MissingError("missing.entity")
    timeline = tuple(record.timeline(entity=detail.row.id))
    return EntityPage(
        detail=detail,
        timeline=timeline,
        moments=moments(timeline),
        statements=tuple(record.statements(entity=detail.row.id)),
    )
