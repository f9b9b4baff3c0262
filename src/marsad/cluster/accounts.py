"""What a document tells of events, ready to be held against others: a reading in, an account for each telling out."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from marsad import text
from marsad.knowledge.spoken import words
from marsad.knowledge.weights import stem, weight
from marsad.model import Account, Amount, Entity, Event, Party, Reading, Span

_END = re.compile(r"[.!؟?\n]+(?=\s|$)")
_LIGHT = 2.5  # a word of less weight says nothing of what was spoken of


def accounts(reading: Reading, links: Mapping[str, str] | None = None) -> Iterator[Account]:
    """Every telling of every event, in text order; `links` gives the record's entity for a document's."""
    known = {e.id: e for e in reading.entities}
    ends = [0, *(hit.end() for hit in _END.finditer(reading.document.text)), len(reading.document.text)]
    for event in sorted(reading.events, key=lambda e: e.evidence.start):
        yield _account(reading, event, known, links or {}, sentence(ends, event.evidence.start))


def sentence(ends: list[int], at: int) -> Span:
    """The stretch between two ends of sentences that holds the offset `at`."""
    k = bisect_right(ends, at)
    return Span(ends[k - 1], ends[min(k, len(ends) - 1)])


def sentences(document: str) -> list[int]:
    """Where the sentences of a text end, its beginning first."""
    return [0, *(hit.end() for hit in _END.finditer(document)), len(document)]


def _account(r: Reading, e: Event, known: Mapping[str, Entity], links: Mapping[str, str], within: Span) -> Account:
    said = r.document.text[within.start : within.end]
    topic = {w: weight(w) for w in map(stem, words(said)) if len(w) > 2 and not w.isdecimal()}
    heavy = {w: x for w, x in topic.items() if x >= _LIGHT}
    length = math.sqrt(sum(x * x for x in heavy.values())) or 1.0
    place = known.get(e.place or "")
    return Account(
        document=r.document.id,
        event=e.id,
        evidence=e.evidence,
        type=e.type,
        mode=e.mode,
        modality=e.modality,
        actors=_parties(e.actors, known, links),
        recipients=_parties(e.recipients, known, links),
        people=_people(r, e, known, links, within),
        place=_name(place, links) if place else None,
        when=e.when,
        published=r.document.published.interval,
        figures=tuple(_amount(r, n) for n in e.figures if n < len(r.quantities)),
        topic={w: round(x / length, 4) for w, x in heavy.items()},
        same_as=e.same_as,
    )


def _parties(parties: tuple[Party, ...], known: Mapping[str, Entity], links: Mapping[str, str]) -> tuple[str, ...]:
    """The country of each, else its name."""
    found = (
        p.country or ((e.country or _name(e, links)) if (e := known.get(p.entity or "")) else None) for p in parties
    )
    return tuple(dict.fromkeys(x for x in found if x))


def _people(
    r: Reading, e: Event, known: Mapping[str, Entity], links: Mapping[str, str], within: Span
) -> tuple[str, ...]:
    """Who takes part by name, and who else is named in the sentence."""
    parties = {p.entity for p in (*e.actors, *e.recipients) if p.entity}
    starts = [m.evidence.start for m in r.mentions]
    inside = r.mentions[bisect_left(starts, within.start) : bisect_left(starts, within.end)]
    ids = parties | {m.entity for m in inside if m.entity}
    return tuple(sorted({_name(known[i], links) for i in ids if i in known and known[i].type == "PER"}))


def _name(e: Entity, links: Mapping[str, str]) -> str:
    return links.get(e.id) or e.known or text.key(e.name)


def _amount(r: Reading, n: int) -> Amount:
    q = r.quantities[n]
    return Amount(float(q.value), q.unit, q.approximate, q.as_of)
