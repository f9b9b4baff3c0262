"""What a document is compared by: a reading in, its trace out; it depends on that document alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from zlib import crc32

from marsad import text
from marsad.knowledge.weights import body, keys, stem, weighed, weight, words
from marsad.model import Interval, Reading, Trace

WORDS = 80  # heaviest words that are compared
RUN = 5  # words of a shingle
SAMPLE = 4  # one word in so many may begin a shingle that is kept
LABEL = 120  # letters of a first line that stands in for a title


def trace(reading: Reading) -> Trace:
    document = reading.document
    said = body(document)
    return Trace(
        document=document.id,
        when=document.published.interval,
        words=_unit(dict(islice(weighed(said).items(), WORDS))),
        names=_unit(_names(reading)),
        shingles=tuple(sorted(set(_shingles(said)))),
        keys=keys(said),
    )


def label(reading: Reading) -> str:
    """The document's title, else the beginning of its first line."""
    d = reading.document
    if d.title:
        return " ".join(d.text[d.title.start : d.title.end].split())
    line = body(d).strip().partition("\n")[0]
    return line if len(line) <= LABEL else line[:LABEL].rpartition(" ")[0] + "…"


def _names(reading: Reading) -> dict[str, float]:
    """Who is named, by gazetteer id or folded name, as heavily as their rarest word; named more often, heavier."""
    counts: dict[str, int] = {}
    for m in reading.mentions:
        if m.entity:
            counts[m.entity] = counts.get(m.entity, 0) + 1
    found = {}
    for e in reading.entities:
        rare = max((weight(stem(w)) for w in text.folded(e.name).split()), default=0.0)
        if rare and e.id in counts:
            found[e.known or text.key(e.name)] = rare * (1 + math.log(counts[e.id]))
    return found


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {k: round(w / length, 4) for k, w in weights.items()} if length else {}


def _shingles(said: str) -> Iterator[int]:
    """The hashed runs that begin with a word of the sample: the same runs are taken from every document."""
    every = words(said)
    for i in range(len(every) - RUN + 1):
        if _sampled(every[i]):
            yield crc32(" ".join(every[i : i + RUN]).encode())


@lru_cache(maxsize=65536)
def _sampled(word: str) -> bool:
    return crc32(word.encode()) % SAMPLE == 0


def day(when: Interval) -> str:
    """A document's day for putting documents in order; those without a day come last."""
    first = when.earliest or when.latest
    return first.isoformat() if first else "9999"
