"""Reading → FollowTheMoney entities: the article, whom it names, and its events with those involved and the proof.

Schemata and properties as in FollowTheMoney 4; every value is a list of strings, countries are ISO 3166 alpha-2.
A state that acts is a PublicBody of its country, for an Event involves legal entities only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from marsad.export.coded import CodedEvent, CodedParty, coded
from marsad.knowledge import countries
from marsad.model import Entity, EntityType, Interval, Reading

_SCHEMATA = {"PER": "Person", "ORG": "Organization", "GPE": "PublicBody", "LOC": "Territory", "FAC": "Territory"}
_BODIES = {"GOV", "MIL", "LEG", "JUD", "IGO"}
_encode = msgspec.json.Encoder().encode
NOTHING: Mapping[str, str] = {}


def lines(reading: Reading, ids: Mapping[str, str] = NOTHING) -> Iterator[bytes]:
    """One FtM entity a line, without line ends. `ids` gives a document's entity the id that a record knows it by."""
    return (_encode(found) for found in entities(reading, ids))


def entities(reading: Reading, ids: Mapping[str, str] = NOTHING) -> Iterator[dict[str, Any]]:
    """The article, its people, bodies and places, then its events."""
    doc = reading.document
    known = {e.id: _id(reading, e, ids) for e in reading.entities if e.type in _SCHEMATA}
    yield _made(
        f"doc-{doc.id}", "Article", name=[_title(reading)], title=[_title(reading)],
        publishedAt=[_span(doc.published.interval)], author=[doc.byline],
        publisher=[doc.outlet], sourceUrl=[doc.url], language=["ara"], fileName=[doc.source],
    )  # fmt: skip
    for e in reading.entities:
        if e.id in known:
            yield _entity(e, known[e.id])
    parties: dict[tuple[str, EntityType | None], str] = {
        (e.name, e.type): known[e.id] for e in reading.entities if e.id in known
    }
    for event in coded(reading):
        yield _event(event, parties)


def _entity(e: Entity, key: str) -> dict[str, Any]:
    schema = "PublicBody" if e.type == "ORG" and e.sector in _BODIES else _SCHEMATA[e.type]
    titles = [role.title for role in e.roles] if schema == "Person" else []
    aliases = [n for n in (*e.names, e.english) if n != e.name]
    return _made(
        key,
        schema,
        name=[e.name],
        alias=aliases,
        country=[_alpha2(e.country)],
        wikidataId=[e.wikidata],
        position=titles,
    )


def _event(e: CodedEvent, parties: Mapping[tuple[str, EntityType | None], str]) -> dict[str, Any]:
    """Named after its type and trigger; `keywords` hold type, mode and modality."""
    involved = [parties.get((p.name, p.type)) for p in (*e.actors, *e.recipients) if _acts(p)]
    place = [e.place.english or e.place.name] if e.place else []
    return _made(
        f"event-{e.id}", "Event", name=[f"{e.type}: {e.trigger.text}"], startDate=[_day(e.when, "earliest")],
        endDate=[_day(e.when, "latest")], location=place, country=[_alpha2(e.place.country) if e.place else None],
        involved=involved, proof=[f"doc-{e.document}"], recordId=[e.id], sourceUrl=[e.url],
        keywords=[e.type, e.mode, e.modality, *e.contexts],
    )  # fmt: skip


def _acts(p: CodedParty) -> bool:
    """Whether FtM holds it for a legal entity."""
    return p.type in ("PER", "ORG", "GPE")


def _id(reading: Reading, e: Entity, ids: Mapping[str, str]) -> str:
    return ids.get(e.id) or e.known or f"{reading.document.id}-{e.id}"


def _made(key: str, schema: str, **properties: Sequence[str | None]) -> dict[str, Any]:
    """An FtM entity with the values that are known, each once."""
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _title(reading: Reading) -> str:
    doc = reading.document
    return " ".join((doc.text[doc.title.start : doc.title.end] if doc.title else doc.source).split())


def _span(when: Interval) -> str | None:
    return _day(when, "earliest") if when.earliest == when.latest else None


def _day(when: Interval, end: str) -> str | None:
    value = when.earliest if end == "earliest" else when.latest
    return value.isoformat() if value else None


def _alpha2(country: str | None) -> str | None:
    found = countries.by_iso3().get(country or "")
    return found.iso2.lower() if found else None
