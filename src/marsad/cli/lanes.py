"""Intervals of days in, one drawn lane each out: a point, a bar, a dotted line to an open end, nothing where undated.

All lanes share one scale, from the first day to the last near the middle; what lies far off stands at the edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low

from marsad.model import Interval

WIDTH = 25  # columns of a lane
NEAR = timedelta(days=400)  # of the middle; news tells of old wars beside yesterday's meeting
POINT, LEFT, RIGHT, BAR, OPEN, EARLIER, LATER = "●", "├", "┤", "─", "┄", "‹", "›"


def lanes(whens: Sequence[Interval]) -> tuple[list[str], tuple[date, date] | None]:
    """A lane of WIDTH columns for each of `whens`, and the first and last day of their scale; None where none is dated.

    `●` one day, `├──┤` between two days, `├┄┄` since or `┄┄┤` until a day, blank where no day is known; `‹` and `›`
    at the edge for what lies outside the scale.
    """
    ends = [d for w in whens for d in (w.earliest, w.latest) if d]
    if not ends:
        return [""] * len(whens), None
    middle = median_low(ends)
    near = [d for d in ends if abs(d - middle) <= NEAR]
    scale = (min(near), max(near))
    return [_lane(w, *scale) for w in whens], scale


def _lane(when: Interval, first: date, last: date) -> str:
    if when.earliest is None and when.latest is None:
        return ""
    a, b = _column(when.earliest, first, last), _column(when.latest, first, last)
    if a is None or b is None:
        return _open(a, b)
    if b < 0 or a >= WIDTH:
        return EARLIER if b < 0 else LATER.rjust(WIDTH)
    left, right = max(a, 0), min(b, WIDTH - 1)
    if when.earliest == when.latest:
        return " " * left + POINT
    right = min(max(right, left + 1), WIDTH - 1)
    left = min(left, right - 1)
    marks = (LEFT if a >= 0 else EARLIER, RIGHT if b < WIDTH else LATER)
    return " " * left + marks[0] + BAR * (right - left - 1) + marks[1]


def _open(a: int | None, b: int | None) -> str:
    """One end is known: the line runs off to the other side."""
    if a is not None:
        at = min(max(a, 0), WIDTH - 2)
        return " " * at + LEFT + OPEN * (WIDTH - at - 1)
    at = min(max(b or 0, 1), WIDTH - 1)
    return OPEN * at + RIGHT


def _column(day: date | None, first: date, last: date) -> int | None:
    """The column of `day`; below 0 or above WIDTH - 1 outside the scale."""
    if day is None:
        return None
    if not first <= day <= last:
        return -1 if day < first else WIDTH
    return round((day - first).days / max((last - first).days, 1) * (WIDTH - 1))
