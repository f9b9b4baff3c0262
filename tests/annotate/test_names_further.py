"""Names that go on behind what was read of them, and rulers called by their style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Given, Page
from marsad.pipeline import read

WORDS = (
    "خادم",
    "لخادم",
    "الحرمين",
    "الشريفين",
    "الملك",
    "محمد",
    "باسلمة",
    "وزير",
    "بنك",
    "التنمية",
    "لدول",
    "«",
    "بريكس",
    "»",
    "للدفاع",
    "عن",
    ".",
)


def names(text: str) -> list[tuple[str, str]]:
    reading = read(Page(source="t", kind="text", body=text, given=Given(id="t")))
    return [(m.evidence.text, m.type) for m in reading.mentions]


@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        ("قال ناصر باجنوب رئيس الجمعية إن العمل مستمر", "ناصر باجنوب", "PER"),
        ("أعلن بنك التنمية لدول «بريكس» قراره", "بنك التنمية لدول «بريكس", "ORG"),
        ("شكر العاهل المغربي الملك محمد خادم الحرمين الشريفين", "محمد", "PER"),
        ("شكر الوفد لخادم الحرمين الشريفين دعوته", "لخادم الحرمين الشريفين", "PER"),
    ],
)
def test_a_name_is_as_long_as_it_goes_on(text: str, name: str, type: str) -> None:
    assert (name, type) in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال ناصر باعتباره رئيس الجمعية إن العمل مستمر", "ناصر باعتباره"),
        ("وصل خادم الحرمين الشريفين الملك سلمان إلى المدينة", "خادم الحرمين الشريفين"),
        ("شكرت وزارة الصحة لدول كثيرة مساعدتها", "وزارة الصحة لدول كثيرة"),
    ],
)
def test_and_no_longer(text: str, name: str) -> None:
    assert name not in {words for words, _ in names(text)}


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    assert all(words in text for words, _ in names(text))
