"""Times: what is found in any text holds, and every word of the grammar is reachable."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad import knowledge
from marsad.annotate import annotate, place, publication
from marsad.annotate.atoms import FILES, Word, lexicon
from marsad.annotate.grammar import Pattern
from marsad.knowledge.rules import explain
from marsad.model import Annotated, Article, Block, Time
from marsad.text import folded

PIECES = st.sampled_from(
    [w.forms[0] for name in FILES for w in knowledge.entries(f"patterns/{name}.toml", "word", Word)]
    + [
        "0",
        "1",
        "12",
        "31",
        "99",
        "1436",
        "2015",
        "99999",
        "3.5",
        "1,000",
        "/",
        "-",
        "(",
        ")",
        "و",
        "ب",
        ".",
        "\n",
        "%",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)


def annotated(text: str) -> Annotated:
    block = Block(0, len(text), "paragraph")
    return annotate(Article(id="t", source="t", text=text, language="ar", blocks=(block,)))


def found(text: str) -> list[Time]:
    doc = annotated(text)
    return list(place(doc, publication(doc)))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_are_exact_and_in_order(text: str) -> None:
    doc = annotated(text)
    claims = sorted((*doc.times, *doc.quantities), key=lambda c: c.evidence.start)
    for claim in claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert explain(claim.evidence.rule)
    measuring = {t.evidence.span for t in doc.times if t.value.anchor is not None or t.value.open is not None}
    for one, other in pairwise(claims):  # a length may stand inside a time: «منذ شهرين», «بعد يومين من اللقاء»
        assert one.evidence.end <= other.evidence.start or one.evidence.span in measuring
    assert list(doc.times) == sorted(doc.times, key=lambda t: t.evidence.start)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_folding_changes_no_time(text: str) -> None:
    assert [t.value for t in annotated(folded(text)).times] == [t.value for t in annotated(text).times]


def test_marks_and_tatweel_stay_inside_the_span() -> None:
    (time,) = found("وقع ذلك في ١٢ نوفمبــر ٢٠١٤.")
    assert time.evidence.text == "١٢ نوفمبــر ٢٠١٤"
    assert time.interval.earliest is not None
    assert time.interval.earliest.isoformat() == "2014-11-12"


def test_boilerplate_is_not_read() -> None:
    text = "أسعار اليوم الخميس\nوقع ذلك في 12 نوفمبر 2014."
    blocks = (Block(0, 18, "boilerplate"), Block(19, len(text), "paragraph"))
    doc = annotate(Article(id="t", source="t", text=text, language="ar", blocks=blocks))
    assert [t.evidence.text for t in doc.times] == ["12 نوفمبر 2014"]


@pytest.mark.parametrize("name", ["times", "quantities"])
def test_every_rule_of_the_grammar_is_described(name: str) -> None:
    for pattern in knowledge.entries(f"patterns/{name}.toml", "pattern", Pattern):
        assert explain(pattern.id), pattern.id


def test_the_alphabet_of_codes_does_not_run_out() -> None:
    lex = lexicon()
    letters = [*lex.words, *(lex.classes[c] for c in ("AND", "DAY", "YEAR", "NUM"))]
    assert len(set(letters)) == len(letters)
    assert all("\ue000" <= letter < "\uf8ff" for letter in letters)
