"""When an article was published: what is known is kept, what is inferred has a reason, nothing is made up."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.annotate import annotate, publication
from marsad.knowledge.rules import told
from marsad.model import Article, Basis, Block, Interval, Published, Why

DATED = (
    "زار الوفد المدينة في 30 ديسمبر 2014 بعد مناورات انتهت في 27 ديسمبر 2014. "
    "وقال الوزير في 7 يناير 2015 إن الاتفاق قائم منذ مايو 2014."
)


def published(text: str, known: Published | None = None) -> Published:
    block = Block(0, len(text), "paragraph")
    article = Article(id="t", source="t", text=text, language="ar", blocks=(block,), published=known or Published())
    return publication(annotate(article))


@pytest.mark.parametrize("basis", ["given", "metadata", "dateline"])
def test_what_is_known_is_kept(basis: Basis) -> None:
    day = date(2020, 1, 1)
    known = Published(interval=Interval(day, day), basis=basis, reason=(Why("published.given"),))
    assert published(DATED, known) == known


def test_the_latest_of_several_dated_facts_bounds_it() -> None:
    got = published(DATED)
    assert got.basis == "inferred"
    assert got.interval == Interval(date(2015, 1, 7), date(2015, 1, 20))
    assert "7 يناير 2015" in told(got.reason, "en")
    assert got.evidence is not None


def test_a_named_weekday_narrows_it() -> None:
    got = published(DATED + " وأكد المتحدث ذلك اليوم الخميس.")
    assert got.interval == Interval(date(2015, 1, 8), date(2015, 1, 15))


@pytest.mark.parametrize(
    "text",
    [
        "اجتمع الوزيران وبحثا العلاقات.",
        "اجتمع الوزيران أمس الثلاثاء وبحثا العلاقات.",
        "وقع الهجوم في 11 سبتمبر 2001 وغير العالم.",
        "سيلتقي الزعيمان في 5 مايو 2031 بعد قمتي 3 مايو 2031 و4 مايو 2031.",
    ],
)
def test_nothing_to_go_by_is_unknown(text: str) -> None:
    got = published(text)
    assert got.basis == "unknown"
    assert got.interval == Interval()
