"""Unanchored times and the publication interval → times with the days they cover, the anchor and the reason."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from msgspec.structs import replace

from marsad.annotate import nearest, tense
from marsad.annotate.chained import chained
from marsad.annotate.fiscal import fiscal_year
from marsad.annotate.older import MOST, days_off, older, own_day
from marsad.annotate.periods import fixed, running, shifted, whole
from marsad.model import Annotated, Interval, Published, Time, TimeValue, Why

FIRST_YEAR, LAST_YEAR = 1000, 2199  # what a report can be published in and still be counted from
COUNTED = Why("placed.counted")
_FEAST = "time.holiday"


def place(doc: Annotated, published: Published) -> tuple[Time, ...]:
    """`doc.times` on the calendar. What depends on an unknown publication day covers every day it could be; what is
    counted from an event waits for `anchored`; what is counted from another time that is not there is left out."""
    said: dict[int, int] = {}
    placed: list[Time] = []
    named = tense.names(doc)
    own = own_day(doc, published)
    for time in doc.times:
        if time.value.anchor == "event":
            placed.append(time)
            continue
        # a feast or a month of the moon is the nearest one, whatever the tense: «التهنئة بحلول العيد»
        moon = time.evidence.rule.startswith(_FEAST) or (time.value.hijri and time.value.day is None)
        way = 0 if moon else tense.way(doc, time, named)
        if time.value.anchor == "time":
            placed.extend(chained(doc, placed, time, own, way))
            continue
        if (weekday := time.value.weekday) is not None and not time.value.direction:
            # «الأربعاء» again in a report is the Wednesday it began with, unless the words now look forward.
            way = way if way > 0 else said.get(weekday, way) or _continued(doc, placed, time, own)
            said.setdefault(weekday, way)
        placed.append(_told(_fiscal(doc, time) or _placed(time, own, way), published.interval, own))
    return tuple(placed)


def _continued(doc: Annotated, placed: list[Time], time: Time, own: Interval) -> int:
    """+1 for a weekday without a tense that follows a day to come: «يلعب غدا …، والسبت …، والأحد»."""
    if not placed or placed[-1].grain not in ("day", "hour") or own.latest is None:
        return 0
    here, there = (bisect_right(doc.sentences, t.evidence.start, key=lambda s: s.start) for t in (time, placed[-1]))
    coming = placed[-1].interval.earliest
    return int(here - there <= 1 and coming is not None and coming > own.latest)


def _told(time: Time, published: Interval, own: Interval) -> Time:
    """`time`, and where the text is older than its publication, that it is, and what the words contradict."""
    v, day, written = time.value, published.earliest, own.earliest
    if own == published or time.anchor != "published" or day is None or written is None or written == day:
        return time
    reason = [*time.reason, older(written, (day - written).days)]
    if days_off(v, day):
        assert v.weekday is not None
        assert v.offset is not None
        reason.insert(1, _clash(v.weekday, day + timedelta(v.offset), -1))
    return replace(time, reason=tuple(reason))


def clashes(times: tuple[Time, ...]) -> tuple[Why, ...]:
    """Where the words contradict the calendar, as problems: the words, and both days that they may mean."""
    found = (
        Why("time.clash", (time.evidence.text, *why.facts))
        for time in times
        for why in time.reason
        if why.rule == "placed.clash"
    )
    return tuple(dict.fromkeys(found))


def _fiscal(doc: Annotated, time: Time) -> Time | None:
    """A fiscal year of a country whose we know; elsewhere it is the calendar's."""
    v = time.value
    if not v.fiscal or v.year is None or v.part is not None or (found := fiscal_year(doc, time)) is None:
        return None
    ends = v.until.year if v.until is not None else None  # «2014/2015» says in which year it ends
    days = found.days(v.year, found.named) if ends is None else found.days(ends, "end")
    return replace(time, interval=days, reason=(Why("placed.fiscal", (found.id,)),))


