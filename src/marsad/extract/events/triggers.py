"""A sentence's tokens → the words in it that may name an event, each with the reading that the words around allow."""

from __future__ import annotations

from marsad.extract.events.clause import PLACES, Names
from marsad.extract.events.lexeme import Lexeme, lexeme
from marsad.extract.events.lexicon import Pattern, Reading, limits, listed
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
# How many words of title may stand between a verb and the person who is its subject.
_TITLE = 7


def able(norm: list[str], lexemes: list[Lexeme], names: Names) -> list[int]:
    """The tokens of a document that may name an event: none inside a name («الاتفاق النووي»), no second portfolio in a
    title («وزير الخارجية والتعاون»)."""
    inside = names.inside.union(at for at in names.titled if norm[at].startswith("وال"))
    return [at for at, x in enumerate(lexemes) if x.triggers and at not in inside]


def triggers(norm: list[str], able: list[int], sentence: Sentence, names: Names) -> list[tuple[int, Reading]]:
    """The triggers of a sentence as (token, reading), in order; `able` are its tokens that may name an event."""
    found: list[tuple[int, Reading]] = []
    for at in able:
        reading = _trigger(norm, at, sentence, names)
        if reading is None or reading.pattern is None:
            continue
        if found and reading.part == "noun" and _cognate(norm, at, reading.pattern, *found[-1]):
            continue
        if not (reading.pattern.alone and found and at - found[-1][0] <= _CARRIER):
            found.append((at, reading))
    return found


def _cognate(norm: list[str], at: int, pattern: Pattern, before: int, verb: Reading) -> bool:
    """Whether a noun only strengthens the verb right before it: «ترفض رفضا قاطعا»."""
    near = at - before <= _COGNATE and norm[at].endswith("ا") and not norm[at].startswith("ال")
    return near and verb.part == "verb" and verb.pattern is pattern


def _trigger(norm: list[str], at: int, sentence: Sentence, names: Names) -> Reading | None:
    readings = lexeme(norm[at]).triggers
    if len(readings) > 1 and len({r.part for r in readings}) > 1:
        noun = _object(norm, at, sentence, names) if at in names.persons else _nominal(norm, at, sentence)
        part = "noun" if noun else "verb"
        readings = tuple(sorted(readings, key=lambda r: r.part != part))
    for reading in readings:
        if reading.short and not _negated(norm, at, sentence):
            continue
        if (
            reading.pattern is not None
            and reading.pattern.receives
            and len(readings) > 1
            and not _given(norm, at, names)
        ):
            continue
        if reading.pattern is not None and _allowed(reading.pattern, norm, at, sentence, names):
            return reading
    return None


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
    if own.never and at > sentence.first and _any(norm[at - 1 : at], own.never):
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
