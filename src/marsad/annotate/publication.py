"""Annotated → when it was published: as given, from metadata or dateline; else what its own dated facts allow."""

from __future__ import annotations

from datetime import timedelta

from marsad.annotate import tense
from marsad.annotate.calendar import absolute
from marsad.annotate.periods import fixed
from marsad.model import Annotated, Interval, Published, Time, Why

# Tuned on the seeds: news follows its latest dated fact within a fortnight; one date alone may be history.
FORTNIGHT = timedelta(13)
LIVELY = timedelta(400)
COMPANY = 2


def publication(doc: Annotated) -> Published:
    """The article's own `published` where it rests on something; else an interval with its reason, or unknown.

    Only times of the article itself count (boilerplate is never read for times), and never the day of reading.
    """
    known = doc.article.published
    if known.basis in ("given", "metadata", "dateline"):
        return known
    latest = _latest(doc)
    if latest is None:
        return Published(reason=(Why("published.unknown"),))
    first = fixed(latest.value).latest
    assert first is not None
    interval, weekday = _narrowed(doc, Interval(first, first + FORTNIGHT))
    reason: tuple[Why, ...] = (Why("published.latest", (latest.evidence.text, str(first))),)
    if weekday is not None:
        reason += (Why("published.weekday", (weekday.evidence.text,)),)
    return Published(interval=interval, basis="inferred", reason=reason, evidence=latest.evidence)


def _latest(doc: Annotated) -> Time | None:
    """The latest day that the text tells as past, if other dated facts stand near it in time."""
    named = tense.names(doc)
    dated = [
        (interval.latest, time)
        for time in doc.times
        if absolute(time.value) and time.grain in ("day", "month") and time.value.direction <= 0
        if (interval := fixed(time.value)).latest and tense.way(doc, time, named) <= 0
    ]
    days = [(day, time) for day, time in dated if time.grain == "day"]
    if not days:
        return None
    day, time = max(days, key=lambda d: (d[0], -d[1].evidence.start))
    near = {other for other, _ in dated if day - LIVELY <= other < day}
    return time if len(near) >= COMPANY else None


def _narrowed(doc: Annotated, interval: Interval) -> tuple[Interval, Time | None]:
    """«اليوم الخميس», «أمس الأربعاء»: publication was on a Thursday."""
    for time in doc.times:
        v = time.value
        if v.unit == "day" and v.weekday is not None and v.offset is not None:
            wanted = (v.weekday - v.offset) % 7
            assert interval.earliest is not None
            assert interval.latest is not None
            first = interval.earliest + timedelta((wanted - interval.earliest.weekday()) % 7)
            last = interval.latest - timedelta((interval.latest.weekday() - wanted) % 7)
            return Interval(first, last), time
    return interval, None
