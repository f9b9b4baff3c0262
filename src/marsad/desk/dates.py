"""An interval of days in, the shortest true way of saying it out: a day, a month, a year, two days, an open end."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct


class Day(Struct, frozen=True):
    """One end of a said interval: the catalogue key of its form and the parts that the form prints."""

    form: str
    year: int
    month: int = 0
    day: int = 0


class Days(Struct, frozen=True):
    """How an interval is said: the catalogue key of the whole and its ends."""

    form: str
    first: Day | None = None
    last: Day | None = None


def days(first: date | None, last: date | None) -> Days:
    """How to say the days from `first` to `last`, both included; None is unknown or open."""
    if first is None and last is None:
        return Days("date.unknown")
    if last is None and first is not None:
        return Days("date.since", _day(first))
    if first is None and last is not None:
        return Days("date.until", _day(last), _day(last))
    assert first is not None
    assert last is not None
    return _closed(first, last)


def _closed(first: date, last: date) -> Days:
    if first == last:
        return Days("date.day", _day(first))
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and after.day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return Days("date.month", Day("date.month", first.year, first.month))
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return Days("date.year", Day("date.year", first.year))
        ends = [Day("date.month", d.year, d.month) for d in (first, last)]
        return Days("date.between", *ends)
    if first.year != last.year:
        return Days("date.between", _day(first), _day(last))
    form = "date.day-number" if first.month == last.month else "date.day-short"
    return Days("date.between", Day(form, first.year, first.month, first.day), _day(last))


def _day(day: date) -> Day:
    return Day("date.day", day.year, day.month, day.day)
