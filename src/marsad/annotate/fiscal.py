"""A fiscal year and its sentence → the months it runs through, by the country that the words before it name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.atoms import HOLIDAYS
from marsad.knowledge import gazetteer
from marsad.model import Annotated, Interval, Time

REACH = 200  # letters before the time in which its country may be named


class FiscalYear(Struct, frozen=True, forbid_unknown_fields=True):
    """A country's fiscal year: its first month, and whether it bears the number of the year it ends or starts in."""

    id: str
    month: int
    named: Literal["start", "end"] = "end"

    def days(self, year: int, named: Literal["start", "end"]) -> Interval:
        """The days of the fiscal year that starts or ends in `year`."""
        first = date(year - (self.month > 1 and named == "end"), self.month, 1)
        last = 12 if first.month == 1 else first.month - 1
        end = first.year + (first.month > 1)
        return Interval(first, date(end, last, monthrange(end, last)[1]))


@cache
def _known() -> dict[str, FiscalYear]:
    return {f.id: f for f in knowledge.entries(HOLIDAYS, "fiscal", FiscalYear)}


def fiscal_year(doc: Annotated, time: Time) -> FiscalYear | None:
    """Whose fiscal year `time` names: of the country last named before it; None where that is not known."""
    for mention in reversed(doc.mentions):
        end = mention.evidence.end
        if end <= time.evidence.start and mention.known and time.evidence.start - end <= REACH:
            country = gazetteer.known()[mention.known].country
            if country in _known():
                return _known()[country]
    return None
