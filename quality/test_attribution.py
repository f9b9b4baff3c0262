"""The judged statements are sound by themselves; on the shared news, where it is at hand, their floors hold."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace
from quality.attribution import ANSWERS, Answer, answers, cases, measured, score, scores
from quality.counting import Table
from quality.floors import below, load, shared

from marsad.model import Act, Given, Manner, Page, Span
from marsad.pipeline import read

FOLDER = shared()


def test_answers_are_sound() -> None:
    tables = {name: answers(path) for name, path in ANSWERS.items()}
    assert [len(reports) for reports in tables.values()] == [16, 16, 31]
    assert len({report for reports in tables.values() for report in reports}) == 63  # none stands in two
    for a in (a for reports in tables.values() for report in reports.values() for a in report):
        assert 0 <= a.span.start < a.span.end
        assert a.speakers
        assert all(s.start < s.end for s in (*a.speakers, *(a.via or ())))
        assert set(a.manner) <= set(get_args(Manner))
        assert set(a.act) <= set(get_args(Act))


def test_an_answer_scores_what_it_shares_with_the_reading() -> None:
    text = "قال وزير النقل إن الجسر سيفتح غدا أمام السيارات"
    reading = read(Page(source="x", kind="text", body=text, given=Given(id="x")))
    at = text.index("الجسر")
    answer = Answer(Span(at, len(text)), (Span(4, 14),), ("indirect",), ("say",), (), False)
    table = Table()
    score(reading, [answer], table)
    assert table["content+speaker"].score == (1.0, 1.0, 1.0)
    wrong = Table()
    score(reading, [replace(answer, speakers=(Span(at, at + 5),), manner=("direct",))], wrong)
    assert wrong["content"].score.f1 == 1.0
    assert wrong["content+speaker"].score.f1 == wrong["manner"].score.f1 == 0.0


def test_the_floors_hold() -> None:
    if FOLDER is None:
        pytest.skip("MARSAD_SHARED is not set: no shared news to read")
    reached = scores(FOLDER)
    assert below({name: load()[name] for name in ANSWERS}, reached) == []
    assert measured(cases(FOLDER, ANSWERS["news: attribution"]))["content"].gold > 150, FOLDER
