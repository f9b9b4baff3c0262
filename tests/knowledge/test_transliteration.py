"""Letter chains as arrays: packed, read back, counted as given; a file that is no file of arrays is named."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from marsad import knowledge
from marsad.knowledge.arrays import arrays
from marsad.knowledge.transliteration import END, ORDER, START, Model, packed

EDGE = (START,) * (ORDER - 1)
COUNTED = [(("ا:a",), 3), (("ا:e",), 1), (("ب:b",), 2), ((END,), 4), ((START, "ا:e"), 5), (("ا:e", "ب:b"), 1)]


def test_what_was_counted_most_after_what_stands_before_is_written() -> None:
    model = Model(packed(COUNTED))
    best = model.spellings("اب")
    assert [written for _, written in best] == ["eb", "ab"]
    assert sum(exp(chance) for chance, _ in best) < 1


def test_letters_without_a_unit_have_no_spelling() -> None:
    assert Model(packed(COUNTED)).spellings("جب") == []


def test_units_of_the_same_count_keep_an_order_of_their_own() -> None:
    first, second = (Model(packed(rows)).spellings("اب") for rows in (COUNTED, COUNTED[::-1]))
    assert first == second


def test_too_many_units_are_refused() -> None:
    with pytest.raises(ValueError, match="5000 units"):
        packed(((f"ا:{n}",), 1) for n in range(5000))


def test_a_damaged_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.npz").write_bytes(b"no arrays")
    monkeypatch.setattr(knowledge, "ROOT", tmp_path)
    for name in ("one.npz", "absent.npz"):
        with pytest.raises(knowledge.KnowledgeError, match=name):
            arrays(name)
