"""Which passages of one article stand in another: two wordings in, passages with their words on both sides out.

Common runs of five words are seeds; each grows as far as the words stay the same; what stands close together on both
sides is one passage, so that an edited word or an added title of honour does not break it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from marsad.knowledge.wording import RUN, tells, unpacked
from marsad.model import Wording

EDIT = 8  # words that an editor may have added, dropped or changed inside a passage
SHORTEST = 6  # words; less is a turn of phrase
OFTEN = 4  # places of one run that are looked at


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
    places, others = _places(one.runs), unpacked(other.runs, "Q")
    common = places.keys() & others
    if not common:
        return []
    blocks = _blocks(unpacked(one.words), places, unpacked(other.words), others)
    found = (p for p in _joined(sorted(blocks, key=lambda k: (k.b, k.a))) if p.same >= SHORTEST)
    telling = {n: tells(n) for n in common}
    return [replace(p, tells=sum(telling.get(n, 0.0) for n in others[p.b : p.b_end - RUN + 1])) for p in found]


@lru_cache(maxsize=2)
def _places(packed: bytes) -> dict[int, list[int]]:
    """Where each run that tells something begins; kept, since one document is held against many."""
    places: dict[int, list[int]] = {}
    for i, run in enumerate(unpacked(packed, "Q")):
        if run:
            places.setdefault(run, []).append(i)
    return places


def _blocks(
    one: Sequence[int], places: Mapping[int, Sequence[int]], other: Sequence[int], others: Sequence[int]
) -> Iterator[Block]:
    reached: dict[int, int] = {}  # by diagonal, the word of the other up to which it has been followed
    for j, run in enumerate(others):
        if run not in places:
            continue
        for i in places[run][:OFTEN]:
            if reached.get(i - j, -1) <= j:
                block = _grown(one, other, i, j)
                reached[i - j] = block.b + block.n
                yield block


def _grown(a: Sequence[int], b: Sequence[int], i: int, j: int) -> Block:
    """The run at `i` and `j` with all that is the same before and after it."""
    back = 0
    while i - back > 0 and j - back > 0 and a[i - back - 1] == b[j - back - 1]:
        back += 1
    n, most = RUN, min(len(a) - i, len(b) - j)
    while n < most and a[i + n] == b[j + n]:
        n += 1
    return Block(i - back, j - back, n + back)


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
