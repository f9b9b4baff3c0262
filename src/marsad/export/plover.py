"""Coded events → PLOVER records as JSON lines, with the keys that NGEC, POLECAT's coder, writes, and evidence of ours.

Every modality enters and is said in `modality`; readers who want facts alone take the asserted. Offsets are code points
into the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from marsad.export.coded import CodedEvent, CodedParty, CodedPlace
from marsad.knowledge.rules import tell
from marsad.model import Interval

VERSION = "marsad.plover/1"
_encode = msgspec.json.Encoder().encode


def lines(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """One JSON object an event, without line ends."""
    return (_encode(record(e)) for e in events)


def record(e: CodedEvent) -> dict[str, Any]:
    """One event as PLOVER's users know it."""
    return {
        "id": e.id, "story_id": e.document, "url": e.url, "publisher": e.outlet, "headline": e.headline,
        "pub_date": _day(e.published), "date": _day(e.when), "date_interval": _both(e.when),
        "date_reason": tell(e.when_reason, "en") if e.when_reason else None,
        "event_type": e.type, "event_mode": [e.mode] if e.mode else [], "contexts": list(e.contexts),
        "event_intensity": e.score, "quad_code": e.quad, "cameo": e.cameo or None,
        "attributes": {
            "ACTOR": [_party(p) for p in e.actors], "RECIP": [_party(p) for p in e.recipients],
            "LOC": [_place(e.place)] if e.place else [],
        },
        "event_geolocation": _place(e.place) if e.place and e.place.latitude is not None else None,
        "event_text": e.trigger.text, "start_char": e.trigger.start, "end_char": e.trigger.end, "rule": e.trigger.rule,
        "modality": e.modality, "same_as": e.same_as,
        "figures": [{"value": f.value, "unit": f.unit, "text": f.words} for f in e.figures],
        "speakers": list(e.speakers), "via": list(e.via), "agencies": list(e.agencies), "origins": e.origins,
        "version": VERSION,
    }  # fmt: skip


def _day(when: Interval) -> str | None:
    """The day, where it is one day."""
    return when.earliest.isoformat() if when.earliest and when.earliest == when.latest else None


def _both(when: Interval) -> list[str | None]:
    return [d.isoformat() if d else None for d in (when.earliest, when.latest)]


def _party(p: CodedParty) -> dict[str, Any]:
    return {
        "text": p.words, "start_char": p.evidence.start, "end_char": p.evidence.end, "name": p.name,
        "english": p.english, "country": p.country, "code_1": p.sector or "", "code_2": "", "title": p.title,
        "wikidata": p.wikidata,
    }  # fmt: skip


def _place(p: CodedPlace) -> dict[str, Any]:
    return {
        "resolved_placename": p.english or p.name, "search_placename": p.name, "country_code3": p.country,
        "lat": p.latitude, "lon": p.longitude, "geonameid": p.geonames, "wikidata": p.wikidata,
    }  # fmt: skip
