"""A record in one SQLite file: its path in, a connection out.

The file is in WAL mode and known by its application id; `user_version` is the version of its tables. An older record is
brought up to today's tables when it is opened, step by step, all of it or nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from marsad.record.asked import How, Part, expression
from marsad.record.database import PORTION, Over, RecordError
from marsad.record.schema import STEPS, TABLES, VERSION, outdated

APPLICATION = 0x4D525344  # "MRSD"
BUSY_SECONDS = 30.0
AT_HAND = 512  # statements that need not be prepared again
PAGE = 8192  # bytes: rows in the order of their keys fall on half as many pages as of 4096; of 16384 more is rewritten
SORTED = 8 << 20  # bytes of words that FTS5 sorts at once: fewer, larger segments, fewer merges
_OVER: Final[dict[Over, str]] = {"refuse": "", "keep": "OR IGNORE ", "replace": "OR REPLACE "}
_ADD = "INSERT INTO found (rowid, title, stem, lemma) VALUES (?, ?, ?, ?)"
_TAKE = "INSERT INTO found (found, rowid, title, stem, lemma) VALUES ('delete', ?, ?, ?, ?)"
_numbers = msgspec.json.Decoder(list[int]).decode


class Lite(sqlite3.Connection):
    """A `Database` in a file. The full text stands in FTS5 without its content, which the reading holds."""

    def others(self) -> int:
        (version,) = self.execute("PRAGMA data_version").fetchone()
        return int(version)

    def begin(self) -> None:
        self.execute("BEGIN IMMEDIATE")

    def insert(self, table: str, rows: Iterable[Sequence[object]], over: Over = "refuse") -> None:
        every = list(rows)
        if every:
            self.executemany(_insertion(table, len(every[0]), over), every)

    def snapshot(self) -> None:
        self.execute("BEGIN")
        self.execute("SELECT 1 FROM sqlite_master").fetchone()  # from here on it sees what stands now

    def portions(self, table: str) -> Iterator[list[Any]]:
        found = self.execute(f"SELECT * FROM {table}")
        while rows := found.fetchmany(PORTION):
            yield rows

    def count_on(self) -> None:
        """It does so by itself."""

    def findable(self, n: int, words: tuple[str, str, str]) -> None:
        self.execute(_ADD, (n, *words))

    def unfindable(self, n: int, words: tuple[str, str, str]) -> None:
        self.execute(_TAKE, (n, *words))

    def matching(self, how: How, parts: Sequence[Part]) -> list[int]:
        """As one JSON list, since a row for each document would take four times as long."""
        query = " AND ".join(f"({expression(how, p)})" for p in parts)
        (found,) = self.execute("SELECT json_group_array(rowid) FROM found WHERE found MATCH ?", (query,)).fetchone()
        return _numbers(found)

    def shred(self) -> None:
        self.execute("PRAGMA secure_delete = ON")

    def sweep(self) -> None:
        self.execute("INSERT INTO found (found) VALUES ('optimize')")  # FTS5 keeps deleted words until it merges

    def settle(self) -> None:
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what was written before stands in the log, words and all


@cache
def _insertion(table: str, columns: int, over: Over) -> str:
    return f"INSERT {_OVER[over]}INTO {table} VALUES ({','.join('?' * columns)})"


def connect(path: Path, create: bool) -> Lite:
    """A connection to the record at `path`, made there if `create` and nothing is.

    Raises RecordError where the file is missing, is no record, is of a newer or older Marsad, or cannot be opened.
    """
    if not path.exists() and not create:
        raise RecordError(f"{path}: there is no record here; `marsad keep` makes one")
    if path.is_dir():
        raise RecordError(f"{path}: is a folder; name a file for the record")
    try:
        db = sqlite3.connect(
            path, BUSY_SECONDS, isolation_level=None, check_same_thread=False, factory=Lite, cached_statements=AT_HAND
        )
    except sqlite3.Error as fault:
        raise RecordError(f"{path}: cannot be opened ({fault}); check the folder and its rights") from fault
    try:
        _prepare(db, path, create)
    except sqlite3.DatabaseError as fault:
        db.close()
        raise RecordError(f"{path}: {_cure(fault)}") from fault
    except RecordError:
        db.close()
        raise
    return db


def _prepare(db: Lite, path: Path, create: bool) -> None:
    empty = not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if empty and not create:
        raise RecordError(f"{path}: is empty, not a record; `marsad keep` makes one")
    if empty:
        _create(db)
    application = db.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION:
        raise RecordError(f"{path}: is a database, but not a record of Marsad's; name another file")
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        _upgrade(db, path)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA cache_size = -65536")
    db.execute("PRAGMA wal_autocheckpoint = 8000")


def _create(db: Lite) -> None:
    """Make the tables, unless another process is just doing so."""
    db.execute(f"PRAGMA page_size = {PAGE}")
    db.execute("PRAGMA journal_mode = WAL")
    db.begin()
    if not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        for table in TABLES.split(";\n"):
            db.execute(table)
        db.execute("INSERT INTO found (found, rank) VALUES ('hashsize', ?)", (SORTED,))
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


def _upgrade(db: Lite, path: Path) -> None:
    """Bring the tables up to VERSION in one transaction, unless another process has just done so."""
    db.begin()
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if why := outdated(version):
            raise RecordError(f"{path}: {why}")
        for step in (s for v in range(version, VERSION) for s in STEPS[v]):
            db.execute(step)
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _cure(fault: sqlite3.DatabaseError) -> str:
    if "not a database" in str(fault):
        return "is not a record; name another file"
    if "readonly" in str(fault):
        return "cannot be written; check its rights and its folder's"
    if "locked" in str(fault):
        return "is being written by another program; try again"
    return f"cannot be used as a record ({fault}); restore it from a copy or name another file"
