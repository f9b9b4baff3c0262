"""Tokens and the names found in them → names made of a head and a place: «أزمة أوكرانيا», «اتفاق فيينا»."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.lookup import REMEMBERED, bare
from marsad.annotate.names.readings import Name
from marsad.model import EntityType, Sentence, Tokens
from marsad.text import folded

RULE = "names.composite"
STATE = "names.state"


class Composite(Struct, frozen=True, forbid_unknown_fields=True):
    """Heads that make a name with what follows; see lexicon/composites.toml."""

    id: str
    type: EntityType
    then: Literal["state", "city", "nationality"]
    heads: tuple[str, ...]
    toward: tuple[str, ...] = ()
    examples: tuple[dict[str, Any], ...] = ()


def composites(tokens: Tokens, sentence: Sentence, names: dict[int, Name]) -> list[Name]:
    """The composite names of `sentence`; `names` are the outermost names by first token."""
    found: list[Name] = []
    for first, name in names.items():
        at = first - 1
        head = _head(tokens.norm[at]) if at >= sentence.first and not name.clitic else None
        end = _end(tokens, head[1], name, names) if head else at
        if head and end > at:
            found.append(Name(at, end, head[0], head[1].type, None, f"{RULE}.{head[1].id}"))
    return found


def _end(tokens: Tokens, head: Composite, name: Name, names: dict[int, Name]) -> int:
    """Where the composite ends that goes on with `name`; -1 where it does not."""
    if head.then != "nationality":
        fits = name.type == "GPE" and (name.rule == STATE) == (head.then == "state")
        return name.last if fits else -1
    if name.type != "NORP" or not tokens.norm[name.first].startswith("ال"):
        return -1
    second = names.get(name.last)
    end = second.last if second and second.type == "NORP" and not second.clitic else name.last
    direct = names.get(end)
    if direct and direct.type == "GPE" and tokens.norm[end].startswith("ل") and direct.clitic == 1:
        return direct.last  # الغزو الروسي لأوكرانيا
    target = names.get(end + 1)
    if target and target.type == "GPE" and not target.clitic and tokens.norm[end] in _toward():
        return target.last
    return end


@lru_cache(maxsize=REMEMBERED)
def _head(word: str) -> tuple[int, Composite] | None:
    """The head that `word` is, and the length of its proclitic."""
    return next(((len(clitic), _heads()[rest]) for clitic, rest in bare(word) if rest in _heads()), None)


@cache
def _heads() -> dict[str, Composite]:
    return {folded(w): c for c in _all() for w in c.heads}


@cache
def _toward() -> frozenset[str]:
    return frozenset(folded(w) for c in _all() for w in c.toward)


def _all() -> tuple[Composite, ...]:
    return knowledge.entries("lexicon/composites.toml", "composite", Composite)
