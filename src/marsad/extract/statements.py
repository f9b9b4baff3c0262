"""Annotated → statements."""

from marsad.model import Annotated, Entity, Statement


def statements(doc: Annotated, entities: tuple[Entity, ...]) -> tuple[Statement, ...]:
    return ()
