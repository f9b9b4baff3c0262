"""What a document is compared by: a reading in, its trace out; it depends on that document alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, compress, islice
from zlib import crc32

from marsad import text
from marsad.knowledge.weights import body, keys, names, rarity, weighed, words
from marsad.model import Deed, Interval, Reading, Trace

WORDS = 100  # heaviest words that are compared
RAREST = 7.0  # weight from which on a name is as rare as can be
MANY = 6  # parties of one event that are paired
RUN = 5  # words of a shingle
SAMPLE = 4  # one word in so many may begin a shingle that is kept
LABEL = 120  # letters of a first line that stands in for a title


def trace(reading: Reading) -> Trace:
    document = reading.document
    said = body(document)
    return Trace(
        document=document.id,
        when=document.published.interval,
        words=_unit(dict(islice(weighed(reading).items(), WORDS))),
        names=_unit(names(reading)),
        deeds=_deeds(reading),
        shingles=tuple(sorted(set(_shingles(said)))),
        keys=keys(reading),
    )


def label(reading: Reading) -> str:
    """The document's title, else the beginning of its first line."""
    d = reading.document
    if d.title:
        return " ".join(d.text[d.title.start : d.title.end].split())
    line = body(d).strip().partition("\n")[0]
    return line if len(line) <= LABEL else line[:LABEL].rpartition(" ")[0] + "…"


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


def _shingles(said: str) -> Iterator[int]:
    """The hashed runs that begin with a word of the sample: the same runs are taken from every document."""
    every = words(said)
    starts = compress(range(len(every) - RUN + 1), map(_sampled, every))
    return (crc32(" ".join(every[i : i + RUN]).encode()) for i in starts)


@lru_cache(maxsize=65536)
def _sampled(word: str) -> bool:
    return crc32(word.encode()) % SAMPLE == 0


def day(when: Interval) -> str:
    """A document's day for putting documents in order; those without a day come last."""
    first = when.earliest or when.latest
    return first.isoformat() if first else "9999"
