"""Which events of a report were on the day of its news, and which only before it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.events.dating import NEWS, PAST
from marsad.model import Event, Given, Interval, Page
from marsad.pipeline import read

TITLE = "مقتل ثلاثة جنود أتراك في هجوم قرب الحدود السورية"
BODY = (
    "قتل ثلاثة جنود أتراك في هجوم شنه مسلحون على دورية قرب الحدود السورية. ونددت الحكومة التركية بالهجوم. "
    "وقصفت القوات التركية مواقع المسلحين. وقال بيان للجيش إن القوات تلاحق المهاجمين. "
    "وكانت تركيا قد هاجمت مواقع للمسلحين في العراق. "
)
DAY = date(2015, 8, 2)


def events(body: str, day: str | None = "2015-08-02") -> tuple[Event, ...]:
    return read(Page(source="t", kind="text", body=body, given=Given(id="t", title=TITLE, published=day))).events


def test_what_opens_the_report_is_its_news_and_what_had_been_before_is_not() -> None:
    found = [e for e in events(BODY) if e.when_reason in (NEWS, PAST)]
    assert found[0].when_reason == NEWS
    assert found[0].when == Interval(DAY, DAY)
    assert found[-1].when_reason == PAST
    assert found[-1].when == Interval(None, DAY)


def test_without_a_day_of_publication_nothing_is_of_the_news() -> None:
    assert all(e.when_reason not in (NEWS, PAST) for e in events(BODY, None))


@settings(max_examples=25, deadline=None)
@given(st.permutations(BODY.split(". ")[:-1]))
def test_whatever_has_no_day_of_its_own_is_of_the_news_or_open(parts: list[str]) -> None:
    for event in events(". ".join([*parts, ""])):
        if event.when_reason == NEWS:
            assert event.when == Interval(DAY, DAY)
        if event.when_reason == PAST:
            assert event.when == Interval(None, DAY)
