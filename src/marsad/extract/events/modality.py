"""A trigger in its clause → asserted, planned, hoped, denied, alleged or hypothetical, and the cue that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress

from marsad import knowledge
from marsad.extract.events import inflection
from marsad.extract.events.clause import Clause
from marsad.extract.events.entries import Cue
from marsad.extract.events.lexicon import PRONOUNS, Reading, limits, listed, look
from marsad.extract.events.memory import remembered
from marsad.model import Modality
from marsad.text import folded

_REACH, _FAR = 9, 25
# How many words after the first four may still describe a noun: «اجتماع وزراء خارجية دول الاتحاد … المقرر غدا».
_FURTHER = 5
_ENDED = re.compile("[.:,cvtyzTYZV]")
# What lies ahead: no past verb does, and «وأن» goes on with it.
_AHEAD = frozenset(("planned", "hoped"))
# A verb or a relative pronoun that parts a cue from what stands after it.
_OTHER = re.compile("[vrmM]")
# What stands for a light verb of the future among the cues.
_WILL = "+"
# The letters of a noun with what belongs to it, and how many of them may stand before the verb that tells it.
_PHRASE, _TOLD = frozenset("olxsStqmk"), 12
# What may stand before a noun that opens a clause, and what ends the clause.
_OPENS, _BREAKS = frozenset(".:,cq"), re.compile("[.:c]")
# Deeds that a definite noun says have been done, whatever will be said of them.
_DONE = frozenset(("ASSAULT", "COERCE"))
# What is announced or hoped for may be told by one verb: «من المرتقب أن تشهد الدوحة اجتماعا».
_TOLD_BY = re.compile("^c[vV]")
# Within how many tokens of «قد» a noun may be what its verb tells.
_MAY = 4
# How far a condition may stand behind what depends on it, and before it.
_IF, _JUST = 25, 3


@cache
def _cues() -> dict[str, Modality]:
    found = knowledge.entries("patterns/events/modality.toml", "cue", Cue)
    known: dict[str, Modality] = {form: cue.modality for cue in found for form in (*_told(cue), *_named(cue))}
    known.update({folded(form): cue.modality for cue in found for form in cue.forms})
    known[_WILL] = "planned"
    return known


@cache
def _verbal() -> frozenset[str]:
    """The forms that are verbs alone: no preposition goes before one («بحثا» is no «حثا»)."""
    found = knowledge.entries("patterns/events/modality.toml", "cue", Cue)
    told = frozenset(form for cue in found for form in _told(cue))
    return told.difference(folded(form) for cue in found for form in cue.forms)


def _told(cue: Cue) -> Iterator[str]:
    """The forms of a cue's verbs, future included; not «دعونا», which rather is an imperative."""
    for form in (f for stems in cue.verbs for f in inflection.verb(stems) if not (f.bound or f.passive)):
        if form.tense == "present":
            yield from (form.text, "س" + form.text)
        elif not form.first:
            yield form.text


def _named(cue: Cue) -> Iterator[str]:
    """The forms of a cue's nouns, with article and pronouns («أملهما»)."""
    for form in (f for stems in cue.nouns for f in inflection.noun(stems)):
        if not form.bound:
            yield from (form.text, "ال" + form.text)
        if not form.text.endswith("ة"):
            yield from (form.text + pronoun for pronoun in PRONOUNS)


@cache
def _doubt() -> frozenset[str]:
    return listed("doubt")


def modality(clause: Clause, at: int, reading: Reading) -> Modality:
    """The modality of the event that `reading` triggers at token `at`."""
    found = _told_at_once(clause, at, reading) or _governed(clause, at, reading)
    return "hypothetical" if found == "planned" and _conditional(clause, at) else found


def _told_at_once(clause: Clause, at: int, reading: Reading) -> Modality | None:
    """What the trigger's own form says, or the words that describe it or tell what it will be."""
    if reading.tense == "future":
        return "planned"
    if reading.part == "noun":
        return _described(clause, at, reading.definite) or ("planned" if _coming(clause, at) else None)
    return None


def _governed(clause: Clause, at: int, reading: Reading) -> Modality:
    """What the nearest cue before the trigger says that governs it."""
    here = at - clause.first
    goes_on = here > 0 and clause.norm[here - 1] in listed("and-that")
    if reading.conj and reading.tense == "past":  # «رفض المسلحون الاستسلام وفتحوا النار»: a clause of its own
        return "asserted"
    start = max(0, here - (_FAR if goes_on else _REACH), clause.shape.rfind(".", 0, here) + 1)
    told = list(compress(range(start, here), map(_cue, clause.norm[start:here])))
    if not told:
        return "asserted"
    cues = _cues()
    own = limits(reading.pattern.id).before if reading.pattern else frozenset()
    named = [(u.first, u.last) for u in clause.units if u.mention is not None and u.mention.type == "ORG"]
    for k in reversed(told):
        if any(first <= clause.first + k < last for first, last in named):
            continue  # «لجنة مكافحة الإرهاب»
        if clause.norm[k + 1] in listed("span"):
            continue  # «خلال أيام» tells only when
        norm = _cue(clause.norm[k])
        found = cues.get(f"{clause.norm[k - 1]} {norm}") if k and norm in _lasts() else None
        if found is None and norm not in own:  # «لن يسمح»: the negation is part of the refusal
            found = cues.get(norm)
        if found in _AHEAD and reading.part == "verb" and reading.tense == "past":
            continue  # «رحلات الجمعة المقررة واتهمت النقابات …»
        if found and ((goes_on and found in _AHEAD) or _governs(clause, clause.first + k, at, norm, reading)):
            return found
    return "asserted"


