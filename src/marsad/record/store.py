"""A record: readings and what weaving made of them in, rows for pages and tables out; one file, many readers."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from zlib import decompress

import msgspec

from marsad.model import Changes, Correction, Problem, Reading, State
from marsad.record import candidates, claims, entities, stories, writing
from marsad.record.documents import day, documents, reason
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
from marsad.record.schema import RecordError, connect

_unpack = msgspec.msgpack.Decoder(Reading).decode


class Record:
    """One record file, held open. Use it in a `with`; each writing call is one transaction.

    Other processes may read while one writes. Every method raises RecordError where the file cannot be used.
    """

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
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
        return candidates.state_for(self._db, reading)

    def corrections(self) -> tuple[Correction, ...]:
        """Every human decision, oldest first."""
        found = self._db.execute('SELECT id, kind, target, value, who, "when", why FROM correction ORDER BY id')
        return tuple(
            Correction(id=r[0], kind=r[1], target=r[2], value=r[3], who=r[4], when=r[5], why=r[6]) for r in found
        )

    def apply(self, reading: Reading, changes: Changes) -> None:
        """Keep `reading`, in the place of any earlier version, with what it changes; all of it or nothing.

        Raises RecordError where the file cannot be written.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                writing.write(self._db, reading, changes)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as fault:
            raise RecordError(f"{self.path}: {reading.document.id} could not be kept ({fault})") from fault

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
        """The entity of that id, Arabic name in any spelling, or English name; the most named where several fit."""
        return entities.find(self._db, name)

    def entity(self, id: str) -> EntityDetail | None:
        """All that is known of an entity; None where there is none."""
        return entities.detail(self._db, id)

    def timeline(self, story: str | None = None, entity: str | None = None) -> list[TimelineRow]:
        """Events of a story, of an entity, or of an entity within a story, by date; undated ones last."""
        return claims.timeline(self._db, story, entity)

    def statements(self, story: str | None = None, entity: str | None = None) -> list[StatementRow]:
        """Statements of a story, of those an entity takes part in, or both, by their document's day."""
        return claims.statements(self._db, story, entity)

    def problems(self) -> list[ProblemRow]:
        found = self._db.execute("SELECT source, document, reason FROM problem ORDER BY source, reason")
        return [ProblemRow(source=s, document=d, reason=reason(r)) for s, d, r in found]
