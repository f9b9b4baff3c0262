"""The entities of a record by what they are looked up by: values of a column in, entities out.

What was looked up or written lately stays at hand, since the news name the same few again and again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from zlib import crc32

from marsad import text
from marsad.model import KnownEntity
from marsad.record.database import Database, chunks, marks
from marsad.record.sieve import Sieve

ENTITY = (
    "SELECT id, type, name, key, english, country, sector, wikidata, field, document, transliterated, under, reason"
    " FROM entity"
)
BY_ID, BY_KEY, BY_SOUND, BY_TAIL = COLUMNS = (
    "id",
    "document = '' AND key",
    "document = '' AND sound",
    "type = 'PER' AND document = '' AND tail",
)
ROOM = 50_000  # entities at hand; then all are forgotten


class Known:
    """Entities with those at hand; `forget` when another program may have written."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._every: dict[str, KnownEntity] = {}
        self._ids: dict[str, dict[str, list[str]]] = {column: {} for column in COLUMNS}
        self._written = Sieve(db, "entity")

    def forget(self, others: bool = False) -> None:
        if others:
            self._written.forget()
        self._every.clear()
        for ids in self._ids.values():
            ids.clear()

    def fitting(self, column: str, wanted: set[str]) -> Iterator[KnownEntity]:
        """Those that have one of the values in one of COLUMNS."""
        if len(self._every) > ROOM:
            self.forget()
        ids = self._ids[column]
        self._look_up(column, {value for value in wanted if value not in ids})
        return (self._every[id] for value in wanted for id in ids[value])

    def _look_up(self, column: str, wanted: set[str]) -> None:
        ids = self._ids[column]
        ids.update((value, []) for value in wanted)
        every = list(wanted)
        for part in chunks(every[k] for k in self._written.passing([_number(column, value) for value in every])):
            for row in self._db.execute(f"{ENTITY} WHERE {column} IN ({marks(part)})", part):
                e = _entity(row)
                e = self._every.setdefault(e.id, e)
                ids[dict(_values(e))[column]].append(e.id)

    def put(self, entities: Iterable[KnownEntity]) -> None:
        """Those that were just written, new or changed; what they are looked up by never changes."""
        added = []
        for e in entities:
            if e.id not in self._every:
                for column, value in _values(e):
                    added.append(_number(column, value))
                    ids = self._ids[column].get(value)
                    if ids is not None and e.id not in ids:
                        ids.append(e.id)
            self._every[e.id] = e
        self._written.add(added)


def _values(e: KnownEntity) -> Iterator[tuple[str, str]]:
    """By what an entity is looked up: one that is bound to its document only by its id."""
    yield BY_ID, e.id
    if not e.document:
        yield BY_KEY, e.key
        yield BY_SOUND, text.sound(e.key)
        if e.type == "PER":
            yield BY_TAIL, e.key.rpartition(" ")[2]


def _number(column: str, value: str) -> int:
    return crc32(value.encode(), COLUMNS.index(column))


def _entity(row: tuple[Any, ...]) -> KnownEntity:
    return KnownEntity(
        id=row[0], type=row[1], name=row[2], key=row[3], english=row[4], country=row[5], sector=row[6],
        wikidata=row[7], field=row[8], document=row[9], transliterated=bool(row[10]), under=row[11], reason=row[12],
    )  # fmt: skip
