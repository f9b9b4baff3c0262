"""The judged pairs are whole and in order; precision and recall are what their names say."""

from __future__ import annotations

from quality.stories import pairs, score


def test_pairs_are_judged_once_each() -> None:
    found = [(a, b) for a, b, _ in pairs()]
    assert len(found) == len(set(found)) == 60
    assert all(a < b for a, b in found)


def test_score() -> None:
    found = [(0.9, True), (0.5, False), (0.4, True), (0.1, True)]
    assert score(0.45, found) == (0.5, 1 / 3)
    assert score(0.95, found) == (1.0, 0.0)
