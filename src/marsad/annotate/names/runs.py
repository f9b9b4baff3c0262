"""Runs of words that are no everyday words → the people they probably name, weighed by their letters and neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.line import Line
from marsad.annotate.names.lookup import REMEMBERED
from marsad.annotate.names.parts import Part, part, title
from marsad.annotate.names.readings import Name

LIKELY = "names.person.likely"
LONGEST = 6
# The sums from which a run is read as a person, a single word more warily, and most so where a sentence opens with what
# may be its verb («فند المتحدث»); set on a fifth of ANERcorp train held out.
ENOUGH = 0.0
ENOUGH_ALONE = 0.2
ENOUGH_FIRST = 2.0
NEVER = float("inf")
OPENING = (Part.UNKNOWN, Part.SURNAME, Part.NAME, Part.GIVEN, Part.JOIN)


class Weight(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of models/person_letters.tsv or models/person_runs.tsv: how much a feature speaks for a person."""

    feature: str
    weight: float


def likely(line: Line) -> list[Name]:
    """The people in `line` whom no title or given name announces."""
    ends = {name.last: name for name in line.names.values()}
    return [
        Name(first, last, 0, "PER", None, LIKELY)
        for first, last in runs(line)
        if likelihood(line, ends, first, last) > _enough(line, first, last)
    ]


def _enough(line: Line, first: int, last: int) -> float:
    if last > first + 1:
        return ENOUGH
    if title(line.tokens.norm[first]):
        return NEVER  # «قال مساعد الوزير»
    return ENOUGH_FIRST if first == line.first else ENOUGH_ALONE


def runs(line: Line) -> Iterator[tuple[int, int]]:
    """Where runs of possible name parts stand: first token, one past the last."""
    after = 0
    for at in [at for at, kind in line.kinds.items() if kind in OPENING]:
        end = run_end(line, at) if at >= after else at
        if end > at:
            after = end
            yield at, end


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


def likelihood(line: Line, ends: dict[int, Name], first: int, last: int) -> float:
    """How much speaks for a person over tokens `first` to `last` (excluded), less what speaks against it."""
    known = _weights()
    return sum(known.get(f, 0.0) for f in features(line, ends, first, last))


def features(line: Line, ends: dict[int, Name], first: int, last: int) -> list[str]:
    """What is seen of a run and its neighbours, as feature names of models/person_runs.tsv; `ends` are names by end."""
    norm = line.tokens.norm
    n = min(last - first, 3)
    before = norm[first - 1] if first > line.first else "^"
    further = norm[first - 2] if first - 1 > line.first else "^"
    after = norm[last] if last < line.last else "$"
    shape = "".join(str(int(line.kinds[at])) for at in range(first, last))
    scores = [letters(norm[at]) for at in range(first, last)]
    name = ends.get(first)
    kind = name.type if name else "O"
    alone = [f"alone={norm[first]}", f"alone={shape}:{_shape(norm[first])}"] if n == 1 else []
    return [
        *alone,
        f"opens={norm[first]}",
        f"n={n}",
        f"shape={shape}",
        f"first={shape[0]}{scores[0]}",
        f"low={n}:{min(scores)}",
        f"high={n}:{max(scores)}",
        f"before={before}",
        f"before={before}:{n}",
        f"before.shape={_shape(before)}:{n}",
        f"further={further}",
        f"after={after}",
        f"after.shape={_shape(after)}:{n}",
        f"name={kind}:{n}",
        f"name={kind}:{norm[first][0] == 'و'}",
        f"clitic={norm[first][0] if norm[first][0] in 'وبلفك' else ''}{shape[0]}",
    ]


@lru_cache(maxsize=REMEMBERED)
def _shape(word: str) -> str:
    """The look of a neighbouring word: its article or first letter, and its ending."""
    if not word[0].isalpha():
        return word if len(word) == 1 else "0"
    return f"{'ال' if word.startswith('ال') else word[0]}…{word[-1]}"


@lru_cache(maxsize=REMEMBERED)
def letters(word: str) -> int:
    """How much the letters of `word` look like a name's, from -6 to 6."""
    known, padded = _letters(), f"^{word}$"
    grams = [padded[i : i + 3] for i in range(len(padded) - 2)] or [padded]
    return max(-6, min(6, round(2 * sum(known.get(g, 0.0) for g in grams) / len(grams))))


@cache
def _letters() -> dict[str, float]:
    return {w.feature: w.weight for w in knowledge.rows("models/person_letters.tsv", Weight)}


@cache
def _weights() -> dict[str, float]:
    return {w.feature: w.weight for w in knowledge.rows("models/person_runs.tsv", Weight)}
