"""What two states have to do with each other: a connection and a pair in, how often and where it is told out."""

from __future__ import annotations

import sqlite3
from datetime import date
from zlib import decompress

import msgspec
from msgspec import Struct

from marsad.model import Reading
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


def pairs(db: sqlite3.Connection, limit: int, offset: int = 0) -> list[PairRow]:
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


def between(db: sqlite3.Connection, a: str, b: str, limit: int, until: date | None = None) -> tuple[list[Reading], int]:
    """The readings that tell of an event of both states, the latest `limit` of those published not after `until`; and
    how many there are in all."""
    where = "d.id IN (SELECT document FROM dealing WHERE a = ? AND b = ?)"
    where += " AND (? IS NULL OR coalesce(d.first, d.last) <= ?)"
    args = (min(a, b), max(a, b), until and str(until), until and str(until))
    (total,) = db.execute(f"SELECT count(*) FROM document d WHERE {where}", args).fetchone()
    latest = db.execute(
        f"SELECT d.reading FROM document d WHERE {where} ORDER BY coalesce(d.first, d.last) DESC, d.id LIMIT ?",
        (*args, limit),
    )
    return [_reading(decompress(packed)) for (packed,) in latest], total
