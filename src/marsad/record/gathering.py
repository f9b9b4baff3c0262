"""What it takes to hold documents against each other: a story or two states in, readings and ties out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import decompress

import msgspec

from marsad.model import Reading, Tie
from marsad.record.database import Database, chunks, marks

_reading = msgspec.msgpack.Decoder(Reading).decode
_tie = msgspec.msgpack.Decoder(Tie).decode


def of_story(db: Database, story: str) -> Iterator[Reading]:
    """The readings of a story's documents, by id."""
    return _readings(db, "d.id IN (SELECT document FROM member WHERE story = ?)", (story,))


def of_states(db: Database, a: str, b: str) -> Iterator[Reading]:
    """The readings that tell of an event in which both states (ISO 3166 alpha-3) take part, by document."""
    where = (
        "d.id IN (SELECT p.document FROM party p JOIN party q ON q.document = p.document AND q.claim = p.claim"
        " WHERE p.country = ? AND q.country = ?)"
    )
    return _readings(db, where, (a, b))


def one(db: Database, document: str) -> Iterator[Reading]:
    """The reading of a document, if it is kept."""
    return _readings(db, "d.id = ?", (document,))


def versions(db: Database, document: str) -> Iterator[Reading]:
    """The readings of a document's earlier versions, oldest first."""
    for (packed,) in db.execute("SELECT reading FROM version WHERE document = ? ORDER BY number", (document,)):
        yield _reading(decompress(packed))


def every(db: Database) -> Iterator[Reading]:
    """All readings, one at a time, by id."""
    ids = [id for (id,) in db.execute("SELECT id FROM document ORDER BY id").fetchall()]
    return (r for id in ids for r in _readings(db, "d.id = ?", (id,)))


def _readings(db: Database, where: str, args: tuple[str, ...]) -> Iterator[Reading]:
    for (packed,) in db.execute(f"SELECT d.reading FROM document d WHERE {where} ORDER BY d.id", args):
        yield _reading(decompress(packed))


def ties_among(db: Database, documents: Iterable[str]) -> list[Tie]:
    """What ties the documents to each other."""
    ids = set(documents)
    return [
        tie
        for part in chunks(ids)
        for (packed,) in db.execute(f"SELECT body FROM tie WHERE a IN ({marks(part)}) ORDER BY a, b", part)
        if (tie := _tie(packed)).b in ids
    ]
