"""The marked times and figures of unseen articles are sound; on the shared news, where it is at hand, floors hold."""

from __future__ import annotations

from datetime import date

import pytest
from quality.counting import Table
from quality.floors import below, load, shared
from quality.unseen_times import SETS, Gold, gold, measure, score

from marsad.model import Article, Interval, Quantity, Reading, Span, Time, TimeValue

FOLDER = shared()


@pytest.mark.parametrize(("name", "many"), list(zip(SETS, (43, 52), strict=True)))
def test_answers_are_sound(name: str, many: int) -> None:
    found = gold(SETS[name])
    assert len(found) == many
    for marked in found.values():
        for one in marked:
            assert 0 <= one.span.start < one.span.end
            if one.kind == "time":
                assert all(Interval(*map(date.fromisoformat, v.split("/"))).closed for v in one.values)
            else:
                assert all(float(v) > 0 for v in one.values)
        assert len({(g.span, g.kind) for g in marked}) == len(marked)


def test_what_is_read_wrong_or_not_at_all_costs() -> None:
    text = "وصل أمس 30 جنديا"
    article = Article(id="x", source="x", text=text, language="ar")
    day = Interval(date(2015, 8, 11), date(2015, 8, 11))
    time = Time(evidence=article.evidence(4, 7, "time.day"), value=TimeValue(), grain="day", interval=day)
    figure = Quantity(evidence=article.evidence(8, 16, "quantity.count"), value=30, unit="جندي")
    reading = Reading(document=article, times=(time,), quantities=(figure,))
    marked = [
        Gold(Span(4, 7), "time", ("2015-08-11/2015-08-11",), (), False),
        Gold(Span(8, 16), "quantity", ("30",), ("جندي",), False),
        Gold(Span(0, 3), "time", ("2015-01-01/2015-01-01",), (), True),
    ]
    table = Table()
    score(marked, reading, table)
    assert [tally.score.f1 for tally in table.values()] == [1, 1, 1, 1]
    wrong = [marked[0]._replace(values=("2015-08-10/2015-08-10",)), marked[1]._replace(values=("31",))]
    table = Table()
    score([*wrong, marked[2]._replace(optional=False)], reading, table)
    assert table["times found"].score.recall == 1 / 2
    assert table["times found and right"].score.f1 == 0
    assert table["quantities right"].score.f1 == 0


def test_times_of_unseen_articles_hold_their_floors() -> None:
    if FOLDER is None:
        pytest.skip("MARSAD_SHARED is not set: the articles are not here")
    tables = {name: measure(FOLDER, file) for name, file in SETS.items()}
    scores = {name: {layer: tally.score.f1 for layer, tally in table.items()} for name, table in tables.items()}
    assert below(load(), scores) == []
