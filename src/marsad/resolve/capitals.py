"""A capital's mention with the words before it → whether it is the city or the government that sits there."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.model import Annotated, Mention
from marsad.text import folded

# How far before «من» a verb or noun of motion may stand.
REACH = 5


class Literal(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make a capital after them a place; `motion` ones only with a mover near; `seats` also with a word
    between; after `joined` ones all that are joined by «و»."""

    id: str
    before: tuple[str, ...]
    motion: tuple[str, ...]
    movers: tuple[str, ...]
    seats: tuple[str, ...]
    joined: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


def is_place(doc: Annotated, mention: Mention, at: int) -> bool:
    """Whether a capital named at token `at` is meant as a city: «في موسكو», «العاصمة الروسية موسكو», «بموسكو»."""
    norm = doc.tokens.norm
    if len(mention.evidence.text) > len(mention.name) and norm[at][0] == "ب":
        return True
    here, motion, movers, seats, joined = _words()
    first = at
    while first > max(0, at - REACH) and norm[first][0] == "و":
        first -= 1
    if 0 < first < at and norm[first - 1] in joined:
        return True  # «في لندن وبروكسل وباريس»
    before = norm[max(0, at - REACH) : at]
    if not before:
        return False
    if before[-1] in here or (before[-1] in motion and not movers.isdisjoint(before)):
        return True
    return len(before) > 1 and before[-2] in seats


@cache
def _words() -> tuple[frozenset[str], ...]:
    (one,) = knowledge.entries("lexicon/capitals.toml", "literal", Literal)
    lists = (one.before, one.motion, one.movers, one.seats, one.joined)
    return tuple(frozenset(map(folded, words)) for words in lists)
