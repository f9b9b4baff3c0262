"""An entity's page: its names as written, its offices, what it said and did, and where it is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from marsad.desk.moments import Moment, moments
from marsad.desk.pages import absent
from marsad.desk.pictures.map import Sites, sites, spots
from marsad.desk.pictures.network import Network, network
from marsad.record import Record
from marsad.record.narrowed import Doings, Sayings
from marsad.record.rows import DocumentRow, EntityDetail, RoleRow, StatementRow, TimelineRow
from marsad.text import key

TEMPLATE = "entity.html"
MANY = 300  # documents: of who is named in more, only what the latest tell is shown
FIRST = 30  # statements, events and documents of a page that is not asked for whole


class Office(Struct, frozen=True, kw_only=True):
    """An office as reports name it, however they spell it: from the first to the last day of a report that does, in how
    many, and where the latest of them says so."""

    title: str
    first: date | None
    last: date | None
    reports: int
    latest: RoleRow


class EntityPage(Struct, frozen=True, kw_only=True):
    """Someone or something of the record with what is said of it: `offices` are its roles over time, `told` and `said`
    count all events and statements, `network` is with whom these join them, `sites` where they happened. Of who is
    named very often they are the `latest` alone; lists of their own have the rest."""

    detail: EntityDetail
    offices: tuple[Office, ...]
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
        offices=tuple(_offices(detail.roles)),
        timeline=tuple(timeline[:shown]),
        moments=moments(timeline)[: None if whole and not many else 2 * FIRST],
        statements=tuple(statements[:shown]),
        told=len(timeline),
        said=len(statements),
        network=network(timeline, statements, who),
        sites=sites(spots(timeline)),
        documents=detail.documents[-FIRST:] if many else detail.documents[:shown],
        latest=many,
    )


def _offices(roles: Iterable[RoleRow]) -> Iterator[Office]:
    """The offices, the one named last first; `roles` come by day."""
    of: dict[str, list[RoleRow]] = {}
    for role in roles:
        of.setdefault(key(role.title), []).append(role)
    for rows in sorted(of.values(), key=lambda rs: rs[-1].published or date.min, reverse=True):
        days = [r.published for r in rows if r.published]
        yield Office(
            title=rows[-1].title, first=min(days, default=None), last=max(days, default=None),
            reports=len({r.document for r in rows}), latest=rows[-1],
        )  # fmt: skip


def _day(row: TimelineRow) -> tuple[bool, date]:
    return row.earliest is None and row.latest is None, row.earliest or row.latest or date.max