def _described(clause: Clause, at: int, definite: bool) -> Modality | None:
    """What the words after a noun say of it: «هجوم محتمل», «الزيارة المرتقبة»."""
    end = min(at + 5, clause.last)
    near = _near(clause, at + 1, end)
    after = clause.between(at + 1, near)
    if not _doubt().isdisjoint(after):
        return "hypothetical"
    if not listed("standing").isdisjoint(after[: 1 + definite]):  # «العدوان الإسرائيلي الأخير»
        return "asserted"
    further = _phrase(clause, at + 5) if near == end else []
    return "planned" if not listed("ahead").isdisjoint(after + further) else None


def _near(clause: Clause, start: int, end: int) -> int:
    """Where what is said of a noun ends, at most at `end`: at a mark, but for «الزيارة، المقررة غدا»."""
    for k in range(start, end):
        letter = clause.shape[k - clause.first]
        if letter in ".:c" or (letter == "," and (k + 1 >= clause.last or clause.word(k + 1) not in listed("ahead"))):
            return k
    return end


def _coming(clause: Clause, at: int) -> bool:
    """Whether a verb of the future tells the noun: «الحوار سيكون فرصة», «اجتماع الوزراء، الذي سينعقد غدا»."""
    here, shape = at - clause.first, clause.shape
    opens = here == 0 or shape[here - 1] in _OPENS
    for k in range(here + 1, min(here + _TOLD, len(shape) - 1)):
        letter, word = shape[k], clause.norm[k]
        if opens and word[0] == "س" and _future(word):
            return True
        if letter == "r" or (letter == "," and shape[k + 1] == "r"):
            told = clause.norm[k + (letter == ",") :][:2]
            return len(told) > 1 and _refers(told[0], clause.norm[here]) and _future(told[1])
        if letter not in _PHRASE:
            return False
    return False


def _refers(pronoun: str, noun: str) -> bool:
    """Whether a relative pronoun may be of a noun by its gender: «الجولة … التي», «اجتماع … الذي»."""
    return pronoun.endswith("تي") == noun.endswith(("ة", "ات"))


@lru_cache(maxsize=1 << 12)
def _future(norm: str) -> bool:
    """Whether a token is a verb of the future that a deed may be the subject of."""
    return norm in listed("ahead") or norm in listed("to-come") or any(r.tense == "future" for r in look(norm))


def _conditional(clause: Clause, at: int) -> bool:
    """Whether what will be done hangs on a condition: «ستنسحب إذا هوجمت»."""
    here, words = at - clause.first, listed("condition")
    if not words.isdisjoint(clause.norm[max(0, here - _JUST) : here]):  # «ما إذا كان سيوافق»
        return True
    for k in range(here + 1, min(here + _IF, len(clause.norm))):
        if clause.norm[k] in words:
            return True
        if clause.shape[k] in ".:cv":
            return False
    return False


def _phrase(clause: Clause, start: int) -> list[str]:
    """The words from `start` on that still describe a noun: up to a mark or a verb, in reach."""
    form = clause.form(start, min(start + _FURTHER, clause.last))
    end = _ENDED.search(form)
    return clause.between(start, start + (end.start() if end else len(form)))


@remembered
def _cue(norm: str) -> str:
    """The cue that a token is, or the last word of, without what is attached to its front; empty if none."""
    cues = _cues()
    if norm not in cues and norm[0] in "وفبل" and len(norm) > 2 and not (norm[0] in "بل" and norm[1:] in _verbal()):
        norm = norm[1:]
    if norm in cues or norm in _lasts():
        return norm
    return _WILL if any(r.word == "light" and r.tense == "future" for r in look(norm)) else ""


@cache
def _lasts() -> frozenset[str]:
    """The last words of the cues of two words."""
    return frozenset(form.partition(" ")[2] for form in _cues()) - {""}


def _governs(clause: Clause, cue: int, at: int, norm: str, reading: Reading) -> bool:
    between = clause.form(cue + 1, at)
    if between.count(",") % 2:
        return False
    if norm in listed("auxiliary"):
        if reading.part != "verb":
            return norm in listed("perhaps") and _possible(clause, cue + 1, at, reading)
        direct = not between.strip("sS")
        return direct and (norm not in listed("perhaps") or reading.tense == "present")
    if norm == _WILL and (reading.part != "noun" or (reading.definite and _violent(reading))):
        return False
    if norm in listed("without") and (
        "c" in between[1:] or (between and reading.part == "noun" and reading.definite)
    ):  # «بدون تحديد مكان اللقاء»: there was one
        return False
    if _cues().get(norm) in _AHEAD:
        between = _TOLD_BY.sub("", between)
    return not _OTHER.search(between)


def _violent(reading: Reading) -> bool:
    return reading.pattern is not None and reading.pattern.type in _DONE


def _possible(clause: Clause, start: int, at: int, reading: Reading) -> bool:
    """Whether «قد» leaves open the deed that a noun names: «قد يكون هناك دعم», not «قد تشمل المحادثات»."""
    if reading.definite or reading.pronoun or not 0 < at - start <= _MAY or _BREAKS.search(clause.form(start, at)):
        return False
    if any(clause.kind(k) == "prep" for k in range(start, at)):
        return False
    verb = clause.word(start)
    known = look(verb)  # «قد تم», «قد توصل» have been
    return verb[0] in "يت" and not any(r.tense == "past" or r.word == "verb" for r in known)
