"""A forest says of many cases at once what its trees say one by one, and is read as it was written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from marsad.extract.events.casting import FILE, ROLES
from marsad.knowledge import KnowledgeError
from marsad.knowledge.forest import Floats, Forest, forests

# Few numbers, so that a case's number is often the limit that is asked for.
NUMBERS = st.sampled_from([-1.5, -1.0, 0.0, 0.5, 1.0, 2.0, 999.0])
LEAF = st.floats(-5, 5)


def slow(forest: Forest, case: list[float]) -> float:
    """Down each tree, question by question: a yes goes into the second half of the leaves that are left."""
    total = forest.base
    for asked, above, leaves in zip(forest.asked, forest.above, forest.leaves, strict=True):
        left = leaves.tolist()
        for column, limit in zip(asked, above, strict=True):
            half = len(left) // 2
            left = left[half:] if case[column] > limit else left[:half]
        total += left[0]
    return total


def made(base: float, asked: list[list[int]], above: list[list[float]], leaves: list[list[float]]) -> Forest:
    return Forest(base, np.array(asked, np.int64), np.array(above), np.array(leaves))


STUMP = made(0.5, [[0]], [[1.0]], [[-1.0, 2.0]])
PAIR = made(0.0, [[1, 0]], [[0.0, 0.0]], [[1.0, 2.0, 4.0, 8.0]])


@st.composite
def grown(draw: st.DrawFn) -> tuple[Forest, list[list[float]]]:
    trees, depth, wide = draw(st.integers(1, 4)), draw(st.integers(1, 4)), draw(st.integers(1, 4))

    def lists(of: st.SearchStrategy[float], many: int, rows: int) -> list[list[float]]:
        return draw(st.lists(st.lists(of, min_size=many, max_size=many), min_size=rows, max_size=rows))

    asked = draw(
        st.lists(st.lists(st.integers(0, wide - 1), min_size=depth, max_size=depth), min_size=trees, max_size=trees)
    )
    forest = made(draw(LEAF), asked, lists(NUMBERS, depth, trees), lists(LEAF, 2**depth, trees))
    return forest, lists(NUMBERS, wide, draw(st.integers(1, 6)))


@settings(deadline=None)
@given(grown())
@example((STUMP, [[1.0], [1.5]]))
@example((PAIR, [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]))
def test_all_cases_at_once_are_as_one_by_one(one: tuple[Forest, list[list[float]]]) -> None:
    forest, cases = one
    assert forest.sums(np.array(cases)) == pytest.approx([slow(forest, case) for case in cases])


def test_a_number_is_not_above_itself() -> None:
    assert STUMP.sums(np.array([[1.0], [np.nextafter(1.0, 2.0)]])).tolist() == [-0.5, 2.5]


def test_the_first_question_is_the_highest_bit() -> None:
    assert PAIR.sums(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])).tolist() == [1.0, 2.0, 4.0, 8.0]


def test_of_no_cases_nothing_is_said() -> None:
    assert PAIR.sums(np.zeros((0, 2))).tolist() == []


def same(one: Forest, other: Forest) -> bool:
    return all(np.array_equal(getattr(one, part), getattr(other, part)) for part in Forest.PARTS)


def write(file: Path, **parts: Floats) -> str:
    np.savez_compressed(file, allow_pickle=False, **parts)
    return str(file)


def test_forests_are_read_as_they_were_written(tmp_path: Path) -> None:
    both = (("b", PAIR), ("a", STUMP))
    parts = {f"{n}.{part}": np.asarray(getattr(forest, part)) for n, forest in both for part in Forest.PARTS}
    found = forests(write(tmp_path / "some.npz", **parts))
    assert list(found) == ["a", "b"]
    assert same(found["a"], STUMP)
    assert same(found["b"], PAIR)


@pytest.mark.parametrize("held", [None, b"", b"no archive at all"])
def test_a_file_that_cannot_be_read_says_how_it_is_made(tmp_path: Path, held: bytes | None) -> None:
    file = tmp_path / "lost.npz"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(KnowledgeError, match="make train"):
        forests(str(file))


def test_the_shipped_forests_are_whole() -> None:
    found = forests(FILE)
    assert set(found) == set(ROLES)
    for forest in found.values():
        trees, depth = forest.asked.shape
        assert forest.above.shape == (trees, depth)
        assert forest.leaves.shape == (trees, 2**depth)
        assert forest.asked.dtype == np.int64
        assert np.isfinite(forest.base)
        assert np.isfinite(forest.above).all()
        assert np.isfinite(forest.leaves).all()
