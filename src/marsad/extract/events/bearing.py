"""What is seen of a side of an event → the signs of it, made and weighed together, once for all cases alike."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.weighing import Weighed, weighed

# Which models ask for the signs of a side: whether it acted, whether it was acted on.
MODELS = ("events_actors", "events_recipients")
# Distances from these on are one sign.
STEPS = (1, 2, 3, 5, 8, 15)


@lru_cache(maxsize=1 << 15)
def cast(case: tuple[str, str, str, str, str, str, str, str]) -> Weighed:
    """How the rules cast a party of this preposition beside the trigger."""
    type_, pattern, rule, shape, part, roles, side, prep = case
    base = f"{side}{prep}"
    return weighed(
        MODELS, f"rule={type_}:{rule}:{side}", f"rule={pattern}:{rule}", f"rule={rule}:{shape}:{side}",
        f"prep={type_}:{part}:{base}", f"prep={pattern}:{base}", f"roles={roles}:{rule}:{base}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def role(case: tuple[str, str, str, str, int, bool]) -> Weighed:
    """What a party is, in which order it stands, whether it speaks."""
    type_, what, rule, side, order, said = case
    return weighed(MODELS, f"what={type_}:{what}:{rule}", f"order={type_}:{side}{order}", f"said={said}:{type_}:{rule}")


@lru_cache(maxsize=1 << 15)
def place(case: tuple[str, str, str, int, str, bool, bool, int, bool]) -> Weighed:
    """How far a party stands and what stands between."""
    rule, part, side, far, wall, joined, adjective, often, titled = case
    return weighed(
        MODELS, f"dist={side}{far}:{part}:{rule}", f"joined={joined}{adjective}:{rule}:{part}",
        f"wall={side}{wall}:{rule}", f"often={often}:{titled}:{rule}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def far(case: tuple[str, str, str, str]) -> Weighed:
    """Where else than in the sentence a side is named."""
    source, type_, has, shape = case
    return weighed(MODELS, f"src={source}:{type_}", f"src={source}:{has}:{type_}", f"src={source}:{shape}")


@lru_cache(maxsize=1 << 14)
def known(case: tuple[str, str, str, bool, int]) -> Weighed:
    """What a side named elsewhere is."""
    source, has, what, said, often = case
    return weighed(MODELS, f"src={source}:{what}:{has}", f"src={source}:{said}", f"src={source}:{has}:{often}")


@lru_cache(maxsize=1 << 13)
def made(case: tuple[str, str, str, str, str, bool]) -> Weighed:
    """What the rules made of a side, and of how many."""
    rule, type_, many, where, roles, described = case
    return weighed(
        MODELS, f"made={rule}:{type_}", f"made={rule}:{many}:{where}", f"made={rule}:{roles}:{where}",
        f"made={rule}:{many}:{type_}", f"made={rule}:{described}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def kin(case: tuple[str, str, str]) -> Weighed:
    """What the rules made of others of the same country."""
    related, rule, type_ = case
    return weighed(MODELS, f"kin={related}:{rule}", f"kin={related}:{rule}:{type_}")


@lru_cache(maxsize=1 << 12)
def site(case: tuple[bool, bool, str, str, bool]) -> Weighed:
    """Whether a side is a place alone, and another suffered."""
    sited, apart, rule, type_, placed = case
    return weighed(
        MODELS,
        f"sited={sited}:{apart}:{rule}:{type_}",
        f"apart={apart}:{rule}:{type_}",
        f"sited={sited}:{apart}:{placed}:{rule}",
    )


@lru_cache(maxsize=1 << 14)
def habit(case: tuple[tuple[int, ...], tuple[int, int], str, str, str, str]) -> Weighed:
    """What a side's country does and suffers in the other events of the document."""
    counts, (often, ever), rule, type_, roles, sided = case
    did, bore, did_any, bore_any = counts
    return weighed(
        MODELS, f"habit={did}{bore}:{type_}:{rule}", f"habit={often}:{roles}:{sided}:{rule}",
        f"habits={did_any}{bore_any}:{rule}", f"habits={ever}:{roles}:{sided}:{rule}",
    )  # fmt: skip


def between(clause: Clause, at: int, unit: Unit) -> tuple[int, str]:
    """How far a unit stands, in steps, and what stands between: marks, a new clause, a verb, a relative."""
    low, high = (at + 1, unit.first) if unit.first > at else (unit.last, at)
    return _gap(clause.form(low, high))


@lru_cache(maxsize=1 << 15)
def _gap(gap: str) -> tuple[int, str]:
    marks = f"{min(2, gap.count(','))}{'.' in gap or ':' in gap:d}{'c' in gap:d}{'r' in gap or 'm' in gap:d}"
    return bisect_right(STEPS, len(gap)), marks
