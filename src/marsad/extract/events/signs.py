"""A trigger in its clause, with what was read of it → the signs by which it is weighed whether it tells a happening.

Signs are names such as `stem=ASSAULT:هجوم`; `training/events.py` learns their weights. Nothing here decides. Signs that
hang on the same things are made and weighed together, once for all cases alike.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading
from marsad.extract.events.roles import Cast
from marsad.extract.events.weighing import Weighed, weighed
from marsad.knowledge.weights import stem
from marsad.model import Event

# Which models ask for the signs of a trigger: in a page, in a lone sentence.
MODELS = ("events_told", "events_clear")
# Tokens to each side whose words are signs, and the parts of a sentence that a place in it falls into.
_SIDE = 5
_PARTS = 4
_EDGE = "^"


def form(reading: Reading) -> str:
    """The form of a trigger in short: `npa` is a verb of the past, `nd` a noun with its article."""
    marks = "P" * reading.passive + "d" * reading.definite + "p" * bool(reading.pronoun)
    return f"{reading.part[0]}{reading.tense[:2]}{marks}"


def signs(clause: Clause, at: int, reading: Reading, found: Cast, event: Event) -> list[Weighed]:
    """The signs of the trigger itself, its neighbours and its parties."""
    assert reading.pattern is not None
    kind, place = event.type, at - clause.first
    left, right = clause.norm[max(0, place - _SIDE) : place], clause.norm[place + 1 : place + 1 + _SIDE]
    part = _PARTS * place // max(1, clause.last - clause.first)
    return [
        _own(kind, reading.pattern.id, clause.norm[place], form(reading), reading.prep),
        _word(kind, "before", left[-1] if left else _EDGE),
        _word(kind, "after", right[0] if right else _EDGE),
        *[_word(kind, "left", w) for w in dict.fromkeys(left)],
        *[_word(kind, "right", w) for w in dict.fromkeys(right)],
        _told(kind, event.modality, event.statement is not None, event.place is not None, reading.passive),
        _stands(kind, part, place == 0, any(map(str.isdigit, right))),
        _sides(kind, _who(found.actors, found), _who(found.recipients, found)),
    ]


@lru_cache(maxsize=1 << 15)
def _own(kind: str, pattern: str, norm: str, shape: str, prep: str) -> Weighed:
    own = word(norm)
    return weighed(
        MODELS, f"kind={kind}", f"rule={pattern}", f"stem={kind}:{own}", f"form={kind}:{shape}",
        f"form={pattern}:{shape}", f"stemform={own}:{shape}", f"prep={kind}:{prep}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _word(kind: str, where: str, norm: str) -> Weighed:
    return weighed(MODELS, f"{where}={kind}:{word(norm)}")


@lru_cache(maxsize=1 << 12)
def _told(kind: str, mood: str, said: bool, placed: bool, passive: bool) -> Weighed:
    return weighed(MODELS, f"mood={kind}:{mood}", f"said={kind}:{said}", f"place={kind}:{placed}", f"passive={passive}")


@lru_cache(maxsize=1 << 12)
def _stands(kind: str, part: int, first: bool, counted: bool) -> Weighed:
    return weighed(MODELS, f"part={kind}:{part}", f"first={kind}:{first}", f"count={kind}:{counted}")


@lru_cache(maxsize=1 << 14)
def _sides(kind: str, actors: str, recipients: str) -> Weighed:
    return weighed(MODELS, f"sides={kind}:{actors}>{recipients}")


@lru_cache(maxsize=1 << 12)
def ruled(kind: str, flags: str, kept: bool) -> Weighed:
    """The signs of what the rules hold of an event of a kind."""
    return weighed(MODELS, f"ruled={kind}:{kept}", f"flags={kind}:{flags}")


@lru_cache(maxsize=1 << 8)
def ruled_at_all(flags: str, kept: bool) -> Weighed:
    """The signs of what the rules hold of an event, of whatever kind."""
    return weighed(MODELS, f"ruled={kept}", f"flags={flags}")


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
