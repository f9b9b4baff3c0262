"""A mutual deed and the parties around it → whether both sides are told, and who is only named beside."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading, limits, listed
from marsad.extract.events.matters import Cast
from marsad.extract.events.syntax import lender, with_joined

# How many sides make a meeting, and how many tokens may stand between «لقائه» and whom he meets.
_BOTH, _ASIDE = 2, 9
# How far after the deed who takes part may be told, what may stand before their state and how many words.
_FAR, _THEIRS, _THEIR_OFFICE = 12, frozenset(("", "من", "في")), 6


def whole(units: list[Unit]) -> bool:
    """Whether these are both sides already: two states or their people, or two for whom «الجانبان» stands."""
    sides = {u.mention.country or u.mention.entity or "" for u in units if u.mention is not None}
    return len(sides - {""}) >= _BOTH or any(len(u.told) >= _BOTH for u in units)


def group(units: list[Unit]) -> bool:
    """Whether the one party is a body of several states, whose meeting it is: «قمة الحلف»."""
    one = units[0].mention if len(units) == 1 and not units[0].prep else None
    return one is not None and one.type == "ORG" and not one.country


def both(units: list[Unit]) -> bool:
    """Whether these are both sides, though nobody knows who «الرئيسان» are."""
    return whole(units) or any(u.head == "pair" for u in units)


def beyond(clause: Clause, at: int, unit: Unit) -> bool:
    """Whether a party belongs to what was talked of: «اتفق الرئيسان على تأمين الحدود مع سورية»."""
    words = clause.between(at + 1, unit.first)
    return not (listed("matter").isdisjoint(words) and listed("topic").isdisjoint(words))


def fellows(clause: Clause, at: int, wanted: frozenset[str]) -> list[Unit]:
    """Who stands between the light verb and its noun: «أجرى بوتين مع نظيره التركي محادثات»."""
    k = lender(clause, at)
    words = {prep for prep in wanted if len(prep) > 1}  # no «ب», which leads to much else
    return [u for u in clause.units if k is not None and k < u.first and u.last <= at and u.prep in words]


def company(clause: Clause, at: int, unit: Unit) -> bool:
    """Whether a party is told as present or taking part, and so is no genitive: «اجتماعا بحضور المبعوث»."""
    words = clause.between(at + 1, unit.first)
    return not (listed("attending").isdisjoint(words) and listed("participating").isdisjoint(words))


def participants(clause: Clause, at: int, right: list[Unit]) -> list[Unit]:
    """Who is told to take part: «اجتماع بمشاركة وزراء الري في مصر والسودان»."""
    if listed("participating").isdisjoint(clause.between(at + 1, at + 1 + _FAR)):
        return []
    for k in range(at + 1, min(at + 1 + _FAR, clause.last)):
        if clause.word(k) in listed("participating"):
            near = [i for i, u in enumerate(right) if u.first > k and not u.adjective and u.mention]
            unit = right[near[0]] if near else None
            fit = unit is not None and unit.prep in _THEIRS and unit.first - k <= _THEIR_OFFICE
            return with_joined(right, near[0]) if fit else []
    return []


def partner(clause: Clause, at: int, right: list[Unit]) -> list[Unit]:
    """Whom the one whose meeting it is met: «لقائه نظيره», «خلال لقائه، أمس في الرياض، المبعوث الأممي»."""
    for unit in right:
        if unit.prep or unit.adjective:
            continue
        gap = clause.form(at + 1, unit.first)
        aside = gap.startswith(",") and gap.endswith(",") and len(gap) <= _ASIDE
        return [unit] if not gap or aside else []
    return []


def join(clause: Clause, at: int, reading: Reading, right: list[Unit], made: Cast) -> None:
    """Adds the others of a mutual deed that stand apart from it."""
    assert reading.pattern is not None
    more = fellows(clause, at, limits(reading.pattern.id).to)
    if reading.pronoun:
        more += partner(clause, at, right)
    more += participants(clause, at, right)
    made.actors = made.actors + more
    made.sure = made.sure + more
