"""What two states have to do with each other: a connection and a pair in, how often and where it is told out."""

from __future__ import annotations

from datetime import date
from zlib import decompress

import msgspec
from msgspec import Struct

from marsad.model import Reading
from marsad.record.database import Database
from marsad.record.documents import day

_reading = msgspec.msgpack.Decoder(Reading).decode


class PairRow(Struct, frozen=True, kw_only=True):
    """Two states (ISO 3166 alpha-3, in alphabetical order) that take part in events together, how many tellings of
    events in how many documents, and from when to when these were published."""

    a: str
    b: str
    documents: int
    events: int
    first: date | None
    last: date | None


def pairs(db: Database, limit: int, offset: int = 0) -> list[PairRow]:
    """Pairs of states, those that most documents tell of first."""
    found = db.execute(
        "SELECT a, b, count(*) AS told, sum(events), min(first), max(last) FROM dealing GROUP BY a, b"
        " ORDER BY told DESC, 4 DESC, a, b LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [
        PairRow(a=a, b=b, documents=n, events=m, first=day(first), last=day(last))
        for a, b, n, m, first, last in found
    ]  # fmt: skip


def between(db: Database, a: str, b: str, limit: int, until: date | None = None) -> tuple[list[Reading], int]:
    """The readings that tell of an event of both states, the latest `limit` of those published not after `until`; and
    how many there are in all."""
    where = "d.id IN (SELECT document FROM dealing WHERE a = ?1 AND b = ?2)"
    where += " AND (coalesce(d.first, d.last) <= ?3 OR ?3 IS NULL)"
    args = (min(a, b), max(a, b), until and str(until))
    (total,) = db.execute(f"SELECT count(*) FROM document d WHERE {where}", args).fetchone()
    latest = db.execute(
        f"SELECT d.reading FROM document d WHERE {where} ORDER BY coalesce(d.first, d.last) DESC NULLS LAST, d.id"
        " LIMIT ?4",
        (*args, limit),
    )
    return [_reading(decompress(packed)) for (packed,) in latest], total
