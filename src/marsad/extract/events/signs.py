"""A trigger in its clause, with what was read of it → the signs by which it is weighed whether it tells a happening.

Signs are names such as `stem=ASSAULT:هجوم`; `training/events.py` learns their weights. Nothing here decides. Signs that
hang on the same things are made and weighed together, once for all cases alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading
from marsad.extract.events.matters import Cast
from marsad.extract.events.memory import Memory, remembered
from marsad.extract.events.weighing import Weighed, weighed
from marsad.knowledge.weights import stem
from marsad.model import Event

# Which models ask for the signs of a trigger: in a page, in a lone sentence.
MODELS = ("events_told", "events_clear")
# Tokens to each side whose words are signs, and the parts of a sentence that a place in it falls into.
_SIDE = 5
_PARTS = 4
_EDGE = "^"
# What the rules hold of an event: whether it is weak, firm, guessed, lean, fit.
Flags = tuple[bool, bool, bool, bool, bool]
# How many words a table keeps at a time.
_WORDS = 1 << 14


@dataclass(slots=True, eq=False)
class Tables:
    """What a trigger of one type is looked up in.

    `own`: its pattern, word, form and preposition. By their words: the one `before` it, the one `after`, those to its
    `left` and its `right`. `told`: the modality, whether a statement holds it, whether its place is known, the passive.
    `stands`: in which part of the sentence, whether first, whether a figure follows. `sides`: what did and bore it.
    """

    own: Memory[tuple[str, str, str, str], Weighed]
    before: Memory[str, Weighed]
    after: Memory[str, Weighed]
    left: Memory[str, Weighed]
    right: Memory[str, Weighed]
    told: Memory[tuple[str, bool, bool, bool], Weighed]
    stands: Memory[tuple[int, bool, bool], Weighed]
    sides: Memory[tuple[str, str], Weighed]


def signs(clause: Clause, at: int, reading: Reading, found: Cast, event: Event) -> list[Weighed]:
    """The signs of the trigger itself, its neighbours and its parties."""
    tables = _tables(event.type, MODELS)
    return [
        *around(clause.norm, at - clause.first, reading, MODELS),
        tables.told[event.modality, event.statement is not None, event.place is not None, reading.passive],
        tables.sides[_who(found.actors, found), _who(found.recipients, found)],
    ]


def own(norm: str, reading: Reading, models: tuple[str, str]) -> Weighed:
    """The signs of the trigger `norm` by itself, for two models."""
    pattern = reading.pattern
    assert pattern is not None
    return _tables(pattern.type, models).own[pattern.id, norm, reading.form, reading.prep]


def around(norm: list[str], place: int, reading: Reading, models: tuple[str, str]) -> list[Weighed]:
    """The signs of the trigger at a place of the sentence `norm`, and of its neighbours, for two models."""
    pattern = reading.pattern
    assert pattern is not None
    tables = _tables(pattern.type, models)
    left, right = norm[max(0, place - _SIDE) : place], norm[place + 1 : place + 1 + _SIDE]
    return [
        own(norm[place], reading, models),
        tables.before[left[-1] if left else _EDGE],
        tables.after[right[0] if right else _EDGE],
        *map(tables.left.__getitem__, dict.fromkeys(left)),
        *map(tables.right.__getitem__, dict.fromkeys(right)),
        tables.stands[_PARTS * place // max(1, len(norm)), place == 0, any(map(str.isdigit, right))],
    ]


@lru_cache(maxsize=1 << 8)
def _tables(kind: str, models: tuple[str, str]) -> Tables:
    def told(case: tuple[str, bool, bool, bool]) -> Weighed:
        mood, said, placed, passive = case
        return weighed(
            models, f"mood={kind}:{mood}", f"said={kind}:{said}", f"place={kind}:{placed}", f"passive={passive}"
        )

    def stands(case: tuple[int, bool, bool]) -> Weighed:
        part, first, counted = case
        return weighed(models, f"part={kind}:{part}", f"first={kind}:{first}", f"count={kind}:{counted}")

    def sides(case: tuple[str, str]) -> Weighed:
        return weighed(models, f"sides={kind}:{case[0]}>{case[1]}")

    def words(where: str) -> Memory[str, Weighed]:
        return Memory(lambda norm: weighed(models, f"{where}={kind}:{word(norm)}"), _WORDS)

    return Tables(
        _own(kind, models), words("before"), words("after"), words("left"), words("right"), Memory(told),
        Memory(stands), Memory(sides),
    )  # fmt: skip


def _own(kind: str, models: tuple[str, str]) -> Memory[tuple[str, str, str, str], Weighed]:
    def find(case: tuple[str, str, str, str]) -> Weighed:
        pattern, norm, form, prep = case
        own = word(norm)
        return weighed(
            models, f"kind={kind}", f"rule={pattern}", f"stem={kind}:{own}", f"form={kind}:{form}",
            f"form={pattern}:{form}", f"stemform={own}:{form}", f"prep={kind}:{prep}",
        )  # fmt: skip

    return Memory(find)


@lru_cache(maxsize=1 << 12)
def ruled(kind: str, flags: Flags, kept: bool) -> Weighed:
    """The signs of what the rules hold of an event of a kind."""
    return weighed(MODELS, f"ruled={kind}:{kept}", f"flags={kind}:{_digits(flags)}")


@lru_cache(maxsize=1 << 8)
def ruled_at_all(flags: Flags, kept: bool) -> Weighed:
    """The signs of what the rules hold of an event, of whatever kind."""
    return weighed(MODELS, f"ruled={kept}", f"flags={_digits(flags)}")


def _digits(flags: Flags) -> str:
    return "".join([str(int(flag)) for flag in flags])


@remembered
def word(norm: str) -> str:
    """A token as a sign: its stem, `0` for a figure."""
    return "0" if norm[0].isdigit() else stem(norm)


def _who(units: list[Unit], found: Cast) -> str:
    """The kind of a side's first party: nobody, only the topic, a described group, or a named type."""
    if not units:
        return "-"
    unit = units[0]
    if unit in found.assumed:
        return "topic"
    return kind(unit)


def kind(unit: Unit) -> str:
    """What a party is: the kind of its head, else the type of its name."""
    return unit.head or (unit.mention.type if unit.mention else "?")
