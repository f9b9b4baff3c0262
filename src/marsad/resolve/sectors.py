"""A person and a day → the PLOVER sector of the office that was held then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from marsad.knowledge.gazetteer.offices import holdings
from marsad.model import Entity, Role
from marsad.resolve.offices import around, offices
from marsad.text import folded

_REMEMBERED = 4096  # people and days


class Seats:
    """The offices of a document's people; `bodies` are the sectors of its organisations by their names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        every = (e for e in entities if e.type == "ORG" and e.sector)
        self.bodies = {name: e.sector for e in every for name in (e.name, *e.names)}

    def of(self, one: Entity, day: date | None) -> str | None:
        """The sector of the office that lists know `one` to have held on `day`, else of the one that the text gives."""
        if one.type != "PER":
            return None
        held = _held(one.known, day) if one.known and day else None
        return held or next((found for role in one.roles if (found := self._told(role, one))), None)

    def _told(self, role: Role, one: Entity) -> str | None:
        """The sector of a role that the text gives: its office's, else that of the body spoken for; none of a past
        one."""
        office = offices().get(role.office or "")
        if office is None or not around().past.isdisjoint(folded(role.title).split()):
            return None
        if office.sector:
            return office.sector if office.national or role.country or one.country else None
        return self.bodies.get(role.organisation or "")


@lru_cache(maxsize=_REMEMBERED)
def _held(known: str, day: date) -> str | None:
    """The sector of the offices that lists know somebody to have held on `day`."""
    terms = (h for h in holdings().get(known, ()) if h.on(day) and h.office in offices())
    return next((found for term in terms if (found := offices()[term.office].sector)), None)
