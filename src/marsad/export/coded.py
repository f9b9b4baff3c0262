"""Reading → its coded events, flat: who did what to whom, where, when, told by whom; what every event format shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations, product

from msgspec import Struct

from marsad.knowledge import ontology
from marsad.knowledge.gazetteer.coordinates import coordinates
from marsad.model import Entity, EntityType, Event, Evidence, Interval, Modality, Party, Reading, Statement, Why

NOTHING: Mapping[str, int] = {}


class CodedParty(Struct, frozen=True, kw_only=True):
    """Someone who takes part, by name where one is known; `words` is how the text calls them at `evidence`."""

    evidence: Evidence
    words: str
    name: str
    type: EntityType | None = None
    english: str | None = None
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    wikidata: str | None = None


class CodedPlace(Struct, frozen=True, kw_only=True):
    """Where it happened: degrees north and east and the GeoNames id, None where unknown; `is_state`: a whole state."""

    name: str
    type: EntityType
    english: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    wikidata: str | None = None
    is_state: bool = False


class CodedFigure(Struct, frozen=True, kw_only=True):
    """A number tied to the event: killed, wounded, an amount, with its unit and what is counted."""

    value: float
    unit: str | None
    words: str


class CodedEvent(Struct, frozen=True, kw_only=True):
    """One event of one document. `score` runs from -10 to +10; `cameo` is empty where CAMEO has no such event;
    `lead` says that it stands in the title or the first paragraph; `origins` counts the independent ones known."""

    id: str
    document: str
    source: str
    url: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    headline: str
    published: Interval
    trigger: Evidence
    type: str
    mode: str | None
    score: float
    quad: ontology.Quad
    cameo: str
    goldstein: float | None
    contexts: tuple[str, ...]
    actors: tuple[CodedParty, ...]
    recipients: tuple[CodedParty, ...]
    place: CodedPlace | None
    when: Interval
    when_reason: Why | None
    modality: Modality
    same_as: str | None
    figures: tuple[CodedFigure, ...]
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    lead: bool
    origins: int = 1


def coded(reading: Reading, origins: Mapping[str, int] = NOTHING) -> Iterator[CodedEvent]:
    """The events of `reading` in their order. `origins` maps an event's id to its independent origins; 1 if absent."""
    entities = {e.id: e for e in reading.entities}
    said = {s.id: s for s in reading.statements}
    lead = _lead(reading)
    doc = reading.document
    headline = doc.text[doc.title.start : doc.title.end] if doc.title else ""
    for e in reading.events:
        code = ontology.cameo(e.type, e.mode, e.contexts)
        held = said.get(e.statement or "")
        yield CodedEvent(
            id=f"{doc.id}#{e.id}", document=doc.id, source=doc.source, url=doc.url, outlet=doc.outlet,
            agencies=tuple(doc.agencies), headline=headline, published=doc.published.interval,
            trigger=e.evidence, type=e.type, mode=e.mode, score=ontology.score(e.type, e.mode),
            quad=ontology.types()[e.type].quad, cameo=code,
            goldstein=ontology.cameos()[code].goldstein if code in ontology.cameos() else None,
            contexts=e.contexts,
            actors=tuple(_party(p, entities) for p in e.actors),
            recipients=tuple(_party(p, entities) for p in e.recipients),
            place=_place(entities.get(e.place or "")), when=e.when, when_reason=e.when_reason, modality=e.modality,
            same_as=f"{doc.id}#{e.same_as}" if e.same_as else None, figures=_figures(e, reading),
            speakers=_named(held.speakers if held else (), entities), via=_named(_relays(held), entities),
            lead=e.evidence.end <= lead, origins=origins.get(e.id, 1),
        )  # fmt: skip


def facts(events: Iterator[CodedEvent]) -> Iterator[CodedEvent]:
    """Those that a format without room for modality may carry: told as having happened, each once a document."""
    return (e for e in events if e.modality == "asserted" and e.same_as is None)


def dyads(event: CodedEvent) -> list[tuple[CodedParty | None, CodedParty | None]]:
    """Each actor with each recipient. Where nobody receives and several act (a meeting), each with each other."""
    if event.actors and event.recipients:
        return list(product(event.actors, event.recipients))
    if len(event.actors) > 1:
        return list(permutations(event.actors, 2))
    return [(next(iter(event.actors), None), next(iter(event.recipients), None))]


def _lead(reading: Reading) -> int:
    """Where the first paragraph ends."""
    return next((b.end for b in reading.document.blocks if b.kind == "paragraph"), 0)


def _party(party: Party, entities: Mapping[str, Entity]) -> CodedParty:
    who = entities.get(party.entity or "")
    words = party.evidence.text
    return CodedParty(
        evidence=party.evidence, words=words, name=who.name if who else words, type=who.type if who else None,
        english=who.english if who else None, country=party.country or (who.country if who else None),
        sector=party.sector or (who.sector if who else None), title=who.roles[0].title if who and who.roles else None,
        wikidata=who.wikidata if who else None,
    )  # fmt: skip


def _place(where: Entity | None) -> CodedPlace | None:
    if where is None:
        return None
    at = coordinates().get(where.known or "")
    return CodedPlace(
        name=where.name, type=where.type, english=where.english, country=where.country, wikidata=where.wikidata,
        latitude=at.latitude if at else None, longitude=at.longitude if at else None,
        geonames=at.geonames if at else None, is_state=where.known == where.country,
    )  # fmt: skip


def _figures(event: Event, reading: Reading) -> tuple[CodedFigure, ...]:
    found = (reading.quantities[i] for i in event.figures)
    return tuple(CodedFigure(value=q.value, unit=q.unit, words=q.evidence.text) for q in found)


def _relays(held: Statement | None) -> tuple[Party, ...]:
    return held.via if held else ()


def _named(parties: tuple[Party, ...], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    return tuple(_party(p, entities).name for p in parties)
