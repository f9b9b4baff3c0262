"""A reading in, the record changed by it: the one way in which a document comes to be kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from marsad.model import Background, Changes, Correction, Problem, Reading, State, Why
from marsad.pipeline import reread, retold, weave
from marsad.record import Record
from marsad.record.background import background, likest, same_words, waiting

Kept = Literal["added", "known", "unread", "gone"]
# The first day of computers' clocks, as it stands in every time zone, and the year of the first Arabic newspaper.
ZERO = (date(1969, 12, 31), date(1970, 1, 1))
FIRST_YEAR = 1828
TAKEN = ("published.alike", "published.retold")


def keep(record: Record, reading: Reading, again: bool = False) -> Kept:
    """Add `reading` to `record`: "added", "known" where it is kept with this very content, "gone" where the document
    was taken down (unless it is to be kept `again`), or "unread" where it holds nothing to keep; then the record notes
    its problems. What the record holds without a day and tells what `reading` dates gets its days from it.
    Raises RecordError where the file cannot be written."""
    if not reading.document.text or reading.document.language != "ar":
        for why in reading.problems:
            record.note_problem(Problem(source=reading.document.source, reason=why))
        return "unread"
    if record.holds(reading):
        return "known"
    if record.tombstone(reading.document.id):
        if not again:
            return "gone"
        record.forgive(reading.document.id)
    undated: list[str] = []

    def placed(state: State, one: Reading, corrections: tuple[Correction, ...]) -> Changes:
        undated[:] = waiting(state, one) if _dates(one) else ()
        return weave(state, one, corrections)

    record.keep(reading, placed)
    for id in undated:
        _bound(record, id, reading)
    for why in doubts(reading, datetime.now(UTC).date()):
        record.note_problem(Problem(source=reading.document.source, reason=why, id=reading.document.id))
    return "added"


def doubts(reading: Reading, today: date) -> Iterator[Why]:
    """Why the day that a document gives itself cannot be right: it is to come, a clock's zero, or before there were
    Arabic newspapers. It is kept as it says, in a story of its own."""
    when = reading.document.published.interval
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if not first or not last:
        return
    if first > today + timedelta(1):  # a day ahead it may be elsewhere
        yield Why("day.to-come", (str(first), str(today)))
    elif last.year < FIRST_YEAR:
        yield Why("day.before-newspapers", (str(last), str(FIRST_YEAR)))
    elif first == last and first in ZERO:
        yield Why("day.zero", (str(first),))


def known(record: Record, reading: Reading) -> Background:
    """What `record` knows that helps to read again a document without a date: dated reports of the same words, and of
    the same events."""
    state = record.state_for(reading)
    return replace(background(state, reading), retold=retold(reading, _dated(record, state, reading)))


def _dates(reading: Reading) -> bool:
    """Whether a document knows its day by itself: one that took it from others gives it to none."""
    own = reading.document.published
    return own.interval.closed and not any(why.rule in TAKEN for why in own.reason)


def _bound(record: Record, id: str, dated: Reading) -> None:
    """Read a kept document without a day again where `dated` tells what it tells, or says the same in its words."""
    old = record.reading(id)
    if old is None or old.document.published.basis != "unknown":
        return
    if not retold(old, (dated,)) and not same_words(old, dated):
        return
    new = reread(old.document, known(record, old))
    if new.document.published.basis != "unknown":
        record.keep(new, weave)


def _dated(record: Record, state: State, reading: Reading) -> Iterator[Reading]:
    """The likest documents that know their day by themselves."""
    for id in likest(state, reading):
        near = record.reading(id)
        if near and _dates(near):
            yield near
