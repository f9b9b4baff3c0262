"""Named days of a text and its publication day → the day from which the text itself counts.

A page may bring a text some days after it was written: «اليوم الخميس» on a page of Friday. Where all days that are both
counted and named agree on it, «أمس» and «غدا» count from that earlier day as well.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.annotate.periods import calendar_day
from marsad.model import Annotated, Interval, Published, TimeValue, Why

MOST = 4  # days; a name that is further off is a slip of the pen or of the metadata, and decides nothing
_PRINTED = "published.printed"  # the reason why a text is taken to be printed on the day it counts from, or soon after
_BELIEVED = ("given", "metadata")


def days_off(v: TimeValue, published: date) -> int | None:
    """How many days before `published` the text was written, by a day that is counted and named; None for others."""
    if v.unit != "day" or v.weekday is None or v.offset is None or v.day is not None:
        return None
    return ((published + timedelta(v.offset)).weekday() - v.weekday) % 7


def _off(v: TimeValue, published: date) -> int | None:
    """As `days_off`, and by a day that is counted and dated: «اليوم الخميس (30 يوليو)»."""
    if v.unit != "day" or v.offset is None or v.day is None or v.month is None or v.hijri:
        return days_off(v, published)
    counted = published + timedelta(v.offset)
    off = (counted - calendar_day(v, v.year or counted.year)).days
    return off if 0 <= off <= MOST else None


def own_day(doc: Annotated, published: Published) -> Interval:
    """From when the times of `doc` count: its publication, or the earlier day that it names itself: beside a date, or
    by all its weekdays."""
    day = published.interval.earliest
    if day and any(why.rule == _PRINTED for why in published.reason):
        return Interval(day, day)
    if day is None or day != published.interval.latest or published.basis not in _BELIEVED:
        return published.interval
    quoted = [(q.start, q.end) for q in doc.quotes]
    found = {
        off
        for t in doc.times
        if (off := _off(t.value, day)) is not None and not any(a <= t.evidence.start < b for a, b in quoted)
    }
    off = found.pop() if len(found) == 1 else 0
    if not 0 < off <= MOST or day.toordinal() <= off:
        return published.interval
    return Interval(day - timedelta(off), day - timedelta(off))


def older(day: date, off: int) -> Why:
    """Why a time stands on `day`: the text is `off` days older than its publication."""
    return Why("placed.older", (str(day), str(off)))
