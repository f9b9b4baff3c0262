"""A record: readings and what weaving made of them in, rows for pages and tables out; one file, many readers."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from zlib import decompress

import msgspec
from msgspec.structs import replace

from marsad.model import Changes, Correction, Occasion, Problem, Reading, State
from marsad.record import (
    candidates,
    claims,
    corrections,
    entities,
    lookup,
    narrowed,
    saved,
    stories,
    writing,
)
from marsad.record.across import Across
from marsad.record.documents import day, documents, reason
from marsad.record.index import Index
from marsad.record.narrowed import Claims, Doings, Sayings
from marsad.record.rows import (
    Counts,
    DocumentRow,
    EntityDetail,
    EntityRow,
    ProblemRow,
    StatementRow,
    StoryDetail,
    StoryRow,
    TimelineRow,
)
from marsad.record.saved import SavedSearch
from marsad.record.schema import RecordError, connect
from marsad.record.search import Found, Search, Searching

POOLED_SECONDS = 1.0  # how long another program may have to wait for its turn to write
Weave = Callable[[State, Reading, tuple[Correction, ...]], Changes]
_unpack = msgspec.msgpack.Decoder(Reading).decode


class Record(Across):
    """One record file, held open. Use it in a `with`; each writing call is one transaction.

    Other processes may read while one writes. Every method raises RecordError where the file cannot be used.
    """

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._index = Index(db)
        self._searching = Searching(db, self.find_entity)
        self._seen = 0
        self._pooled = False
        self._began = 0.0
        self.path = path

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> Record:
        """The record at `path`, made if nothing is there and `create`.

        Raises RecordError, in one line with the cure, for a file that is missing, no record, or too new.
        """
        return cls(connect(Path(path), create), Path(path))

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    # ---- writing ---------------------------------------------------------------------------------------------

    def holds(self, reading: Reading) -> bool:
        """Whether this document is kept with this very content; with other content it is a new version of it."""
        found = self._db.execute("SELECT digest FROM document WHERE id = ?", (reading.document.id,)).fetchone()
        return found is not None and found[0] == writing.digest(reading)

    def state_for(self, reading: Reading) -> State:
        """What `weave` needs to know to place this reading: the few entities and documents it may belong with."""
        self._fresh()
        return candidates.state_for(self._db, self._index, reading)

    def corrections(self) -> tuple[Correction, ...]:
        """Every human decision, oldest first."""
        return corrections.corrections(self._db)

    def apply(self, reading: Reading, changes: Changes) -> None:
        """Keep `reading`, in the place of any earlier version, with what it changes; all of it or nothing.

        Raises RecordError where the file cannot be written.
        """
        with self._whole(f"{reading.document.id} could not be kept"):
            writing.write(self._db, self._index, reading, changes)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is applied inside is written in larger portions, which is faster; each document is still kept as a whole
        or not at all, but one that was just applied may be lost with the power. Other programs see it a second later.
        """
        self._pooled = True
        try:
            yield
        finally:
            self._pooled = False
            self._flush()

    def correct(self, decision: Correction, weave: Weave, seen: int | None = None) -> Correction:
        """Add a human decision (`model.Correction` tells the kinds) and weave what it touches anew, both or neither.
        Nothing is ever taken out: an `undo` is another row. Returned with its id, and the time in UTC if it has none.

        `seen` is the number of the last correction on the matter that whoever decides knew of, 0 for none.

        Raises ValueError for an unknown kind, an empty target, or an `undo` of what is not there; its ConflictError
        where another correction on the same matter came after `seen`.
        """
        decision = replace(decision, when=decision.when or datetime.now(UTC).isoformat(timespec="seconds"))
        with self._whole(f"the correction of {decision.target} could not be kept"):
            if seen is not None and (later := corrections.since(decision, seen, self.corrections())):
                raise corrections.ConflictError(later)
            added = corrections.add(self._db, decision)
            every = self.corrections()
            for document in corrections.touched(self._db, added, every):
                if reading := self.reading(document):
                    writing.write(self._db, self._index, reading, weave(self.state_for(reading), reading, every))
        return added

    @contextmanager
    def _whole(self, failure: str) -> Iterator[None]:
        """One transaction; inside `together`, a part of one that can be taken back alone."""
        try:
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
                self._began = time.monotonic()
            self._db.execute("SAVEPOINT document")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK TO document")
                self._index.forget()
                raise
            finally:
                self._db.execute("RELEASE document")
                if not self._pooled or time.monotonic() - self._began > POOLED_SECONDS:
                    self._flush()
        except sqlite3.DatabaseError as fault:
            raise RecordError(f"{self.path}: {failure} ({fault})") from fault

    def _fresh(self) -> None:
        """Forget what was looked up where another program has written since."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        if version != self._seen:
            self._index.forget()
            self._seen = version

    def _flush(self) -> None:
        if self._db.in_transaction:
            self._db.execute("COMMIT")

    def note_problem(self, problem: Problem) -> None:
        """Keep that something could not be read; the same problem twice is one."""
        row = (problem.source, None, writing.written(problem.reason))
        self._db.execute("INSERT OR IGNORE INTO problem VALUES (?, ?, ?)", row)

    # ---- reading ---------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        one = self._db.execute(
            "SELECT count(*), count(DISTINCT outlet), (SELECT count(*) FROM story),"
            " (SELECT count(*) FROM entity WHERE id = under AND id IN (SELECT e.under FROM link l"
            " JOIN entity e ON e.id = l.entity)), coalesce(sum(statements), 0), (SELECT count(*) FROM event),"
            " (SELECT count(*) FROM problem), min(coalesce(first, last)), max(coalesce(last, first)) FROM document"
        ).fetchone()
        return Counts(
            documents=one[0], outlets=one[1], stories=one[2], entities=one[3], statements=one[4], events=one[5],
            problems=one[6], first=day(one[7]), last=day(one[8]),
        )  # fmt: skip

    def stories(self, limit: int = 50, offset: int = 0, query: str | None = None) -> list[StoryRow]:
        """Those with the most independent texts first. `query`: words of a title, or a name in any spelling."""
        return stories.stories(self._db, limit, offset, query)

    def story(self, id: str) -> StoryDetail | None:
        """The story `id` with its documents, earliest first; None where there is none."""
        return stories.story(self._db, id)

    def documents(self, limit: int = 50, offset: int = 0) -> list[DocumentRow]:
        """Documents by day, earliest first, undated last."""
        return documents(self._db, limit=limit, offset=offset)

    def document(self, id: str) -> DocumentRow | None:
        return next(iter(documents(self._db, "d.id = ?", (id,))), None)

    def reading(self, document: str) -> Reading | None:
        """The whole reading of a document, as it was kept."""
        found = self._db.execute("SELECT reading FROM document WHERE id = ?", (document,)).fetchone()
        return _unpack(decompress(found[0])) if found else None

    def links(self, document: str) -> dict[str, EntityRow]:
        """The record's entity for each entity id of the document's reading."""
        found = dict(self._db.execute("SELECT local, entity FROM link WHERE document = ?", (document,)).fetchall())
        names = entities.named(self._db, found.values())
        return {local: names[to] for local, to in found.items() if to in names}

    def entities(
        self, limit: int = 50, offset: int = 0, type: str | None = None, query: str | None = None
    ) -> list[EntityRow]:
        """Entities, those named in the most documents first. `query`: part of a name in any spelling, or in English."""
        return entities.entities(self._db, limit, offset, type, query)

    def find_entity(self, name: str) -> EntityRow | None:
        """The entity of that id, or of that name, written in any way in Arabic or Latin letters; the most named where
        several fit."""
        return lookup.find(self._db, name)

    def below(self, name: str) -> dict[str, str]:
        """Those of that id or spelling who are held to be another entity: ids and names, for splitting them off."""
        return lookup.below(self._db, name)

    def held_to_be(self, id: str) -> dict[str, str]:
        """The entities that are held to be the one of that id: their ids and names."""
        return lookup.held_to_be(self._db, id)

    def entity(self, id: str) -> EntityDetail | None:
        """All that is known of an entity; None where there is none."""
        return entities.detail(self._db, id)

    def timeline(
        self, story: str | None = None, entity: str | None = None, limit: int = -1, offset: int = 0
    ) -> list[TimelineRow]:
        """Events of a story, of an entity, or of an entity within a story, by date; undated ones last. The whole record
        may hold very many: give a `limit`."""
        return claims.timeline(self._db, story, entity, limit, offset)

    def statements(
        self, story: str | None = None, entity: str | None = None, limit: int = -1, offset: int = 0
    ) -> list[StatementRow]:
        """Statements of a story, of those an entity takes part in, or both, by their document's day. The whole record
        may hold very many: give a `limit`."""
        return claims.statements(self._db, story, entity, limit, offset)

    def search(self, wanted: Search, limit: int = 20, offset: int = 0, counted: bool = True) -> Found:
        """The documents that fit `wanted`, from `offset` on, and, if `counted`, what they may be narrowed by."""
        return self._searching.search(wanted, limit, offset, counted)

    def sayings(self, wanted: Sayings, limit: int = 100, offset: int = 0) -> Claims:
        """The statements of the whole record that fit, the latest reports first, from the report at `offset`."""
        return narrowed.sayings(self._db, self._searching, wanted, limit, offset)

    def doings(self, wanted: Doings, limit: int = 100, offset: int = 0) -> Claims:
        """The events of the whole record that fit, the latest reports first, from the report at `offset`."""
        return narrowed.doings(self._db, self._searching, wanted, limit, offset)

    def occasions(self, rows: Sequence[StatementRow]) -> dict[tuple[str, str], Occasion]:
        """Where the statements were made, by document and statement, as far as the reports say."""
        return narrowed.occasions(self._db, rows)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches kept under a name, by name."""
        return saved.saved(self._db)

    def save_search(self, name: str, search: Search | None) -> None:
        """Keep `search` under `name`; without one, the name is removed. Raises ValueError for a bad name."""
        with self._whole(f"the search {name} could not be saved"):
            saved.save(self._db, name, search)

    def problems(self) -> list[ProblemRow]:
        found = self._db.execute("SELECT source, document, reason FROM problem ORDER BY source, reason")
        return [ProblemRow(source=s, document=d, reason=reason(r)) for s, d, r in found]
