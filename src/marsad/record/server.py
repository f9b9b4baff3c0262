"""A record on a PostgreSQL server: its address in, a connection out that answers as a file's does.

One row says which version the tables are and how often they were written; whoever writes holds that row, so that there
is one writer at a time as in a file, and whoever reads sees by it that something is new. Where the server goes away in
the middle, nothing of the transaction at hand is kept; the next statement looks for it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from threading import RLock
from typing import Any

import msgspec
from pg8000.exceptions import DatabaseError, InterfaceError
from pg8000.native import Connection, PreparedStatement

from marsad.record import tsearch
from marsad.record.address import Address
from marsad.record.asked import How, Part
from marsad.record.database import PORTION, Over, RecordError, RefusedError
from marsad.record.dialect import statement
from marsad.record.faults import lost, refused, unreachable
from marsad.record.seeking import unpacked

PREPARED = 400  # statements
_SETTINGS = (
    "SET lock_timeout = '30s'", "SET standard_conforming_strings = on", "SET client_min_messages = warning",
    "SET synchronous_commit = on", "SET jit = off",
)  # fmt: skip
_json = msgspec.json.Encoder().encode


class Answer:
    """The rows of an answer, all of them fetched."""

    def __init__(self, rows: Sequence[Sequence[Any]] | None) -> None:
        self._rows = iter(map(tuple, rows or ()))

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows


class Server:
    """A `Database` on a server; one statement at a time, from whatever thread."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.in_transaction = False
        self.total_changes = 0
        self._turn = RLock()
        self._prepared: dict[str, PreparedStatement] = {}
        self._columns: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._written, self._others = -1, 0
        self._line: Connection | None = self._connected()

    def _connected(self) -> Connection:
        a, socket = self.address, None
        try:
            socket = a.connected()
            line = Connection(
                a.user, host=a.host, port=a.port, database=a.database, password=a.password or "", ssl_context=a.tls(),
                application_name="marsad", sock=socket,
            )  # fmt: skip
            line._usock.settimeout(None)
            for setting in _SETTINGS:
                line.run(setting)
        except (DatabaseError, InterfaceError, OSError) as fault:
            if socket:
                socket.close()
            raise RecordError(f"{a}: {unreachable(a, fault)}") from None
        return line

    # ---- statements ------------------------------------------------------------------------------------------

    def execute(self, sql: str, args: Sequence[Any] = (), /) -> Answer:
        said = statement(sql)
        if said.text[:6] in ("INSERT", "UPDATE", "DELETE"):
            self.total_changes += 1
        values = {
            name: _value(args[at]) if many is None else _array(args[at : at + many]) for name, at, many in said.values
        }
        with self._turn:
            rows = self._run(said.text, values)
            if sql == "ROLLBACK":
                self._written -= 1
            self.in_transaction = self.in_transaction and sql not in ("COMMIT", "ROLLBACK")
        return Answer(rows)

    def _run(self, text: str, values: dict[str, Any]) -> Any:
        if self._line is None:
            self._line = self._connected()
        try:
            return self._statement(text).run(**values) if values else self._line.run(text)
        except DatabaseError as fault:
            if not lost(fault):
                raise self._told(fault) from None
            self._gone(fault)
        except (InterfaceError, OSError) as fault:
            self._gone(fault)

    def _told(self, fault: DatabaseError) -> Exception:
        said, cure = refused(fault)
        return RecordError(f"{self.address}: {cure}") if cure else RefusedError(said)

    def _gone(self, fault: Exception) -> None:
        within, self.in_transaction = self.in_transaction, False
        self.close()
        self._written = -1
        self._prepared.clear()
        kept = "; what was not yet written is not kept" if within else ""
        raise RecordError(
            f"{self.address}: the server at {self.address.server} has gone away{kept}; start it and try again"
        ) from fault

    def _statement(self, text: str) -> PreparedStatement:
        assert self._line
        found = self._prepared.get(text)
        if found is None:
            if len(self._prepared) >= PREPARED:
                self._prepared.pop(next(iter(self._prepared))).close()
            found = self._prepared[text] = self._line.prepare(text)
        return found

    # ---- transactions ----------------------------------------------------------------------------------------

    def begin(self) -> None:
        with self._turn:
            self._run("BEGIN", {})
            self.in_transaction = True
            try:
                ((written,),) = self._run("UPDATE marsad SET written = written + 1 RETURNING written", {})
            except (RecordError, RefusedError):
                if self.in_transaction:
                    self._run("ROLLBACK", {})
                self.in_transaction = False
                raise
            self._notice(written - 1)
            self._written = written

    def others(self) -> int:
        with self._turn:
            if not self.in_transaction:  # whoever is in one holds the row
                ((written,),) = self._run("SELECT written FROM marsad", {})
                self._notice(written)
        return self._others

    def _notice(self, written: int) -> None:
        self._others += written != self._written
        self._written = written

    # ---- rows ------------------------------------------------------------------------------------------------

    def insert(self, table: str, rows: Iterable[Sequence[object]], over: Over = "refuse") -> None:
        """All rows in one statement, as JSON: PostgreSQL knows the types of its columns itself."""
        columns, keys = self._shape(table)
        every = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]
        if over == "replace":  # the last of a key counts, of which one statement may write one only
            every = list({tuple(row[k] for k in keys): row for row in every}.values())
        if not every:
            return
        sql = f"INSERT INTO {table} SELECT * FROM json_populate_recordset(CAST(NULL AS {table}), CAST(? AS json))"
        if over == "keep":
            sql += " ON CONFLICT DO NOTHING"
        elif over == "replace":
            put = ", ".join(f'"{c}" = excluded."{c}"' for c in columns)
            sql += f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {put}"
        self.execute(sql, (_json(every).decode(),))

    def _shape(self, table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The columns of a table, and those of its key."""
        if table not in self._columns:
            rows = self.execute(
                "SELECT a.attname, coalesce(a.attnum = ANY(i.indkey), FALSE) FROM pg_attribute a"
                " LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary"
                " WHERE a.attrelid = CAST(? AS regclass) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                (table,),
            ).fetchall()
            self._columns[table] = tuple(c for c, _ in rows), tuple(c for c, key in rows if key)
        return self._columns[table]

    def snapshot(self) -> None:
        self._run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {})
        self.in_transaction = True
        self.execute("SELECT written FROM marsad")  # from here on it sees what stands now

    def portions(self, table: str) -> Iterator[list[Any]]:
        self.execute(f"DECLARE portions CURSOR FOR SELECT * FROM {table}")
        while rows := self.execute(f"FETCH {PORTION} FROM portions").fetchall():
            yield rows
        self.execute("CLOSE portions")

    def count_on(self) -> None:
        numbered = self.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE is_identity = 'YES'"
            " AND table_schema = current_schema()"
        )
        for table, column in numbered.fetchall():
            self.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), max({column})) FROM {table}"
                f" HAVING max({column}) IS NOT NULL"
            )

    # ---- full text -------------------------------------------------------------------------------------------

    def findable(self, n: int, words: tuple[str, str, str]) -> None:
        text, whole = tsearch.vector(words)
        self.execute("INSERT INTO found VALUES (?, CAST(? AS tsvector), CAST(? AS boolean))", (n, text, whole))

    def unfindable(self, n: int, words: tuple[str, str, str]) -> None:  # noqa: ARG002 - only FTS5 asks for the words
        self.execute("DELETE FROM found WHERE n = ?", (n,))

    def matching(self, how: How, parts: Sequence[Part]) -> list[int]:
        told, loose = tsearch.query(how, parts), tsearch.query(how, parts, places=False)
        sure = "whole AND " if tsearch.exact(parts) else "FALSE AND "
        found = self.execute(f"SELECT n FROM found WHERE {sure}words @@ CAST(? AS tsquery)", (told,)).fetchall()
        unsure = "NOT whole" if tsearch.exact(parts) else "TRUE"
        rest = self.execute(
            "SELECT f.n, s.terms FROM found f JOIN sought s ON s.n = f.n"
            f" WHERE {unsure} AND (f.words IS NULL OR f.words @@ CAST(? AS tsquery))",
            (loose,),
        )
        sure_of = [n for (n,) in found]
        return sure_of + [n for n, t in rest if all(tsearch.holds(how, p, unpacked(t)) for p in parts)]

    # ---- taking down -----------------------------------------------------------------------------------------

    def shred(self) -> None:
        """The server deletes in its own way."""

    def sweep(self) -> None:
        """The words went with their row."""

    def settle(self) -> None:
        """What was deleted leaves the tables; the server's own log and copies are its keeper's matter."""
        for table in ("document", "version", "found", "sought", "statement", "event", "party", "spelling", "wording"):
            self.execute(f"VACUUM {table}")

    def close(self) -> None:
        with self._turn:
            line, self._line = self._line, None
            if line:
                try:
                    line.close()
                except (InterfaceError, OSError):
                    return


def _value(value: object) -> object:
    """No text of PostgreSQL's holds a zero byte, and SQLite knows truth as 0 and 1."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and "\0" in value:
        return value.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return value


def _plain(value: object) -> object:
    """A value as JSON holds it."""
    return f"\\x{value.hex()}" if isinstance(value, bytes) else _value(value)


def _array(values: Sequence[object]) -> str:
    """An array as PostgreSQL writes it."""
    return f"{{{','.join(map(_element, values))}}}"


def _element(value: object) -> str:
    if value is None:
        return "NULL"
    said = str(_value(value)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{said}"'
