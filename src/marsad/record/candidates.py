"""What weaving one more reading needs of a record: a reading in, a `State` of a few entities and documents out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from marsad import text
from marsad.knowledge.identity import by_ear, identities
from marsad.knowledge.weights import CLOSE, keys
from marsad.knowledge.wording import sketch, wording
from marsad.model import KnownEntity, Member, Reading, State, Tie
from marsad.record import corrections
from marsad.record.database import Database, chunks, marks
from marsad.record.index import Index
from marsad.record.known import BY_ID, BY_KEY, BY_SOUND, BY_TAIL, COLUMNS

_tie = msgspec.msgpack.Decoder(Tie).decode


def state_for(db: Database, index: Index, reading: Reading) -> State:
    """Everything that `reading` might be joined to, and the stories it stands in."""
    document = reading.document
    near = index.near(keys(reading), document.published.interval)
    copies = index.copies(sketch(wording(reading)))
    every = {*near, *copies}
    kept = index.traces(every)
    found = {n: kept[n] for n in every}
    traces = {t.document: t for t in found.values()}
    close = [n for n in found if n in copies or near[n] >= CLOSE]
    said = index.wordings(close)
    wordings = {found[n].document: said[n] for n in close}
    unsettled = _followers(db, document.id)
    others = tuple(t for orphan in unsettled for t in ties_of(db, orphan))
    ids = {document.id, *traces, *unsettled, *(d for t in others for d in (t.a, t.b))}
    return State(
        entities=_entities(db, index, reading),
        traces=traces,
        wordings=wordings,
        members=_in_stories(db, index, ids),
        unsettled=unsettled,
        ties=others,
    )


def _followers(db: Database, document: str) -> tuple[str, ...]:
    """The documents that follow an earlier version of this one; a new version may leave them behind."""
    found = db.execute(
        "SELECT document FROM member WHERE story = (SELECT story FROM member WHERE document = ?1) AND follows = ?1"
        " ORDER BY document",
        (document,),
    )
    return tuple(d for (d,) in found)


def ties_of(db: Database, document: str) -> list[Tie]:
    """All that ties a document to others."""
    query = "SELECT body FROM tie WHERE a = ?1 UNION ALL SELECT body FROM tie WHERE b = ?1"
    return [_tie(packed) for (packed,) in db.execute(query, (document,))]


def _in_stories(db: Database, index: Index, ids: set[str]) -> dict[str, Member]:
    """All members of the stories of the documents, and of those that people put together with them."""
    found = _members(db, index, ids)
    while others := corrections.beside(db, found):
        more = _members(db, index, others)
        if not more:
            break
        found |= more
    return found


def _members(db: Database, index: Index, ids: Iterable[str]) -> dict[str, Member]:
    """All members of every story that one of the documents stands in."""
    stories = {
        story
        for part in chunks(ids)
        for (story,) in db.execute(f"SELECT DISTINCT story FROM member WHERE document IN ({marks(part)})", part)
    }
    return {m.document: m for members in index.members(stories).values() for m in members}


def _entities(db: Database, index: Index, reading: Reading) -> dict[str, KnownEntity]:
    """Those of the same id, and all whom it takes to say who stands under whom among them: of the same name or a
    spelling of it, of a last name that stands alone, those above, and those that corrections name with them."""
    wanted = _Wanted()
    for e, who in zip(reading.entities, identities(reading), strict=True):
        if who:
            wanted.add(who.id, e.type, who.key, who.country, who.document)
    beside, found = _joined(db), dict[str, KnownEntity]()
    while asked := wanted.take():
        for column, values in asked.items():
            for known in index.known.fitting(column, values):
                if known.id not in found:
                    found[known.id] = known
                    wanted.add(known.id, known.type, known.key, known.country, known.document)
                    wanted.ids.update((known.under, *beside.get(known.id, ())))
        wanted.ids.update(*(beside.get(id, ()) for id in asked[BY_ID]))
    return found


class _Wanted:
    """What is still to be looked up, and what was: nothing is asked for twice."""

    def __init__(self) -> None:
        self.ids, self.keys, self.sounds, self.tails = set[str](), set[str](), set[str](), set[str]()
        self._asked: dict[str, set[str]] = {column: {""} for column in COLUMNS}

    def add(self, id: str, type: str, key: str, country: str | None, document: str) -> None:
        self.ids.add(id)
        first, _, last = key.rpartition(" ")
        if document:
            return
        self.keys.add(key)
        self.sounds.update((text.sound(key),) if by_ear(country) or (not country and first and type == "PER") else ())
        if type == "PER" and first:
            self.keys.add(last)
        elif type == "PER":
            self.tails.add(key)

    def take(self) -> dict[str, set[str]]:
        """What is to be asked now, by column; empty when all is known."""
        every = {BY_ID: self.ids, BY_KEY: self.keys, BY_SOUND: self.sounds, BY_TAIL: self.tails}
        now = {column: values - self._asked[column] for column, values in every.items()}
        for column, values in now.items():
            self._asked[column] |= values
        return now if any(now.values()) else {}


def _joined(db: Database) -> dict[str, set[str]]:
    """The entities that corrections name together with each."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in db.execute("SELECT target, value FROM correction WHERE kind = 'merge-entity'"):
        found[a].add(b)
        found[b].add(a)
    return found
