"""A time that is counted from another time of the text → its days, once that other one is placed.

«اليوم التالي», «وبعد ذلك بيومين», «من الشهر نفسه», and an hour that stands without its day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from marsad.annotate.periods import calendar_day, shifted, whole
from marsad.model import Annotated, Interval, Time, TimeValue, Why

_FINER = {  # the grains that tell which such unit is meant
    "day": ("day", "hour"),
    "week": ("day", "hour", "week"),
    "month": ("day", "hour", "week", "month"),
    "year": ("day", "hour", "week", "month", "season", "quarter", "year"),
    "decade": ("year", "decade"),
}
_YEAR_BEFORE, _LIKE = -12, ("month", "quarter", "season")  # «الفترة نفسها من العام الماضي»
_FEW = 10  # days between which a day may lie that another is counted from
_SENTENCES = 2  # how far back, besides its own sentence, the other time may stand
_POINTED = 6  # and where the words point back to that very time: «ذلك اليوم»


def chained(doc: Annotated, placed: Sequence[Time], time: Time, published: Interval, way: int) -> Iterator[Time]:
    """`time` counted from the last fitting one of `placed`, times before it in the text; nothing where none fits.

    «سيعود بعد يومين» (`way` is forward) is counted from publication; so is an hour whose sentence names no day.
    """
    v = time.value
    coming = way > 0 and v.direction > 0
    other = None if coming else _other(doc, placed, time)
    if other is not None:
        days = counted(v, other.interval)
        yield replace(time, interval=days, anchor="time", reason=(Why("placed.chained", (other.evidence.text,)),))
    elif (coming or v.clock is not None) and published.closed:
        days = counted(v, published)
        yield replace(time, interval=days, anchor="published", reason=(Why("placed.counted"),))


def counted(v: TimeValue, base: Interval) -> Interval:
    """The days of a value that is counted from the days `base`, as wide as they are."""
    first, last = base.earliest, base.latest
    assert first is not None
    assert last is not None
    if v.month is not None:  # «سبتمبر من ذلك العام»
        offset = v.offset or 0
        return Interval(whole(v, first.year + offset)[0], whole(v, last.year + offset)[1])
    if v.day is not None:
        return Interval(_of_month(v, first), _of_month(v, last))
    unit = replace(v, unit=v.unit or "day", offset=v.offset or 0, direction=0)
    return Interval(shifted(unit, first, 0)[0], shifted(unit, last, 0)[1])


def _of_month(v: TimeValue, day: date) -> date:
    first, _ = shifted(TimeValue(unit="month", offset=v.offset or 0), day, 0)
    return calendar_day(TimeValue(month=first.month, day=v.day), first.year)


def _other(doc: Annotated, placed: Sequence[Time], time: Time) -> Time | None:
    grains = _LIKE if time.value.offset == _YEAR_BEFORE else _FINER.get(time.value.unit or "day", ())
    here = bisect_right(doc.sentences, time.evidence.start, key=lambda s: s.start) - 1
    pointed = time.value.unit == "day" and time.value.offset == 0
    reach = 0 if time.value.clock is not None else _POINTED if pointed else _SENTENCES
    for other in reversed(placed):
        there = bisect_right(doc.sentences, other.evidence.start, key=lambda s: s.start) - 1
        if here - there > reach:
            return None
        if (other.grain in grains or _about_a_day(other, time)) and other.interval.closed and other.value.open is None:
            return other
    return None


def _about_a_day(other: Time, time: Time) -> bool:
    """«مطلع أبريل … في اليوم التالي»: a day that is only told as one of a few."""
    first, last = other.interval.earliest, other.interval.latest
    step = time.value.unit == "day" and time.value.clock is None
    return step and first is not None and last is not None and (last - first).days <= _FEW
