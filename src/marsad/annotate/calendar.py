"""Unanchored times and the publication interval → times with the days they cover, the anchor and the reason."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from marsad.annotate import tense
from marsad.annotate.periods import calendar_day, fixed, running, shifted, whole
from marsad.model import Annotated, Interval, Published, Time, TimeValue

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def place(doc: Annotated, published: Published) -> tuple[Time, ...]:
    """`doc.times` on the calendar. What depends on an unknown publication day covers every day it could be."""
    said: dict[int, int] = {}
    placed = []
    for time in doc.times:
        way = tense.way(doc, time)
        if (weekday := time.value.weekday) is not None and not time.value.direction:
            # «الأربعاء» again in a report is the Wednesday it began with, unless the words now look forward.
            way = way if way > 0 else said.get(weekday, way)
            said.setdefault(weekday, way)
        placed.append(_placed(time, published.interval, way))
    return tuple(placed)


def _placed(time: Time, published: Interval, way: int) -> Time:
    """`way` is what the tense around says: -1 past, +1 to come, 0 nothing."""
    v = time.value
    if absolute(v):
        return replace(time, interval=fixed(v), reason="the words say the whole date")
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return replace(time, anchor="published", reason="counted from the day of publication, which is not known")
    first, last = _matching(v, first, last)
    if first == last and v.unit == "day" and v.weekday is not None and v.offset is not None:
        return _named_day(time, first)
    a, b = _from_day(v, first, way), _from_day(v, last, way)
    covers = Interval(min(a[0], b[0]), max(a[1], b[1]))
    return replace(time, interval=covers, anchor="published", reason=_reason(v, way))


def _named_day(time: Time, published: date) -> Time:
    """«أمس الجمعة»: where the two disagree by a day the text is a day older than its publication and its name counts."""
    v = time.value
    assert v.weekday is not None
    assert v.offset is not None
    day = published + timedelta(v.offset)
    reason = "counted from the day of publication"
    if day.weekday() != v.weekday:
        other = day - timedelta((day.weekday() - v.weekday) % 7)
        reason = f"the words name a {DAYS[v.weekday]}, but counted from publication {day} is a {DAYS[day.weekday()]}"
        if day - other == timedelta(1):
            reason, day = f"{reason}; taken as {other}, the text being a day older", other
    return replace(time, interval=Interval(day, day), anchor="published", reason=reason)


def absolute(v: TimeValue) -> bool:
    """Whether the words need no anchor: a year is said, or a decade or century by number."""
    year = v.year if v.until is None or v.year is not None else v.until.year
    return year is not None or (v.unit == "century" and v.index is not None)


def _matching(v: TimeValue, first: date, last: date) -> tuple[date, date]:
    """«اليوم الخميس» narrows a publication interval to its Thursdays."""
    if v.unit != "day" or v.weekday is None or v.offset is None or first == last:
        return first, last
    wanted = (v.weekday - v.offset) % 7
    a = first + timedelta((wanted - first.weekday()) % 7)
    b = last - timedelta((last.weekday() - wanted) % 7)
    return (a, b) if a <= b else (first, last)


def _from_day(v: TimeValue, day: date, way: int) -> tuple[date, date]:
    """The days `v` covers for an article published on `day`."""
    if v.until is not None:
        return _range(v, v.until, day, way)
    if v.month is not None or v.day is not None:
        return _month(v, day, way)
    if v.unit == "day" and v.offset is not None and v.count == 1 and v.open is None:
        at = day + timedelta(v.offset)
        return at, at + timedelta(v.part == "middle")  # midnight belongs to two days
    if v.weekday is not None:
        at = _weekday(v, day, way)
        return at, at
    if v.open is not None or (v.count > 1 and v.open is None and _spans(v)):
        return running(v, day)
    days = shifted(v, day, way)
    if v.part is not None and v.offset == 0 and way < 0 and days[0] > day:
        return shifted(replace(v, offset=-1), day, way)  # «نهاية العام», told in January of what has happened
    return days


def _spans(v: TimeValue) -> bool:
    """«الأسبوعين المقبلين» runs from the day itself; «قبل أسبوعين» is the week two weeks back."""
    return v.offset is not None and abs(v.offset) == 1


def _range(v: TimeValue, until: TimeValue, day: date, way: int) -> tuple[date, date]:
    end = _from_day(until, day, way)
    if until.month is not None and v.month is not None and until.day is not None and v.day is not None:
        start = calendar_day(v, end[0].year)
        start = start if start <= end[0] else calendar_day(v, end[0].year - 1)
        return start, end[1]
    start_day = _from_day(replace(v, until=None), day, way)[0]
    if v.weekday is not None and start_day > end[0]:
        start_day = end[0] - timedelta((end[0].weekday() - v.weekday) % 7)
    return start_day, max(end[1], start_day)


def _weekday(v: TimeValue, day: date, way: int) -> date:
    """The last such day (today included), or the next where words or tense look forward."""
    assert v.weekday is not None
    ahead, behind = (v.weekday - day.weekday()) % 7, (day.weekday() - v.weekday) % 7
    if v.direction > 0:
        return day + timedelta(ahead or 7)
    if v.direction < 0:
        return day - timedelta(behind or 7)
    return day + timedelta(ahead) if way > 0 else day - timedelta(behind)


def _month(v: TimeValue, day: date, way: int) -> tuple[date, date]:
    """A month or a day of one, in the year that words or tense point to, else the nearest."""
    if v.month is None:
        assert v.day is not None
        first, _ = shifted(TimeValue(unit="month", offset=v.offset or 0), day, 0)
        at = calendar_day(TimeValue(month=first.month, day=v.day), first.year)
        return at, at
    years = _hijri_years(day) if v.hijri else (day.year - 1, day.year, day.year + 1)
    candidates = [whole(v, y) for y in years]
    if v.unit == "month" and v.offset == 0:
        return min(candidates, key=lambda c: _distance(c, day))
    past = [c for c in candidates if c[1] < day]
    future = [c for c in candidates if c[0] > day]
    if v.direction < 0 and past:
        return max(past)
    if v.direction > 0 and future:
        return min(future)
    if way < 0 and (begun := [c for c in candidates if c[0] <= day]):
        return max(begun)
    if way > 0 and (ahead := [c for c in candidates if c[1] >= day]):
        return min(ahead)
    return min(candidates, key=lambda c: _distance(c, day))


def _hijri_years(day: date) -> tuple[int, ...]:
    year = int((day.year - 622) * 33 / 32)
    return tuple(range(year - 1, year + 3))


def _distance(days: tuple[date, date], day: date) -> int:
    return 0 if days[0] <= day <= days[1] else min(abs((days[0] - day).days), abs((days[1] - day).days))


def _reason(v: TimeValue, way: int) -> str:
    if v.direction == 0 and v.offset is None and way:
        return "the next from publication, by tense" if way > 0 else "the last before publication, by tense"
    return "counted from the day of publication"
