"""Annotated → the same with every mention tied to its entity, and the entities in order of first mention."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from marsad import text
from marsad.knowledge import gazetteer
from marsad.model import Annotated, Entity, EntityType, Mention
from marsad.resolve.capitals import is_place


def within(doc: Annotated) -> tuple[Annotated, tuple[Entity, ...]]:
    """One entity for each known id or same name; nationalities are their state, capitals the state where they act."""
    groups: dict[str, list[Mention]] = {}
    for mention in doc.mentions:
        groups.setdefault(_identity(doc, mention), []).append(mention)
    ids = {key: f"e{n}" for n, key in enumerate(groups, 1)}
    mentions = tuple(_tied(m, key := _identity(doc, m), ids[key]) for m in doc.mentions)
    return replace(doc, mentions=mentions), tuple(_entity(ids[key], key, of) for key, of in groups.items())


def _identity(doc: Annotated, mention: Mention) -> str:
    """What two mentions of the same entity share: its gazetteer id, else its type and the key of its name."""
    if not mention.known:
        return f"{mention.type}:{text.key(mention.name)}"
    state = gazetteer.known()[mention.known].state
    return state if state and not is_place(doc, mention) else mention.known


def _tied(mention: Mention, key: str, entity: str) -> Mention:
    one = gazetteer.known().get(key)
    if not one:
        return replace(mention, entity=entity)
    literal = gazetteer.known()[mention.known].name if mention.known and mention.known != key else None
    return replace(mention, entity=entity, country=one.country, literal=literal)


def _entity(entity: str, key: str, mentions: list[Mention]) -> Entity:
    one = gazetteer.known().get(key)
    written = Counter(m.name for m in mentions)
    names = tuple(written)
    if one:
        return Entity(id=entity, type=one.type, name=one.name, names=names, country=one.country, known=one.id)
    kind: EntityType = mentions[0].type
    return Entity(id=entity, type=kind, name=max(names, key=len), names=names)
