"""Coded events → the tab-separated table that users of POLECAT load: its 39 columns in its order, then four of ours.

Columns as in the files of the POLECAT dataset (doi:10.7910/DVN/AJGVIT). A table of theirs has no room for modality,
so only what is told as having happened enters. Correlates-of-War numbers stay empty: they are not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from marsad.export.coded import CodedEvent, CodedParty, CodedPlace, facts

VERSION = "Marsad-1"
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
    "Document", "Start", "End", "Independent Origins",
)  # fmt: skip
JOINED = "; "


def lines(events: Iterable[CodedEvent]) -> Iterator[str]:
    """The header, then a line an event, without line ends."""
    yield "\t".join(COLUMNS)
    for e in facts(iter(events)):
        yield "\t".join(_clean(cell) for cell in row(e))


def row(e: CodedEvent) -> list[str]:
    """The cells of one event, in the order of `COLUMNS`."""
    return [
        e.id, day(e.when.earliest) if e.when.earliest == e.when.latest else "", e.type, e.mode or "", f"{e.score:.1f}",
        e.quad.upper(), JOINED.join(e.contexts), *_party(e.actors), *_party(e.recipients), *_place(e.place),
        e.outlet or "", day(e.published.earliest) if e.published.earliest == e.published.latest else "",
        *_story(e), "ara", VERSION,
        e.document, str(e.trigger.start), str(e.trigger.end), str(e.origins),
    ]  # fmt: skip


def day(value: date | None) -> str:
    """An ISO day, empty where unknown."""
    return value.isoformat() if value else ""


def _party(parties: tuple[CodedParty, ...]) -> list[str]:
    """Name, country, COW, primary sector, sectors, title, name as written, Wikipedia; several joined by "; "."""
    names = JOINED.join(p.english or p.name for p in parties)
    sectors = list(dict.fromkeys(p.sector for p in parties if p.sector))
    return [
        names, JOINED.join(dict.fromkeys(p.country for p in parties if p.country)), "", sectors[0] if sectors else "",
        JOINED.join(sectors), JOINED.join(p.title for p in parties if p.title), JOINED.join(p.words for p in parties),
        "",
    ]  # fmt: skip


def _place(place: CodedPlace | None) -> list[str]:
    """Placename, city, district, province, country, latitude, longitude, GeoNames id, as written, feature type."""
    if place is None:
        return [""] * 10
    name = place.english or place.name
    city = "" if place.is_state or place.type != "GPE" else name
    at = ["" if d is None else f"{d:.5f}" for d in (place.latitude, place.longitude)]
    kind = "PCLI" if place.is_state else ""
    return [name, city, "", "", place.country or "", *at, str(place.geonames or ""), place.name, kind]


def _story(e: CodedEvent) -> list[str]:
    """The people, organisations and places of the event; POLECAT lists those of the whole story."""
    everyone = (*e.actors, *e.recipients)
    people = dict.fromkeys(p.english or p.name for p in everyone if p.type == "PER")
    bodies = dict.fromkeys(p.english or p.name for p in everyone if p.type == "ORG")
    places = dict.fromkeys(p.english or p.name for p in everyone if p.type in ("GPE", "LOC", "FAC"))
    if e.place:
        places[e.place.english or e.place.name] = None
    return [JOINED.join(people), JOINED.join(bodies), JOINED.join(places)]


def _clean(cell: str) -> str:
    """A cell without the tabs and line ends that would break the table."""
    return " ".join(cell.split()) if any(c in cell for c in "\t\r\n") else cell
