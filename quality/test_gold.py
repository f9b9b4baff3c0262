"""The gold answers hold: each stands in its example file, each substring where it says, each id known."""

from __future__ import annotations

import html
import re

import pytest
from quality.answers import EXAMPLES, Answer, Place, answers, find

GOLD = answers()
cases = pytest.mark.parametrize("answer", GOLD.values(), ids=GOLD.keys())


def places(answer: Answer) -> list[Place]:
    cues = [s.cue for s in answer.statements if s.cue]
    said = [*(s.content for s in answer.statements), *cues, *(e.trigger for e in answer.events)]
    return [*answer.mentions, *answer.times, *answer.quantities, *said]


def test_every_report_has_an_answer() -> None:
    assert len(GOLD) == 12
    files = {p.name for p in EXAMPLES.iterdir() if p.suffix in (".html", ".txt", ".xml")}
    assert {a.source for a in GOLD.values()} == files


@cases
def test_every_substring_stands_where_it_says(answer: Answer) -> None:
    assert [p for p in places(answer) if find(answer.text, p) is None] == []
    text = answer.text
    assert [s for s in answer.statements if s.speaker is None and (s.speaker_text or "\0") not in text] == []


@cases
def test_the_article_stands_in_its_file_and_boilerplate_beside_it(answer: Answer) -> None:
    page = html.unescape(re.sub(r"<[^!?][^>]*>", "", (EXAMPLES / answer.source).read_text(encoding="utf-8")))
    assert [b.text for b in answer.blocks if b.text not in page] == []
    assert [b for b in answer.boilerplate if b not in page or b in answer.text] == []
    assert 80 <= len(answer.text.split()) <= 220


@cases
def test_every_id_is_known_once_and_used(answer: Answer) -> None:
    entities = [e.id for e in answer.entities]
    events = [e.id for e in answer.events]
    assert len(entities) == len(set(entities))
    assert len(events) == len(set(events))
    named: set[str | None] = {m.entity for m in answer.mentions}
    for s in answer.statements:
        named |= {s.speaker, *s.speaker_alt, *s.via, *s.via_alt}
    for e in answer.events:
        named |= {*e.actors, *e.actors_alt, *e.recipients, e.place, *e.place_alt}
        assert e.same_as is None or e.same_as in set(events) - {e.id}
    assert named - {None} == set(entities)


@cases
def test_dates_are_in_order(answer: Answer) -> None:
    dated = [(t.earliest, t.latest) for t in answer.times] + [(e.earliest, e.latest) for e in answer.events]
    for earliest, latest in (*dated, (answer.published.earliest, answer.published.latest)):
        assert earliest is None or latest is None or earliest <= latest


@cases
def test_no_span_is_annotated_twice(answer: Answer) -> None:
    for layer in (answer.mentions, answer.times, answer.quantities):
        spans = [find(answer.text, p) for p in layer]
        assert len(spans) == len(set(spans))
