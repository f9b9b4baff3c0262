"""The page of what is new: stories in which reports arrived since a moment, by independent origins, and what is
disputed in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from marsad.desk.pages.story import compared
from marsad.desk.pages.woven import Met, Names, met
from marsad.model import Why
from marsad.record import Record
from marsad.record.arrivals import News
from marsad.record.rows import Counts, DocumentRow

TEMPLATE = "today.html"
PAGE = 20
VISIT = timedelta(minutes=30)  # who comes back sooner is on the same visit
DAY = timedelta(days=1)
DISPUTES = 2  # of a story
REPORTS, EVENTS = 8, 60  # of a story that are held against each other for them
HELD = 500  # stories whose disputes stay at hand


class Disputed(Struct, frozen=True):
    """What the reports of a story disagree on, and what its parties and reports are called."""

    rows: tuple[Met, ...]
    names: Names


class Today(Struct, frozen=True, kw_only=True):
    """What arrived since `news.since`: the reader's last visit where `visit`, else the moment that was asked for, else
    a day before the last arrival. `disputed` by story; `choices` are other moments to look from."""

    news: News
    visit: bool
    disputed: dict[str, Disputed]
    counts: Counts
    choices: tuple[tuple[str, date], ...]
    offset: int
    more: bool
    notes: tuple[Why, ...] = ()


def today(record: Record, now: datetime, asked: str = "", visit: str = "", offset: int = 0) -> Today:
    """The page at the moment `now` for who asked for what came since `asked`, or was last here at `visit`."""
    moment = _moment(asked)
    since = moment or _moment(visit) or day_before(record, now)
    news = record.news(since.isoformat(timespec="seconds"), PAGE + 1, offset)
    shown = News(since=news.since, arrived=news.arrived, rows=news.rows[:PAGE])
    found = {r.story.id: disputed(record, r.story.id) for r in shown.rows if r.story.origins > 1}
    return Today(
        news=shown, visit=moment is None and _moment(visit) is not None, counts=record.counts(),
        disputed={id: d for id, d in found.items() if d.rows}, offset=offset, more=len(news.rows) > PAGE,
        choices=tuple((key, (now - days * DAY).date()) for key, days in (("day", 1), ("week", 7), ("month", 30))),
        notes=(Why("asked.day", (asked[:40],)),) if asked and moment is None else (),
    )  # fmt: skip


def _moment(said: str) -> datetime | None:
    """A moment as ISO 8601 has it, in UTC where it names no zone; None for anything else."""
    try:
        found = datetime.fromisoformat(said.strip().replace(" ", "+"))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day_before(record: Record, now: datetime) -> datetime:
    """A day before the last arrival, or before now where that is earlier."""
    last = _moment(record.last_arrival())
    return min(now, last or now) - DAY


def visited(cookie: str, now: datetime) -> tuple[str, str]:
    """When the reader was here before this visit (empty: never), and what to remember of this one."""
    before, _, last = cookie.partition("|")
    seen = _moment(last)
    if seen is None or now - seen > VISIT:
        before = last if seen else ""
    return before, f"{before}|{now.astimezone(UTC).isoformat(timespec='seconds')}"


def disputed(record: Record, story: str) -> Disputed:
    """The happenings of a story on which independent reports disagree, those of most origins first."""
    found = record.story(story)
    return _disputed(record, found.documents if found else (), len(record.corrections()))


@lru_cache(maxsize=HELD)
def _disputed(record: Record, documents: tuple[DocumentRow, ...], _corrections: int) -> Disputed:
    _, _, told, names = compared(record, documents, REPORTS, EVENTS)
    rows = sorted((m for m in map(met, told) if m.disputed), key=lambda m: -m.happening.origins)
    return Disputed(tuple(rows[:DISPUTES]), names)
