"""A weekday or a month that names no year → which of them is meant, by the words, the tense or nearness to a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from marsad.annotate.atoms import holidays
from marsad.annotate.periods import calendar_day, hijri_years, shifted, whole
from marsad.model import TimeValue

Days = tuple[date, date]
_FAR, _SOON = 270, 90  # days: so far back no day goes without its year, while the same one is so near ahead


def weekday(v: TimeValue, day: date, way: int) -> Days:
    """The last such day, `day` included, or the next where words (`v.direction`) or tense (`way`) look forward."""
    assert v.weekday is not None
    if v.unit == "week" and v.offset is not None:  # «الخميس من الأسبوع المقبل»; the first day of such a week is Sunday
        at = day + timedelta(7 * v.offset + (v.weekday + 1) % 7 - (day.weekday() + 1) % 7)
        return at, at
    ahead, behind = (v.weekday - day.weekday()) % 7, (day.weekday() - v.weekday) % 7
    if v.direction:
        at = day + timedelta(ahead or 7) if v.direction > 0 else day - timedelta(behind or 7)
    else:
        at = day + timedelta(ahead) if way > 0 else day - timedelta(behind)
    return at, at


def month(v: TimeValue, day: date, way: int) -> Days:
    """A month, or a day of one, in the year that words or tense point to, else the year that is nearest."""
    if v.month is None:  # «11 من الشهر الجاري»
        first, _ = shifted(TimeValue(unit="month", offset=v.offset or 0), day, 0)
        at = calendar_day(TimeValue(month=first.month, day=v.day), first.year)
        return at, at
    years = hijri_years(day) if v.hijri else (day.year - 1, day.year, day.year + 1)
    if v.unit == "year":  # «مايو من العام الماضي», «رمضان هذا العام»
        this = min(years, key=lambda y: _away(whole(v, y), day)) if v.hijri else day.year
        return whole(v, this + (v.offset or 0))
    candidates = sorted(whole(one, year) for one in _feasts(v) for year in years)
    if v.weekday is not None:  # «الخميس 12 نوفمبر» is of a year in which the two agree
        candidates = [c for c in candidates if c[0].weekday() == v.weekday] or candidates
    if v.direction < 0:
        return max((c for c in candidates if c[1] < day), default=candidates[0])
    if v.direction > 0:
        return min((c for c in candidates if c[0] > day), default=candidates[-1])
    if v.offset is None and way:
        fitting = [c for c in candidates if (c[1] >= day if way > 0 else c[0] <= day)] or candidates
        told = min(fitting) if way > 0 else max(fitting)
        near = closest(candidates, day)
        # «تسلم الجوائز في 20 سبتمبر», in July: what looks like a past is a present, for last year's would be named;
        # «حتى 5 أغسطس», a week later, is no future
        sharp = v.day is not None if way < 0 else way > 1
        far = abs((told[0] - day).days) > _FAR and abs((told[1] - day).days) > _FAR
        return near if sharp and far and min(abs((d - day).days) for d in near) < _SOON else told
    return closest(candidates, day)


def _feasts(v: TimeValue) -> tuple[TimeValue, ...]:
    """`v`, or where it may be of more than one feast («العيد») the same day, or all days, of each."""
    if not v.hijri or v.index is None or v.day is None:
        return (v,)
    either = next((h.either for h in holidays().values() if len(h.either) == v.index), ())
    feasts = [holidays()[name] for name in either]
    days = [(f, f.day + v.day - feasts[0].day) for f in feasts]
    return tuple(replace(v, month=f.month, day=day, count=f.days if v.count > 1 else 1) for f, day in days) or (v,)


def closest(candidates: Sequence[Days], day: date) -> Days:
    """The period that holds `day`, else the one with an end nearest to it."""
    return min(candidates, key=lambda days: _away(days, day))


def _away(days: Days, day: date) -> int:
    return 0 if days[0] <= day <= days[1] else min(abs((days[0] - day).days), abs((days[1] - day).days))


def season(v: TimeValue, day: date) -> Days:
    """The last, the next or the nearest such season."""
    seasons = [whole(v, day.year + n) for n in (-2, -1, 0, 1)]  # in January the last winter began two years back
    if v.direction < 0:
        return max(s for s in seasons if s[1] < day)
    return min(s for s in seasons if s[0] > day) if v.direction > 0 else closest(seasons, day)
