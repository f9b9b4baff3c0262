"""Reading → schema.org NewsArticle as JSON-LD: what search engines and archives read of a report."""

from __future__ import annotations

from typing import Any

from marsad.model import Entity, Reading

_TYPES = {"PER": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place", "EVENT": "Event"}


def news_article(reading: Reading) -> dict[str, Any]:
    """One document with whom and what it is about; keys whose value is unknown are left out."""
    doc = reading.document
    when = doc.published.interval
    day = when.earliest.isoformat() if when.earliest and when.earliest == when.latest else None
    item: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "NewsArticle", "identifier": doc.id, "url": doc.url,
        "headline": doc.text[doc.title.start : doc.title.end] if doc.title else None, "datePublished": day,
        "inLanguage": doc.language, "publisher": _named("Organization", doc.outlet),
        "author": _named("Person", doc.byline),
        "sourceOrganization": [_named("Organization", a) for a in doc.agencies] or None,
        "mentions": [about(e) for e in reading.entities if e.type in _TYPES] or None,
    }  # fmt: skip
    return {key: value for key, value in item.items() if value is not None}


def about(entity: Entity) -> dict[str, Any]:
    """An entity as schema.org's thing of its type."""
    same = f"https://www.wikidata.org/entity/{entity.wikidata}" if entity.wikidata else None
    names = [n for n in dict.fromkeys((*entity.names, entity.english)) if n and n != entity.name]
    thing = {"@type": _TYPES[entity.type], "name": entity.name, "alternateName": names or None, "sameAs": same}
    return {key: value for key, value in thing.items() if value is not None}


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None
