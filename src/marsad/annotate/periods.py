"""Values of time → first and last day: units counted from a day, whole periods, their parts.

Weeks run Monday to Sunday. A month begins with its first ten days, its middle is the 11th to the 20th, its end the
21st on; a year begins in January, its middle is June and July, it ends in December. Seasons are meteorological.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri
from msgspec.structs import replace

from marsad.model import Interval, TimeValue

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_PART_OF_YEAR = {None: (1, 12), "start": (1, 1), "middle": (6, 7), "end": (12, 12)}  # first and last month
_DAYS = {"day": 1, "week": 7}
_BEFORE_HIJRA = 227014  # the ordinal of 18 July 622
_HIJRI_LAST = 1600  # a later year is one of the Gregorian calendar


def fixed(v: TimeValue) -> Interval:
    """The days of a value that needs no anchor."""
    if v.until is not None:
        year = v.year if v.year is not None else v.until.year
        assert year is not None
        start = whole(replace(v, until=None), year)
        end = whole(v.until, v.until.year or year)
        if start[0] > end[1] and v.year is None:
            start = whole(replace(v, until=None), year - 1)
        return Interval(min(start[0], end[1]), max(start[0], end[1]))
    if v.unit == "century" and v.index is not None:
        first, last = (v.index - 1) * 100 + 1, v.index * 100
        if v.hijri:
            return Interval(_hijri(TimeValue(hijri=True), first)[0], _hijri(TimeValue(hijri=True), last)[1])
        return Interval(date(first, 1, 1), date(last, 12, 31))
    assert v.year is not None
    if v.hijri and v.year > _HIJRI_LAST:  # «عيد الفطر عام 2014»: the feast that fell into that year
        feasts = [whole(v, y) for y in hijri_years(date(v.year, 7, 1))]
        return Interval(*next((f for f in feasts if f[0].year == v.year), (date(v.year, 1, 1), date(v.year, 12, 31))))
    return Interval(*whole(v, v.year))


def calendar_day(v: TimeValue, year: int) -> date:
    """Day `v.day` of month `v.month`, or the month's last day where it is shorter (29 February)."""
    assert v.month is not None
    assert v.day is not None
    return date(year, v.month, min(v.day, monthrange(year, v.month)[1]))


def whole(v: TimeValue, year: int) -> tuple[date, date]:
    """The days `v` covers in `year` (Hijri where the value is)."""
    if v.hijri:
        return _hijri(v, year)
    if v.month is not None:
        at = calendar_day(v, year) if v.day is not None else None
        return (at, at + timedelta(v.count - 1)) if at else _part_of_month(date(year, v.month, 1), v.part)
    if v.unit in ("season", "quarter") and v.index is not None:
        start, length = _run_of_months(v.unit, v.index)
        first = date(year, start, 1)
        return first, _month_end(_add_months(first, length - 1))
    return _part_of_decade(year - year % 10, v.part) if v.unit == "decade" else _part_of_year(year, v.part)


def _run_of_months(unit: str, index: int) -> tuple[int, int]:
    """The first month and the number of months of a season, a quarter (1-4) or a half year (5-6)."""
    if unit == "season":
        return 3 * index, 3
    return (3 * index - 2, 3) if index <= 4 else (6 * index - 29, 6)


def _hijri(v: TimeValue, year: int) -> tuple[date, date]:
    """Days by the Umm al-Qura calendar; outside its tables by the even calendar of thirty years."""
    start, end = _hijri_months(year, *((v.month, v.month) if v.month else _PART_OF_YEAR[v.part]))
    if v.day is not None:
        at = min(start + timedelta(v.day - 1), end)
        return at - timedelta(v.slack), at + timedelta(v.count - 1 + v.slack)
    if v.part is not None and v.month is not None:
        a, b = {"start": (0, 9), "middle": (10, 19), "end": (20, (end - start).days)}[v.part]
        return start + timedelta(a), start + timedelta(b)
    return start, end


