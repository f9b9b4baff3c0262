"""A hit of the grammar → what it says of time, not yet placed: the fields of a `TimeValue`, or None for nonsense."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from marsad.annotate.atoms import Atoms, Word, holidays
from marsad.annotate.grammar import Hit
from marsad.annotate.times.clock import clock
from marsad.model import Grain, TimeValue

_YEARS = range(1000, 2200)
_HIJRI_YEARS = range(1400, 1450)  # «عام 1436» in a report of our days, with or without هـ
_ANY = range(10_000)
_PRINTED = range(1900, 2036)  # «(2008)» beside a name; other figures in brackets number something
_RECKONED = range(1, 1600)  # years that say that they are of the Hijri calendar
_RANGED = ("day", "month", "year", "weekday")
_PARTS = {"START": "start", "MIDDLE": "middle", "END": "end", "MIDNIGHT": "middle"}
_CENTURY, _SHORT = 1900, range(1940, 2000)  # «عام 97»; of later years nobody leaves out the century
_LEAP, _LAST = 2000, 31
_MANY = {"decade": 60, "century": 6, "year": 700}  # more of them lead before any calendar
_TOO_SHORT = ("minute", "second")  # «قبل دقائق» says when within the day, not which day
_TOO_LONG = ("decade", "century")  # «منذ ثلاثة عقود» is a length; no day can be meant
_LONG = 10  # years; «منذ 80 عاما» measures, it does not date
_POINTS = {"PAST": -1, "LATEST": -1, "BEFORELAST": -2, "NEXT": 1, "AFTERNEXT": 2, "NOW": 0}


class Said:
    """What a hit filled in, by field: the judged word or the number that stands there."""

    def __init__(self, hit: Hit, atoms: Atoms, words: Mapping[str, Word]) -> None:
        self.fields, self.set = hit.fields, hit.pattern.set
        self.atoms, self.words = atoms, words

    def word(self, field: str) -> Word | None:
        at = self.fields.get(field)
        return self.words.get(self.atoms.code[at]) if at is not None else None

    def figure(self, field: str) -> float:
        at = self.fields[field]
        known = self.words.get(self.atoms.code[at])
        return known.number if known else self.atoms.value[at]

    def number(self, field: str) -> int:
        return int(self.figure(field))

    def numbers(self, suffix: str = "") -> dict[str, Any]:
        return {f: self.number(f + suffix) for f in _RANGED if f + suffix in self.fields}


def value(hit: Hit, atoms: Atoms, words: Mapping[str, Word]) -> TimeValue | None:
    """The value that `hit` says; None where no calendar has it («31 فبراير», year 0, month 13)."""
    said = Said(hit, atoms, words)
    if "pair" in said.set:  # a Hijri date and its Gregorian one: the Gregorian counts
        paired = said.numbers("2")
        if "monthno2" in said.fields:
            paired["month"] = said.number("monthno2")
        _period(paired, said)
        return _made(paired)
    if "holiday" in said.fields:
        return _holiday(said)
    if "hour" in said.fields:
        return clock(said)
    found = _figured(said)
    month = said.word("month")
    if found.get("year", _CENTURY) not in _allowed(said):
        return None
    bare_hijri = month is None and found.get("year") in _HIJRI_YEARS
    found["hijri"] = "hijri" in said.set or bare_hijri or (month is not None and month.kind == "HIJRI")
    if part := said.word("part"):
        found["part"] = _PARTS[part.kind]
    _period(found, said)
    _pointed(found, said.word("dir"))
    if found.get("unit") == "year" and found.get("month") is not None and "anchor" not in said.set:
        found["offset"], found["direction"] = found.get("direction", 0), 0  # «مايو من العام الماضي»
    _chained(found, said)
    if said.set.get("open"):
        found["open"] = said.set["open"]
        if found.get("unit") in _TOO_LONG or (found.get("unit") == "year" and found.get("count", 1) >= _LONG):
            return None
    return _ended(found, said)


def _figured(said: Said) -> dict[str, Any]:
    """The day, month and year that stand in figures or words."""
    found = said.numbers()
    if "dayof" in said.fields:
        found |= {"day": said.number("dayof"), "slack": 1}
    if "short" in said.fields:
        found["year"] = _CENTURY + said.number("short")
    if "first" in said.fields or "final" in said.fields:
        found |= _run_of_months(said, found.get("year"))
    if "monthno" in said.fields:
        found["month"] = said.number("monthno")
        if found["month"] > 12 >= found["day"]:
            found["month"], found["day"] = found["day"], found["month"]
    return found


def _run_of_months(said: Said, year: int | None) -> dict[str, Any]:
    """The first or last months of a year: «الأشهر الستة الأولى من العام»."""
    first = "first" in said.fields
    count = min(max(said.number("first" if first else "final"), 1), 12)
    of: dict[str, Any] = {"unit": "year", "offset": 0} if "owner" in said.fields else {}
    if (pointer := said.word("dir")) is not None or "unit" in said.fields:
        of = {"unit": "year", "offset": _POINTS[pointer.kind] if pointer is not None else 0}
    ends = TimeValue(month=count if first else 12, year=year, **of)
    return {"month": 1 if first else 13 - count, "until": ends, **of}


def _allowed(said: Said) -> range:
    """The years that may stand there: in brackets, or without their century, fewer can."""
    return _SHORT if "short" in said.fields else _PRINTED if said.set.get("bracketed") else _ANY


def _ended(found: dict[str, Any], said: Said) -> TimeValue | None:
    """The value, with its other end where it is a range: what one end leaves out the other says."""
    if (other := said.word("dir2")) is not None:  # «العامين الماضي والجاري»
        found |= {"count": 1, "until": TimeValue(unit=found["unit"], offset=_POINTS[other.kind])}
        return _made(found)
    last = said.numbers("2")
    if "half" in said.fields:
        found["day"], last = (1, {"day": 15}) if said.number("half") == 1 else (16, {"day": _LAST})
    if last:
        for field in ("month", "year"):
            found[field] = found.get(field, last.get(field))
            last[field] = last.get(field, found[field])
        shared: dict[str, Any] = {f: found[f] for f in ("direction", "offset", "unit") if f in found}
        shared["hijri"] = found.get("hijri", False) and last.get("year") in (None, *_HIJRI_YEARS)
        found["until"] = TimeValue(**shared, **last) if last.get("day") == _LAST else _made(shared | last)
        if found["until"] is None:
            return None
    return _made(found)


def _holiday(said: Said) -> TimeValue | None:
    """A feast: its days by its own calendar, one of them where the words number it, in the year that they give."""
    word = said.word("holiday")
    assert word is not None
    named = holidays()[word.id]
    feast = holidays()[named.either[0]] if named.either else named
    nth = said.number("dayof") - 1 if "dayof" in said.fields else 0
    days = named.days or feast.days or 1
    found: dict[str, Any] = {"month": feast.month, "day": feast.day + nth, "hijri": feast.hijri, "count": days}
    found["slack"] = feast.slack or int(feast.days > days == 1)  # one day of a feast waits for the moon
    if named.either:
        found["index"] = len(named.either)
    if "dayof" in said.fields:
        found |= {"slack": int(feast.hijri), "count": 1}
    year = said.number("year") if "year" in said.fields else feast.year
    if year is not None:
        found["year"] = year
    _pointed(found, said.word("dir"))
    return _made(found)


def _chained(found: dict[str, Any], said: Said) -> None:
    """What is counted from an event or from another time of the text: how far, and from which of them."""
    if "anchor" not in said.set:
        return
    found["anchor"] = said.set["anchor"]
    step, then = said.word("step"), said.word("then")
    found.setdefault("offset", 0)  # «ذلك الأسبوع»
    if step is not None:
        found["offset"] = int(step.number)
    elif found.get("unit") == "week" and found["offset"]:  # a week after a Monday is a Monday
        found["unit"], found["offset"] = "day", 7 * found["offset"]
    if then is not None:
        found["offset"] *= int(then.number)


def _made(found: dict[str, Any]) -> TimeValue | None:
    made = TimeValue(**found)
    return made if possible(made) else None


def _period(found: dict[str, Any], said: Said) -> None:
    """Days counted from today, units, decades; what a pattern sets where no atom says it."""
    for field in ("rel", "night"):
        if field in said.fields:
            found["unit"], found["offset"] = "day", said.number(field)
    for field in ("index", "count"):
        if field in said.fields:
            found[field] = said.number(field)
    if "decade" in said.fields:
        found["unit"], found["year"] = "decade", said.number("decade")
    if "fiscal" in said.fields:
        found["fiscal"] = True
    unit = said.word("unit")
    if unit is not None:
        _unit(found, unit)
    if "unit" in said.set:
        found["unit"] = said.set["unit"]
    for field in ("offset", "direction", "index"):
        if field in said.set:
            found[field] = int(said.set[field])
    way = 1 if "then" in said.fields else found.get("direction", 0)
    if way and unit is not None and unit.kind in ("DUAL", "AUNIT", "UNITS"):
        # «قبل ثلاثة أيام» is one day three days back; «منذ ثلاثة أيام» runs over all of them
        found["offset"] = way * (1 if "open" in said.set else found.pop("count", 1))


def _unit(found: dict[str, Any], unit: Word) -> None:
    found["unit"] = unit.unit
    if unit.kind in ("DUAL", "THEDUAL"):
        found["count"] = 2
    if unit.unit == "half":  # halves of a year are numbered after its quarters
        found["unit"], found["index"] = "quarter", found.get("index", 0) + 4


def _pointed(found: dict[str, Any], pointer: Word | None) -> None:
    """الماضي, المقبل, الجاري: which way from the anchor, and for a unit how many."""
    if pointer is None:
        return
    way = _POINTS[pointer.kind]
    found.setdefault("direction", max(-1, min(1, way)))
    unit = found.get("unit")
    if unit == "decade" and found.get("year") is not None:
        return
    if unit in (None, "season") and found.get("weekday") is None and found.get("month") is not None:
        if way == 0:
            found["unit"], found["offset"] = "month", 0
    elif unit == "week" and found.get("weekday") is not None:
        found["offset"] = way
    elif unit == "season" or found.get("weekday") is not None:
        if way == 0:
            found["unit"], found["offset"] = unit or "week", 0
    else:
        found["offset"] = way


def possible(v: TimeValue) -> bool:
    """Whether some calendar has this value."""
    far = max(v.count, abs(v.offset or 0)) > _MANY.get(v.unit or "", 999)
    years = _RECKONED if v.hijri and v.month is None else _YEARS
    if far or v.unit in _TOO_SHORT or (v.year is not None and v.year not in years):
        return False
    if v.month is None and v.year is None and v.hijri and v.unit != "century":
        return False
    if v.month is not None and not 1 <= v.month <= 12:
        return False
    if v.day is None:
        return True
    longest = 30 if v.hijri else monthrange(v.year or _LEAP, v.month)[1] if v.month is not None else _LAST
    return 1 <= v.day <= longest


def grain(v: TimeValue) -> Grain:
    """The finest unit that the value names."""
    if v.clock is not None:
        return "hour"
    if v.day is not None or v.weekday is not None or v.unit == "day":
        return "day"
    if v.month is not None:
        return "month"
    return v.unit if v.unit is not None else "year"
