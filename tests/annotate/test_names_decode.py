"""The best labels: the same as of a full search, never a name that only goes on, quick on long texts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.annotate.names.decode import Floats, Steps, decode, steps

SORTS = 2
LABELS = 1 + 2 * SORTS


def by(seed: int, margin: float = np.inf) -> Steps:
    return steps(np.random.default_rng(seed).normal(0, 1, (LABELS, LABELS)).astype(np.float32), margin)


def searched(scores: Floats, step: Steps) -> list[int]:
    """The best path over one sentence, by plain search."""
    best, back = scores[0] + step.opening, []
    for row in scores[1:]:
        through = best[:, None] + step.follow
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


def worth(path: list[int], scores: Floats, step: Steps) -> float:
    told = sum(scores[at, label] for at, label in enumerate(path)) + step.opening[path[0]]
    return float(told + sum(step.follow[a, b] for a, b in pairwise(path)))


@settings(deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 12), min_size=1, max_size=6), st.floats(0, 12))
def test_it_finds_what_a_full_search_finds(seed: int, lengths: list[int], outside: float) -> None:
    step, rng = by(seed), np.random.default_rng(seed)
    scores = rng.normal(0, 3, (sum(lengths), LABELS)).astype(np.float32)
    scores[:, 0] += np.float32(outside)
    starts = np.cumsum([0, *lengths[:-1]]).tolist()
    made = decode(scores, starts, step).tolist()
    for start, length in zip(starts, lengths, strict=True):
        piece, here = scores[start : start + length], made[start : start + length]
        full = searched(piece, step)
        assert worth(here, piece, step) == pytest.approx(worth(full, piece, step), abs=1e-2)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40))
def test_a_name_never_only_goes_on(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 3, (length, LABELS)).astype(np.float32)
    made = [0, *decode(scores, [0], by(seed)).tolist()]
    for before, label in pairwise(made):
        assert label <= SORTS or before in (label, label - SORTS)


def test_words_surely_outside_part_a_text_and_change_nothing_else() -> None:
    scores = np.full((9, LABELS), -9, np.float32)
    scores[:, 0] = 9
    scores[4, 1], scores[5, 1 + SORTS] = 30, 30
    found = [decode(scores, [0, 5], by(3, margin)).tolist() for margin in (np.inf, 7.0)]
    assert found[0] == found[1]
    assert found[0][:5] == [0, 0, 0, 0, 1]
    assert found[0][5] <= SORTS, "a sentence opens there"


def test_no_words_have_no_labels() -> None:
    assert decode(np.zeros((0, LABELS), np.float32), [], by(1)).tolist() == []
