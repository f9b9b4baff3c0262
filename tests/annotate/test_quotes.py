"""Quotation marks of every shape, paired, nested, crossed and left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.annotate.quotes import quotes
from marsad.model import Article, Block


def article(text: str) -> Article:
    return Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in quotes(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "قال «الجسر آمن» ثم غادر",
        'قال "الجسر آمن" ثم غادر',
        "قال “الجسر آمن” ثم غادر",
        "قال ”الجسر آمن“ ثم غادر",
        'قال "الجسر آمن” ثم غادر',
        "قال »الجسر آمن« ثم غادر",
        "قال ‘الجسر آمن’ ثم غادر",
        'وصفه بـ"الجسر آمن"، ثم غادر',
        "قال:«الجسر آمن».",
        "قال: ”الجسر آمن” ثم غادر",
    ],
)
def test_pairs_are_read_by_what_stands_around_them(text: str) -> None:
    assert inner(text) == ["الجسر آمن"]


def test_nested_quotation_knows_its_depth() -> None:
    text = "قال «عبرنا “النهر الكبير” أمس» ثم سكت"
    assert [(text[q.inner.start : q.inner.end], q.depth) for q in quotes(article(text))] == [
        ("عبرنا “النهر الكبير” أمس", 0),
        ("النهر الكبير", 1),
    ]


def test_a_conjunction_may_be_written_on_the_mark() -> None:
    assert inner("رفض «الهيمنة» و«العقوبات» و”الضغوط”") == ["الهيمنة", "العقوبات", "الضغوط"]


def test_a_passage_left_open_ends_with_its_block() -> None:
    text = "قال «الجسر آمن\nوغادر المكان"
    two = Article(
        id="t", source="t", text=text, language="ar", blocks=(Block(0, 14, "paragraph"), Block(15, 27, "paragraph"))
    )
    (only,) = quotes(two)
    assert (only.start, only.end, only.closed) == (4, 14, False)


def test_a_closing_mark_alone_and_an_apostrophe_are_no_passage() -> None:
    assert inner("قال إن الجسر آمن» وغادر") == []
    assert inner("زار مدينة لا’كورونيا أمس") == []


def test_boilerplate_is_not_read() -> None:
    text = "«تابعنا»"
    hidden = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, 8, "boilerplate"),))
    assert quotes(hidden) == ()


@given(st.text(alphabet="اب «»\"“”'’.،\n", max_size=60))
def test_spans_hold_nest_and_stand_in_order(text: str) -> None:
    found = quotes(article(text)) if text else ()
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    for q in found:
        assert 0 <= q.start < q.inner.start <= q.inner.end <= q.end <= len(text)
    for a in found:
        for b in found:
            assert not (a.start < b.start < a.end < b.end and a.closed and b.closed and a.depth == b.depth)
