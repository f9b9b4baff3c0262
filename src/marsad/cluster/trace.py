"""What a document is compared by: a reading in, its trace out; it depends on that document alone."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations, islice

from marsad import text
from marsad.cluster.origin import credited
from marsad.knowledge.spoken import once
from marsad.knowledge.weights import FIRST_LINE, body, keys, names, numbers, rarity, titled, weighed
from marsad.knowledge.wording import routine, sketch, wording
from marsad.model import Deed, Interval, Reading, Trace

WORDS = 100  # heaviest words that are compared
RAREST = 7.0  # weight from which on a name is as rare as can be
MANY = 6  # parties of one event that are paired
BODIES = frozenset({"ORG", "FAC", "EVENT", "DOC", "WEAPON", "LOC"})
LOUDEST = 0.6  # share of a document's statements from which on it carries one voice


@once
def trace(reading: Reading) -> Trace:
    """The trace of a reading."""
    document, said = reading.document, wording(reading)
    return Trace(
        document=document.id,
        when=document.published.interval,
        words=_unit(dict(islice(weighed(reading).items(), WORDS))),
        names=_unit(names(reading)),
        title=_unit(titled(reading)),
        deeds=_deeds(reading),
        numbers=numbers(reading),
        routine=routine(said),
        keys=keys(reading),
        sketch=sketch(said),
        size=len(said.words) // 4,
        outlet=document.outlet,
        agencies=credited(document),
        voice=_voice(reading),
        voices=_voices(reading),
        bodies=_bodies(reading),
    )


def label(reading: Reading) -> str:
    """The document's title, else the beginning of its first line."""
    d = reading.document
    if d.title:
        return " ".join(d.text[d.title.start : d.title.end].split())
    line = body(d).strip().partition("\n")[0]
    return line if len(line) <= FIRST_LINE else line[:FIRST_LINE].rpartition(" ")[0] + "…"


def _voice(reading: Reading) -> str | None:
    """The one speaker of most statements, by gazetteer id or folded name; a lone statement counts too."""
    who = {e.id: e.known or text.key(e.name) for e in reading.entities}
    said = Counter(who[s.speakers[0].entity] for s in reading.statements if s.speakers and s.speakers[0].entity in who)
    first = min(said.items(), key=lambda item: (-item[1], item[0]), default=None)
    return first[0] if first and first[1] >= LOUDEST * len(reading.statements) else None


def _voices(reading: Reading) -> tuple[str, ...]:
    """The people and bodies that are quoted."""
    who = {e.id: e.known or text.key(e.name) for e in reading.entities if e.type in ("PER", "ORG")}
    return tuple(sorted({who[p.entity] for s in reading.statements for p in s.speakers if p.entity in who}))


def _bodies(reading: Reading) -> dict[str, float]:
    """Who and what is named beside people and states, by how seldom the news do."""
    named = ((e.known or text.key(e.name), rarity(e.name)) for e in reading.entities if e.type in BODIES)
    return {name: round(min(heavy / RAREST, 1.0), 3) for name, heavy in named}


def _deeds(reading: Reading) -> tuple[Deed, ...]:
    """Each pair of parties of each event, where both are named."""
    who = {e.id: (e.known or text.key(e.name), min(rarity(e.name) / RAREST, 1.0)) for e in reading.entities}
    found: dict[str, Deed] = {}
    for event in reading.events:
        parties = {who[p.entity] for p in (*event.actors, *event.recipients) if p.entity in who}
        for (a, heavy), (b, weighty) in combinations(sorted(parties)[:MANY], 2):
            what = f"{event.type} {a} {b}"
            if what not in found or not found[what].when.closed:
                found[what] = Deed(what=what, weight=round(heavy * weighty, 3), when=event.when)
    return tuple(found.values())


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {k: round(w / length, 4) for k, w in weights.items()} if length else {}


def day(when: Interval) -> str:
    """A document's day for putting documents in order; those without a day come last."""
    first = when.earliest or when.latest
    return first.isoformat() if first else "9999"
