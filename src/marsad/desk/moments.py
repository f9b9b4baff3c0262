"""Timeline rows in, what the timeline's picture draws out: what was told to have happened, on which days, how surely.

Rows that say the same (who, what, whom, when, how certain) are drawn once; the table beside the picture keeps them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Literal

from msgspec import Struct

from marsad.desk.language import Language
from marsad.record.rows import TimelineRow

Sureness = Literal["exact", "interval", "open", "undated"]
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


def label(row: TimelineRow, language: Language) -> str:
    """An event in a few words: what, who → whom."""
    comma, arrow = language.t("list.comma"), language.t("list.arrow")
    sides = (comma.join(language.name(p) for p in side) for side in (row.actors, row.recipients))
    who = arrow.join(side for side in sides if side)
    return ": ".join(part for part in (language.event(row.type, row.mode), who) if part)
