"""A trigger in its clause, with what was read of it → the signs by which it is weighed whether it tells a happening.

Signs are names such as `stem=ASSAULT:هجوم`; `training/events.py` learns their weights. Nothing here decides.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading
from marsad.extract.events.roles import Cast
from marsad.knowledge.weights import stem
from marsad.model import Event

# Tokens to each side whose words are signs, and the parts of a sentence that a place in it falls into.
_SIDE = 5
_PARTS = 4
_EDGE = "^"
_MARKS = frozenset('«»"“”')


def form(reading: Reading) -> str:
    """The form of a trigger in short: `npa` is a verb of the past, `nd` a noun with its article."""
    marks = "P" * reading.passive + "d" * reading.definite + "p" * bool(reading.pronoun)
    return f"{reading.part[0]}{reading.tense[:2]}{marks}"


def signs(clause: Clause, at: int, reading: Reading, found: Cast, event: Event) -> list[str]:
    """The signs of the trigger itself, its neighbours and its parties."""
    assert reading.pattern is not None
    own, kind, shape = word(clause.word(at)), event.type, form(reading)
    place = at - clause.first
    left, right = clause.norm[max(0, place - _SIDE) : place], clause.norm[place + 1 : place + 1 + _SIDE]
    before, after = (left[-1] if left else _EDGE), (right[0] if right else _EDGE)
    return [
        f"kind={kind}", f"rule={reading.pattern.id}", f"stem={kind}:{own}", f"form={kind}:{shape}",
        f"form={reading.pattern.id}:{shape}", f"stemform={own}:{shape}", f"prep={kind}:{reading.prep}",
        f"before={kind}:{word(before)}", f"after={kind}:{word(after)}",
        *[f"left={kind}:{word(w)}" for w in left], *[f"right={kind}:{word(w)}" for w in right],
        f"mood={kind}:{event.modality}", f"said={kind}:{event.statement is not None}",
        f"sides={kind}:{_who(found.actors, found)}>{_who(found.recipients, found)}",
        f"place={kind}:{event.place is not None}", f"passive={reading.passive}",
        f"part={kind}:{_PARTS * place // max(1, clause.last - clause.first)}", f"first={kind}:{place == 0}",
        f"count={kind}:{any(w.isdigit() for w in right)}",
    ]  # fmt: skip


def around(clause: Clause, type_: str, dated: bool) -> list[str]:
    """The signs of a sentence for a type of event: its words, its length, whether a date or a figure stands in it."""
    words = {word(w) for w in clause.norm if w[0].isalpha()}
    return [
        *[f"{type_}:{w}" for w in sorted(words)], f"dated={type_}:{dated}", f"kind={type_}",
        f"quoted={type_}:{not _MARKS.isdisjoint(clause.norm)}", f"long={type_}:{min(len(clause.norm) // 12, 5)}",
        f"number={type_}:{any(w.isdigit() for w in clause.norm)}",
    ]  # fmt: skip


@lru_cache(maxsize=65536)
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
