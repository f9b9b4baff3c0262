"""What is seen of a side of an event → the signs of it, made and weighed together, once for all cases alike.

What is the same for all sides of an event is its frame. It holds a table for each thing that is seen of a side, so that
to weigh a side is to look up a few short cases.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.memory import Memory, remembered
from marsad.extract.events.weighing import Weighed, weighed

# Which models ask for the signs of a side: whether it acted, whether it was acted on.
MODELS = ("events_actors", "events_recipients")
# Distances from these on are one sign.
STEPS = (1, 2, 3, 5, 8, 15)
_BRIEF = 12  # tokens: what is longer hardly comes again
# Steps away and what stands between.
Gap = tuple[int, str]
# How often a side's country did and suffered what the event is, and anything; whether it rather did or suffered either.
Habit = tuple[tuple[int, int, int, int], tuple[int, int]]
# How the rules cast a party, on which side of the trigger it stands, by which preposition.
Cast = Memory[tuple[str, str, str], Weighed]
# What a party is, its rule and side, in which order it stands, whether it speaks.
Role = Memory[tuple[str, str, str, int, bool], Weighed]
# The rule, side and gap of a party, whether it is joined, an adjective, how often it is named, whether in the title.
Place = Memory[tuple[str, str, Gap, bool, bool, int, bool], Weighed]
# Where else than in the sentence a side is named.
Far = Memory[str, Weighed]
# The same, what a side that is named there is, whether it speaks, how often it is named.
Known = Memory[tuple[str, str, bool, int], Weighed]
# The rule of a side, whether it is told in the sentence, described, a place alone, whether another suffered, what the
# rules made of others of its country.
Whole = Memory[tuple[str, bool, bool, bool, bool, str], Weighed]
# The rule of a side, in which way the rules came to it, whether it is told in the sentence.
Ways = Memory[tuple[str, str, bool], Weighed]
# The rule of a side, and what its country does in the other events of the document.
Habits = Memory[tuple[str, Habit], Weighed]


@dataclass(slots=True, eq=False)
class Frame:
    """What every side of an event is looked up in."""

    cast: Cast
    role: Role
    place: Place
    far: Far
    known: Known
    whole: Whole
    habit: Habits
    way: Ways


class Outline(NamedTuple):
    """What is the same for all sides of an event: its type, the pattern and the form of its trigger; whether its words
    name who did and who suffered it; how many did and suffered it as the rules have it (2 is several); whether its
    place is known."""

    type: str
    pattern: str
    roles: str
    shape: str
    cast: tuple[bool, bool]
    many: tuple[int, int]
    placed: bool


@lru_cache(maxsize=1 << 13)
def frame(of: Outline) -> Frame:
    """The frame of an event."""
    type_, has = of.type, f"{of.cast[0]}{of.cast[1]}"
    return Frame(
        _cast(type_, of.pattern, of.roles, of.shape), _role(type_), _place(of.shape[0]), _far(type_, has, of.shape),
        _known(has), _whole(type_, of.roles, of.many, of.placed),
        _habit(type_, of.roles, f"{of.many[0] > 0}{of.many[1] > 0}"), _way(type_, of.pattern, of.shape),
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _cast(type_: str, pattern: str, roles: str, shape: str) -> Cast:
    def find(case: tuple[str, str, str]) -> Weighed:
        rule, side, prep = case
        part, stands = shape[0], f"{side}{prep}"
        return weighed(
            MODELS, f"rule={type_}:{rule}:{side}", f"rule={pattern}:{rule}", f"rule={rule}:{shape}:{side}",
            f"prep={type_}:{part}:{stands}", f"prep={pattern}:{stands}", f"roles={roles}:{rule}:{stands}",
        )  # fmt: skip

    return Memory(find)


@lru_cache(maxsize=1 << 8)
def _role(type_: str) -> Role:
    def find(case: tuple[str, str, str, int, bool]) -> Weighed:
        what, rule, side, order, said = case
        return weighed(
            MODELS, f"what={type_}:{what}:{rule}", f"order={type_}:{side}{order}", f"said={said}:{type_}:{rule}"
        )

    return Memory(find)


@lru_cache(maxsize=1 << 8)
def _place(part: str) -> Place:
    def find(case: tuple[str, str, Gap, bool, bool, int, bool]) -> Weighed:
        rule, side, (far, wall), joined, adjective, often, titled = case
        return weighed(
            MODELS, f"dist={side}{far}:{part}:{rule}", f"joined={joined}{adjective}:{rule}:{part}",
            f"wall={side}{wall}:{rule}", f"often={often}:{titled}:{rule}",
        )  # fmt: skip

    return Memory(find)


@lru_cache(maxsize=1 << 12)
def _far(type_: str, has: str, shape: str) -> Far:
    def find(source: str) -> Weighed:
        return weighed(MODELS, f"src={source}:{type_}", f"src={source}:{has}:{type_}", f"src={source}:{shape}")

    return Memory(find)


@lru_cache(maxsize=1 << 3)
def _known(has: str) -> Known:
    def find(case: tuple[str, str, bool, int]) -> Weighed:
        source, what, said, often = case
        return weighed(MODELS, f"src={source}:{what}:{has}", f"src={source}:{said}", f"src={source}:{has}:{often}")

    return Memory(find)


@lru_cache(maxsize=1 << 12)
def _whole(type_: str, roles: str, many: tuple[int, int], placed: bool) -> Whole:
    counts = f"{many[0]}{many[1]}"

    def find(case: tuple[str, bool, bool, bool, bool, str]) -> Weighed:
        rule, inside, described, sited, apart, related = case
        where = "in" if inside else "out"
        return weighed(
            MODELS, f"made={rule}:{type_}", f"made={rule}:{counts}:{where}", f"made={rule}:{roles}:{where}",
            f"made={rule}:{counts}:{type_}", f"made={rule}:{described}",
            f"sited={sited}:{apart}:{rule}:{type_}", f"apart={apart}:{rule}:{type_}",
            f"sited={sited}:{apart}:{placed}:{rule}", f"kin={related}:{rule}", f"kin={related}:{rule}:{type_}",
        )  # fmt: skip

    return Memory(find)


@lru_cache(maxsize=1 << 12)
def _way(type_: str, pattern: str, shape: str) -> Ways:
    def find(case: tuple[str, str, bool]) -> Weighed:
        rule, way, inside = case
        own = f"way={rule}:{way}"
        return weighed(MODELS, own, f"{own}:{type_}", f"{own}:{pattern}", f"{own}:{shape}", f"{own}:{inside}")

    return Memory(find)


@lru_cache(maxsize=1 << 9)
def _habit(type_: str, roles: str, sided: str) -> Habits:
    def find(case: tuple[str, Habit]) -> Weighed:
        rule, ((did, bore, did_any, bore_any), (often, ever)) = case
        return weighed(
            MODELS, f"habit={did}{bore}:{type_}:{rule}", f"habit={often}:{roles}:{sided}:{rule}",
            f"habits={did_any}{bore_any}:{rule}", f"habits={ever}:{roles}:{sided}:{rule}",
        )  # fmt: skip

    return Memory(find)


def between(clause: Clause, at: int, unit: Unit) -> Gap:
    """How far a unit stands, in steps, and what stands between: marks, a new clause, a verb, a relative."""
    first = clause.first
    gap = (
        clause.shape[at + 1 - first : unit.first - first]
        if unit.first > at
        else clause.shape[unit.last - first : at - first]
    )
    return _near(gap) if len(gap) < _BRIEF else _gap(gap)


def _gap(gap: str) -> Gap:
    marks = f"{min(2, gap.count(','))}{'.' in gap or ':' in gap:d}{'c' in gap:d}{'r' in gap or 'm' in gap:d}"
    return bisect_right(STEPS, len(gap)), marks


_near = remembered(_gap)
