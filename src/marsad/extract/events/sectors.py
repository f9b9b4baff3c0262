"""The noun at the head of a party → its PLOVER sector, None where it tells none."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.text import folded


class Sector(Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns that tell a sector, as printed without article."""

    id: str
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


@cache
def _words() -> dict[str, str]:
    known = knowledge.entries("patterns/events/sectors.toml", "sector", Sector)
    return {folded(word): sector.id for sector in known for word in sector.words}


def sector(noun: str) -> str | None:
    """The sector that the folded noun at a party's head tells: «مسلحون», «والحكومة», «للشرطة»."""
    known = _words()
    bare = noun.lstrip("وبلك")
    forms = (noun, bare, noun.removeprefix("ال"), bare.removeprefix("ال"))
    return next((known[form] for form in forms if form in known), None)
