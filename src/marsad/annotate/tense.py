"""A time and its sentence → whether the words around it look back (-1), forward (+1) or neither (0)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from marsad import knowledge
from marsad.model import Annotated, Sentence, Time
from marsad.text import folded

_RELATIVE = 4  # words that the verb of a relative clause governs: «الذي يعقد في جنيف الخميس»
REACH = 14  # words before the time that may govern it; tuned on the gold articles
# س + imperfect is the future; a bare imperfect is present or planned; feminine ت and plural وا are past.
# Of feminine imperfects, those of no verb that could be past: «تجتمع», «تستضيف», «تنطلق», but not «توقف».
_HERS = "تست[^\\W\\d_]{2,}|ت[^\\W\\d_ا]ت[^\\W\\d_]{2,}|تن(?!ا)[^\\W\\d_]{3}"
_FUTURE = re.compile("[وف]?س[يتن](?![^\\W\\d_]*(?:ة|ات|اء|ون|ين|ج|غ)$)[^\\W\\d_]{2,}")
_OBJECT = re.compile("(?:ها|ه|هم|هما)$")
_PRESENT = re.compile(f"[وف]?(?:ي[^\\W\\d_]{{2,}}|{_HERS})")
_PAST = re.compile("[^\\W\\d_]{3,}وا|[^\\W\\d_]{2,}[^ا]و(?:ها|هم|ه)|[وف]?[^\\W\\d_]{2,5}[^ايوة]ت")


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say which way a sentence looks. `way` 2: they only look like verbs; 4: forward, if next to a time;
    5: what is said begins; 6: a noun follows; 7: a relative clause begins; 8: back, but
    forward before an imperfect."""

    id: str
    way: int
    forms: tuple[str, ...]


NOTHING, IMPERFECT, ADJACENT, SAID_THAT, PREPOSITION, WHICH, MAY = 2, 3, 4, 5, 6, 7, 8
_CLOSES = {"»": "«", "”": "“"}


@cache
def _cues() -> dict[str, int]:
    cues = knowledge.entries("patterns/tense.toml", "cue", Cue)
    return {prefix + folded(form): cue.way for cue in cues for form in cue.forms for prefix in ("", "و", "ف")}


@cache
def _cued(way: int) -> frozenset[str]:
    return frozenset(word for word, said in _cues().items() if said == way)


def way(doc: Annotated, time: Time, named: set[int]) -> int:
    """-1, 0 or +1 by the nearest verb or cue before `time` in its sentence, else by the verb right after it; more than
    +1 where the words only lean forward: `IMPERFECT`, and `ADJACENT` after «حتى».

    `named` are the starts of words that belong to names.
    An imperfect after «كان» is past; one that nothing else governs looks forward to a weekday or a weekend, not to a
    month.
    """
    v = time.value
    n = bisect_right(doc.sentences, time.evidence.start, key=lambda s: s.start) - 1
    said = v.direction or (v.offset is not None and v.part is None)
    if n < 0 or (said and v.anchor is None):
        return 0
    sentence = doc.sentences[n]
    before = _before(doc, sentence, time.evidence.start, named)
    if before in (-1, 1, ADJACENT):
        return before if before < 0 or not _told_after(doc, time, sentence, named) else -1
    after = bisect_left(doc.tokens.start, time.evidence.end, sentence.first, sentence.last)
    if (
        after < sentence.last
        and doc.tokens.start[after] not in named
        and abs(said := _one(doc.tokens.norm[after])) == 1
    ):
        return said
    return before if before == IMPERFECT and (v.weekday is not None or v.unit == "week") else 0


def _told_after(doc: Annotated, time: Time, sentence: Sentence, named: set[int]) -> bool:
    """Whether a past follows a time that ends something: «حتى ظهر الأربعاء كان المطار مقفلا»."""
    starts, norm = doc.tokens.start, doc.tokens.norm
    at = bisect_right(starts, time.evidence.start, sentence.first, sentence.last) - 1
    after = bisect_left(starts, time.evidence.end, sentence.first, sentence.last)
    ends = at > sentence.first and _cues().get(norm[at - 1]) == ADJACENT
    return ends and after < sentence.last and starts[after] not in named and _one(norm[after]) == -1


def _before(doc: Annotated, sentence: Sentence, start: int, named: set[int]) -> int:
    """What governs from before: -1, +1, ADJACENT, IMPERFECT or 0."""
    norm = doc.tokens.norm
    at = bisect_right(doc.tokens.start, start, sentence.first, sentence.last) - 1
    if at > sentence.first and _cues().get(norm[at - 1]) == ADJACENT:
        return 1 if _before(doc, sentence, doc.tokens.start[at - 1], named) in (1, IMPERFECT) else ADJACENT
    found, apart, i, first = 0, False, at, max(sentence.first, at - REACH)
    while i > first:
        i -= 1
        if norm[i] in _CLOSES:
            i = _opening(norm, i, sentence.first)
            continue
        apart = apart or norm[i] == "،"
        said = 0 if doc.tokens.start[i] in named else _governing(norm, i)
        if said == IMPERFECT:  # «الذين يخلصون لبلادهم، … مساء الجمعة»: that clause is closed
            closed = apart or at - i > _RELATIVE
            found = found if closed and norm[i - 1] in _cued(WHICH) else IMPERFECT
        elif said or (
            found and norm[i] in _cued(SAID_THAT)
        ):  # «قال إن الوفد يصل الأحد»: what is said has its own tense
            return said or found
    return found


def _opening(norm: Sequence[str], closing: int, first: int) -> int:
    """The mark that opens the quotation that token `closing` closes; itself where none does in the sentence."""
    mark = _CLOSES[norm[closing]]
    return next((i for i in range(closing - 1, first - 1, -1) if norm[i] == mark), closing)


def _governing(norm: Sequence[str], i: int) -> int:
    """What token `i` says; behind a preposition no word is a verb, whatever it looks like."""
    said = _one(norm[i])
    if said == MAY:
        return 1 if i + 1 < len(norm) and _one(norm[i + 1]) == IMPERFECT else -1
    return 0 if said and i and norm[i - 1] in _cued(PREPOSITION) and norm[i] not in _cues() else said


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
        return 0 if known in (NOTHING, ADJACENT, SAID_THAT, PREPOSITION, WHICH) else known
    if _FUTURE.fullmatch(word):
        return 1
    if _PRESENT.fullmatch(word):
        return IMPERFECT
    return -1 if _PAST.fullmatch(word) else 0
