"""The noun at the head of a party → its PLOVER sector, None where it tells none."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from marsad import knowledge
from marsad.model import Event, Party
from marsad.text import folded

# Unnamed people who are at home where something happens.
_LOCAL, _SOLDIERS = frozenset(("CVL", "COP", "JUD", "LEG")), frozenset(("MIL",))


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


def at_home(event: Event, country: str | None) -> Event:
    """`event` with its unnamed people of the country where it was: crowds, police and courts act in their own, and the
    victims of violence without a name are of it too. Soldiers and gunmen may have come from elsewhere."""
    if country is None:
        return event
    return replace(
        event,
        actors=_homed(event.actors, country, _LOCAL),
        recipients=_homed(event.recipients, country, _LOCAL | _SOLDIERS),
    )


def _homed(parties: tuple[Party, ...], country: str, sectors: frozenset[str]) -> tuple[Party, ...]:
    return tuple(
        replace(p, country=country) if not p.entity and not p.country and p.sector in sectors else p for p in parties
    )
