"""A sentence's tokens → the words in it that may name an event, each with the reading that the words around allow."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from marsad.extract.events.clause import PLACES, Names
from marsad.extract.events.entries import Pattern
from marsad.extract.events.lexeme import Lexeme, lexeme, tentatives
from marsad.extract.events.lexicon import Reading, limits, listed
from marsad.extract.events.memory import remembered
from marsad.model import Sentence
from marsad.text import CONJUNCTIONS, PROCLITIC

# How many tokens after or before a trigger its conditions look at.
_NEAR = 8
_BEFORE = 5
_AROUND = 8
# Within how many tokens of another trigger an `alone` verb only describes it.
_CARRIER = 6
# Within how many tokens of its verb a noun of the same deed only strengthens it.
_COGNATE = 3
# How many words a subject may have before its verb.
_SUBJECT = 4
# The deeds that are told by words too common to be weighed without their conditions: «حمل», «أغلق».
_STRICT = frozenset(("PROTEST",))
_TRIGGERS = attrgetter("triggers")
# A token and how it is read.
Hit = tuple[int, Reading]
# How many words of title may stand between a verb and the person who is its subject.
_TITLE = 7


class Hits(NamedTuple):
    """The triggers of a sentence, in order: those that stand, and those whose conditions are not met."""

    firm: list[Hit]
    unmet: list[Hit]


def able(norm: list[str], lexemes: list[Lexeme], names: Names) -> list[int]:
    """The tokens of a document that may name an event: none inside a name («الاتفاق النووي»), no second portfolio in a
    title («وزير الخارجية والتعاون»)."""
    inside = named(norm, names)
    return [at for at in compress(range(len(norm)), map(_TRIGGERS, lexemes)) if at not in inside]


def named(norm: list[str], names: Names) -> set[int]:
    """The tokens that only go on with a name or a title."""
    return names.inside.union(at for at in names.titled if norm[at].startswith("وال"))


def triggers(norm: list[str], able: list[int], sentence: Sentence, names: Names) -> Hits:
    """The triggers of a sentence; `able` are its tokens that may name an event."""
    firm: list[Hit] = []
    unmet: list[Hit] = []
    for at in able:
        reading = _trigger(norm, at, sentence, names, ())
        if reading is not None and _own(norm, at, reading, firm):
            (unmet if reading.loose else firm).append((at, reading))
    return Hits(firm, unmet)


def common(norm: list[str], names: Names) -> list[int]:
    """The tokens of a document that tentative patterns take."""
    inside = named(norm, names)
    return [at for at in compress(range(len(norm)), map(tentatives, norm)) if at not in inside]


def loose(norm: list[str], able: list[int], sentence: Sentence, names: Names, hits: Hits) -> list[Hit]:
    """The loose triggers of a sentence beside the firm ones of `hits`, in order: the unmet ones, and those of its
    tokens `able` that tentative patterns take."""
    firm, unmet = hits
    if not able:
        return unmet
    found = [hit for hit in unmet if hit[0] not in able]
    taken = [at for at, _ in firm]
    for at in able:
        before = bisect_left(taken, at)
        if before < len(taken) and taken[before] == at:
            continue
        reading = _trigger(norm, at, sentence, names, tentatives(norm[at]))
        if reading is not None and reading.loose and _own(norm, at, reading, firm[:before]):
            found.append((at, reading))
    return sorted(found, key=lambda hit: hit[0])


def _own(norm: list[str], at: int, reading: Reading, before: list[Hit]) -> bool:
    """Whether a trigger tells a deed of its own, and not that of the last one `before` it."""
    pattern = reading.pattern
    if pattern is None or not before:
        return pattern is not None
    if reading.part == "noun" and _cognate(norm, at, pattern, *before[-1]):
        return False
    return not (pattern.alone and at - before[-1][0] <= _CARRIER)


def _cognate(norm: list[str], at: int, pattern: Pattern, before: int, verb: Reading) -> bool:
    """Whether a noun only strengthens the verb right before it: «ترفض رفضا قاطعا»."""
    near = at - before <= _COGNATE and norm[at].endswith("ا") and not norm[at].startswith("ال")
    return near and verb.part == "verb" and verb.pattern is pattern


def _trigger(norm: list[str], at: int, sentence: Sentence, names: Names, maybe: tuple[Reading, ...]) -> Reading | None:
    """The reading of a token that the words around allow, else a loose one; `maybe` are its tentative readings."""
    known = lexeme(norm[at])
    readings = (*known.triggers, *maybe) if maybe else known.triggers
    if len(readings) > 1 and len({r.part for r in readings}) > 1:
        noun = _object(norm, at, sentence, names) if at in names.persons else _nominal(norm, at, sentence)
        part = "noun" if noun else "verb"
        readings = tuple(sorted(readings, key=lambda r: (r.loose, r.part != part)))
    loose: Reading | None = None
    barred = False
    for reading in readings:
        pattern = reading.pattern
        if pattern is None or (reading.short and not _negated(norm, at, sentence)):
            continue
        if pattern.receives and len(known.triggers) > 1 and not _given(norm, at, names):
            continue
        if reading.loose and barred:
            break
        if _allowed(pattern, norm, at, sentence, names):
            return reading
        barred = barred or _barred(pattern, norm, at, sentence)
        if loose is None and not reading.loose and _loosens(pattern):
            loose = known.loose[known.triggers.index(reading)]
    return None if barred else loose


def _loosens(pattern: Pattern) -> bool:
    """Whether a trigger whose conditions are not met may be weighed all the same."""
    return not (pattern.type in _STRICT or pattern.again or pattern.alone or pattern.receives)


def _barred(pattern: Pattern, norm: list[str], at: int, sentence: Sentence) -> bool:
    """Whether the word right before a trigger forbids it."""
    never = limits(pattern.id).never
    return bool(never) and at > sentence.first and _any(norm[at - 1 : at], never)


def _given(norm: list[str], at: int, names: Names) -> bool:
    """Whether «من» with a name soon follows: «تسلم الجيش مروحيات من فرنسا», not «تسلم فرنسا الجيش مروحيات»."""
    of = listed("of")
    return any(norm[k - 1] in of and k in names.at for k in range(at + 2, min(at + 2 + _NEAR, len(norm))))


def _object(norm: list[str], at: int, sentence: Sentence, names: Names) -> bool:
    """Whether a form that is both verb and noun stands after a person who has a verb: «أدان فلان دعم …»."""
    for k in range(names.persons[at] - 1, max(sentence.first, names.persons[at] - 1 - _TITLE) - 1, -1):
        found = lexeme(norm[k]).readings
        if not norm[k][0].isalnum() or (found and found[0].word in ("clause", "relative")):
            return False
        if found and (found[0].part == "verb" or found[0].word == "verb"):
            return True
    return False


def _negated(norm: list[str], at: int, sentence: Sentence) -> bool:
    """Whether «لم» or its like stands right before a verb."""
    return at > sentence.first and norm[at - 1].lstrip(CONJUNCTIONS) in listed("auxiliary")


def _nominal(norm: list[str], at: int, sentence: Sentence) -> bool:
    """Whether a form that is both verb and noun («رفض», «دعم») is the noun here."""
    if at == sentence.first:
        return False
    if _predicate(norm, at, sentence):
        return False
    before = lexeme(norm[at - 1]).readings
    if norm[at][0] in CONJUNCTIONS and before and before[0].part == "noun":
        return True
    if before and before[0].word in ("clause", "skip", "relative"):
        return before[0].word == "relative" and norm[at - 1] == "من"
    return norm[at - 1][0].isalnum() and norm[at][0] not in CONJUNCTIONS


def _predicate(norm: list[str], at: int, sentence: Sentence) -> bool:
    """Whether a bare form follows a definite subject that opens a clause: «إن الطيران الفرنسي قصف …» tells a verb."""
    if not norm[at - 1].startswith("ال") or norm[at].startswith(("ال", "و", "ف", "ب", "ل", "ك")):
        return False
    for k in range(at - 1, max(sentence.first, at - 1 - _SUBJECT) - 1, -1):
        found = lexeme(norm[k]).readings
        if found and found[0].word == "clause":
            return norm[k] in listed("that")
        if not norm[k][0].isalnum() or (found and (found[0].part == "verb" or found[0].word == "prep")):
            return False
    return False


def _allowed(pattern: Pattern, norm: list[str], at: int, sentence: Sentence, names: Names) -> bool:
    """Whether the words around the trigger let it count."""
    own = limits(pattern.id)
    if own.near:
        end = min(at + 1 + _NEAR, sentence.last)
        placed = own.place and any(k in names.at and names.at[k][1].type in PLACES for k in range(at + 1, end))
        if not placed and not _any(norm[at + 1 : end], own.near):
            return False
    if own.before and not _any(norm[max(sentence.first, at - _BEFORE) : at], own.before):
        return False
    if _barred(pattern, norm, at, sentence):
        return False
    first, last = max(sentence.first, at - _AROUND), min(at + 1 + _AROUND, sentence.last)
    if own.unless.isdisjoint(norm[first:last]):
        return True
    return all(_within(k, names) for k in range(first, last) if norm[k] in own.unless)


def _within(at: int, names: Names) -> bool:
    """Whether a token only goes on with a name or a title, and says nothing of the deed: «استقبل الأمين العام»."""
    return at in names.titled or (at in names.inside and at - 1 in names.inside)


def _any(window: list[str], words: frozenset[str]) -> bool:
    return not words.isdisjoint(window) or not words.isdisjoint(map(_bare, window))


@remembered
def _bare(word: str) -> str:
    hit = PROCLITIC.match(word)
    return word[hit.end() :] if hit else word
