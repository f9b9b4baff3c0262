"""Folding with a way back, tokens, keys and word edges: laws that hold for every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.text import closes_word, cut, fold, folded, key, opens_word, words

MARKS = "\u064b\u064c\u064d\u064e\u0650\u0651\u0640\u200f\u200c\ufeff"
LIGATURES = "\ufdf2\ufdfa\ufefb\ufefc\ufe8d"
ARABIC = st.text(st.sampled_from("ابتةىيأإآؤئءوالروسيصنق ٠١٢۳.،«»\n\r\t aZ9" + MARKS + LIGATURES), max_size=60)


@given(ARABIC | st.text(max_size=40))
@example("\ufeff")
@example("وِفقًا لِـ«الـصين»")
def test_every_offset_leads_back(text: str) -> None:
    view = fold(text)
    places = [view.raw(i) for i in range(len(view.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= p <= len(text) for p in places)
    assert not view.text or view.raw(len(view.text)) == len(text)


@given(ARABIC | st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once


@given(ARABIC)
def test_tokens_stand_in_order_and_hold_their_words(text: str) -> None:
    tokens = words(fold(text))
    assert all(a < b for a, b in zip(tokens.start, tokens.end, strict=True))
    assert tokens.start == sorted(tokens.start)
    assert tokens.end == sorted(tokens.end)
    for norm, start, end in zip(tokens.norm, tokens.start, tokens.end, strict=True):
        assert norm in folded(text[start:end])


@given(ARABIC | st.text(max_size=40))
@example("x²_٢٠٫٥و5.4,")
def test_every_sign_but_space_belongs_to_one_token(text: str) -> None:
    view = fold(text)
    assert "".join(words(view).norm) == "".join(view.text.split())


@given(st.text("وبصين ،.»-_٣5½\n\t\u0640\u064b\u00a0", max_size=30))
@example("قال: نعم،\nثم 5.4٪ و_م ١٢½")
def test_words_found_at_blanks_are_those_that_one_expression_finds(text: str) -> None:
    tokens = words(fold(text))
    token = re.compile(r"([^\W\d_]+|\d+(?:[.,٫]\d+)*|[^\w\s]|_)")
    assert (tokens.norm, tokens.start, tokens.end) == cut(fold(text), token)


@given(ARABIC)
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("أمريكا", "امريكا"), ("الصِّين", "الصين"), ("القاهرة", "القاهره"), ("مصطفى", "مصطفي"), ("۱۲ نوفمبر", "12 نوفمبر")],
)
def test_spellings_that_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_span_leads_back_through_marks() -> None:
    text = "قالت وِزارةُ الدِّفاعِ إنّ"
    view = fold(text)
    at = view.text.index("وزارة")
    span = view.span(at, at + len("وزارة الدفاع"))
    assert text[span.start : span.end] == "وِزارةُ الدِّفاعِ"


@pytest.mark.parametrize(
    ("text", "at", "start"),
    [("وروسيا", 1, 0), ("وبالصين", 4, 0), ("لروسيا", 1, 0), ("اروسيا", 1, None), ("في روسيا", 3, 3), ("للصين", 2, 0)],
)
def test_only_a_proclitic_may_stand_before_a_name(text: str, at: int, start: int | None) -> None:
    assert opens_word(text, at) == start


def test_a_name_ends_at_a_word_edge() -> None:
    assert closes_word("روسيا.", 5)
    assert closes_word("روسيا", 5)
    assert not closes_word("روسيات", 5)


def test_numbers_are_one_token() -> None:
    assert words(fold("بلغ 5.4 مليار و0,45 في ٢٠٢٢.")).norm == ["بلغ", "5.4", "مليار", "و", "0,45", "في", "2022", "."]
