"""Which passages of one article stand in another: two wordings in, passages with their words on both sides out.

Common runs of five words are seeds; each grows as far as the words stay the same; what stands close together on both
sides is one passage, so that an edited word or an added title of honour does not break it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from marsad.knowledge.wording import RUN, tell
from marsad.model import Wording

EDIT = 8  # words that an editor may have added, dropped or changed inside a passage
SHORTEST = 6  # words; less is a turn of phrase
OFTEN = 4  # places of one run that are looked at
_place = attrgetter("b", "a")
Words = memoryview


class Places(NamedTuple):
    """The runs of a document sorted, and where each begins; for every number of 16 bits, whether a run that tells
    something ends with it: most runs of others need not be looked for."""

    runs: NDArray[np.uint64]
    at: list[int]
    perhaps: NDArray[np.bool_]


class Block(Struct, frozen=True, gc=False):
    """The same words in both: `n` of them, from word `a` of the one and from word `b` of the other."""

    a: int
    b: int
    n: int


class Common(Struct, frozen=True, gc=False):
    """Words `a` to `a_end` of the one (the end excluded) say what `b` to `b_end` of the other do; `same` are alike.
    `tells` is how many of its runs are nobody's formula and no name."""

    a: int
    a_end: int
    b: int
    b_end: int
    same: int
    tells: float = 0.0


def passages(one: Wording, other: Wording) -> list[Common]:
    """Common passages in the order of the other."""
    places, others = _places(one.runs), np.frombuffer(other.runs, np.uint64)
    here = places.perhaps[others.astype(np.uint16)].nonzero()[0]
    seen = others[here]
    first = places.runs.searchsorted(seen)
    common = ((places.runs.take(first, mode="clip") == seen) & (seen > 0)).nonzero()[0]
    if not len(common):
        return []
    seen, first = seen[common], first[common]
    after = np.minimum(places.runs.searchsorted(seen, "right"), first + OFTEN)
    starts, telling = here[common].tolist(), tell(seen.tolist())
    where = zip(starts, first.tolist(), after.tolist(), strict=True)
    blocks = _blocks(_words(one.words), places.at, _words(other.words), where)
    found = (p for p in _joined(sorted(blocks, key=_place)) if p.same >= SHORTEST)
    return [
        replace(p, tells=sum(telling[bisect_left(starts, p.b) : bisect_left(starts, p.b_end - RUN + 1)])) for p in found
    ]


@lru_cache(maxsize=2)
def _places(packed: bytes) -> Places:
    """Kept, since one document is held against many."""
    runs = np.frombuffer(packed, np.uint64)
    order = runs.argsort(kind="stable")
    perhaps = np.zeros(1 << 16, np.bool_)
    perhaps[runs[runs > 0].astype(np.uint16)] = True
    return Places(runs[order], order.tolist(), perhaps)


def _words(packed: bytes) -> Words:
    return memoryview(packed).cast("I")


def _blocks(one: Words, at: list[int], other: Words, common: Iterable[tuple[int, int, int]]) -> Iterator[Block]:
    """The blocks of `common` runs: where one begins in the other, and from where to where its places stand in `at`."""
    reached: dict[int, int] = {}  # by diagonal, the word of the other up to which it has been followed
    for j, first, after in common:
        for i in at[first:after]:
            if reached.get(i - j, -1) <= j:
                block = _grown(one, other, i, j)
                reached[i - j] = block.b + block.n
                yield block


def _grown(a: Words, b: Words, i: int, j: int) -> Block:
    """The run at `i` and `j` with all that is the same before and after it."""
    most = min(i, j)
    back = 0
    while back < most and a[i - back - 1] == b[j - back - 1]:
        back += 1
    i, j, n = i - back, j - back, RUN + back
    most = min(len(a) - i, len(b) - j)
    while n < most and a[i + n] == b[j + n]:
        n += 1
    return Block(i, j, n)


def _joined(blocks: list[Block]) -> list[Common]:
    """Blocks that follow one another closely on both sides as one passage; what overlaps is counted once."""
    found: list[Common] = []
    for block in blocks:
        for k in range(len(found) - 1, max(len(found) - 4, -1), -1):
            last = found[k]
            if -RUN < block.b - last.b_end <= EDIT and -RUN < block.a - last.a_end <= EDIT:
                new = block.n - max(last.b_end - block.b, last.a_end - block.a, 0)
                if new > 0:
                    found[k] = Common(last.a, block.a + block.n, last.b, block.b + block.n, last.same + new)
                break
        else:
            found.append(Common(block.a, block.a + block.n, block.b, block.b + block.n, block.n))
    return found


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many words stand in the spans, each counted once."""
    total = reach = 0
    for first, last in sorted(spans):
        total += max(0, last - max(first, reach))
        reach = max(reach, last)
    return total
