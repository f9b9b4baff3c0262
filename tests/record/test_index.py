"""What many rows are gathered into is what row by row would be: rows by their first column, weights by document."""

from __future__ import annotations

from array import array
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.knowledge.weights import SHARED
from marsad.record.index import SPREAD, _heavy
from marsad.record.waiting import Pile

PARTS = st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=8), max_size=6)


@given(PARTS)
def test_rows_of_one_key_stand_together_in_the_order_they_came(parts: list[list[tuple[int, int]]]) -> None:
    pile, plain = Pile(), defaultdict[int, list[tuple[int, int]]](list)
    for part in parts:
        pile.rows += part
        for row in part:
            plain[row[0]].append(row)
        assert {key: [*rows] for key, rows in pile.by_first().items()} == plain


def test_what_was_taken_back_is_asked_for_no_more() -> None:
    pile = Pile([(1, "a"), (2, "b")])
    assert pile.by_first()[2] == ((2, "b"),)
    pile.cut(1)
    assert pile.by_first() == {1: ((1, "a"),)}


@pytest.mark.parametrize("apart", [1, 1000 * SPREAD], ids=["close", "scattered"])
def test_the_weights_of_a_document_are_summed_wherever_its_number_stands(apart: int) -> None:
    numbers = array("I", (7 + apart * n for n in (0, 2, 0, 5, 2)))
    found = _heavy(numbers, np.array([SHARED - 1, SHARED / 2, 1.5, SHARED + 1, SHARED / 4]))
    assert [*found.items()] == [(7, SHARED + 0.5), (7 + 5 * apart, SHARED + 1)]
