"""Names in Latin letters: known ones from the gazetteer, others written by a model and marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.test_document import resolved

from marsad.knowledge import entries
from marsad.resolve.english import Part, transliterated


def test_who_is_known_has_a_known_name_and_who_is_not_a_written_one() -> None:
    _, entities = resolved("التقى الرئيس الروسي فلاديمير بوتين وزير الدفاع الياباني كيتارو ميزوغوتشي أمس")
    found = {e.name: (e.english, e.transliterated) for e in entities.values() if e.type == "PER"}
    assert found["فلاديمير بوتين"] == ("Vladimir Putin", False)
    assert found["كيتارو ميزوغوتشي"] == ("Kitaro Mizuguchi", True)


@pytest.mark.parametrize("part", entries("lexicon/latin.toml", "part", Part), ids=lambda p: p.id)
def test_every_listed_part_is_written_so_within_a_name_and_not_within_a_word(part: Part) -> None:
    for form in part.forms:
        written = transliterated(f"غريغوري {form} بالابانوف")
        assert written == f"Grigory {part.latin} Balabanov"
        assert part.latin not in (transliterated(f"غريغوري بت{form}تن") or "").split()


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("محمد بن عبد الله", "Mohammed bin Abdullah"),
        ("أبو بكر الشيخ", "Abu Bakr al-Sheikh"),
        ("غريغوري بالابانوف", "Grigory Balabanov"),
        ("ستيوارت سورنسن", "Stewart Sorensen"),
    ],
)
def test_parts_of_names_have_their_customary_form(name: str, latin: str) -> None:
    assert transliterated(name) == latin


@given(st.text(max_size=40))
def test_any_text_is_written_or_left(name: str) -> None:
    written = transliterated(name)
    assert written is None or written.strip() == written


def test_a_very_long_word_is_no_name() -> None:
    assert transliterated("م" * 5000) is None
