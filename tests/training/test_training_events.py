"""Training the judges of events: near copies stay together, limits are the lowest that cost little, marks are found."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def scripts() -> Any:
    """training/event_folds.py, event_judges.py and event_words.py, which import one another by name."""
    sys.path.insert(0, str(FOLDER))
    try:
        yield [importlib.import_module(f"event_{name}") for name in ("folds", "judges", "words")]
    finally:
        sys.path.remove(str(FOLDER))


def test_near_copies_are_one_group(scripts: Any) -> None:
    folds = scripts[0]
    first = "هاجم مسلحون مجهولون قافلة تابعة للجيش شمال المدينة مساء أمس وقتلوا ثلاثة جنود"
    other = "تظاهر آلاف الطلاب أمام مقر الحكومة في العاصمة احتجاجا على رفع الرسوم الدراسية"
    assert folds.kin([first, other, f"{first} كما قال شهود", other]) == [0, 1, 0, 1]


def test_parts_hold_every_document_once(scripts: Any) -> None:
    parts = scripts[1].folded([f"d{n}" for n in range(10)], 3)
    assert Counter(name for part in parts for name in part) == Counter(f"d{n}" for n in range(10))


def test_of_limits_that_are_as_good_the_lowest_is_taken(scripts: Any) -> None:
    scored = [(-2.0, False), (0.5, True), (1.5, True)]
    limit = scripts[1]._lowest(scored, 0.0)
    assert -2.0 <= limit < -1.9


@pytest.mark.parametrize(
    ("words", "marked", "wanted"),
    [
        ("a b c d b", ["b"], [1]),
        ("x a b c x y", ["x", "y"], [4, 5]),
        ("a b", [], []),
        ("", ["a"], []),
    ],
)
def test_marked_words_are_found_where_they_stand_together(
    scripts: Any, words: str, marked: list[str], wanted: list[int]
) -> None:
    assert scripts[2]._stretch(words.split(), marked) == wanted


def test_what_was_agreed_counts_twice_and_nothing_agreed_counts_nothing(scripts: Any) -> None:
    words = ["مسلحون", "هاجموا", "جنودا"]
    assert scripts[2]._shares(words, [["مسلحون"], ["مسلحون"], []]) == [0.75, 0.0, 0.0]
    assert scripts[2]._shares(words, [[], ["جنودا"], []]) == [0.0, 0.0, 0.5]
