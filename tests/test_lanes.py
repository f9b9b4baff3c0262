"""Lanes of a timeline: a day, an interval, an open end and nothing known look different and keep their order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.cli.lanes import WIDTH, lanes
from marsad.cli.table import mark
from marsad.model import Interval

DAY = date(2015, 8, 12)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


def interval(one: date | None, other: date | None) -> Interval:
    return Interval(min(one, other), max(one, other)) if one and other else Interval(one, other)


INTERVALS = st.builds(interval, DAYS, DAYS)


def test_each_kind_is_drawn_differently() -> None:
    week = timedelta(7)
    whens = [Interval(DAY, DAY), Interval(DAY, DAY + week), Interval(DAY, None), Interval(None, DAY), Interval()]
    drawn, scale = lanes(whens)
    assert scale == (DAY, DAY + week)
    assert [lane.strip()[:1] for lane in drawn] == ["●", "├", "├", "┄", ""]
    assert len({mark(w) for w in whens}) == len(whens)


def test_what_lies_far_off_stands_at_the_edge() -> None:
    old = date(1948, 5, 15)
    drawn, scale = lanes([Interval(DAY, DAY), Interval(DAY, DAY + timedelta(30)), Interval(old, old)])
    assert scale == (DAY, DAY + timedelta(30))
    assert drawn[2] == "‹"


@given(st.lists(INTERVALS, max_size=12))
def test_no_lane_is_wider_than_its_column(whens: list[Interval]) -> None:
    drawn, scale = lanes(whens)
    assert len(drawn) == len(whens)
    assert all(len(lane) <= WIDTH for lane in drawn)
    assert (scale is None) == all(w == Interval() for w in whens)
    assert all(bool(lane) == (w != Interval()) for lane, w in zip(drawn, whens, strict=True))
