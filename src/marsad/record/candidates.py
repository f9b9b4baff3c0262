"""What weaving one more reading needs of a record: a reading in, a `State` of a few entities and documents out.

Documents are looked up by the heaviest words they share and by their days, so the cost of one more document does not
grow with the record, only with how many documents spoke of the same matter in the same weeks.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import lru_cache
from typing import Any

import msgspec

from marsad import text
from marsad.knowledge.identity import entity_id
from marsad.knowledge.weights import SHARED, keys
from marsad.model import Interval, KnownEntity, Member, Reading, Reuse, State, Trace
from marsad.record.documents import day
from marsad.record.entities import chunks, marks

WINDOW = timedelta(days=22)  # how far apart documents of one story may stand from each other
NEAREST = 60  # documents compared with one
UNKNOWN = (0, 9_999_999)  # the days of a document that gives none: it may belong anywhere
ENTITY = "SELECT id, type, name, key, english, country, sector, wikidata, under, reason FROM entity"
# Reports of one matter come close together, so that the same traces are compared again and again.
_decode = lru_cache(maxsize=2048)(msgspec.msgpack.Decoder(Trace).decode)


def state_for(db: sqlite3.Connection, reading: Reading) -> State:
    """Everything that `reading` might be joined to, and the stories it stands in."""
    document = reading.document
    found = {document.id, *_near(db, keys(reading), document.published.interval, document.id)}
    # A new version may leave those behind who followed the old one; they look for another.
    for orphan, packed in db.execute(
        "SELECT m.document, t.body FROM member m JOIN trace t ON t.document = m.document"
        " WHERE m.story = (SELECT story FROM member WHERE document = ?1) AND m.follows = ?1",
        (document.id,),
    ).fetchall():
        trace = _decode(packed)
        found |= {orphan, *_near(db, trace.keys, trace.when, orphan)}
    members = _members(db, found)
    traces, copies = _traces(db, found), _copies(db, members)
    return State(entities=_entities(db, reading), traces=traces, members=members, reuse=copies)


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


def _copies(db: sqlite3.Connection, ids: Iterable[str]) -> tuple[Reuse, ...]:
    return tuple(
        Reuse(a=a, b=b, share=share, copy=bool(copy))
        for part in chunks(ids)
        for a, b, share, copy in db.execute(
            f"SELECT a, b, share, copy FROM reuse WHERE copy AND a IN ({marks(part)})", part
        )
    )


def _entities(db: sqlite3.Connection, reading: Reading) -> dict[str, KnownEntity]:
    """Those of the same name or id, and all whom it takes to say who stands under whom among them: those that share a
    person's last name, those above, and those that corrections name with them."""
    tails = {text.key(e.name).rpartition(" ")[2] for e in reading.entities}
    todo = {id for e in reading.entities if (id := entity_id(e.type, e.name, e.known))}
    joined = _joined(db)
    found: dict[str, KnownEntity] = {}
    asked = {""}
    tails -= asked
    while todo or tails:
        asked |= todo | tails
        fresh = [*_where(db, "id", todo), *_where(db, "type = 'PER' AND tail", tails)]
        found |= {e.id: e for e in fresh}
        beside = (joined.get(id, ()) for id in todo | found.keys())
        todo = {e.under for e in fresh}.union(*beside) - asked - found.keys()
        tails = {e.key.rpartition(" ")[2] for e in fresh if e.type == "PER"} - asked
    return found


def _joined(db: sqlite3.Connection) -> dict[str, set[str]]:
    """The entities that corrections name together with each."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in db.execute("SELECT target, value FROM correction WHERE kind = 'merge-entity'"):
        found[a].add(b)
        found[b].add(a)
    return found


def _where(db: sqlite3.Connection, column: str, wanted: set[str]) -> Iterator[KnownEntity]:
    for part in chunks(wanted):
        yield from map(entity, db.execute(f"{ENTITY} WHERE {column} IN ({marks(part)})", part))


def entity(row: tuple[Any, ...]) -> KnownEntity:
    return KnownEntity(
        id=row[0], type=row[1], name=row[2], key=row[3], english=row[4], country=row[5], sector=row[6],
        wikidata=row[7], under=row[8], reason=row[9],
    )  # fmt: skip
