"""What weaving one more reading needs of a record: a reading in, a `State` of a few entities and documents out.

Documents are looked up by the heaviest words they share and by their days, so the cost of one more document does not
grow with the record, only with how many documents spoke of the same matter in the same weeks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import msgspec

from marsad import text
from marsad.knowledge.weights import SHARED, keys
from marsad.model import Interval, KnownEntity, Member, Reading, Reuse, State, Trace
from marsad.record.documents import day
from marsad.record.entities import chunks, marks

WINDOW = timedelta(days=22)  # how far apart documents of one story may stand from each other
NEAREST = 60  # documents compared with one
UNKNOWN = (0, 9_999_999)  # the days of a document that gives none: it may belong anywhere
ENTITY = "SELECT id, type, name, key, english, country, sector, wikidata, under, reason FROM entity"
_decode = msgspec.msgpack.Decoder(Trace).decode


def state_for(db: sqlite3.Connection, reading: Reading) -> State:
    """Everything that `reading` might be joined to, and the stories it stands in."""
    document = reading.document
    found = {document.id, *_near(db, keys(reading), document.published.interval, document.id)}
    # A new version may leave those behind who followed the old one; they look for another.
    for orphan, packed in db.execute(
        "SELECT t.document, t.body FROM trace t JOIN member m ON m.document = t.document WHERE m.follows = ?",
        (document.id,),
    ).fetchall():
        trace = _decode(packed)
        found |= {orphan, *_near(db, trace.keys, trace.when, orphan)}
    members = _members(db, found)
    return State(entities=_entities(db, reading), traces=_traces(db, found), members=members, reuse=_reuse(db, members))


def days(when: Interval) -> tuple[int, int]:
    """An interval as day numbers; open sides reach to the ends of time."""
    first, last = when.earliest, when.latest
    return (first.toordinal() if first else UNKNOWN[0], last.toordinal() if last else UNKNOWN[1])


def _near(db: sqlite3.Connection, words: tuple[str, ...], when: Interval, document: str) -> list[str]:
    first, last = days(when)
    found = db.execute(
        f"SELECT document FROM posting WHERE word IN ({marks(words)}) AND last >= ? AND first <= ? AND document <> ?"
        f" GROUP BY document HAVING count(*) >= {SHARED} ORDER BY count(*) DESC, document LIMIT {NEAREST}",
        (*words, first - WINDOW.days, last + WINDOW.days, document),
    )
    return [d for (d,) in found]


def _traces(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Trace]:
    return {
        document: _decode(packed)
        for part in chunks(ids)
        for document, packed in db.execute(f"SELECT document, body FROM trace WHERE document IN ({marks(part)})", part)
    }


def _members(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Member]:
    """All members of every story that one of the documents stands in."""
    return {
        row[0]: Member(
            document=row[0], story=row[1], label=row[2], when=Interval(day(row[3]), day(row[4])),
            follows=row[5], nearness=row[6],
        )
        for part in chunks(ids)
        for row in db.execute(
            "SELECT document, story, label, first, last, follows, nearness FROM member WHERE story IN"
            f" (SELECT story FROM member WHERE document IN ({marks(part)}))",
            part,
        )
    }  # fmt: skip


def _reuse(db: sqlite3.Connection, ids: Iterable[str]) -> tuple[Reuse, ...]:
    return tuple(
        Reuse(a=a, b=b, share=share, copy=bool(copy))
        for part in chunks(ids)
        for a, b, share, copy in db.execute(f"SELECT a, b, share, copy FROM reuse WHERE a IN ({marks(part)})", part)
    )


def _entities(db: sqlite3.Connection, reading: Reading) -> dict[str, KnownEntity]:
    """Those of the same name or id, those that share a person's last name, and those they stand under."""
    names = {text.key(e.name) for e in reading.entities}
    known = {e.known for e in reading.entities if e.known}
    tails = {k.rpartition(" ")[2] for k in names}
    found: dict[str, KnownEntity] = {}
    for column, wanted in (("id", known), ("key", names), ("type = 'PER' AND tail", tails)):
        for part in chunks(wanted):
            for row in db.execute(f"{ENTITY} WHERE {column} IN ({marks(part)})", part):
                found[row[0]] = entity(row)
    above = {e.under for e in found.values()} - found.keys()
    for part in chunks(above):
        found |= {row[0]: entity(row) for row in db.execute(f"{ENTITY} WHERE id IN ({marks(part)})", part)}
    return found


def entity(row: tuple[Any, ...]) -> KnownEntity:
    return KnownEntity(
        id=row[0], type=row[1], name=row[2], key=row[3], english=row[4], country=row[5], sector=row[6],
        wikidata=row[7], under=row[8], reason=row[9],
    )  # fmt: skip
