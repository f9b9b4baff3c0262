"""Reading → W3C Web Annotations, one a claim, each pointing to its words by quotation and by position.

The Web Annotation Data Model (W3C Recommendation, 2017): TextQuoteSelector with the words before and after, and
TextPositionSelector in code points of the document's plain text. Bodies hold what was read, with the rule that read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from marsad.model import Claim, Event, Mention, Quantity, Reading, Statement, Time

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # letters of the text quoted on each side, as annotation clients do
_encode = msgspec.json.Encoder().encode


def lines(reading: Reading) -> Iterator[bytes]:
    """One JSON-LD object a claim, without line ends: mentions, times, quantities, statements, events."""
    names = {e.id: e.name for e in reading.entities}
    groups: tuple[tuple[str, tuple[Claim, ...]], ...] = (
        ("mention", reading.mentions), ("time", reading.times), ("quantity", reading.quantities),
        ("statement", reading.statements), ("event", reading.events),
    )  # fmt: skip
    for kind, claims in groups:
        for i, claim in enumerate(claims):
            yield _encode(annotation(reading, f"{kind}-{i + 1}", claim, names))


def annotation(reading: Reading, key: str, claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    """One claim as an annotation of its document; `names` gives each entity's name."""
    doc, ev = reading.document, claim.evidence
    before, after = doc.text[max(0, ev.start - AROUND) : ev.start], doc.text[ev.end : ev.end + AROUND]
    return {
        "@context": CONTEXT, "type": "Annotation", "id": f"urn:marsad:{doc.id}:{key}", "motivation": "describing",
        "body": {"type": "TextualBody", "format": "application/json", "purpose": "tagging",
                 "value": _encode({**_said(claim, names), "rule": ev.rule}).decode()},
        "target": {
            "source": doc.url or f"urn:marsad:{doc.id}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": ev.text, "prefix": before, "suffix": after},
                {"type": "TextPositionSelector", "start": ev.start, "end": ev.end},
            ],
        },
    }  # fmt: skip


def _said(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    match claim:
        case Mention():
            return {"claim": "mention", "type": claim.type, "entity": names.get(claim.entity or "")}
        case Time():
            return {"claim": "time", "earliest": claim.interval.earliest, "latest": claim.interval.latest}
        case Quantity():
            return {"claim": "quantity", "value": claim.value, "unit": claim.unit}
        case Statement():
            speakers = [names.get(p.entity or "", p.evidence.text) for p in claim.speakers]
            return {"claim": "statement", "act": claim.act, "manner": claim.manner, "speakers": speakers}
        case Event():
            parties = {
                role: [names.get(p.entity or "", p.evidence.text) for p in found]
                for role, found in (("actors", claim.actors), ("recipients", claim.recipients))
            }
            return {"claim": "event", "type": claim.type, "mode": claim.mode, "modality": claim.modality, **parties}
    raise TypeError(f"no annotation for {type(claim).__name__}")
