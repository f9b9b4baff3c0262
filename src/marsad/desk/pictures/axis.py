"""Days in, where they stand on an axis out, in hundredths of its width, with the days that are written along it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import dropwhile, takewhile
from statistics import median_low
from typing import Literal

from msgspec import Struct

from marsad.desk.moments import NEAR

Place = Literal["axis", "before", "after", "nowhere"]
BESIDE: tuple[Place, ...] = ("before", "after", "nowhere")
TICKS = 4  # days written along the axis at most: they fit beside each other on a telephone
EDGE = 0.06  # of the axis at either end, where a day's words would meet those of a column
DAYS = (1, 2, 5, 7, 14)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


class Axis(Struct, frozen=True, kw_only=True):
    """Days from `first` to `last` between `left` and `right`, hundredths of the width from where time begins; `beside`
    are the middles of the columns for what lies far before or after, or on no known day."""

    first: int
    last: int
    left: float
    right: float
    beside: dict[Place, float]
    ticks: tuple[date, ...]

    def at(self, day: date) -> float:
        """Where a day stands; days beyond its ends stand at them."""
        share = (min(max(day.toordinal(), self.first), self.last) - self.first) / max(self.last - self.first, 1)
        return self.left + share * (self.right - self.left)


def places(starts: Sequence[date | None]) -> list[Place]:
    """Where each first day belongs: on the axis, in the columns before and after it, or where no day is known."""
    known = [day for day in starts if day]
    if not known:
        return ["nowhere"] * len(starts)
    middle = median_low(known)

    def place(start: date | None) -> Place:
        if start is None:
            return "nowhere"
        return "axis" if abs(start - middle) <= NEAR else "before" if start < middle else "after"

    return [place(day) for day in starts]


def axis(days: Iterable[date], beside: Iterable[Place]) -> Axis:
    """The axis of `days`, with a column for each place `beside` it that something stands in."""
    every = sorted(day.toordinal() for day in days)
    pad = max((every[-1] - every[0]) * 0.06, 1.5) if every else 1.5
    first, last = (round(every[0] - pad), round(every[-1] + pad)) if every else (0, 1)
    columns = [place for place in BESIDE if place in set(beside)]
    wide = 13.0
    left = wide if "before" in columns else 0.0
    right = 100.0 - wide * sum(place != "before" for place in columns)
    middles: dict[Place, float] = {"before": wide / 2} if "before" in columns else {}
    middles |= {place: right + wide * (n + 0.5) for n, place in enumerate(p for p in columns if p != "before")}
    edge = (last - first) * EDGE
    ticks = tuple(d for d in _ticks(first, last) if first + edge <= d.toordinal() <= last - edge) if every else ()
    return Axis(first=first, last=last, left=left, right=right, beside=middles, ticks=ticks)


def _ticks(first: int, last: int) -> Iterator[date]:
    """Even days, or firsts of months, between two days."""
    span = last - first
    step = next((n for n in DAYS if span / n <= TICKS), None)
    if step:
        yield from (date.fromordinal(n) for n in range(-(-(first + 1) // step) * step, last, step))
        return
    months = next((n for n in MONTHS if span / (30.44 * n) <= TICKS), MONTHS[-1])
    start = date.fromordinal(first)
    numbers = range(start.year * 12, date.fromordinal(last).year * 12 + 12, months)
    firsts = (date(n // 12, n % 12 + 1, 1) for n in numbers)
    yield from takewhile(lambda d: d.toordinal() < last, dropwhile(lambda d: d.toordinal() <= first, firsts))
