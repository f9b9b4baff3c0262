"""The tables of a record on a server: its address in, a connection out whose tables are those of today."""

from __future__ import annotations

from marsad.record.address import Address
from marsad.record.database import RecordError, RefusedError
from marsad.record.dialect import definition
from marsad.record.schema import STEPS, TABLES, VERSION, outdated
from marsad.record.server import Server

_ONE = 0x4D525344  # the lock under which tables are made or changed
# What SQLite has and PostgreSQL has otherwise: the full text, the row that every writer holds, the values of a list.
OWN = (
    "CREATE TABLE found (n integer PRIMARY KEY REFERENCES sought ON DELETE CASCADE, words tsvector,"
    " whole boolean NOT NULL)",
    "CREATE INDEX found_words ON found USING gin (words)",
    "CREATE INDEX found_partly ON found (n) WHERE NOT whole",
    "CREATE TABLE marsad (version integer NOT NULL, written bigint NOT NULL)",
    "CREATE FUNCTION json_each(text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE AS"
    " 'SELECT * FROM pg_catalog.json_array_elements_text(CAST($1 AS json))'",
)


def connect(address: Address, create: bool) -> Server:
    """A connection to the record at `address`, whose tables are made if `create` and the database is empty.

    Raises RecordError where there is no server, no such database, no record in it, or one of a newer or older Marsad.
    """
    db = Server(address)
    try:
        _prepare(db, create)
    except RefusedError as fault:
        db.close()
        raise RecordError(f"{address}: cannot be used as a record ({fault}); name another database") from fault
    except RecordError:
        db.close()
        raise
    return db


def _prepare(db: Server, create: bool) -> None:
    tables = {t for (t,) in db.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND pg_table_is_visible(oid)"
                                       " AND relnamespace = CAST(current_schema() AS regnamespace)")}  # fmt: skip
    if not tables and not create:
        raise RecordError(f"{db.address}: is empty, not a record; `marsad keep` makes one")
    if not tables:
        make(db)
    elif "marsad" not in tables:
        raise RecordError(f"{db.address}: is a database, but not a record of Marsad's; name another")
    ((version,),) = db.execute("SELECT version FROM marsad").fetchall()
    if version != VERSION:
        _upgrade(db)


def make(db: Server, tables: str = TABLES, version: int = VERSION) -> None:
    """Make the tables, unless another process is just doing so."""
    db.execute("BEGIN")
    try:
        db.execute(f"SELECT pg_advisory_xact_lock({_ONE})")
        if not db.execute("SELECT to_regclass('marsad')").fetchone()[0]:
            lines = (*map(definition, tables.split(";\n")), *OWN, f"INSERT INTO marsad VALUES ({version}, 0)")
            db.execute(";\n".join(filter(None, lines)))
        db.execute("COMMIT")
    except (RecordError, RefusedError):
        db.execute("ROLLBACK")
        raise


def _upgrade(db: Server) -> None:
    """Bring the tables up to VERSION in one transaction, unless another process has just done so."""
    db.begin()
    try:
        ((version,),) = db.execute("SELECT version FROM marsad").fetchall()
        if why := outdated(version):
            raise RecordError(f"{db.address}: {why}")
        for step in (s for v in range(version, VERSION) for s in STEPS[v]):
            db.execute(definition(step))
        db.execute(f"UPDATE marsad SET version = {VERSION}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
