"""The judged entities and sentences are sound; where their texts are at hand, their floors hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from quality import encyclopaedia, unseen_entities
from quality.counting import Table
from quality.floors import below, load, shared

from marsad.model import EntityType

FOLDER = shared()


def test_answers_are_sound() -> None:
    assert len(unseen_entities.gold()) == 27
    for names in unseen_entities.gold().values():
        country: dict[str, str] = {}
        for n in names:
            assert 0 <= n.span.start < n.span.end
            assert n.type in get_args(EntityType)
            assert country.setdefault(n.entity, n.country) == n.country
    assert len(encyclopaedia.gold()) == 110
    for marked in encyclopaedia.gold().values():
        ends = [(m.span.start, m.span.end) for m in marked]
        assert ends == sorted(ends)
        assert all(m.type in ("PER", "LOC", "ORG") for m in marked)


@pytest.mark.parametrize(
    ("name", "measure"),
    [(unseen_entities.NAME, unseen_entities.measure), (encyclopaedia.NAME, encyclopaedia.measure)],
)
def test_floors_hold(name: str, measure: Callable[[Path], Table]) -> None:
    if FOLDER is None:
        pytest.skip("MARSAD_SHARED is not set: the texts are not here")
    scores = {layer: tally.score.f1 for layer, tally in measure(FOLDER).items()}
    assert below(load(), {name: scores}) == []
