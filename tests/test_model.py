"""The evidence rule: no claim without the document, the span, its words and the rule that read them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Article, Event, Evidence, Interval, Mention, Party, Role, Statement

CLAIMS = [
    (Mention, {"type": "GPE"}),
    (Party, {}),
    (Role, {"title": "وزير"}),
    (Statement, {"id": "s1", "manner": "direct", "act": "say", "cue": None}),
    (Event, {"id": "v1", "type": "CONSULT"}),
]


@pytest.mark.parametrize(("kind", "fields"), CLAIMS)
def test_a_claim_without_evidence_cannot_be_built(kind: type, fields: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        kind(**fields)
    with pytest.raises(TypeError, match="without evidence"):
        kind(evidence=None, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        ("", 0, 3, "بون", "rule"),
        ("d", 0, 3, "بون", ""),
        ("d", 3, 3, "", "rule"),
        ("d", -1, 2, "بون", "rule"),
        ("d", 0, 2, "بون", "rule"),
    ],
)
def test_evidence_that_does_not_hold_is_refused(fields: tuple[str, int, int, str, str]) -> None:
    with pytest.raises(ValueError, match="evidence"):
        Evidence(*fields)


@given(st.text(min_size=1), st.data())
def test_evidence_holds_the_words_of_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article(id="d", source="d", text=text, language="ar")
    assert article.evidence(start, end, "rule").text == text[start:end]


def test_an_interval_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Interval(date(2025, 2, 1), date(2025, 1, 1))
    assert not Interval(date(2025, 2, 1)).closed
