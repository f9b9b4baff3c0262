"""A hit of the grammar that names an hour → its value: the clock and whose clock; the day is of the time beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from marsad.model import Article, Time, TimeValue

if TYPE_CHECKING:
    from marsad.annotate.atoms import Word
    from marsad.annotate.times.values import Said

NOON, HOURS, MINUTES = 12, 24, 60
_MILITARY = 100  # «الساعة 0623»: hours and minutes in one figure
_SMALL_HOURS, _LATE_MORNING = 5, 10
_NIGHT, _NOON = ("night", "night-said"), ("noon", "noon-said", "noon-today")
_PARTS = {"half": 0.5, "quarter": 0.25}


def joined(article: Article, one: Time, other: Time) -> Time | None:
    """An hour and the day right beside it as one: «الساعة 10 من صباح الخميس»; None where they are no such pair."""
    hours = [t for t in (one, other) if t.grain == "hour" and t.value.anchor == "time"]
    if len(hours) != 1:
        return None
    hour, day = (one, other) if hours[0] is one else (other, one)
    if day.grain != "day" or day.value.anchor == "event" or day.value.until is not None:
        return None
    value = replace(day.value, clock=hour.value.clock, zone=hour.value.zone)
    start, end = one.evidence.start, other.evidence.end
    return Time(evidence=article.evidence(start, end, day.evidence.rule), value=value, grain="hour")


def clock(said: Said) -> TimeValue | None:
    """The hour, minute and zone that are said; None for what no clock shows («الساعة 31»)."""
    hour, minute = _figures(said)
    part = said.word("past")
    if part is not None:
        minute = int(MINUTES * (part.number or _PARTS[part.unit]))
    hour = _of_day(hour, said.word("half"))
    zone = said.word("zone")
    if hour > HOURS or minute >= MINUTES:
        return None
    own = "offset" in said.set  # «الساعة 9 من مساء اليوم»
    return TimeValue(
        unit="day",
        offset=0 if own else None,
        weekday=said.number("weekday") if "weekday" in said.fields else None,
        anchor=None if own else "time",
        clock=f"{hour % HOURS:02}:{minute:02}",
        zone=zone.unit if zone is not None else None,
    )


def _figures(said: Said) -> tuple[int, int]:
    """Hour and minute as they are written: «10:30», «9.30», «0623», «العاشرة»."""
    if "minute" in said.fields:
        return said.number("hour"), said.number("minute")
    figure = said.figure("hour")
    if figure >= _MILITARY:
        return divmod(int(figure), _MILITARY)
    return int(figure), round(figure % 1 * 100)


def _of_day(hour: int, half: Word | None) -> int:
    """An hour of the twelve as one of the day: «الثانية ليلا» is after midnight, «11 ظهرا» before noon."""
    if half is None or hour > NOON:
        return hour
    if half.kind != "ERA" and not half.number:  # «10 م» is in the evening
        return hour % NOON
    early = (half.id in _NIGHT and hour < _SMALL_HOURS) or (half.id in _NOON and hour >= _LATE_MORNING)
    return hour if early or hour == NOON else hour + NOON
