"""The page of events: every event of the record in one table with facets, and the same list as CSV or GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from marsad.desk.asking import asked, offset_of
from marsad.desk.pages import MissingError
from marsad.desk.pictures.map import Sites, sites, spots
from marsad.export import geojson, sheet
from marsad.export.coded import CodedEvent, coded
from marsad.knowledge.ontology import Quad
from marsad.model import Why
from marsad.record import Record
from marsad.record.narrowed import Claims, Doings
from marsad.record.rows import EntityRow, TimelineRow

TEMPLATE = "events.html"
PAGE = 60
MOST = 5_000  # events of a file
FORMS = {"csv": "text/csv", "geojson": "application/geo+json"}


class Events(Struct, frozen=True, kw_only=True):
    """The events that fit `asked`, those of the latest reports first, and where they happened; `actor` is the one asked
    for. `most` is how many a file of them holds."""

    asked: Doings
    found: Claims
    rows: tuple[TimelineRow, ...]
    actor: EntityRow | None
    sites: Sites
    quads: tuple[Quad, ...]
    offset: int
    most: int
    notes: tuple[Why, ...]


def events(record: Record, given: Mapping[str, str]) -> Events:
    """The page for an address's parameters; the actor may be an id or a name in any spelling."""
    wanted, actor, notes = _wanted(record, given)
    start = offset_of(given)
    found = record.doings(wanted, PAGE, start)
    rows = tuple(r for r in found.rows if isinstance(r, TimelineRow))
    return Events(
        asked=wanted, found=found, rows=rows, actor=actor, sites=sites(spots(rows)), quads=get_args(Quad),
        offset=start, most=MOST, notes=notes,
    )  # fmt: skip


def _wanted(record: Record, given: Mapping[str, str]) -> tuple[Doings, EntityRow | None, tuple[Why, ...]]:
    wanted, notes = asked(Doings, given)
    actor = record.find_entity(wanted.actor) if wanted.actor else None
    if wanted.actor and actor is None:
        notes += (Why("asked.nobody", (wanted.actor,)),)
    return replace(wanted, actor=actor.id if actor else None), actor, notes


def file(record: Record, given: Mapping[str, str], form: str) -> tuple[str, bytes]:
    """The media type and the content of the list as a file. Raises MissingError for a form that there is not."""
    if form not in FORMS:
        raise MissingError("missing.page")
    wanted, _, _ = _wanted(record, given)
    rows = record.doings(wanted, MOST).rows[:MOST]
    chosen = _coded(record, [r for r in rows if isinstance(r, TimelineRow)])
    body = "".join(sheet.csv_lines(chosen)).encode() if form == "csv" else b"\n".join(geojson.lines(chosen))
    return FORMS[form], body


def _coded(record: Record, rows: list[TimelineRow]) -> Iterator[CodedEvent]:
    """The rows' events as the export formats have them, report by report."""
    ids = {f"{r.document}#{r.event}" for r in rows}
    for document in dict.fromkeys(r.document for r in rows):
        if reading := record.mended(document):
            yield from (e for e in coded(reading) if e.id in ids)
