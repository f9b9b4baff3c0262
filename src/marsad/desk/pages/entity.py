"""An entity's page: its names as written, its offices, what it said and did, and where it is named."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from marsad.desk.moments import Moment, moments
from marsad.desk.pages import absent
from marsad.desk.pictures.map import Sites, sites, spots
from marsad.desk.pictures.network import Network, network
from marsad.record import Record
from marsad.record.narrowed import Doings, Sayings
from marsad.record.rows import DocumentRow, EntityDetail, StatementRow, TimelineRow

TEMPLATE = "entity.html"
MANY = 300  # documents: of who is named in more, only what the latest tell is shown
FIRST = 30  # statements, events and documents of a page that is not asked for whole


class EntityPage(Struct, frozen=True, kw_only=True):
    """Someone or something of the record with what is said of it; `told` and `said` count all events and statements.
    `network` is with whom these join them, `sites` where they happened. Of who is named very often they are the
    `latest` alone; lists of their own have the rest."""

    detail: EntityDetail
    timeline: tuple[TimelineRow, ...]
    moments: tuple[Moment, ...]
    statements: tuple[StatementRow, ...]
    told: int
    said: int
    network: Network
    sites: Sites
    documents: tuple[DocumentRow, ...]
    latest: bool = False


def entity(record: Record, id: str, whole: bool = False) -> EntityPage:
    """The page of the entity `id`, uncut if `whole`. Raises what `absent` says where the record has no such entity."""
    detail = record.entity(id, MANY)
    if detail is None:
        raise absent(record, id, "entity")
    who, many = detail.row.id, detail.row.documents > MANY
    if many:
        done, said = record.doings(Doings(actor=who), FIRST), record.sayings(Sayings(speaker=who), FIRST)
        timeline = sorted((r for r in done.rows if isinstance(r, TimelineRow)), key=_day)
        statements = [r for r in said.rows if isinstance(r, StatementRow)]
    else:
        timeline, statements = record.timeline(entity=who), record.statements(entity=who)
    shown = None if whole and not many else FIRST
    return EntityPage(
        detail=detail,
        timeline=tuple(timeline[:shown]),
        moments=moments(timeline)[: None if whole and not many else 4 * FIRST],
        statements=tuple(statements[:shown]),
        told=len(timeline),
        said=len(statements),
        network=network(timeline, statements, who),
        sites=sites(spots(timeline)),
        documents=detail.documents[-FIRST:] if many else detail.documents[:shown],
        latest=many,
    )


def _day(row: TimelineRow) -> tuple[bool, date]:
    return row.earliest is None and row.latest is None, row.earliest or row.latest or date.max
