"""An Arabic word of a name → how it is probably written in Latin letters, by a model of letter pairs learnt from names.

A name is read as a chain of units: one or two Arabic letters with the Latin letters that they stand for (م as mu).
The chain is scored by how often each unit follows those before it, with Witten-Bell smoothing, and searched by beam.
`training/transliteration.py` makes the model; `docs/transliteration.md` says how good it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from math import log

from msgspec import Struct

from marsad import knowledge

# A unit is seen together with at most so many less one before it; set, as the two below, on words kept out of training.
ORDER = 5
# Chains kept while searching, and units tried for the same letters.
BEAM, TRIED = 2, 4
LONGEST = 24  # letters: a longer word is no name
START, END = "^", "$"
Chain = tuple[str, ...]


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of models/transliteration.tsv: units in a row, `ا:a م:m`, and how often names hold them."""

    units: str
    count: int


class Model:
    """Counts of chains up to ORDER units long: what follows each, how often; the units by their Arabic letters."""

    def __init__(self, counted: Iterable[tuple[Chain, int]]) -> None:
        self.after: dict[Chain, dict[str, int]] = {}
        for chain, n in counted:
            self.after.setdefault(chain[:-1], {})[chain[-1]] = n
        self.seen = {chain: sum(units.values()) for chain, units in self.after.items()}
        units: dict[str, list[str]] = {END: [END]}
        for unit in sorted(self.after[()], key=lambda u: (-self.after[()][u], u)):
            units.setdefault(unit.partition(":")[0], []).append(unit)
        self.units = {letters: tuple(of[:30]) for letters, of in units.items()}
        self.following = lru_cache(maxsize=1 << 15)(self._following)

    def _following(self, before: Chain, letters: str) -> tuple[tuple[float, str], ...]:
        """The likeliest units for `letters` after the chain `before`, each with its log probability."""
        units = self.units.get(letters, ())
        chances = [0.0] * len(units)
        for size in range(len(before) + 1):
            chain = before[len(before) - size :]
            if (found := self.after.get(chain)) is None:
                break
            ways, whole = len(found), self.seen[chain] + len(found)
            chances = [(found.get(u, 0) + ways * p) / whole for u, p in zip(units, chances, strict=True)]
        likely = sorted(zip(chances, units, strict=True), reverse=True)[:TRIED]
        return tuple((log(p), unit) for p, unit in likely if p > 0)

    def spellings(self, word: str) -> list[tuple[float, str]]:
        """Ways to write `word`, the best first, each with its log probability; none where a letter is unknown."""
        beams: list[dict[tuple[Chain, str], float]] = [{} for _ in range(len(word) + 2)]
        beams[0] = {((START,) * (ORDER - 1), ""): 0.0}
        for at in range(len(word)):
            for (before, written), score in sorted(beams[at].items(), key=lambda b: -b[1])[:BEAM]:
                for size in (1, 2):
                    for chance, unit in self.following(before, word[at : at + size]) if at + size <= len(word) else ():
                        then = ((*before[1:], unit), written + unit.partition(":")[2])
                        beams[at + size][then] = max(score + chance, beams[at + size].get(then, -1e9))
        found: dict[str, float] = {}
        for (before, written), score in beams[len(word)].items():
            for chance, _ in self.following(before, END):
                found[written] = max(score + chance, found.get(written, -1e9))
        return sorted(((score, written) for written, score in found.items() if written), reverse=True)


@lru_cache(maxsize=1 << 15)
def latin(word: str) -> str | None:
    """`word` in small Latin letters; None where it holds a letter that the model never saw, or is too long."""
    if len(word) > LONGEST:
        return None
    found = model().spellings(word)
    return found[0][1] if found else None


@cache
def model() -> Model:
    """The shipped model, read when first asked for."""
    rows = knowledge.rows("models/transliteration.tsv", Counted)
    return Model((tuple(row.units.split(" ")), row.count) for row in rows)
