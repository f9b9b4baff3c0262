"""An Arabic word of a name → how it is probably written in Latin letters, by a model of letter pairs learnt from names.

A name is read as a chain of units: one or two Arabic letters with the Latin letters that they stand for (م as mu).
The chain is scored by how often each unit follows those before it, with Witten-Bell smoothing, and searched by beam.
`training/transliteration.py` makes the model; `docs/transliteration.md` says how good it is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.knowledge.arrays import arrays

FILE = "models/transliteration.npz"
# A unit is seen together with at most so many less one before it; set, as the two below, on words kept out of training.
ORDER = 5
# Chains kept while searching, and units tried for the same letters.
BEAM, TRIED = 2, 4
COMMON = 30  # units that the same letters may be part of
LONGEST = 24  # letters: a longer word is no name
START, END = "^", "$"
MOST = 4096  # units; so many that the numbers of four fit one number
Chain = tuple[str, ...]
Numbers = tuple[int, ...]


class After(NamedTuple):
    """What follows a chain: how often each unit, how many different ones, how often any."""

    units: dict[int, int]
    ways: int
    whole: int


class Model:
    """Counts of chains up to ORDER units long, as `packed` packs them; units have numbers in the order of their names.

    `latin`: the Latin letters of each unit; `units`: Arabic letters → their units, the likeliest first.
    """

    def __init__(self, held: Mapping[str, NDArray[Any]]) -> None:
        names = bytes(held["units"].tobytes()).decode().split("\n")
        self.chains, self.begin = array("q", held["chains"].tobytes()), array("i", held["begin"].tobytes())
        self.follow, self.count = array("H", held["follow"].tobytes()), array("i", held["count"].tobytes())
        self.latin = [name.partition(":")[2] for name in names]
        self.start, self.end = names.index(START), names.index(END)
        self.following = lru_cache(maxsize=1 << 13)(self._following)
        self.after = lru_cache(maxsize=1 << 12)(self._after)
        often = self._after(0)
        units: dict[str, list[int]] = {}
        for unit in sorted(often.units if often else (), key=lambda u: (-often.units[u], u) if often else ()):
            units.setdefault(names[unit].partition(":")[0], []).append(unit)
        self.units = {letters: tuple(of[:COMMON]) for letters, of in units.items()}

    def _after(self, chain: int) -> After | None:
        """What follows the chain with the number `chain`."""
        at = bisect_left(self.chains, chain)
        if at == len(self.chains) or self.chains[at] != chain:
            return None
        here = slice(self.begin[at], self.begin[at + 1])
        count = self.count[here]
        return After(dict(zip(self.follow[here], count, strict=True)), len(count), sum(count))

    def _following(self, before: Numbers, letters: str) -> tuple[tuple[float, int], ...]:
        """The likeliest units for `letters` after the chain `before`, each with its log probability."""
        units = self.units.get(letters, ())
        chances = [0.0] * len(units)
        for size in range(len(before) + 1):
            found = self.after(_number(before[len(before) - size :]))
            if found is None:
                break
            seen, ways, whole = found.units.get, found.ways, found.whole + found.ways
            chances = [(seen(u, 0) + ways * p) / whole for u, p in zip(units, chances, strict=True)]
        likely = sorted(zip(chances, units, strict=True), reverse=True)[:TRIED]
        return tuple((log(p), unit) for p, unit in likely if p > 0)

    def spellings(self, word: str) -> list[tuple[float, str]]:
        """Ways to write `word`, the best first, each with its log probability; none where a letter is unknown."""
        beams: list[dict[tuple[Numbers, str], float]] = [{} for _ in range(len(word) + 2)]
        beams[0] = {((self.start,) * (ORDER - 1), ""): 0.0}
        for at in range(len(word)):
            for (before, written), score in sorted(beams[at].items(), key=lambda b: -b[1])[:BEAM]:
                for size in (1, 2):
                    for chance, unit in self.following(before, word[at : at + size]) if at + size <= len(word) else ():
                        then = ((*before[1:], unit), written + self.latin[unit])
                        beams[at + size][then] = max(score + chance, beams[at + size].get(then, -1e9))
        found: dict[str, float] = {}
        for (before, written), score in beams[len(word)].items():
            for chance, _ in self.following(before, END):
                found[written] = max(score + chance, found.get(written, -1e9))
        return sorted(((score, written) for written, score in found.items() if written), reverse=True)


def packed(counted: Iterable[tuple[Chain, int]]) -> dict[str, NDArray[Any]]:
    """How often each chain was counted → the model's arrays: `units`, their names; `chains`, the numbers of all that
    stand before a unit, ascending; `begin`, where in `follow` and `count` stands what follows each of them."""
    counts = dict(counted)
    names = sorted({unit for chain in counts for unit in chain})
    if len(names) >= MOST:
        raise ValueError(f"{len(names)} units; a chain's number holds {MOST - 1} different ones at most")
    place = {name: n for n, name in enumerate(names)}
    rows = sorted((_number(tuple(place[u] for u in c[:-1])), place[c[-1]], n) for c, n in counts.items())
    chains, begin = np.unique(np.array([row[0] for row in rows], np.int64), return_index=True)
    return {
        "units": np.frombuffer("\n".join(names).encode(), np.uint8),
        "chains": chains,
        "begin": np.append(begin, len(rows)).astype(np.int32),
        "follow": np.array([row[1] for row in rows], np.uint16),
        "count": np.array([row[2] for row in rows], np.int32),
    }


def _number(chain: Numbers) -> int:
    """One number for a chain of units, another for every other."""
    number = 0
    for unit in chain:
        number = number * MOST + unit + 1
    return number


@lru_cache(maxsize=1 << 14)
def latin(word: str) -> str | None:
    """`word` in small Latin letters; None where it holds a letter that the model never saw, or is too long."""
    if len(word) > LONGEST:
        return None
    found = model().spellings(word)
    return found[0][1] if found else None


@cache
def model() -> Model:
    """The shipped model, read when first asked for."""
    return Model(arrays(FILE))
