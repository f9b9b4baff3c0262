"""Words that no rule takes, on a page whose rules keep much → those that are likely to tell an event of it.

They are weighed by the words around them and by what the rules keep beside them, before anybody asks who took part:
four in five tell nothing, and whom they would name says little of whether they do. Signs are names such as
`stem=AID:توفير`; `training/events.py` learns their weights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from marsad.extract.events.clause import Names
from marsad.extract.events.drafts import Draft, Read
from marsad.extract.events.lexicon import Reading
from marsad.extract.events.memory import Memory
from marsad.extract.events.signs import around, own
from marsad.extract.events.triggers import common, loose
from marsad.extract.events.weighing import ONE, TIE, Weighed, model, weighed

MODELS = ("events_loose", "events_loose")
# From which sum on a word tells an event. Tuned with cross-validation by document.
LOOSE = -0.3
# A word that weighs less by itself stands nowhere, and is not asked for: of 2,368 that stood on 1,500 pages of news, of
# 25,296 that might, five weighed so little, and a fifth of all did.
HOPE = -1.25
# So many events beside a word, and of its type on the page, are one sign; the distances at which the next one is near.
_BESIDE, _ALIKE, _NEAR = 2, 3, (2, 6)
# Whether the word is a tentative one; events in its sentence, of its type on the page, how far the next one is, whether
# one of its type stands in the sentence.
Beside = tuple[bool, int, int, int, bool]


class Spot(NamedTuple):
    """A word that may tell an event: its token, its sentence's place in the document, first token and words, and how it
    is read."""

    at: int
    sentence: int
    first: int
    norm: list[str]
    reading: Reading


def spots(norm: list[str], sentences: Iterable[Read], names: Names) -> list[Spot]:
    """The words of the sentences read so far that no rule takes and that may tell an event all the same, in text order;
    `norm` are the document's tokens."""
    found: list[Spot] = []
    maybe = common(norm, names)
    for k, read in enumerate(sentences):
        first, last = read.sentence.first, read.sentence.last
        low = bisect_left(maybe, first)
        able = maybe[low : bisect_left(maybe, last, low)]
        if some := loose(norm, able, read.sentence, names, read.hits):
            words = norm[first:last]
            found += [Spot(at, k, first, words, reading) for at, reading in some]
    return found


class Kept:
    """What the rules keep of a page: how many events of each type, and where, by the first token of their sentences."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.types: Counter[str] = Counter()
        self.by: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for draft in drafts:
            self.types[draft.event.type] += 1
            self.by[draft.clause.first].append((draft.at, draft.event.type))


def likely(some: Iterable[Spot], drafts: Iterable[Draft]) -> list[Spot]:
    """Those of some spots of a page that tell an event; `drafts` are those that the rules keep."""
    kept, base = Kept(drafts), model(MODELS[0]).get("*", 0.0)
    return [
        spot
        for spot in some
        if base + own(spot.norm[spot.at - spot.first], spot.reading, MODELS).one > HOPE
        and base + sum(map(ONE, seen_of(spot, kept))) > LOOSE + TIE
    ]


def seen_of(spot: Spot, kept: Kept) -> list[Weighed]:
    """What is seen of a spot, and what it weighs."""
    reading = spot.reading
    pattern = reading.pattern
    assert pattern is not None
    beside, alike = kept.by.get(spot.first), min(_ALIKE, kept.types.get(pattern.type, 0))
    if beside:
        near = min([abs(at - spot.at) for at, _ in beside])
        same = pattern.type in [type_ for _, type_ in beside]
        case = pattern.tentative, min(_BESIDE, len(beside)), alike, sum([near <= step for step in _NEAR]), same
    else:
        case = pattern.tentative, 0, alike, 0, False
    return [*around(spot.norm, spot.at - spot.first, reading, MODELS), _beside(pattern.type)[case]]


@lru_cache(maxsize=1 << 8)
def _beside(kind: str) -> Memory[Beside, Weighed]:
    def find(case: Beside) -> Weighed:
        tentative, beside, alike, near, same = case
        return weighed(
            MODELS, f"tentative={tentative}", f"beside={beside}", f"beside={kind}:{beside}", f"alike={alike}",
            f"alike={kind}:{alike}", f"near={near}", f"near={kind}:{near}", f"same={same}",
        )  # fmt: skip

    return Memory(find)
