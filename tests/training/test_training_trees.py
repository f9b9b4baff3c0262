"""Growing forests: a rule of two numbers is learned, again the same, and nothing is asked that tells nothing."""

from __future__ import annotations

import importlib
import sys
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

FOLDER = Path(__file__).parents[2] / "training"
CONSTANT = 2
Floats = NDArray[np.float64]


@pytest.fixture(scope="module")
def trees() -> Any:
    sys.path.insert(0, str(FOLDER))
    try:
        yield importlib.import_module("trees")
    finally:
        sys.path.remove(str(FOLDER))


def either(many: int, seed: int) -> tuple[Floats, Floats]:
    """Cases that are so where just one of two numbers is high; the third is always the same, the others are chance."""
    cases = np.random.default_rng(seed).random((many, 6))
    cases[:, CONSTANT] = 3.0
    return cases, ((cases[:, 0] > 0.5) != (cases[:, 1] > 0.5)).astype(np.float64)


@pytest.fixture(scope="module")
def grown(trees: Any) -> Any:
    return trees.fit(*either(500, 1), trees=60)


def test_a_rule_of_two_numbers_is_learned(grown: Any) -> None:
    cases, yes = either(400, 2)
    assert ((grown.sums(cases) > 0) == yes).mean() > 0.9


def test_the_same_cases_grow_the_same_forest(trees: Any, grown: Any) -> None:
    again = trees.fit(*either(500, 1), trees=60)
    for part in type(grown).PARTS:
        assert np.array_equal(getattr(again, part), getattr(grown, part))


def test_a_number_that_is_always_the_same_is_never_asked_for(grown: Any) -> None:
    assert set(np.unique(grown.asked)) == {0, 1, 3, 4, 5}


def test_a_forest_has_the_shape_that_is_read(trees: Any, grown: Any) -> None:
    many = 60 * trees.GROVES
    assert grown.asked.shape == grown.above.shape == (many, trees.DEPTH)
    assert grown.leaves.shape == (many, 2**trees.DEPTH)


def test_sums_are_log_odds(trees: Any) -> None:
    cases = np.repeat([[0.0], [1.0]], 400, axis=0)
    yes = np.concatenate([np.repeat([1.0, 0.0], [40, 360]), np.repeat([1.0, 0.0], [280, 120])])
    forest = trees.fit(cases, yes)
    assert forest.base == pytest.approx(log(0.4 / 0.6))
    assert forest.sums(np.array([[0.0], [1.0]])) == pytest.approx([log(0.1 / 0.9), log(0.7 / 0.3)], abs=0.2)


def test_answers_may_lie_between(trees: Any) -> None:
    cases = np.repeat([[0.0], [1.0]], 400, axis=0)
    forest = trees.fit(np.column_stack([cases, cases]), np.repeat([0.25, 0.75], 400))
    assert forest.sums(np.array([[0.0, 0.0], [1.0, 1.0]])) == pytest.approx([log(1 / 3), log(3)], abs=0.1)


def test_where_only_one_number_tells_anything_every_tree_asks_for_it(trees: Any) -> None:
    cases = np.column_stack([np.full(40, 7.0), np.repeat([0.0, 1.0], 20), np.zeros(40)])
    forest = trees.fit(cases, np.repeat([0.25, 0.75], 20), trees=9)
    assert set(forest.asked.ravel().tolist()) == {1}
    assert set(forest.above.ravel().tolist()) == {0.5}


def test_several_forests_say_the_mean_of_each(trees: Any) -> None:
    cases, yes = either(200, 3)
    several = trees.fit(cases, yes, trees=5, groves=3).sums(cases)
    each = [trees._fit(cases, yes, np.ones(200), 5, trees.SEED + n).sums(cases) for n in range(3)]
    assert not np.allclose(each[0], each[1])
    assert several == pytest.approx(np.mean(each, axis=0))


@settings(deadline=None)
@given(st.lists(st.integers(-50, 50), min_size=1, max_size=120))
def test_a_column_is_cut_between_its_values_into_few_parts(trees: Any, values: list[int]) -> None:
    column = np.array(values, np.float64)
    limits = trees._limits(column).tolist()
    parts = len(set(values))
    assert len(limits) == parts - 1 if parts <= trees.BINS else 0 < len(limits) <= trees.BINS
    assert limits == sorted(set(limits))
    held = np.searchsorted(column[np.argsort(column)], limits)
    assert len(set(held.tolist())) == len(limits)  # each cut parts other cases
    assert all(0 < place < len(values) for place in held)
    if parts <= trees.BINS:
        assert not set(limits) & set(values)


def test_a_case_counts_as_often_as_it_is_told_to(trees: Any) -> None:
    cases, yes = np.tile([[0.0], [1.0]], (20, 1)), np.repeat([0.0, 1.0], 20)
    thrice = trees.fit(cases, yes, np.repeat([1.0, 3.0], 20), trees=20).sums(cases)
    assert thrice.mean() == pytest.approx(np.log(3), abs=0.3)
    assert trees.fit(cases, yes, trees=20).sums(cases).mean() == pytest.approx(0.0, abs=0.3)
