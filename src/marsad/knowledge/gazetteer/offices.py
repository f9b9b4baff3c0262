"""Gazetteer files → who held which office of which state, and when."""

from __future__ import annotations

from datetime import date
from functools import cache

from msgspec import Struct

from marsad import knowledge


class Holding(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of offices.tsv. `since` and `until` are a year or a year and month (2014-05), None where not known for
    sure; an office without `until` goes on, or its end is not known."""

    id: str
    person: str
    office: str
    checked: str
    country: str | None = None
    since: str | None = None
    until: str | None = None

    def on(self, day: date) -> bool:
        """Whether the office may have been held on `day`: in the month or year that it began or ended too."""
        month = day.isoformat()[:7]
        begun = self.since is None or self.since <= month[: len(self.since)]
        return begun and (self.until is None or month[: len(self.until)] <= self.until)


@cache
def holdings() -> dict[str, tuple[Holding, ...]]:
    """The offices of each person of the gazetteer, by the person's id, in the order of the file."""
    found: dict[str, tuple[Holding, ...]] = {}
    for row in knowledge.rows("gazetteer/offices.tsv", Holding):
        found[row.person] = (*found.get(row.person, ()), row)
    return found
