"""A trigger and the words around it → what the event is about: PLOVER's contexts, in the ontology's order."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.extract.events.clause import Clause
from marsad.extract.events.signs import word
from marsad.text import folded

# How far, in tokens, a word of a context may stand from the trigger, and how many contexts an event has at most.
_REACH, _MOST = 12, 4


class Context(Struct, frozen=True, forbid_unknown_fields=True):
    """The words, by their stems, that tell a context."""

    id: str
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


@cache
def _words() -> dict[str, int]:
    """The number of the context that a stem tells; the first one that lists it."""
    found: dict[str, int] = {}
    for n, context in enumerate(known()):
        for one in context.words:
            found.setdefault(word(folded(one)), n)
    return found


@cache
def known() -> tuple[Context, ...]:
    """Every context that words tell."""
    return knowledge.entries("patterns/events/contexts.toml", "context", Context)


def contexts(clause: Clause, at: int) -> tuple[str, ...]:
    """The contexts of the event at token `at`: those told nearest to it."""
    words, place = _words(), at - clause.first
    near: dict[int, int] = {}
    for k in range(max(0, place - _REACH), min(len(clause.norm), place + _REACH + 1)):
        found = words.get(word(clause.norm[k]))
        if found is not None:
            near[found] = min(near.get(found, _REACH), abs(k - place))
    chosen = sorted(near, key=lambda n: (near[n], n))[:_MOST]
    return tuple(known()[n].id for n in sorted(chosen))
