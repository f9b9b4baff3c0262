"""The writing part of a record: readings with their changes in, and human decisions; each one whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import decompress

import msgspec
from msgspec.structs import replace

from marsad.garbage import seldom_collected
from marsad.model import Changes, Correction, Problem, Reading, State
from marsad.record import candidates, corrections, forgetting, lookup, saved, writing
from marsad.record.across import Across
from marsad.record.database import FAULTS, Database, RecordError
from marsad.record.index import Index
from marsad.record.rows import EntityRow, GoneRow
from marsad.record.search import Search, Searching
from marsad.record.waiting import Waiting

# For how many seconds, at least and at most, that is gathered which is written together: another program may have to
# wait so long for its turn. In between it is ten times what writing it out takes, which grows with a record.
POOLED_SECONDS, POOLED_MOST, OUT = 3.0, 10.0, 10
Weave = Callable[[State, Reading, tuple[Correction, ...]], Changes]
_unpack = msgspec.msgpack.Decoder(Reading).decode


class Changing(Across):
    """What `Record` does to its file. Each call is one transaction; raises RecordError where it cannot be written."""

    def __init__(self, db: Database, place: Path | str, name: str) -> None:
        """`place` is where the record may be opened again, `name` the same as people may see it."""
        self._db = Waiting(db)
        self._index = Index(self._db)
        self._searching = Searching(self._db, self.find_entity)
        self._seen = 0
        self._began = self._wrote = 0.0
        self.place, self.name = place, name

    def reading(self, document: str) -> Reading | None:
        """The whole reading of a document, as it was kept."""
        found = self._db.execute("SELECT reading FROM document WHERE id = ?", (document,)).fetchone()
        return _unpack(decompress(found[0])) if found else None

    def find_entity(self, name: str) -> EntityRow | None:
        """The entity of that id, or of that name, written in any way in Arabic or Latin letters; the most named where
        several fit."""
        return lookup.find(self._db, name)

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

    def keep(self, reading: Reading, weave: Weave) -> None:
        """Weave `reading` into the record and keep it as `apply` does, while nobody else writes: so two programs that
        keep documents at once make the same stories as one."""
        with self._whole(f"{reading.document.id} could not be kept"):
            changes = weave(self.state_for(reading), reading, self.corrections())
            writing.write(self._db, self._index, reading, changes)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is applied inside is written in larger portions, which is faster; each document is still kept as a whole
        or not at all, but those of the last seconds may be lost with the program or the power. Other programs see them
        some seconds later."""
        self._db.holding = True
        try:
            with seldom_collected():
                yield
        finally:
            self._db.holding = False
            self._flush()

    def correct(self, decision: Correction, weave: Weave, seen: int | None = None) -> Correction:
        """Add a human decision (`model.Correction` tells the kinds) and weave what it touches anew, both or neither.
        Nothing is ever taken out: an `undo` is another row. Returned with its id, and the time in UTC if it has none.

        `seen` is the number of the last correction on the matter that whoever decides knew of, 0 for none.

        Raises ValueError for an unknown kind, an empty target, or an `undo` of what is not there; its ConflictError
        where another correction on the same matter came after `seen`.
        """
        decision = replace(decision, when=decision.when or writing.now())
        with self._whole(f"the correction of {decision.target} could not be kept"):
            if seen is not None and (later := corrections.since(decision, seen, self.corrections())):
                raise corrections.ConflictError(later)
            added = corrections.add(self._db, decision)
            self._woven_anew(corrections.touched(self._db, added, self.corrections()), weave)
        return added

    def forget(self, document: str, weave: Weave, *, who: str = "", why: str = "") -> GoneRow:
        """Delete a document with all that was read from it, and weave its story anew, both or neither. A tombstone
        stays; `gone` answers with it. Raises ValueError where there is no such document."""
        stone = GoneRow(document=document, when=writing.now(), who=who, why=why)
        self._flush()
        self._db.shred()
        with self._whole(f"{document} could not be taken down"):
            self._fresh()
            left = forgetting.forget(self._db, self._index, document, stone)
            self._woven_anew(left, weave)
        self._flush()
        self._db.settle()
        return stone

    def forgive(self, document: str) -> None:
        """Take a tombstone away: the document may be kept again."""
        with self._whole(f"{document} could not be let in again"):
            forgetting.again(self._db, document)

    def _woven_anew(self, documents: Iterable[str], weave: Weave) -> None:
        every = self.corrections()
        for document in documents:
            if reading := self.reading(document):
                writing.write(self._db, self._index, reading, weave(self.state_for(reading), reading, every))

    def save_search(self, name: str, search: Search | None) -> None:
        """Keep `search` under `name`; without one, the name is removed. Raises ValueError for a bad name."""
        with self._whole(f"the search {name} could not be saved"):
            saved.save(self._db, name, search)

    @contextmanager
    def _whole(self, failure: str) -> Iterator[None]:
        """One transaction; inside `together`, a part of one that can be taken back alone."""
        try:
            if not self._db.in_transaction:
                self._db.begin()
                self._began = time.monotonic()
            try:
                with self._db.part():
                    yield
            except BaseException:
                self._index.forget()
                raise
            finally:
                if not self._db.holding or time.monotonic() - self._began > self._gathering():
                    self._flush()
        except FAULTS as fault:
            raise RecordError(f"{self.name}: {failure} ({fault})") from fault

    def _fresh(self) -> None:
        """Forget what was looked up where another program has written since."""
        version = self._db.others()
        if version != self._seen:
            self._index.forget(others=True)
            self._seen = version

    def _gathering(self) -> float:
        return min(max(POOLED_SECONDS, OUT * self._wrote), POOLED_MOST)

    def _flush(self) -> None:
        try:
            if self._db.in_transaction:
                begun = time.monotonic()
                self._db.execute("COMMIT")
                self._wrote = time.monotonic() - begun
        except BaseException:
            self._index.forget()
            raise

    def note_problem(self, problem: Problem) -> None:
        """Keep that something could not be read, or is doubtful; the same problem twice is one."""
        row = (problem.source, problem.id, writing.written(problem.reason))
        self._db.insert("problem", [row], "keep")
