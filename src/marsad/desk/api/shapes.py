"""What the API answers with beside the record's own rows: lists that page on, and faults that name their cure."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from marsad.desk.moments import Sureness
from marsad.desk.pages.between import Sum
from marsad.model import Correction, Happening, LedgerEntry, Month, Why
from marsad.record.carriers import OutletRow
from marsad.record.dealings import PairRow
from marsad.record.rows import (
    DocumentRow,
    EntityRow,
    ProblemRow,
    StatementRow,
    StoryRow,
    TimelineRow,
)
from marsad.record.search import FacetRow, Hit


class Listed(Struct, frozen=True, kw_only=True):
    """A part of a list: `limit` and `offset` as they were asked for; `next` is the address of the part after it, null
    at the end."""

    limit: int
    offset: int
    next: str | None


class Stories(Listed, frozen=True, kw_only=True):
    """Stories, those with the most independent texts first."""

    items: list[StoryRow]


class Documents(Listed, frozen=True, kw_only=True):
    """Documents by day, earliest first, undated last."""

    items: list[DocumentRow]


class Entities(Listed, frozen=True, kw_only=True):
    """People, bodies and places, those that most documents name first."""

    items: list[EntityRow]


class Statements(Listed, frozen=True, kw_only=True):
    """Statements by the day of their document, then in text order."""

    items: list[StatementRow]


class Events(Listed, frozen=True, kw_only=True):
    """Events by date, each as one document tells it; undated ones last."""

    items: list[TimelineRow]


class Told(Struct, frozen=True, kw_only=True):
    """One thing told: the same event, parties, days and modality in all `rows`. `sureness` is that of its days: exact
    (one day), interval, open (one end known), undated."""

    sureness: Sureness
    rows: list[TimelineRow]


class Timeline(Listed, frozen=True, kw_only=True):
    """What is told of a story or an entity, by date, accounts that say the same together; undated ones last."""

    items: list[Told]


class Problems(Listed, frozen=True, kw_only=True):
    """What could not be read, by source; `reason` is a rule of knowledge/rules with its facts."""

    items: list[ProblemRow]


class Hits(Listed, frozen=True, kw_only=True):
    """Documents that fit a search, the best first, with the passages that fit: `total` in all. `names` are those whom
    the query was understood to name, `facets` what it may be narrowed by, `notes` what has to be said of it."""

    total: int
    items: list[Hit]
    names: list[EntityRow]
    facets: dict[str, list[FacetRow]]
    notes: list[Why]


class NewsItem(Struct, frozen=True, kw_only=True):
    """A story with what is new in it: how many of its documents arrived or were changed, the first of these, and on
    what its independent reports disagree."""

    story: StoryRow
    arrived: int
    documents: list[DocumentRow]
    disputed: list[Happening]


class News(Listed, frozen=True, kw_only=True):
    """Stories in which something arrived `since` a moment, those of most independent origins first; `arrived` counts
    the documents of all."""

    since: datetime
    arrived: int
    items: list[NewsItem]


class Pairs(Listed, frozen=True, kw_only=True):
    """Pairs of states that take part in events together, those that most documents tell of first."""

    items: list[PairRow]


class Dealings(Struct, frozen=True, kw_only=True):
    """What two states had to do with each other, as `read` of so many `documents` tell it, the latest; entries newest
    first; `agreements` and `exercises` are those among them, `figures` what is counted in them. `before` is the day
    until which earlier ones can be asked for, null where there are none."""

    a: str
    b: str
    entries: list[LedgerEntry]
    undated: list[LedgerEntry]
    agreements: list[LedgerEntry]
    exercises: list[LedgerEntry]
    figures: list[Sum]
    months: list[Month]
    read: int
    documents: int
    before: date | None


class Outlets(Listed, frozen=True, kw_only=True):
    """Outlets, those that published most first."""

    items: list[OutletRow]


class Decided(Struct, frozen=True, kw_only=True):
    """A correction, and whether it stands: no later one took it back."""

    correction: Correction
    stands: bool


class Corrections(Listed, frozen=True, kw_only=True):
    """What people corrected, the newest first."""

    items: list[Decided]


class Fault(Struct, frozen=True, kw_only=True):
    """Why a request is not answered, and what to ask instead."""

    status: int
    error: str
    cure: str
