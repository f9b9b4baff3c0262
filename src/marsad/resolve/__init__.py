"""Mentions → entities of one document; then what is known of each."""

from marsad.model import Annotated, Entity, Event, Statement


def within(doc: Annotated) -> tuple[Annotated, tuple[Entity, ...]]:
    return doc, ()


def known(
    entities: tuple[Entity, ...], statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[tuple[Entity, ...], tuple[Statement, ...], tuple[Event, ...]]:
    return entities, statements, events
