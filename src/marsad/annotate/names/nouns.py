"""A word → the noun it is that announces a name nobody listed, and the adjectives that may end such a name."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.lookup import bare
from marsad.model import EntityType
from marsad.text import folded


class Announced(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that announce a name of a type; see lexicon/announced.toml."""

    id: str
    type: EntityType
    words: tuple[str, ...]
    open: bool = False
    quoted: bool = False
    whole: bool = False
    honoured: bool = False
    closed: bool = False
    examples: tuple[dict[str, Any], ...] = ()


class Closing(Struct, frozen=True, forbid_unknown_fields=True):
    """Adjectives that may end a name whose noun belongs to it."""

    id: str
    words: tuple[str, ...]


def noun(word: str) -> tuple[int, Announced] | None:
    """The announcing noun that `word` is, and the length of its proclitic."""
    return next(((len(clitic), nouns()[rest]) for clitic, rest in bare(word) if rest in nouns()), None)


@cache
def nouns() -> dict[str, Announced]:
    """Every announcing noun, folded."""
    found = knowledge.entries("lexicon/announced.toml", "announced", Announced)
    return {folded(word): one for one in found for word in one.words}


@cache
def closing() -> frozenset[str]:
    (one,) = knowledge.entries("lexicon/announced.toml", "closing", Closing)
    return frozenset(map(folded, one.words))
