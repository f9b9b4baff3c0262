"""Timeline rows in, what the timeline's picture draws out: each event's days and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from msgspec import Struct

from marsad.desk.language import Language
from marsad.record.rows import TimelineRow

Sureness = Literal["exact", "interval", "open", "undated"]


class Moment(Struct, frozen=True):
    """An event of the picture. `exact`: one day; `interval`: between two; `open`: one end known; `undated`: none."""

    row: TimelineRow
    sureness: Sureness
    start: date | None
    end: date | None


def sureness(first: date | None, last: date | None) -> Sureness:
    """How surely the days from `first` to `last` are known."""
    if first is None and last is None:
        return "undated"
    if first is None or last is None:
        return "open"
    return "exact" if first == last else "interval"


def moments(rows: Iterable[TimelineRow]) -> tuple[Moment, ...]:
    """The rows as the picture draws them; an open end is drawn to the day that is known."""
    return tuple(
        Moment(r, sureness(r.earliest, r.latest), r.earliest or r.latest, r.latest or r.earliest) for r in rows
    )


def picture(drawn: Iterable[Moment], language: Language) -> dict[str, Any]:
    """What `timeline.js` reads: rows with days in ISO form, their words in `language`, the direction of time."""
    rows = [
        {
            "kind": m.sureness,
            "start": m.start.isoformat() if m.start else None,
            "end": m.end.isoformat() if m.end else None,
            "label": label(m.row, language),
            "when": language.when(m.row.earliest, m.row.latest),
            "modality": m.row.modality,
            "href": f"/article?{urlencode({'id': m.row.document})}#c{m.row.start}",
        }
        for m in drawn
    ]
    return {
        "rows": rows,
        "rtl": language.dir == "rtl",
        "months": [language.t(f"months.{n}") for n in range(1, 13)],
    }


def label(row: TimelineRow, language: Language) -> str:
    """An event in a few words: who, what, with whom."""
    comma = language.t("list.comma")
    who = comma.join(language.name(p) for p in row.actors)
    whom = comma.join(language.name(p) for p in row.recipients)
    return " · ".join(part for part in (who, language.event(row.type, row.mode), whom) if part)
