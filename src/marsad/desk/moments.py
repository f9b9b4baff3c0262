"""Timeline rows in, what the timeline's picture draws out: what was told to have happened, on which days, how surely.

Rows that say the same (who, what, whom, when, how certain) are drawn once; the table beside the picture keeps them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median_low
from typing import Any, Literal
from urllib.parse import urlencode

from msgspec import Struct

from marsad.desk.language import Language
from marsad.knowledge.ontology import types
from marsad.record.rows import TimelineRow

Sureness = Literal["exact", "interval", "open", "undated"]
Place = Literal["axis", "before", "after", "nowhere"]
# News tells of old wars beside yesterday's meeting: what lies further than this from the middle stands beside the axis.
NEAR = timedelta(days=400)


class Moment(Struct, frozen=True):
    """One thing told. `exact`: one day; `interval`: between two; `open`: one end known; `undated`: none."""

    rows: tuple[TimelineRow, ...]
    sureness: Sureness

    @property
    def first(self) -> TimelineRow:
        return self.rows[0]

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The days to draw between; an open end is drawn to the day that is known."""
        row = self.first
        return row.earliest or row.latest, row.latest or row.earliest


def sureness(first: date | None, last: date | None) -> Sureness:
    """How surely the days from `first` to `last` are known."""
    if first is None and last is None:
        return "undated"
    if first is None or last is None:
        return "open"
    return "exact" if first == last else "interval"


def moments(rows: Iterable[TimelineRow]) -> tuple[Moment, ...]:
    """The rows in their order, those that say the same together."""
    same: dict[tuple[object, ...], list[TimelineRow]] = {}
    for row in rows:
        told = (row.type, row.mode, row.modality, _names(row.actors), _names(row.recipients), row.earliest, row.latest)
        same.setdefault(told, []).append(row)
    return tuple(Moment(tuple(rs), sureness(rs[0].earliest, rs[0].latest)) for rs in same.values())


def _names(parties: Iterable[Any]) -> frozenset[str]:
    return frozenset(p.entity or p.name for p in parties)


def places(drawn: Sequence[Moment]) -> list[Place]:
    """Where the picture puts each: on the axis, in the columns before and after it, or where no day is known."""
    starts = [start for start, _ in (m.days for m in drawn) if start]
    if not starts:
        return ["nowhere"] * len(drawn)
    middle = median_low(starts)

    def place(start: date | None) -> Place:
        if start is None:
            return "nowhere"
        return "axis" if abs(start - middle) <= NEAR else "before" if start < middle else "after"

    return [place(m.days[0]) for m in drawn]


def picture(drawn: Sequence[Moment], language: Language) -> dict[str, Any]:
    """What `timeline.js` reads: rows with days in ISO form, their words in `language`, the direction of time."""
    return {
        "rows": [_row(m, place, language) for m, place in zip(drawn, places(drawn), strict=True)],
        "columns": {place: language.t(f"timeline.{place}") for place in ("before", "after", "nowhere")},
        "rtl": language.dir == "rtl",
        "months": [language.month(n) for n in range(1, 13)],
    }


def _row(moment: Moment, place: Place, language: Language) -> dict[str, Any]:
    row, (start, end) = moment.first, moment.days
    kind = types().get(row.type)
    told = language.t("timeline.told", n=language.n("times", len(moment.rows))) if len(moment.rows) > 1 else ""
    sure = "" if row.modality == "asserted" else language.term("modality", row.modality)
    return {
        "kind": moment.sureness,
        "place": place,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "label": label(row, language),
        "notes": [note for note in (language.when(row.earliest, row.latest), sure, told) if note],
        "side": "conflict" if kind and kind.quad.endswith("conflict") else "cooperation",
        "asserted": row.modality == "asserted",
        "href": f"/article?{urlencode({'id': row.document})}#c{row.start}",
    }


def label(row: TimelineRow, language: Language) -> str:
    """An event in a few words: what, who → whom."""
    comma, arrow = language.t("list.comma"), language.t("list.arrow")
    sides = (comma.join(language.name(p) for p in side) for side in (row.actors, row.recipients))
    who = arrow.join(side for side in sides if side)
    return ": ".join(part for part in (language.event(row.type, row.mode), who) if part)
