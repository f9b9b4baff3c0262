"""Events and the entities of a document → the events, people in office with the PLOVER sector of the office that they
held at the date of the event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from operator import is_

from msgspec.structs import replace

from marsad.knowledge.gazetteer.offices import holdings
from marsad.model import Entity, Event, Interval, Party, Role
from marsad.resolve.offices import around, offices
from marsad.text import folded

_REMEMBERED = 4096  # people and days


def seated(entities: tuple[Entity, ...], done: tuple[Event, ...], published: Interval) -> tuple[Event, ...]:
    """`done`, its parties of whom no word tells a sector with that of their office: the one that lists know them to
    have held that day (of an undated event, the day the report was `published`), else the one the text gives them."""
    people = {e.id: e for e in entities if e.type == "PER"}
    if not people:
        return done
    bodies = {name: e.sector for e in entities if e.type == "ORG" and e.sector for name in (e.name, *e.names)}
    return tuple([_event(event, people, bodies, _day(published)) for event in done])


def _event(event: Event, people: Mapping[str, Entity], bodies: Mapping[str, str | None], today: date | None) -> Event:
    day = _day(event.when) or today
    actors = _parties(event.actors, people, bodies, day)
    recipients = _parties(event.recipients, people, bodies, day)
    if actors is event.actors and recipients is event.recipients:
        return event
    return replace(event, actors=actors, recipients=recipients)


def _day(when: Interval) -> date | None:
    return when.latest or when.earliest


def _parties(
    parties: tuple[Party, ...], people: Mapping[str, Entity], bodies: Mapping[str, str | None], day: date | None
) -> tuple[Party, ...]:
    """`parties` itself where nothing is to be filled in."""
    made = [
        replace(p, sector=_sector(one, bodies, day)) if not p.sector and (one := people.get(p.entity or "")) else p
        for p in parties
    ]
    return parties if all(map(is_, made, parties)) else tuple(made)


def _sector(one: Entity, bodies: Mapping[str, str | None], day: date | None) -> str | None:
    """The sector of `one` on `day`."""
    held = _held(one.known, day) if one.known and day else None
    return held or next((found for role in one.roles if (found := _told(role, one, bodies))), None)


@lru_cache(maxsize=_REMEMBERED)
def _held(known: str, day: date) -> str | None:
    """The sector of the offices that lists know somebody to have held on `day`."""
    terms = (h for h in holdings().get(known, ()) if h.on(day) and h.office in offices())
    return next((found for term in terms if (found := offices()[term.office].sector)), None)


def _told(role: Role, one: Entity, bodies: Mapping[str, str | None]) -> str | None:
    """The sector of a role that the text gives: its office's, else that of the body spoken for; none of a past one."""
    office = offices().get(role.office or "")
    if office is None or not around().past.isdisjoint(folded(role.title).split()):
        return None
    if office.sector:
        return office.sector if office.national or role.country or one.country else None
    return bodies.get(role.organisation or "")
