"""What the API answers across documents: what is new, states, outlets and corrections, as the pages have it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from typing import Annotated

from litestar import Response
from litestar.params import QueryParameter

from marsad.desk.api import shapes
from marsad.desk.api.answers import PREFIX, Id, Limit, Offset, UnknownError, answer, answered, part, record_of
from marsad.desk.pages import MissingError
from marsad.desk.pages.pair import Entry, pair
from marsad.desk.pages.today import day_before, disputed
from marsad.desk.render import AnyRequest
from marsad.knowledge import mending
from marsad.model import LedgerEntry
from marsad.record.carriers import CarriedRow

Since = Annotated[
    date | None,
    QueryParameter(description="A day, in UTC; without it, a day before the last arrival."),
]
State = Annotated[
    str, QueryParameter(min_length=3, max_length=3, description="A state by its ISO 3166 alpha-3 code, as in EGY.")
]
Until = Annotated[date | None, QueryParameter(description="Only documents published not after this day.")]


@answered("/today")
def today(request: AnyRequest, since: Since = None, limit: Limit = 20, offset: Offset = 0) -> Response[shapes.News]:
    """Stories in which documents arrived or were changed since a day, and on what their reports disagree."""
    record = record_of(request)
    first = datetime.combine(since, time.min, UTC) if since else day_before(record, datetime.now(UTC))
    moment = first.replace(microsecond=0)
    news = record.news(moment.isoformat(timespec="seconds"), limit + 1, offset)
    items = [
        shapes.NewsItem(
            story=r.story, arrived=r.arrived, documents=list(r.documents),
            disputed=[m.happening for m in disputed(record, r.story.id).rows] if r.story.origins > 1 else [],
        )
        for r in news.rows
    ]  # fmt: skip
    return part(request, partial(shapes.News, since=moment, arrived=news.arrived), items, limit, offset)


@answered("/pairs")
def pairs(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Response[shapes.Pairs]:
    """Pairs of states that take part in events together, those that most documents tell of first."""
    return part(request, shapes.Pairs, record_of(request).pairs(limit + 1, offset), limit, offset)


@answered("/pair")
def dealings(request: AnyRequest, a: State, b: State, until: Until = None) -> Response[shapes.Dealings]:
    """The ledger of two states: happenings with scores and what they change, sums by month; as the latest documents
    tell it."""
    try:
        found = pair(record_of(request), a, b, until, whole=True)
    except MissingError:
        raise UnknownError(f"nothing is told of {a!r} and {b!r}", f"list pairs with {PREFIX}/pairs") from None
    shown = shapes.Dealings(
        a=found.a, b=found.b, entries=list(map(_entry, found.entries)), undated=list(map(_entry, found.undated)),
        agreements=list(map(_entry, found.agreements)), exercises=list(map(_entry, found.exercises)),
        figures=list(found.figures), months=list(found.months), read=found.read,
        documents=found.documents, before=found.before,
    )  # fmt: skip
    return answer(request, shown)


def _entry(e: Entry) -> LedgerEntry:
    return LedgerEntry(happening=e.row.happening, score=e.score, change=e.change)


@answered("/outlets")
def outlets(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Response[shapes.Outlets]:
    """Outlets, those that published most first."""
    return part(request, shapes.Outlets, record_of(request).outlets(limit + 1, offset), limit, offset)


@answered("/outlet")
def outlet(request: AnyRequest, id: Id) -> Response[CarriedRow]:
    """What an outlet, by the name that documents give it, published; whom it credits, and who copies whom."""
    found = record_of(request).carried(id)
    if found is None:
        raise UnknownError(f"no outlet {id!r}", f"list them with {PREFIX}/outlets")
    return answer(request, found)


@answered("/corrections")
def corrections(request: AnyRequest, limit: Limit = 50, offset: Offset = 0) -> Response[shapes.Corrections]:
    """What people corrected: who, when and why; the newest first, with whether it stands."""
    every = record_of(request).corrections()
    stands = mending.stands(every)
    found = [shapes.Decided(correction=c, stands=c.id in stands) for c in every[::-1][offset : offset + limit + 1]]
    return part(request, shapes.Corrections, found, limit, offset)
