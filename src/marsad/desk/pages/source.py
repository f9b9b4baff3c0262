"""The pages of those who publish: all outlets; and what one carries, whom it credits, who copies whom."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.pages import MissingError
from marsad.record import Record
from marsad.record.carriers import CarriedRow, OutletRow

TEMPLATE, LIST = "source.html", "sources.html"
PAGE = 60


class Sources(Struct, frozen=True, kw_only=True):
    """Outlets from `offset` on, those that published most first; `more` where there are others after them."""

    rows: tuple[OutletRow, ...]
    offset: int
    more: bool


class SourcePage(Struct, frozen=True, kw_only=True):
    """An outlet with what it carries; each list of `carried` has at most thirty rows."""

    carried: CarriedRow


def sources(record: Record, offset: int = 0) -> Sources:
    """A page of the outlets of `record`."""
    found = record.outlets(PAGE + 1, offset)
    return Sources(rows=tuple(found[:PAGE]), offset=offset, more=len(found) > PAGE)


def source(record: Record, outlet: str) -> SourcePage:
    """The page of `outlet`, as documents name it. Raises MissingError where none does."""
    carried = record.carried(outlet)
    if carried is None:
        raise MissingError("woven.no-outlet")
    return SourcePage(carried=carried)
