"""A trigger and the words around it → what the event is about: PLOVER's contexts, in the ontology's order."""

from __future__ import annotations

from functools import cache
from itertools import compress

from marsad import knowledge
from marsad.extract.events.clause import Clause
from marsad.extract.events.entries import Context
from marsad.extract.events.memory import remembered
from marsad.text import PROCLITIC, folded

# How far, in tokens, a word of a context may stand from the trigger, and how many contexts an event has at most.
_REACH, _MOST = 12, 4


@cache
def _words() -> dict[str, int]:
    """The number of the context that a word tells, from 1 on; the first one that lists it."""
    found: dict[str, int] = {}
    for n, context in enumerate(known(), 1):
        for one in context.words:
            found.setdefault(folded(one).removeprefix("ال"), n)
    return found


@remembered
def _context(norm: str) -> int:
    """The number of the context that a token tells, with or without what is attached to its front; 0 where none."""
    words, hit = _words(), PROCLITIC.match(norm)
    forms = (norm, norm.removeprefix("ال"), norm[hit.end() :] if hit else norm, norm[1:], norm.removesuffix("ها"))
    return next((words[form] for form in forms if form in words), 0)


@cache
def known() -> tuple[Context, ...]:
    """Every context that words tell."""
    return knowledge.entries("patterns/events/contexts.toml", "context", Context)


def contexts(clause: Clause, at: int) -> tuple[str, ...]:
    """The contexts of the event at token `at`: those told nearest to it."""
    place = at - clause.first
    start, near = max(0, place - _REACH), dict[int, int]()
    window = clause.norm[start : place + _REACH + 1]
    for k in compress(range(start, start + len(window)), map(_context, window)):
        if not _named(clause, clause.first + k):
            found = _context(clause.norm[k])
            near[found] = min(near.get(found, _REACH), abs(k - place))
    if not near:
        return ()
    chosen = sorted(near, key=lambda n: (near[n], n))[:_MOST]
    return tuple(known()[n - 1].id for n in sorted(chosen))


def _named(clause: Clause, at: int) -> bool:
    """Whether a word is a place's name and tells no context: «سيول» is no flood."""
    return any(u.first <= at < u.last and u.mention and u.mention.type == "GPE" and not u.head for u in clause.units)
