"""A time and its sentence → whether the words around it look back (-1), forward (+1) or neither (0)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from msgspec import Struct

from marsad import knowledge
from marsad.model import Annotated, Sentence, Time
from marsad.text import folded

REACH = 14  # words before the time that may govern it; tuned on the gold articles
# س + imperfect is the future; a bare imperfect is present or planned; feminine ت and plural وا are past.
_FUTURE = re.compile("[وف]?س[يتن](?![^\\W\\d_]*(?:ة|ات|اء|ون|ين|ج|غ)$)[^\\W\\d_]{2,}")
_OBJECT = re.compile("(?:ها|ه|هم|هما)$")
_PRESENT = re.compile("[وف]?ي[^\\W\\d_]{2,}")
_PAST = re.compile("[^\\W\\d_]{3,}وا|[^\\W\\d_]{2,}[^ا]و(?:ها|هم|ه)|[^\\W\\d_]{2,}[^ايوة]ت")


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say which way a sentence looks. `way` 2: they only look like verbs; 4: forward, if next to a time;
    5: what is said begins."""

    id: str
    way: int
    forms: tuple[str, ...]


NOTHING, IMPERFECT, ADJACENT, SAID_THAT = 2, 3, 4, 5


@cache
def _cues() -> dict[str, int]:
    cues = knowledge.entries("patterns/tense.toml", "cue", Cue)
    return {prefix + folded(form): cue.way for cue in cues for form in cue.forms for prefix in ("", "و", "ف")}


@cache
def _said_that() -> frozenset[str]:
    return frozenset(word for word, way in _cues().items() if way == SAID_THAT)


def way(doc: Annotated, time: Time, named: set[int]) -> int:
    """-1, 0 or +1 by the nearest verb or cue before `time` in its sentence, else by the verb right after it.

    `named` are the starts of words that belong to names.
    An imperfect after «كان» is past; one that nothing else governs looks forward to a weekday, but not to a month.
    """
    v = time.value
    n = bisect_right(doc.sentences, time.evidence.start, key=lambda s: s.start) - 1
    said = v.direction or (v.offset is not None and v.part is None)
    if n < 0 or (said and v.anchor is None):
        return 0
    sentence = doc.sentences[n]
    before = _before(doc, sentence, time.evidence.start, named)
    if before in (-1, 1):
        return before if before < 0 or not _told_after(doc, time, sentence, named) else -1
    after = bisect_left(doc.tokens.start, time.evidence.end, sentence.first, sentence.last)
    if (
        after < sentence.last
        and doc.tokens.start[after] not in named
        and abs(said := _one(doc.tokens.norm[after])) == 1
    ):
        return said
    return 1 if before == IMPERFECT and v.weekday is not None else 0


def _told_after(doc: Annotated, time: Time, sentence: Sentence, named: set[int]) -> bool:
    """Whether a past follows a time that ends something: «حتى ظهر الأربعاء كان المطار مقفلا»."""
    starts, norm = doc.tokens.start, doc.tokens.norm
    at = bisect_right(starts, time.evidence.start, sentence.first, sentence.last) - 1
    after = bisect_left(starts, time.evidence.end, sentence.first, sentence.last)
    ends = at > sentence.first and _cues().get(norm[at - 1]) == ADJACENT
    return ends and after < sentence.last and starts[after] not in named and _one(norm[after]) == -1


def _before(doc: Annotated, sentence: Sentence, start: int, named: set[int]) -> int:
    """What governs from before: -1, +1, IMPERFECT or 0."""
    norm = doc.tokens.norm
    at = bisect_right(doc.tokens.start, start, sentence.first, sentence.last) - 1
    if at > sentence.first and _cues().get(norm[at - 1]) == ADJACENT:
        return 1
    found = 0
    for i in range(at - 1, max(sentence.first, at - REACH) - 1, -1):
        said = 0 if doc.tokens.start[i] in named else _one(norm[i])
        if said == IMPERFECT:
            found = IMPERFECT
        elif said or (found and norm[i] in _said_that()):  # «قال إن الوفد يصل الأحد»: what is said has its own tense
            return said or found
    return found


def names(doc: Annotated) -> set[int]:
    """Where words of names begin: «سيرغي» and «يوسف» only look like verbs."""
    starts = doc.tokens.start
    found: set[int] = set()
    for m in doc.mentions:
        name = m.evidence
        found.add(name.start)
        if not name.text.isalpha():
            found.update(starts[bisect_left(starts, name.start) : bisect_left(starts, name.end)])
    return found


def verbal(word: str) -> bool:
    """Whether a folded word looks like a finite verb."""
    return _one(word) != 0


@lru_cache(maxsize=1 << 14)
def _one(word: str) -> int:
    """-1, +1, 0, or IMPERFECT, which an earlier word may turn into past or future."""
    known = _cues().get(word)
    if known is None and (stem := _OBJECT.sub("", word)) != word:
        known = _cues().get(stem)
    if known is not None:
        return 0 if known in (NOTHING, ADJACENT, SAID_THAT) else known
    if _FUTURE.fullmatch(word):
        return 1
    if _PRESENT.fullmatch(word):
        return IMPERFECT
    return -1 if _PAST.fullmatch(word) else 0
