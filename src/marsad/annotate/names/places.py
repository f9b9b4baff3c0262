"""A word → whether it opens the name of a place, and of what sort."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.lookup import REMEMBERED, bare
from marsad.model import EntityType
from marsad.text import folded


class PlaceWord(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that open a place's name; see lexicon/place_words.toml."""

    id: str
    type: EntityType
    words: tuple[str, ...]
    left: bool = False
    sure: bool = False
    joined: bool = False
    examples: tuple[dict[str, Any], ...] = ()


@lru_cache(maxsize=REMEMBERED)
def place_word(word: str) -> PlaceWord | None:
    """What `word`, which opens a place's name, tells of it."""
    return next((place_words()[rest] for _, rest in bare(word) if rest in place_words()), None)


def place_type(word: str) -> EntityType:
    """The sort of place whose name `word` opens; a town, a state or the like where it opens none."""
    found = place_word(word)
    return found.type if found else "GPE"


def announces(word: str) -> bool:
    """Whether `word` announces the name of a place and is no part of it."""
    found = place_word(word)
    return found is not None and found.left


@cache
def place_words() -> dict[str, PlaceWord]:
    """Every word that opens the name of a place, folded."""
    found = knowledge.entries("lexicon/place_words.toml", "place", PlaceWord)
    return {folded(word): one for one in found for word in one.words}
