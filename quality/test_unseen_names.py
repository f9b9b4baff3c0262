"""The judged names of unseen articles are sound; on the shared news, where it is at hand, their floors hold."""

from __future__ import annotations

from typing import get_args

import pytest
from quality.floors import below, load, shared
from quality.unseen_names import NAME, gold, measure

from marsad.model import EntityType

FOLDER = shared()


def test_answers_are_sound() -> None:
    found = gold()
    assert len(found) == 7
    for names in found.values():
        assert all(0 <= n.span.start < n.span.end and n.type in get_args(EntityType) for n in names)
        spans = [(n.span.start, -n.span.end) for n in names]
        assert spans == sorted(spans)
        assert len(set(spans)) == len(spans)


def test_names_of_unseen_articles_hold_their_floors() -> None:
    if FOLDER is None:
        pytest.skip("MARSAD_SHARED is not set: the articles are not here")
    scores = {layer: score.score.f1 for layer, score in measure(FOLDER).items()}
    assert below(load(), {NAME: scores}) == []
