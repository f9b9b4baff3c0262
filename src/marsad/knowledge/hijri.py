"""A Gregorian day in, the same day by the Hijri calendar of Umm al-Qura out, as Saudi Arabia counts it.

Where the moon was seen a day sooner or later, a country's own calendar may differ by that day.
"""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian
from msgspec import Struct


class HijriDay(Struct, frozen=True, gc=False):
    """A day of the Hijri calendar; `month` 1 is Muharram."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}"


def hijri(day: date) -> HijriDay | None:
    """The Hijri day that `day` is; None outside of the tables (1343 to 1500: August 1924 to November 2077)."""
    try:
        found = Gregorian.fromdate(day).to_hijri()
    except (OverflowError, ValueError):
        return None
    return HijriDay(found.year, found.month, found.day)
