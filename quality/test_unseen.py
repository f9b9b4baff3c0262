"""Events of ten unseen articles: the answers are sound; the floors hold where MARSAD_SHARED names their folder."""

from __future__ import annotations

import pytest
from quality.floors import below, load, shared
from quality.unseen import EMPTY, NAME, gold, measure, scores

from marsad.knowledge.ontology import types


def test_answers_are_sound() -> None:
    assert len(gold()) == 10
    assert all(not gold()[name] for name in EMPTY)
    for events in gold().values():
        for event in events:
            assert set(event.types) <= set(types())
            assert event.span.start < event.span.end
        assert len({e.span for e in events}) == len(events)


def test_the_floors_of_unseen_events_hold() -> None:
    folder = shared()
    if folder is None:
        pytest.skip("MARSAD_SHARED is not set: the articles are not here")
    assert below(load(), {NAME: scores(folder)}) == []
    assert measure(folder)["type (asserted)"].score.precision >= 0.75
