"""A trigger in its clause → asserted, planned, hoped, denied, alleged or hypothetical, and the cue that says so."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.extract.events.clause import Clause
from marsad.extract.events.lexicon import Reading, limits, listed
from marsad.model import Modality
from marsad.text import folded

_REACH = 9
_STOP = frozenset("؛.!؟?")


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
    after = clause.norm[at + 1 - clause.first : at + 5 - clause.first]
    if reading.part == "noun" and _doubt().intersection(after):
        return "hypothetical"
    if reading.part == "noun" and listed("ahead").intersection(after):
        return "planned"
    cues = _cues()
    own = limits(reading.pattern.id).before if reading.pattern else frozenset()
    for k in range(at - 1, max(clause.first, at - _REACH) - 1, -1):
        norm = clause.norm[k - clause.first]
        if norm in _STOP:
            break
        if norm not in cues and norm[0] in "وفبل" and len(norm) > 2:
            norm = norm[1:]
        found = None if norm in own else cues.get(norm)  # «لن يسمح»: the negation is part of the refusal
        if found is None and k > clause.first:
            found = cues.get(f"{clause.norm[k - 1 - clause.first]} {norm}")
        if found and _governs(clause, k, at, norm, reading):
            return found
    return "asserted"


def _governs(clause: Clause, cue: int, at: int, norm: str, reading: Reading) -> bool:
    gap = range(cue + 1, at)
    if sum(clause.norm[k - clause.first] in "،," for k in gap) % 2:
        return False
    if norm in listed("auxiliary"):
        direct = all(clause.kind(k) == "skip" for k in gap)
        return direct and reading.part == "verb" and (norm not in listed("perhaps") or reading.tense == "present")
    return all(clause.kind(k) not in ("relative", "verb") for k in gap)
