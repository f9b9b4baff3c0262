"""The calendar: uncertainty widens, conflicts are told, no value breaks it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from marsad.annotate import annotate, place
from marsad.annotate.times.values import possible
from marsad.knowledge.rules import told
from marsad.model import Annotated, Article, Block, Interval, Published, Time, TimeValue

DAY = date(2015, 8, 12)
ONE_DAY = Published(interval=Interval(DAY, DAY), basis="given")
VALUES = st.builds(
    TimeValue,
    year=st.none() | st.integers(1000, 2199),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(0, 6),
    hijri=st.booleans(),
    unit=st.none() | st.sampled_from(["day", "week", "month", "season", "quarter", "year", "decade", "century"]),
    offset=st.none() | st.integers(-40, 40),
    count=st.integers(1, 40),
    direction=st.sampled_from([-1, 0, 1]),
    index=st.integers(1, 4),
    part=st.none() | st.sampled_from(["start", "middle", "end"]),
)


def annotated(text: str) -> Annotated:
    block = Block(0, len(text), "paragraph")
    return annotate(Article(id="t", source="t", text=text, language="ar", blocks=(block,)))


def placed(text: str, published: Published = ONE_DAY) -> list[tuple[str, str, str]]:
    times = place(annotated(text), published)
    return [(t.evidence.text, str(t.interval.earliest), str(t.interval.latest)) for t in times]


@settings(max_examples=200, deadline=None)
@given(VALUES.filter(possible), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_a_wider_publication_never_narrows_a_time(value: TimeValue, first: date, days: int) -> None:
    doc = annotated("وصل أمس.")
    doc = replace(doc, times=(Time(evidence=doc.times[0].evidence, value=value, grain="day"),))
    last = first + timedelta(days)
    wide = place(doc, Published(interval=Interval(first, last), basis="inferred"))[0].interval
    assert wide.earliest is not None
    assert wide.latest is not None
    if value.weekday is None or value.offset is None:  # «اليوم الخميس» narrows the publication itself
        for day in (first, last):
            (time,) = place(doc, Published(interval=Interval(day, day), basis="given"))
            assert time.interval.earliest is not None
            assert time.interval.latest is not None
            assert wide.earliest <= time.interval.earliest
            assert time.interval.latest <= wide.latest


def test_an_unknown_day_leaves_relative_times_unplaced_and_says_so() -> None:
    times = place(annotated("وصل أمس، بعد اتفاق 12 نوفمبر 2014."), Published())
    assert [t.interval.closed for t in times] == [False, True]
    assert "not known" in told(times[0].reason, "en")


def test_an_interval_widens_what_hangs_on_it() -> None:
    week = Published(interval=Interval(date(2015, 8, 10), date(2015, 8, 16)), basis="inferred")
    assert placed("وصل أمس.", week) == [("أمس", "2015-08-09", "2015-08-15")]
    assert placed("وصل اليوم الخميس.", week) == [("اليوم الخميس", "2015-08-13", "2015-08-13")]


def test_a_weekday_that_does_not_fit_is_told() -> None:
    (thursday,) = place(annotated("وصل أمس الخميس."), ONE_DAY)
    assert thursday.interval == Interval(DAY - timedelta(1), DAY - timedelta(1))
    assert "Thursday" in told(thursday.reason, "en")
    assert "Tuesday" in told(thursday.reason, "en")
    (friday,) = place(annotated("وصل أمس الجمعة."), ONE_DAY)  # four days off: the text is older
    assert friday.interval == Interval(DAY - timedelta(5), DAY - timedelta(5))
    (older,) = place(annotated("وصل اليوم الثلاثاء."), ONE_DAY)
    assert older.interval.earliest == DAY - timedelta(1)
    assert "older than its publication" in told(older.reason, "en")


def test_a_date_that_is_no_such_weekday_keeps_both() -> None:
    (time,) = place(annotated("وقع ذلك الخميس 11 أغسطس 2015."), ONE_DAY)
    assert time.interval == Interval(DAY - timedelta(1), DAY - timedelta(1))
    assert "Thursday" in told(time.reason, "en")


def test_tense_decides_between_last_and_next() -> None:
    assert placed("أعلنت الوزارة الخميس قرارها.") == [("الخميس", "2015-08-06", "2015-08-06")]
    assert placed("ستعلن الوزارة الخميس قرارها.") == [("الخميس", "2015-08-13", "2015-08-13")]
    assert placed("وفي نوفمبر تعهدت الحكومة بذلك.") == [("نوفمبر", "2014-11-01", "2014-11-30")]
    assert placed("وأمام المجلس حتى 17 سبتمبر.") == [("17 سبتمبر", "2015-09-17", "2015-09-17")]


def test_a_weekday_stays_the_same_day_through_a_report() -> None:
    text = "يصوت المجلس يوم الأربعاء. ولم تصل تعليمات عن التصويت يوم الأربعاء."
    assert {t[1] for t in placed(text, ONE_DAY)} == {"2015-08-12"}
