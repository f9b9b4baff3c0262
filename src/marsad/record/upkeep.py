"""A record's upkeep: its place in, a copy as it stood at one moment out, while others may write.

A copy is a record like any other, in a file or on a server; so a record moves from the one to the other by a copy.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from marsad.record import lite
from marsad.record.address import is_url
from marsad.record.database import FAULTS, Database, RecordError
from marsad.record.door import named, opened
from marsad.record.schema import TABLES
from marsad.record.seeking import unpacked

NAMES = re.findall(r"^CREATE TABLE (\w+)", TABLES, re.MULTILINE)


def backup(record: str | Path, to: str | Path) -> int:
    """Copy the record to the file or the empty database `to`; its size in bytes. The copy is whole or not there at all.

    Raises RecordError for a place that is no record, where something is at `to` already, or it cannot be written.
    """
    if is_url(to):
        return _on_server(record, str(to))
    with _file(Path(to)) as part:
        if is_url(record):
            with closing(opened(record, False)[0]) as db, closing(lite.connect(part, create=True)) as copy:
                copied(db, copy)
        else:
            with closing(lite.connect(Path(record), create=False)) as file, closing(sqlite3.connect(part)) as copy:
                file.backup(copy)
    return Path(to).stat().st_size


@contextmanager
def _file(to: Path) -> Iterator[Path]:
    """A file to write the copy to, which takes its place once it is whole."""
    if to.exists():
        raise RecordError(f"{to}: is there already; name another file, a backup overwrites nothing")
    part = to.with_name(f"{to.name}.part")
    try:
        yield part
        part.replace(to)
    except (sqlite3.Error, OSError) as fault:
        raise RecordError(f"{to}: cannot be written ({fault}); check the folder, its rights and its room") from fault
    finally:
        part.unlink(missing_ok=True)


def _on_server(record: str | Path, to: str) -> int:
    with closing(opened(record, False)[0]) as db, closing(opened(to, True)[0]) as copy:
        try:
            copied(db, copy)
        except FAULTS as fault:
            raise RecordError(f"{named(to)}: cannot be written ({fault})") from fault
        (size,) = copy.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(size)


def copied(db: Database, to: Database) -> None:
    """Every row of `db` as it stands at this moment, and what its documents are found by, in the empty record `to`."""
    to.begin()
    try:
        if any(to.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in NAMES):
            raise RecordError("the record to copy to is not empty; name another, a backup overwrites nothing")
        db.snapshot()
        for table in NAMES:
            for rows in db.portions(table):
                to.insert(table, rows)
        for rows in db.portions("sought"):
            for n, _, _, _, terms in rows:
                to.findable(n, unpacked(terms))
        to.count_on()
        to.execute("COMMIT")
    finally:
        for one in (db, to):
            if one.in_transaction:
                one.execute("ROLLBACK")
