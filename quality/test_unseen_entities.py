"""The judged entities and sentences are sound; where their texts are at hand, their floors hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

import pytest
from quality import encyclopaedia, unseen_entities
from quality.counting import Table
from quality.floors import below, load, shared

from marsad.model import EntityType

FOLDER = shared()


def test_answers_are_sound() -> None:
    sets = [unseen_entities.gold(file) for file in unseen_entities.SETS.values()]
    assert [len(articles) for articles in sets] == [27, 7, 6, 6]
    for names in (names for articles in sets for names in articles.values()):
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
    [
        *((name, partial(unseen_entities.measure, file=file)) for name, file in unseen_entities.SETS.items()),
        (encyclopaedia.NAME, encyclopaedia.measure),
    ],
)
def test_floors_hold(name: str, measure: Callable[[Path], Table]) -> None:
    if FOLDER is None:
        pytest.skip("MARSAD_SHARED is not set: the texts are not here")
    scores = {layer: tally.score.f1 for layer, tally in measure(FOLDER).items()}
    assert below(load(), {name: scores}) == []
