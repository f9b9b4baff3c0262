"""Two states' page: what they had to do with each other, by day and by month; and the list to choose them from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from csv import writer
from datetime import date, timedelta
from io import StringIO
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from marsad.desk.pages import MissingError
from marsad.desk.pages.between import Sum, agreed, counted, exercised
from marsad.desk.pages.woven import Met, Names, met, names
from marsad.desk.pictures.map import Sites, Spot, sites
from marsad.model import Event, LedgerEntry, Month, Reading, Why
from marsad.pipeline import accounts, happenings, ledger
from marsad.record import Record
from marsad.record.dealings import PairRow

TEMPLATE, LIST = "pair.html", "pairs.html"
PAGE = 60
LATEST = 80  # documents that are held against each other; what is earlier stands behind a link
FIRST = 40  # entries of a page that is not asked for whole
MONTHS = 36  # columns of the chart: months where they hold all that is told, else years, the latest
COLUMNS = (
    "day", "last_day", "type", "mode", "score", "independent_origins", "modality", "document", "outlet", "start", "end",
    "words",
)  # fmt: skip


class Entry(Struct, frozen=True, kw_only=True):
    """A happening of the ledger as a row, with the score of its type and what it changes."""

    row: Met
    score: float
    change: Why | None


class Deals(Struct, frozen=True, kw_only=True):
    """The dealings of one kind in one year, in the order of the list they are of; `year` is None where no day is
    known of them."""

    year: int | None
    type: str
    mode: str | None
    rows: tuple[Entry, ...]


class Bar(Struct, frozen=True, kw_only=True):
    """A month of the chart (a year, where `yearly`), those without a happening too; heights are shares, 0 to 1, of the
    greatest sum."""

    month: Month
    first: date
    up: float
    down: float
    yearly: bool = False


class PairPage(Struct, frozen=True, kw_only=True):
    """The dealings of `a` and `b` (ISO 3166 alpha-3) as `read` of the `documents` tell them, the latest; `entries` are
    the latest of `told`, newest first, `began` the first day known, `sites` where they happened; `before` leads to
    earlier documents, if any. `agreements` and `exercises` are those among all that is told, `figures` what is counted
    in it, each newest first and none left out; `whole` says whether the page was asked for all of it."""

    a: str
    b: str
    entries: tuple[Entry, ...]
    told: int
    undated: tuple[Entry, ...]
    agreements: tuple[Entry, ...]
    exercises: tuple[Entry, ...]
    figures: tuple[Sum, ...]
    whole: bool
    months: tuple[Month, ...]
    bars: tuple[Bar, ...]
    began: date | None
    read: int
    documents: int
    before: date | None
    until: date | None
    sites: Sites
    names: Names
    others: tuple[PairRow, ...]

    @property
    def agreed(self) -> tuple[Deals, ...]:
        return grouped(self.agreements)

    @property
    def exercised(self) -> tuple[Deals, ...]:
        return grouped(self.exercises)


class Pairs(Struct, frozen=True, kw_only=True):
    """Pairs of states from `offset` on; `more` where there are others after them; `states` are all to choose from."""

    rows: tuple[PairRow, ...]
    states: tuple[str, ...]
    offset: int
    more: bool


def pairs(record: Record, offset: int = 0) -> Pairs:
    """A page of the pairs of `record`."""
    found = record.pairs(PAGE + 1, offset)
    states = sorted({s for p in record.pairs(500) for s in (p.a, p.b)})
    return Pairs(rows=tuple(found[:PAGE]), states=tuple(states), offset=offset, more=len(found) > PAGE)


def pair(record: Record, a: str, b: str, until: date | None = None, whole: bool = False) -> PairPage:
    """The page of the states `a` and `b`. Raises MissingError where the record tells nothing of both."""
    a, b = a.strip().upper(), b.strip().upper()
    readings, documents = record.between(a, b, LATEST, until)
    if a == b or not readings:
        raise MissingError("woven.no-pair")
    narrow = [_narrowed(r, a, b) for r in readings]
    told = [x for r in narrow for x in accounts(r) if {a, b} <= x.countries]
    found = ledger(happenings(told, record.ties_among(r.document.id for r in readings)), a, b)
    every = (*reversed(found.entries), *found.undated)
    entries = [_entry(e) for e in reversed(found.entries)]
    first = min((d for r in readings if (d := r.document.published.interval.earliest)), default=None)
    return PairPage(
        a=a, b=b, entries=tuple(entries[: None if whole else FIRST]), told=len(entries),
        undated=tuple(map(_entry, found.undated[: None if whole else FIRST])), months=found.months,
        agreements=tuple(map(_entry, agreed(every))), exercises=tuple(map(_entry, exercised(every))),
        figures=counted(every, narrow), whole=whole,
        bars=tuple(_bars(found.months)), began=entries[-1].row.happening.when.earliest if entries else None,
        read=len(readings), documents=documents, until=until, names=names(readings),
        sites=sites(spot for r in narrow for spot in _spots(r)),
        before=first - timedelta(days=1) if first and documents > len(readings) else None,
        others=tuple(p for p in record.pairs(12) if {p.a, p.b} != {a, b}),
    )  # fmt: skip


def grouped(entries: Iterable[Entry]) -> tuple[Deals, ...]:
    """The entries by the year of their first day, the latest first, and within it by kind, that of most first."""
    found: defaultdict[tuple[int | None, str, str | None], list[Entry]] = defaultdict(list)
    for e in entries:
        h = e.row.happening
        day = h.when.earliest or h.when.latest
        found[day.year if day else None, h.type, h.mode].append(e)
    order = sorted(found.items(), key=lambda g: (-(g[0][0] or 0), -len(g[1]), g[0][1], g[0][2] or ""))
    return tuple(Deals(year=y, type=t, mode=m, rows=tuple(rows)) for (y, t, m), rows in order)


def csv(page: PairPage) -> str:
    """The ledger as a table for other programs: a line for each account, with the place of its words."""
    out = StringIO()
    rows = writer(out)
    rows.writerow(COLUMNS)
    for e in (*page.entries, *page.undated):
        h = e.row.happening
        for x in e.row.accounts:
            outlet = page.names.sources[x.document].outlet or ""
            rows.writerow((
                h.when.earliest or "", h.when.latest or "", h.type, h.mode or "", f"{e.score:g}", h.origins, x.modality,
                _plain(x.document), _plain(outlet), x.evidence.start, x.evidence.end, _plain(x.evidence.text),
            ))  # fmt: skip
    return out.getvalue()


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _narrowed(reading: Reading, a: str, b: str) -> Reading:
    """The reading with those events only that both states take part in: the others would be weighed for nothing."""
    country = {e.id: e.country for e in reading.entities}

    def sides(event: Event) -> set[str | None]:
        return {p.country or country.get(p.entity or "") for p in (*event.actors, *event.recipients)}

    return replace(reading, events=tuple(e for e in reading.events if {a, b} <= sides(e)))


def _spots(reading: Reading) -> Iterator[Spot]:
    """Where the events of the reading happened, by the gazetteer."""
    entities = {e.id: e for e in reading.entities}
    for e in reading.events:
        place = entities.get(e.place or "")
        yield Spot(
            place=(place.known or place.name) if place else None, name=place.name if place else "",
            sure=e.modality == "asserted", document=reading.document.id, start=e.evidence.start,
            linked=bool(place and place.known),
        )  # fmt: skip


def _entry(entry: LedgerEntry) -> Entry:
    return Entry(row=met(entry.happening), score=entry.score, change=entry.change)


def _bars(months: tuple[Month, ...]) -> Iterator[Bar]:
    """The months from the first to the last, empty ones too; the years, where there are more than MONTHS of them."""
    if not months:
        return
    start, end = (int(m.month[:4]) * 12 + int(m.month[5:]) - 1 for m in (months[0], months[-1]))
    yearly = end - start >= MONTHS
    every = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, end + 1)]
    if yearly:
        months = tuple(_years(months))
        every = [f"{n:04d}" for n in range(start // 12, end // 12 + 1)][-MONTHS:]
    known = {m.month: m for m in months}
    shown = [known.get(m) or Month(m, 0.0, 0.0, 0) for m in every]
    top = max((max(m.cooperation, -m.conflict) for m in shown), default=0.0) or 1.0
    for m in shown:
        first = date.fromisoformat(f"{m.month}-01-01" if yearly else f"{m.month}-01")
        yield Bar(month=m, first=first, up=m.cooperation / top, down=-m.conflict / top, yearly=yearly)


def _years(months: Iterable[Month]) -> Iterator[Month]:
    """What the months of each year add up to."""
    for year, some in groupby(months, key=lambda m: m.month[:4]):
        here = list(some)
        yield Month(
            year, sum(m.cooperation for m in here), sum(m.conflict for m in here), sum(m.happenings for m in here)
        )
