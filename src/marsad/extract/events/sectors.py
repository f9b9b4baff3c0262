"""The noun at the head of a party → its PLOVER sector, None where it tells none."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from marsad import knowledge
from marsad.extract.events.entries import Sector
from marsad.extract.events.lexicon import listed
from marsad.extract.events.memory import remembered
from marsad.model import Event, Party
from marsad.text import folded

# Unnamed people who are at home where something happens.
_LOCAL, _SOLDIERS = frozenset(("CVL", "COP", "JUD", "LEG")), frozenset(("MIL",))
# Those who may come from elsewhere, and victims of whom no more is told.
_GUESTS, _UNTOLD = frozenset(("MIL", "REB", "SPY", "GOV", "OPP")), frozenset((None, "UAF"))


@cache
def _words() -> dict[str, str]:
    known = knowledge.entries("patterns/events/sectors.toml", "sector", Sector)
    return {folded(word): sector.id for sector in known for word in sector.words}


@remembered
def sector(noun: str) -> str | None:
    """The sector that the folded noun at a party's head tells: «مسلحون», «والحكومة», «للشرطة»."""
    known = _words()
    bare = noun.lstrip("وبلك")
    forms = (noun, bare, noun.removeprefix("ال"), bare.removeprefix("ال"))
    return next((known[form] for form in forms if form in known), None)


def nameless(event: Event) -> bool:
    """Whether a party of `event` is neither named nor of a country."""
    return any(not (p.entity or p.country) for p in (*event.actors, *event.recipients))


def at_home(event: Event, country: str | None, home: str | None) -> Event:
    """`event` with its unnamed people of the `country` where it was, else of the one that the page is of, `home`.

    Crowds, police and courts act in their own, and the victims of violence without a name are of it too. Soldiers and
    gunmen may have come from elsewhere, unless the page speaks of no other country.
    """
    where = country or home
    if where is None or not nameless(event):
        return event
    guests: frozenset[str | None] = _GUESTS if where == home else frozenset()
    return replace(
        event,
        actors=_homed(event.actors, where, _LOCAL | guests),
        recipients=_homed(event.recipients, where, _LOCAL | _SOLDIERS | guests | (_UNTOLD if guests else guests)),
    )


def _homed(parties: tuple[Party, ...], country: str, sectors: frozenset[str | None]) -> tuple[Party, ...]:
    return tuple(
        replace(p, country=country) if not (p.entity or p.country) and p.sector in sectors and not _foreign(p) else p
        for p in parties
    )


def _foreign(party: Party) -> bool:
    """Whether words say that people came from elsewhere: «القوات الأطلسية», «مقاتلون أجانب»."""
    return any(word.removeprefix("ال") in listed("foreign") for word in folded(party.evidence.text).split())
