"""A state that a text calls by its form alone: «المملكة»."""

from __future__ import annotations

import pytest

from marsad.annotate import annotate
from marsad.model import Article, Block


@pytest.mark.parametrize(
    ("text", "outlet", "state"),
    [
        ("وصلت سفينة سعودية إلى شرق المملكة", None, "SAU"),
        ("وصلت سفينة بحرينية إلى شرق المملكة", None, "BHR"),
        ("وصلت سفينة بحرينية إلى شرق المملكة", "الرياض", "SAU"),
        ("وصلت سفينة بحرينية وسفينة أردنية إلى شرق المملكة", None, None),
        ("يعيش الوعل في شرق المملكة", None, None),
    ],
)
def test_a_kingdom_is_the_papers_own_or_the_only_one_named(text: str, outlet: str | None, state: str | None) -> None:
    blocks = (Block(0, len(text), "paragraph"),)
    doc = annotate(Article(id="t", source="t", text=text, language="ar", outlet=outlet, blocks=blocks))
    found = next((m.known for m in doc.mentions if m.evidence.text == "المملكة"), None)
    assert found == state


def test_a_continents_part_is_no_state_and_a_wider_region_stands() -> None:
    text = "تراجعت الصادرات في أمريكا الجنوبية وفي جنوب شرق آسيا"
    doc = annotate(Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),)))
    assert [m.evidence.text for m in doc.mentions] == ["أمريكا الجنوبية", "جنوب شرق آسيا"]
