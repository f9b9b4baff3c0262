"""A sentence with the triggers of one type → for each of its words the signs of whether it names who did or suffered.

Signs are names such as `gov=ب:1`; `training/events.py` learns their weights. Nothing here decides.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from marsad.extract.events.bearing import STEPS
from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.signs import word
from marsad.knowledge.tagging import words
from marsad.text import CONJUNCTIONS, PREPOSITIONS

_REACH = (-2, -1, 1, 2)
_EDGE = "^"
_ENDINGS = ("ون", "ين", "ان", "ات", "ة", "ا", "ي")
_CLITICS = CONJUNCTIONS + PREPOSITIONS
# Letters of a sentence's skeleton from which on another word governs.
_GOVERNING = frozenset("vyztx.:,c")
_FAR = 4


class _Word:
    """A token: its stem, its groups of like words, its letter and class in the sentence."""

    def __init__(self, clause: Clause, at: int, triggers: dict[int, Draft]) -> None:
        self.norm = clause.word(at)
        self.stem, self.letter, self.kind = word(self.norm), clause.form(at, at + 1), clause.kind(at)
        self.groups = groups(self.norm)
        self.trigger = at in triggers

    @property
    def governs(self) -> bool:
        return self.letter.lower() in _GOVERNING or self.kind == "prep" or self.trigger


def word_signs(clause: Clause, drafts: list[Draft], type_: str) -> list[list[str]]:
    """The signs of each token of `clause`, in which `drafts` are all triggers of the type."""
    triggers = {d.at: d for d in drafts}
    made = [_Word(clause, at, triggers) for at in range(clause.first, clause.last)]
    units = {at: unit for unit in clause.units for at in range(unit.first, unit.last)}
    found: list[list[str]] = []
    governor, steps = _EDGE, 0
    for i, own in enumerate(made):
        at = clause.first + i
        signs = [*_own(own, type_), *_beside(made, i), f"gov={governor}", f"gov={governor}:{min(steps, _FAR)}",
                 f"gov={type_}:{governor}", *_party(units.get(at), at, drafts, type_)]  # fmt: skip
        for side, near in (("<", [t for t in triggers if t < at][-1:]), (">", [t for t in triggers if t > at][:1])):
            signs += _from(clause, at, triggers[near[0]], f"{side}{governor}") if near else [f"no{side}"]
        found.append(signs)
        governor, steps = _governor(own, governor, steps)
    return found


def _own(own: _Word, type_: str) -> list[str]:
    norm = own.norm
    ending = next((e for e in _ENDINGS if norm.endswith(e)), "")
    return [
        f"w={own.stem}", f"w={type_}:{own.stem}", *[f"g{n}={g}" for n, g in enumerate(own.groups)],
        f"g1={type_}:{own.groups[1]}", f"sh={own.letter}", f"kd={own.kind}", f"tr={own.trigger:d}",
        f"al={norm.startswith('ال'):d}", f"end={ending}", f"pre={norm[0] if norm[0] in _CLITICS else ''}",
    ]  # fmt: skip


def _beside(made: list[_Word], i: int) -> list[str]:
    found: list[str] = []
    for off in _REACH:
        if not 0 <= i + off < len(made):
            found.append(f"{off}w={_EDGE}")
            continue
        other = made[i + off]
        found += [
            f"{off}w={other.stem}", f"{off}g1={other.groups[1]}", f"{off}sh={other.letter}{other.kind}",
            f"{off}tr={other.trigger:d}",
        ]  # fmt: skip
    return found


def _party(unit: Unit | None, at: int, drafts: list[Draft], type_: str) -> list[str]:
    """What the rules made of the party that a token is part of."""
    if unit is None:
        return ["u-"]
    did = any(unit in d.cast.actors for d in drafts)
    bore = any(unit in d.cast.recipients for d in drafts)
    role = "A" * did + "R" * bore or "-"
    name = unit.mention.type if unit.mention else ""
    part = "f" if at == unit.first else "l" if at == unit.last - 1 else "m"
    return [
        f"u={role}", f"u={type_}:{role}", f"u={role}:{unit.head}:{name}", f"u={role}:prep:{unit.prep}",
        f"u={name}:{part}", f"uh={unit.head}:{part}", f"uadj={unit.adjective:d}{role}",
        f"u={type_}:{role}:{unit.head}:{name}",
    ]  # fmt: skip


def _from(clause: Clause, at: int, draft: Draft, governed: str) -> list[str]:
    """How a token stands to the nearest trigger of one side; `governed` is that side and what governs it."""
    side, governor, type_ = governed[0], governed[1:], draft.event.type
    low, high = sorted((at, draft.at))
    far, shape, pattern = bisect_right(STEPS, high - low), draft.reading.form, draft.reading.pattern
    assert pattern is not None
    gap = clause.form(low + 1, high)
    wall = "." * ("." in gap or ":" in gap) + "c" * ("c" in gap) + "r" * ("r" in gap or "m" in gap) + "," * ("," in gap)
    return [
        f"t{side}{far}", f"t{side}{far}:{shape}", f"t{side}{shape}:{pattern.id}:{min(far, _FAR - 1)}",
        f"t{side}{wall}", f"t{side}{wall}:{far}:{shape[0]}", f"t{side}{governor}:{shape}",
        f"t{side}{type_}:{far}:{governor}:{shape[:2]}",
    ]  # fmt: skip


def _governor(own: _Word, governor: str, steps: int) -> tuple[str, int]:
    """What governs the next token, and how many tokens before it."""
    if own.governs:
        return "T" * own.trigger + (own.norm if own.kind == "prep" else own.letter), 0
    if own.norm[:2] == "لل":
        return "ل", 0
    if own.norm[:3] == "بال":
        return "ب", 0
    return governor, steps + 1


@lru_cache(maxsize=1 << 14)
def groups(norm: str) -> tuple[int, ...]:
    """The groups of words with like neighbours, from coarse to fine, that a token is in."""
    known = words()
    bare = norm[1:] if norm[0] in _CLITICS else norm
    found = known.of(norm) or known.of(bare) or (0, 0, 0)
    return found[:3]