def _placed(time: Time, published: Interval, way: int) -> Time:
    """`way` is what the tense around says: -1 past, +1 to come, 0 nothing."""
    v = time.value
    if absolute(v):
        return _checked(replace(time, interval=fixed(v), reason=(Why("placed.whole"), *_moon(v))))
    first, last = published.earliest, published.latest
    if first is None or last is None or first.year < FIRST_YEAR or last.year > LAST_YEAR:
        return replace(time, anchor="published", reason=(Why("placed.unanchored"),))
    first, last = _matching(v, first, last)
    if first == last and v.unit == "day" and v.weekday is not None and v.offset is not None and v.month is None:
        return _named_day(time, first)
    a, b = _from_day(v, first, way), _from_day(v, last, way)
    covers = Interval(min(a[0], b[0]), max(a[1], b[1]))
    if way < 0 and a[0] > last:  # nearness decided against the tense
        way = 0
    return _checked(replace(time, interval=covers, anchor="published", reason=(_reason(v, way), *_moon(v))))


def _checked(time: Time) -> Time:
    """«الخميس 12 نوفمبر» that was no Thursday: the date counts, and the reason says so."""
    v, day = time.value, time.interval.earliest
    if v.day is None or v.weekday is None or v.until is not None or day is None or day != time.interval.latest:
        return time
    if day.weekday() == v.weekday:
        return time
    return replace(time, reason=(*time.reason, _clash(v.weekday, day)))


def _named_day(time: Time, published: date) -> Time:
    """«أمس الجمعة» that was no Friday: off by few days, the text is older than its publication and the name counts."""
    v = time.value
    assert v.weekday is not None
    assert v.offset is not None
    day = published + timedelta(v.offset)
    reason = [COUNTED]
    if day.weekday() != v.weekday:
        other = day - timedelta((day.weekday() - v.weekday) % 7)
        reason.append(_clash(v.weekday, day, v.offset or -1))
        if (off := (day - other).days) <= MOST:
            reason.append(older(other - timedelta(v.offset), off))
            day = other
    return replace(time, interval=Interval(day, day), anchor="published", reason=tuple(reason))


def _clash(weekday: int, day: date, way: int = 0) -> Why:
    """`day` is no such weekday; the other reading is the nearest that is, on the side to which `way` looks if any."""
    ahead, behind = (weekday - day.weekday()) % 7, (day.weekday() - weekday) % 7
    forward = way > 0 or (way == 0 and ahead < behind)
    other = day + timedelta(ahead) if forward else day - timedelta(behind)
    return Why("placed.clash", (str(weekday), str(day), str(day.weekday()), str(other)))


def _moon(v: TimeValue) -> tuple[Why, ...]:
    """A feast that waits for the new moon may fall a day earlier or later than it is reckoned."""
    return (Why("placed.moon"),) if v.hijri and (v.slack or v.count > 1) else ()


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
        return nearest.month(v, day, way)
    if v.unit == "season" or (v.weekday is not None and v.unit != "day"):
        return nearest.season(v, day) if v.weekday is None else nearest.weekday(v, day, way)
    # «الأسبوعين المقبلين» runs from the day itself; «قبل أسبوعين» is the week two weeks back
    if v.open is not None or v.count > 1:
        # «خلال يومين» is of the days before in «قتل», of the days after in «يعود»
        return running(replace(v, offset=-1) if v.open == "until" and way < 0 else v, day)
    days = shifted(v, day, way)
    if v.part is not None and v.offset == 0 and way < 0 and days[0] > day:
        return shifted(replace(v, offset=-1), day, way)  # «نهاية العام», told in January of what has happened
    return days


def _range(v: TimeValue, until: TimeValue, day: date, way: int) -> tuple[date, date]:
    end = _from_day(until, day, way)
    if until.month is not None and v.month is not None and not v.hijri:
        alone = replace(v, until=None)
        start = whole(alone, end[0].year)[0]
        return (start if start <= end[0] else whole(alone, end[0].year - 1)[0]), end[1]
    start_day = _from_day(replace(v, until=None), day, way)[0]
    if v.weekday is not None and start_day > end[0]:
        start_day = end[0] - timedelta((end[0].weekday() - v.weekday) % 7)
    return start_day, max(end[1], start_day)


def _reason(v: TimeValue, way: int) -> Why:
    if v.direction == 0 and v.offset is None and way:
        return Why("placed.next") if way > 0 else Why("placed.last")
    return COUNTED
