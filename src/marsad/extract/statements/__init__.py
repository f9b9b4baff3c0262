"""Annotated and its entities → statements: one for each content the text attributes, with its chain of attribution."""

from __future__ import annotations

from marsad.extract.statements.chain import Chain
from marsad.extract.statements.clauses import frames, starts
from marsad.extract.statements.content import content
from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import Ground, Period
from marsad.extract.statements.interview import turns
from marsad.extract.statements.inverted import before_cue
from marsad.extract.statements.nesting import nested
from marsad.model import Annotated, Entity, Statement

__all__ = ["statements"]


def statements(doc: Annotated, entities: tuple[Entity, ...]) -> tuple[Statement, ...]:
    """The statements of `doc`, in the order of their contents, with ids s1, s2 …"""
    ground = Ground(doc, entities)
    chain = Chain(ground)
    answers = turns(ground)
    for period in ground.periods:
        answer = (
            next((t for t in answers if t.first < period.last and period.first < t.last), None) if answers else None
        )
        if answer is not None and period.first <= answer.first:
            chain.answer(answer, period)
        if answer is None and chain.headline(period):
            continue
        _period(ground, chain, period, answer is not None)
    return nested(ground, chain.found)


def _period(g: Ground, chain: Chain, period: Period, answers: bool) -> None:
    """Read one period; in an answer only what others are said to have said is news («قال الوزير إن»)."""
    if not (marks := g.marks(period.first, period.last)):
        chain.pause()
        return
    found = [f for f in frames(g, period, marks) if not answers or _anothers(f)]
    begins = starts(g, found, period)
    for f in found:
        ahead = None if answers else before_cue(g, f, period)
        if ahead is not None:
            chain.add(f, ahead, period)
        if f.link is not None and (what := content(g, f, period.last, begins)) is not None:
            chain.add(f, what, period)
        elif ahead is None:
            chain.heard(f, period)
    chain.close(period, marks)


def _anothers(f: Frame) -> bool:
    return f.subject is not None and f.link in ("that", "quote", "colon")
