"""Annotated and its entities → statements: one for each content the text attributes, with its chain of attribution."""

from __future__ import annotations

from marsad.extract.statements.chain import Chain
from marsad.extract.statements.clauses import frames, starts
from marsad.extract.statements.content import content
from marsad.extract.statements.ground import Ground
from marsad.model import Annotated, Entity, Statement

__all__ = ["statements"]


def statements(doc: Annotated, entities: tuple[Entity, ...]) -> tuple[Statement, ...]:
    """The statements of `doc`, in the order of their contents, with ids s1, s2 …"""
    ground = Ground(doc, entities)
    chain = Chain(ground)
    for period in ground.periods:
        if chain.headline(period):
            continue
        found = frames(ground, period)
        begins = starts(ground, found, period)
        for f in found:
            if (what := content(ground, f, period.last, begins)) is not None:
                chain.add(f, what, period)
        chain.close(period)
    return chain.statements()
