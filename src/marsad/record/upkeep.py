"""A record's upkeep: its file in, a copy as it stood at one moment out, while others may write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from marsad.record.database import RecordError
from marsad.record.lite import connect


def backup(record: Path, to: Path) -> int:
    """Copy the record to the file `to`; its size in bytes. The copy is whole or not there at all.

    Raises RecordError for a file that is no record, where something is at `to` already, or it cannot be written.
    """
    if to.exists():
        raise RecordError(f"{to}: is there already; name another file, a backup overwrites nothing")
    part = to.with_name(f"{to.name}.part")
    with closing(connect(record, create=False)) as db:
        try:
            with closing(sqlite3.connect(part)) as copy:
                db.backup(copy)
            part.replace(to)
        except (sqlite3.Error, OSError) as fault:
            part.unlink(missing_ok=True)
            raise RecordError(
                f"{to}: cannot be written ({fault}); check the folder, its rights and its room"
            ) from fault
    return to.stat().st_size
