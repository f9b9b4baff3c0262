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
_ACTS = "part IN ('actor', 'recipient')"


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
        "WITH acts AS MATERIALIZED (SELECT DISTINCT document, claim, country FROM party"
        f" WHERE country IS NOT NULL AND {_ACTS})"
        " SELECT p.country, q.country, count(DISTINCT p.document) AS told, count(*), min(d.first), max(d.last)"
        " FROM acts p JOIN acts q ON q.document = p.document AND q.claim = p.claim AND q.country > p.country"
        " JOIN document d ON d.id = p.document GROUP BY 1, 2 ORDER BY told DESC, 4 DESC, 1, 2 LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [
        PairRow(a=a, b=b, documents=n, events=m, first=day(first), last=day(last))
        for a, b, n, m, first, last in found
    ]  # fmt: skip


def between(db: sqlite3.Connection, a: str, b: str, limit: int, until: date | None = None) -> tuple[list[Reading], int]:
    """The readings that tell of an event of both states, the latest `limit` of those published not after `until`; and
    how many there are in all."""
    ids = (
        f"SELECT p.document FROM party p JOIN party q ON q.document = p.document AND q.claim = p.claim AND q.{_ACTS}"
        f" AND q.country = ? WHERE p.country = ? AND p.{_ACTS}"
    )
    where, args = f"d.id IN ({ids})", (b, a, until and str(until), until and str(until))
    where += " AND (? IS NULL OR coalesce(d.first, d.last) <= ?)"
    (total,) = db.execute(f"SELECT count(*) FROM document d WHERE {where}", args).fetchone()
    latest = db.execute(
        f"SELECT d.reading FROM document d WHERE {where} ORDER BY coalesce(d.first, d.last) DESC, d.id LIMIT ?",
        (*args, limit),
    )
    return [_reading(decompress(packed)) for (packed,) in latest], total
