"""Annotated → events."""

from marsad.model import Annotated, Entity, Event, Statement


def events(doc: Annotated, entities: tuple[Entity, ...], said: tuple[Statement, ...]) -> tuple[Event, ...]:
    return ()
