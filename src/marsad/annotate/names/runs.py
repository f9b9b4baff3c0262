"""Words that may be parts of a name → how far they run on, and how much their letters look like a name's."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import repeat

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.line import Line
from marsad.annotate.names.lookup import REMEMBERED
from marsad.annotate.names.parts import Part, part

LONGEST = 6


class Weight(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of models/person_letters.tsv: how much three letters look like a name."""

    feature: str
    weight: float


def run_end(line: Line, at: int) -> int:
    """One past the last token of the run of possible name parts that begins at `at`; `at` where only particles do."""
    kinds, norm = line.kinds, line.tokens.norm
    end, before = at + 1, kinds[at]
    while end < at + LONGEST and (kind := kinds.get(end, Part.NONE)) is not Part.NONE:
        if (kind is Part.SOFT and before < Part.NAME) or kind is Part.ASK:
            break
        if before is not Part.JOIN and another(norm[end]):
            break
        end, before = end + 1, kind
    while end > at and kinds[end - 1] is Part.JOIN:
        end -= 1
    return end


@lru_cache(maxsize=REMEMBERED)
def another(word: str) -> bool:
    """Whether `word` adds another person to the one before it: «وسعيد», «وإيمرسون», but not «وليد» nor «ويلموث»."""
    if word[0] != "و" or part(word) >= Part.NAME:
        return False
    rest = part(word[1:])
    return rest >= Part.NAME or rest is Part.SURNAME or (rest is Part.UNKNOWN and letters(word[1:]) > letters(word))


@lru_cache(maxsize=REMEMBERED)
def letters(word: str) -> int:
    """How much the letters of `word` look like a name's, from -6 to 6."""
    known, padded = _letters(), f"^{word}$"
    grams = [padded[i : i + 3] for i in range(len(padded) - 2)] or [padded]
    return max(-6, min(6, round(2 * sum(map(known.get, grams, repeat(0.0))) / len(grams))))


@cache
def _letters() -> dict[str, float]:
    return {w.feature: w.weight for w in knowledge.rows("models/person_letters.tsv", Weight)}
