"""A trigger in its clause → asserted, planned, hoped, denied, alleged or hypothetical, and the cue that says so."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.extract.events.clause import Clause
from marsad.extract.events.lexicon import Reading, limits, listed
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


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that, standing before a trigger, give it a modality."""

    id: str
    modality: Modality
    forms: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


@cache
def _cues() -> dict[str, Modality]:
    found = knowledge.entries("patterns/events/modality.toml", "cue", Cue)
    return {folded(form): cue.modality for cue in found for form in cue.forms}


@cache
def _doubt() -> frozenset[str]:
    return listed("doubt")


def modality(clause: Clause, at: int, reading: Reading) -> Modality:
    """The modality of the event that `reading` triggers at token `at`."""
    if reading.tense == "future":
        return "planned"
    if reading.part == "noun" and (found := _described(clause, at)):
        return found
    here = at - clause.first
    goes_on = here > 0 and clause.norm[here - 1] in listed("and-that")
    if reading.conj and reading.tense == "past":  # «رفض المسلحون الاستسلام وفتحوا النار»: a clause of its own
        return "asserted"
    start = max(0, here - (_FAR if goes_on else _REACH), clause.shape.rfind(".", 0, here) + 1)
    told = [k for k, norm in enumerate(map(_cue, clause.norm[start:here]), start) if norm]
    if not told:
        return "asserted"
    cues = _cues()
    own = limits(reading.pattern.id).before if reading.pattern else frozenset()
    named = [(u.first, u.last) for u in clause.units if u.mention is not None and u.mention.type == "ORG"]
    for k in reversed(told):
        if any(first <= clause.first + k < last for first, last in named):
            continue  # «لجنة مكافحة الإرهاب»
        norm = _cue(clause.norm[k])
        found = None if norm in own else cues.get(norm)  # «لن يسمح»: the negation is part of the refusal
        if found is None and k:
            found = cues.get(f"{clause.norm[k - 1]} {norm}")
        if found in _AHEAD and reading.part == "verb" and reading.tense == "past":
            continue  # «رحلات الجمعة المقررة واتهمت النقابات …»
        if found and ((goes_on and found in _AHEAD) or _governs(clause, clause.first + k, at, norm, reading)):
            return found
    return "asserted"


def _described(clause: Clause, at: int) -> Modality | None:
    """What the words after a noun say of it: «هجوم محتمل», «الزيارة المرتقبة»."""
    after = clause.norm[at + 1 - clause.first : at + 5 - clause.first]
    if not _doubt().isdisjoint(after):
        return "hypothetical"
    return "planned" if not listed("ahead").isdisjoint(after + _phrase(clause, at + 5)) else None


def _phrase(clause: Clause, start: int) -> list[str]:
    """The words from `start` on that still describe a noun: up to a mark or a verb, in reach."""
    form = clause.form(start, min(start + _FURTHER, clause.last))
    end = _ENDED.search(form)
    return clause.between(start, start + (end.start() if end else len(form)))


@lru_cache(maxsize=1 << 15)
def _cue(norm: str) -> str:
    """The cue that a token is, or the last word of, without what is attached to its front; empty if none."""
    cues = _cues()
    if norm not in cues and norm[0] in "وفبل" and len(norm) > 2:
        norm = norm[1:]
    return norm if norm in cues or norm in _lasts() else ""


@cache
def _lasts() -> frozenset[str]:
    """The last words of the cues of two words."""
    return frozenset(form.partition(" ")[2] for form in _cues()) - {""}


def _governs(clause: Clause, cue: int, at: int, norm: str, reading: Reading) -> bool:
    between = clause.form(cue + 1, at)
    if between.count(",") % 2:
        return False
    if norm in listed("auxiliary"):
        direct = not between.strip("sS")
        return direct and reading.part == "verb" and (norm not in listed("perhaps") or reading.tense == "present")
    return not _OTHER.search(between)