@lru_cache(maxsize=1 << 10)
def _hijri_months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first and last day of the months `first` to `last`, in the Gregorian calendar also before there was one."""
    try:
        ending = Hijri(year, last, 1)
        start, end = _plain(Hijri(year, first, 1).to_gregorian()), _plain(ending.to_gregorian())
        return start, end + timedelta(ending.month_length() - 1)
    except (ValueError, OverflowError):
        after = (year, last + 1) if last < 12 else (year + 1, 1)
        return date.fromordinal(_even(year, first)), date.fromordinal(_even(*after) - 1)


def _even(year: int, month: int) -> int:
    """The ordinal of the first day of a month of the even Hijri calendar: months of 30 and 29 days, eleven leap years
    in thirty (Reingold and Dershowitz, Calendrical Calculations)."""
    return _BEFORE_HIJRA + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + 1


def _plain(day: Gregorian) -> date:
    """A bare date: hijridate's own subclass would survive arithmetic and reach where only dates are known."""
    return date(day.year, day.month, day.day)


def hijri_years(day: date) -> tuple[int, ...]:
    """The Hijri years that a year around `day` may touch."""
    year = int((day.year - 622) * 33 / 32)
    return tuple(range(year - 2, year + 3))


def running(v: TimeValue, day: date) -> tuple[date, date]:
    """From `day` forward or back over `count` units: «منذ شهرين», «خلال الأسبوعين المقبلين»."""
    back = v.open == "since" or (v.offset or 0) < 0
    other = _moved(day, v.unit or "day", -v.count if back else v.count)
    return min(day, other), max(day, other)


def _moved(day: date, unit: str, count: int) -> date:
    if unit in _MONTHS:
        months = _add_months(day.replace(day=1), _MONTHS[unit] * count)
        return months.replace(day=min(day.day, monthrange(months.year, months.month)[1]))
    if unit == "hour":  # «الساعات الـ24 الماضية» reach into the day before
        return day + timedelta(round(count / 24))
    return day + timedelta(_DAYS.get(unit, 0) * count)


def shifted(v: TimeValue, day: date, way: int) -> tuple[date, date]:
    """The unit that lies `v.offset` units from the one that holds `day`, or the part of it that `v` takes."""
    steps = v.offset or 0
    if v.unit in ("day", "hour"):
        at = day + timedelta(steps if v.unit == "day" else 0)
        return at, at + timedelta(v.part == "middle")  # midnight belongs to two days
    if v.unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * steps)
        days = _part_of_week(monday, v.part, day, way if steps == 0 else 0)
    elif v.unit == "month":
        days = _part_of_month(_add_months(day.replace(day=1), steps), v.part)
    elif v.unit == "quarter" and v.index is None:
        first_month = _add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * steps)
        days = first_month, _month_end(_add_months(first_month, 2))
    elif v.unit == "century":
        first = (day.year - 1) // 100 * 100 + 1 + 100 * steps
        days = date(first, 1, 1), date(first + 99, 12, 31)
    else:
        days = whole(v, day.year + steps * (10 if v.unit == "decade" else 1))
    # «في وقت سابق هذا العام» ends with the day of publication
    return (days[0], max(days[0], day)) if steps == 0 and v.direction < 0 else days


def _part_of_week(monday: date, part: str | None, day: date, way: int) -> tuple[date, date]:
    if part == "end":  # the weekend, Saturday and Sunday; the last one unless the words look forward
        saturday = monday + timedelta(5)
        if way <= 0 and saturday > day:
            saturday -= timedelta(7)
        return saturday, saturday + timedelta(1)
    a, b = {"start": (0, 1), "middle": (2, 3)}.get(part or "", (0, 6))
    return monday + timedelta(a), monday + timedelta(b)


def _part_of_month(first: date, part: str | None) -> tuple[date, date]:
    last = _month_end(first)
    if part == "start":
        return first, first.replace(day=10)
    if part == "middle":
        return first.replace(day=11), first.replace(day=20)
    return (first.replace(day=21), last) if part == "end" else (first, last)


def _part_of_year(year: int, part: str | None) -> tuple[date, date]:
    a, b = _PART_OF_YEAR[part]
    return date(year, a, 1), _month_end(date(year, b, 1))


def _part_of_decade(year: int, part: str | None) -> tuple[date, date]:
    a, b = {"start": (0, 2), "middle": (4, 6), "end": (7, 9)}.get(part or "", (0, 9))
    return date(year + a, 1, 1), date(year + b, 12, 31)


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def _add_months(first: date, months: int) -> date:
    total = first.year * 12 + first.month - 1 + months
    return date(max(total // 12, 1), total % 12 + 1, 1)
