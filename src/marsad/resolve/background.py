"""Entities, statements, events → the same, with English names, Wikidata ids, countries and sectors filled in."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.knowledge import gazetteer
from marsad.model import Entity, Event, Party, Statement
from marsad.resolve.english import transliterated


def known(
    entities: tuple[Entity, ...], statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[tuple[Entity, ...], tuple[Statement, ...], tuple[Event, ...]]:
    """What the gazetteer knows of each entity, and for each party the country and sector of its entity."""
    entities = tuple(_completed(e) for e in entities)
    by_id = {e.id: e for e in entities}
    said = tuple(
        replace(
            s,
            speakers=_parties(s.speakers, by_id),
            via=_parties(s.via, by_id),
            addressee=s.addressee and _party(s.addressee, by_id),
        )
        for s in statements
    )
    done = tuple(replace(e, actors=_parties(e.actors, by_id), recipients=_parties(e.recipients, by_id)) for e in events)
    return entities, said, done


def _completed(entity: Entity) -> Entity:
    one = gazetteer.known().get(entity.known or "")
    if not one and entity.type == "PER" and any(r.office for r in entity.roles) and not entity.english:
        # Of those who hold an office a reader will want the name; the others' is written when it is asked for.
        written = transliterated(entity.name)
        return replace(entity, english=written, transliterated=True) if written else entity
    if not one:
        return entity
    return replace(
        entity,
        english=entity.english or one.english,
        wikidata=entity.wikidata or one.wikidata,
        country=entity.country or one.country,
        sector=entity.sector or one.sector,
    )


def _parties(parties: tuple[Party, ...], by_id: dict[str, Entity]) -> tuple[Party, ...]:
    return tuple(_party(p, by_id) for p in parties)


def _party(party: Party, by_id: dict[str, Entity]) -> Party:
    entity = by_id.get(party.entity or "")
    if not entity:
        return party
    return replace(party, country=party.country or entity.country, sector=party.sector or entity.sector)
