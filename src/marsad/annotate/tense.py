"""A time and its sentence → whether the words around it look back (-1), forward (+1) or neither (0)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from msgspec import Struct

from marsad import knowledge
from marsad.model import Annotated, Sentence, Time
from marsad.text import folded

REACH = 14  # words before the time that may govern it; tuned on the gold articles
# س + imperfect is the future; a bare imperfect is present or planned; تاء of the feminine and واو of the plural are past.
_FUTURE = re.compile("[وف]?س[يتن](?![^\\W\\d_]*(?:ة|ات|اء|ون|ين|ج|غ)$)[^\\W\\d_]{2,}")
_OBJECT = re.compile("(?:ها|ه|هم|هما)$")
_PRESENT = re.compile("[وف]?ي[^\\W\\d_]{3,}")
_PAST = re.compile("[^\\W\\d_]{3,}وا|[^\\W\\d_]{2,}[^ا]و(?:ها|هم|ه)|[^\\W\\d_]{2,}[^ايوة]ت")


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say which way a sentence looks. `way` 2: they only look like verbs; 4: forward, right before a time."""

    id: str
    way: int
    forms: tuple[str, ...]


NOTHING, IMPERFECT, ADJACENT = 2, 3, 4


@cache
def _cues() -> dict[str, int]:
    cues = knowledge.entries("patterns/tense.toml", "cue", Cue)
    return {prefix + folded(form): cue.way for cue in cues for form in cue.forms for prefix in ("", "و", "ف")}


def way(doc: Annotated, time: Time) -> int:
    """-1, 0 or +1 by the nearest verb or cue before `time` in its sentence; an imperfect after «كان» is past."""
    v = time.value
    if v.direction or (v.offset is not None and v.part is None):
        return 0
    start = time.evidence.start
    n = bisect_right(doc.sentences, start, key=lambda s: s.start) - 1
    if n < 0:
        return 0
    return _nearest(doc, doc.sentences[n], start)


def _nearest(doc: Annotated, sentence: Sentence, start: int) -> int:
    norm = doc.tokens.norm
    at = bisect_right(doc.tokens.start, start, sentence.first, sentence.last) - 1
    present = False
    named = _names(doc)
    for i in range(at - 1, max(sentence.first, at - REACH) - 1, -1):
        if i == at - 1 and norm[i] in _cues() and _cues()[norm[i]] == ADJACENT:
            return 1
        said = 0 if doc.tokens.start[i] in named else _one(norm[i])
        if said == IMPERFECT:
            present = True
        elif said:
            return said
    return 1 if present else 0


def _names(doc: Annotated) -> set[int]:
    """Where words of names begin: «سيرغي» and «يوسف» only look like verbs."""
    starts = doc.tokens.start
    found: set[int] = set()
    for m in doc.mentions:
        found.update(starts[bisect_left(starts, m.evidence.start) : bisect_left(starts, m.evidence.end)])
    return found


def _one(word: str) -> int:
    """-1, +1, 0, or IMPERFECT, which an earlier word may turn into past or future."""
    known = _cues().get(word)
    if known is None and (stem := _OBJECT.sub("", word)) != word:
        known = _cues().get(stem)
    if known is not None:
        return 0 if known in (NOTHING, ADJACENT) else known
    if _FUTURE.fullmatch(word):
        return 1
    if _PRESENT.fullmatch(word):
        return IMPERFECT
    return -1 if _PAST.fullmatch(word) else 0
