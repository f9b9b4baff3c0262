"""Entities, statements, events → the same, with English names, Wikidata ids, countries and sectors filled in."""

from __future__ import annotations

from operator import is_

from msgspec.structs import replace

from marsad.knowledge import gazetteer
from marsad.knowledge.institutions import english, institution
from marsad.model import Entity, Event, Party, Statement
from marsad.resolve.english import transliterated


def known(
    entities: tuple[Entity, ...], statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[tuple[Entity, ...], tuple[Statement, ...], tuple[Event, ...]]:
    """What the gazetteer knows of each entity, and for each party the country and sector of its entity."""
    entities = tuple(_completed(e) for e in entities)
    by_id = {e.id: e for e in entities}
    return entities, tuple([_said(s, by_id) for s in statements]), tuple([_done(e, by_id) for e in events])


def _said(one: Statement, by_id: dict[str, Entity]) -> Statement:
    speakers, via = _parties(one.speakers, by_id), _parties(one.via, by_id)
    addressee = one.addressee and _party(one.addressee, by_id)
    if speakers is one.speakers and via is one.via and addressee is one.addressee:
        return one
    return replace(one, speakers=speakers, via=via, addressee=addressee)


def _done(one: Event, by_id: dict[str, Entity]) -> Event:
    actors, recipients = _parties(one.actors, by_id), _parties(one.recipients, by_id)
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


def _parties(parties: tuple[Party, ...], by_id: dict[str, Entity]) -> tuple[Party, ...]:
    """`parties` itself where nothing is to be filled in, as mostly."""
    made = tuple([_party(p, by_id) for p in parties])
    return parties if all(map(is_, made, parties)) else made


def _party(party: Party, by_id: dict[str, Entity]) -> Party:
    entity = by_id.get(party.entity or "")
    if not entity:
        return party
    country, sector = party.country or entity.country, party.sector or entity.sector
    if country == party.country and sector == party.sector:
        return party
    return replace(party, country=country, sector=sector)
