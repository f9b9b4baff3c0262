"""The grammar over code letters: stretches without anything to open a pattern cost no more than their length."""

from __future__ import annotations

import time

import pytest

from marsad.annotate import annotate
from marsad.model import Article, Block


def spent(text: str) -> float:
    article = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
    begun = time.process_time()
    annotate(article)
    return time.process_time() - begun


@pytest.mark.parametrize("piece", ["😀🇫🇷 ", "، ", "» «", "() ", "، 12 ", "من ", "في 3 ", "، و", "الاثنين "])
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    spent(piece)
    short, long = min(spent(piece * 500) for _ in range(3)), min(spent(piece * 6000) for _ in range(2))
    assert long < 40 * max(short, 0.004)  # twelve times the text; its square would be 144 times


def test_a_date_is_found_behind_a_long_stretch_of_marks() -> None:
    text = "، " * 300 + "12 نوفمبر 2025"
    article = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
    assert [t.evidence.text for t in annotate(article).times] == ["12 نوفمبر 2025"]
