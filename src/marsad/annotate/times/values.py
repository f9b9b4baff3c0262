"""A hit of the grammar → what it says of time, not yet placed: the fields of a `TimeValue`, or None for nonsense."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from marsad.annotate.atoms import Atoms, Word
from marsad.annotate.grammar import Hit
from marsad.model import Grain, TimeValue

_YEARS = range(1000, 2200)
_RANGED = ("day", "month", "year", "weekday")
_TOO_SHORT = ("minute", "second")  # «قبل دقائق» says when within the day, not which day
_TOO_LONG = ("decade", "century")  # «منذ ثلاثة عقود» is a length; no day can be meant
_POINTS = {"PAST": -1, "LATEST": -1, "BEFORELAST": -2, "NEXT": 1, "AFTERNEXT": 2, "NOW": 0}


def value(hit: Hit, atoms: Atoms, words: Mapping[str, Word]) -> TimeValue | None:
    """The value that `hit` says; None where no calendar has it («31 فبراير», year 0, month 13)."""
    said = hit.pattern.set

    def word(field: str) -> Word | None:
        at = hit.fields.get(field)
        return words.get(atoms.code[at]) if at is not None else None

    def number(field: str) -> int | None:
        at = hit.fields.get(field)
        if at is None:
            return None
        known = words.get(atoms.code[at])
        return int(known.number if known else atoms.value[at])

    found: dict[str, Any] = {f: number(f) for f in (*_RANGED, "index") if f in hit.fields}
    second = {f: number(f + "2") for f in _RANGED if f + "2" in hit.fields}
    if said.get("pair"):
        found, second = {f: second[f] for f in second}, {}
    if "monthno" in hit.fields:
        found["month"] = number("monthno")
        if found["month"] > 12 >= found["day"]:
            found["month"], found["day"] = found["day"], found["month"]
    month = word("month")
    found["hijri"] = bool(said.get("hijri")) or (month is not None and month.kind == "HIJRI" and not said.get("pair"))
    _part(found, word("part"))
    _period(found, hit, word, number)
    _pointed(found, word("dir"))
    if said.get("open"):
        found["open"] = said["open"]
    if "half" in hit.fields:
        late = number("half") != 1
        found["day"], second = (
            (16, {"day": 28 if late else 15, "month": found.get("month")}) if late else (1, {"day": 15})
        )
    if second:
        for field in ("month", "year"):
            if found.get(field) is None:
                found[field] = second.get(field)
        later = TimeValue(**{**{f: found.get(f) for f in ("direction", "offset", "unit") if f in found}, **second})
        if not possible(later):
            return None
        found["until"] = later
    if found.get("unit") in _TOO_SHORT or (said.get("open") == "since" and found.get("unit") in _TOO_LONG):
        return None
    made = TimeValue(**found)
    return made if possible(made) else None


def _part(found: dict[str, Any], part: Word | None) -> None:
    if part:
        found["part"] = {"START": "start", "MIDDLE": "middle", "END": "end", "MIDNIGHT": "middle"}[part.kind]


def _period(found: dict[str, Any], hit: Hit, word: Any, number: Any) -> None:
    """Days counted from today, units, decades; what a pattern sets where no atom says it."""
    said = hit.pattern.set
    for field in ("rel", "night"):
        if field in hit.fields:
            found["unit"], found["offset"] = "day", number(field)
    unit = word("unit")
    if unit is not None:
        found["unit"] = {"half": "year"}.get(unit.unit, unit.unit)
        if unit.kind in ("DUAL", "THEDUAL"):
            found["count"] = 2
        if unit.unit == "half":
            found["index"] = found.get("index", 0) + 4  # halves are numbered after the four quarters
            found["unit"] = "quarter"
    if "unit" in said:
        found["unit"] = said["unit"]
    if "decade" in hit.fields:
        found["unit"], found["year"] = "decade", number("decade")
    if "count" in hit.fields:
        found["count"] = number("count")
    for field in ("offset", "direction"):
        if field in said:
            found[field] = int(said[field])
    if unit is not None and unit.kind in ("THEDUAL", "THEUNITS", "DUAL", "AUNIT", "UNITS"):
        found.setdefault("direction", -1 if said.get("open") == "since" else 0)
        found["offset"] = found["direction"]


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
    elif unit == "season" or found.get("weekday") is not None:
        if way == 0:
            found["unit"], found["offset"] = unit or "week", 0
    else:
        found["offset"] = way


def possible(v: TimeValue) -> bool:
    """Whether some calendar has this value."""
    if v.year is not None and v.year not in _YEARS:
        return False
    if v.month is not None and not 1 <= v.month <= 12:
        return False
    if v.day is None:
        return v.count < 1000
    if v.hijri:
        return 1 <= v.day <= 30
    if v.month is None:
        return 1 <= v.day <= 31
    try:
        date(v.year or 2000, v.month, v.day)
    except ValueError:
        return False
    return True


def grain(v: TimeValue) -> Grain:
    """The finest unit that the value names."""
    if v.day is not None or v.weekday is not None:
        return "day"
    if v.unit in ("minute", "second"):
        return "hour"
    if v.unit is not None and v.unit not in ("day",) and v.month is None:
        return cast("Grain", v.unit)
    if v.unit == "day":
        return "day"
    return "month" if v.month is not None else "year"
