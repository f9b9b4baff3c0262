"""Entities, statements, events → the same, with English names, Wikidata ids, countries and sectors filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from operator import is_

from msgspec.structs import replace

from marsad.knowledge import gazetteer
from marsad.knowledge.institutions import english, institution
from marsad.model import Entity, Event, Interval, Party, Statement
from marsad.resolve.english import transliterated
from marsad.resolve.sectors import Seats

Fill = Callable[[Party], Party]


def known(
    entities: tuple[Entity, ...], statements: tuple[Statement, ...], events: tuple[Event, ...], published: Interval
) -> tuple[tuple[Entity, ...], tuple[Statement, ...], tuple[Event, ...]]:
    """What the gazetteer knows of each entity, and for each party the country and sector of its entity: of a person the
    sector of the office held on the day of the event, of what has no day on the day the report was `published`."""
    entities = tuple(_completed(e) for e in entities)
    by_id, seats, today = {e.id: e for e in entities}, Seats(entities), _day(published)
    said = partial(_party, by_id, seats, today)
    done = [_done(e, partial(_party, by_id, seats, _day(e.when) or today)) for e in events]
    return entities, tuple([_said(s, said) for s in statements]), tuple(done)


def _day(when: Interval) -> date | None:
    return when.latest or when.earliest


def _said(one: Statement, fill: Fill) -> Statement:
    speakers, via = _parties(one.speakers, fill), _parties(one.via, fill)
    addressee = one.addressee and fill(one.addressee)
    if speakers is one.speakers and via is one.via and addressee is one.addressee:
        return one
    return replace(one, speakers=speakers, via=via, addressee=addressee)


def _done(one: Event, fill: Fill) -> Event:
    actors, recipients = _parties(one.actors, fill), _parties(one.recipients, fill)
    if actors is one.actors and recipients is one.recipients:
        return one
    return replace(one, actors=actors, recipients=recipients)


def _completed(entity: Entity) -> Entity:
    one = gazetteer.known().get(entity.known or "")
    if not one and entity.type == "PER" and any(r.office for r in entity.roles) and not entity.english:
        # Of those who hold an office a reader will want the name; the others' is written when it is asked for.
        written = transliterated(entity.name)
        return replace(entity, english=written, transliterated=True) if written else entity
    if not one:
        return _institution(entity)
    return replace(
        entity,
        english=entity.english or one.english,
        wikidata=entity.wikidata or one.wikidata,
        country=entity.country or one.country,
        sector=entity.sector or one.sector,
    )


def _institution(entity: Entity) -> Entity:
    """`entity` with its name in English where it is a body of which every state has one."""
    if entity.type != "ORG" or not entity.country or entity.english:
        return entity
    kind = institution(entity.name, entity.country)
    return replace(entity, english=english(kind, entity.country)) if kind else entity


def _parties(parties: tuple[Party, ...], fill: Fill) -> tuple[Party, ...]:
    """`parties` itself where nothing is to be filled in, as mostly."""
    made = tuple([fill(p) for p in parties])
    return parties if all(map(is_, made, parties)) else made


def _party(by_id: dict[str, Entity], seats: Seats, day: date | None, party: Party) -> Party:
    entity = by_id.get(party.entity or "")
    if not entity:
        return party
    country, sector = party.country or entity.country, party.sector or entity.sector or seats.of(entity, day)
    if country == party.country and sector == party.sector:
        return party
    return replace(party, country=country, sector=sector)
