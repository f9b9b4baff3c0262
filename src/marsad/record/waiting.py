"""A database in, the same out, in which rows of some tables may wait until many are written at once.

Nobody weaving asks for these rows, but for those by which documents are found, which `waiting` gives from where they
wait; whoever else asks for a table, or deletes a document, has them written first. Many at once, in the order of their
keys, cost half of what one document's cost: the pages they stand on are met once, and full text is sorted once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from marsad.record.asked import How, Part
from marsad.record.database import Database, Over, Rows

FOUND = "found"  # words under which documents are found: rows of a document's number and these
_TABLES: Final[dict[str, Over]] = {
    "wording": "refuse", "posting": "keep", "sketch": "keep", "tie": "replace", "link": "refuse",
    "spelling": "refuse", "office": "refuse", "event": "refuse", "statement": "refuse", "party": "refuse",
    "dealing": "refuse", FOUND: "refuse",
}  # fmt: skip
_NAMED = re.compile(rf"\b(?:{'|'.join(_TABLES)})\b")
_first = itemgetter(0)


class Pile:
    """Rows of one table in the order in which they came, and by their first column for whoever asks so."""

    def __init__(self, rows: Iterable[Sequence[Any]] = ()) -> None:
        self.rows = [*rows]
        self._by: dict[Any, tuple[Sequence[Any], ...]] = {}
        self._known = 0

    def by_first(self) -> Mapping[Any, Sequence[Sequence[Any]]]:
        rows = self.rows[self._known :]
        found = dict(
            zip(map(_first, rows), zip(rows, strict=True), strict=True)
        )  # nearly all are alone: one step for all
        if len(found) == len(rows):
            for key in found.keys() & self._by.keys():
                found[key] = self._by[key] + found[key]
            self._by.update(found)
        else:
            for row in rows:
                self._by[row[0]] = (*self._by.get(row[0], ()), row)
        self._known = len(self.rows)
        return self._by

    def cut(self, size: int) -> None:
        """Leave the first `size` rows."""
        if size < len(self.rows):
            del self.rows[size:]
            self._by, self._known = {}, 0


class Waiting:
    """A `Database` over another. Rows wait while `holding`, inside a transaction; its end, too, has them written."""

    def __init__(self, db: Database) -> None:
        self.written = db
        self.holding = False
        self._piles: dict[str, Pile] = {}
        self._sizes: dict[str, int] | None = None  # of the piles, where the part that is being written began
        self._before: dict[str, Pile] | None = None  # what waited then, where it was written meanwhile

    @property
    def in_transaction(self) -> bool:
        return self.written.in_transaction

    @property
    def total_changes(self) -> int:
        return self.written.total_changes

    def waiting(self, table: str) -> Mapping[Any, Sequence[Sequence[Any]]]:
        """The rows of a table that wait, by their first column; the others stand in `written`."""
        pile = self._piles.get(table)
        return pile.by_first() if pile else {}

    def execute(self, sql: str, args: Sequence[Any] = (), /) -> Rows:
        if self._piles and not _asked(sql).isdisjoint(self._piles):
            self.flush()
        return self.written.execute(sql, args)

    def insert(self, table: str, rows: Iterable[Sequence[object]], over: Over = "refuse") -> None:
        if self.holding and self.in_transaction and _TABLES.get(table) == over:
            if added := [*rows]:
                self._piles.setdefault(table, Pile()).rows += added
        else:
            self._settled(table)
            self.written.insert(table, rows, over)

    def flush(self) -> None:
        """Write all that waits. Where that fails, the part or else the whole transaction is taken back."""
        piles, self._piles = self._piles, {}
        if self._sizes is not None and self._before is None:
            self._before = {t: Pile(pile.rows[: self._sizes.get(t, 0)]) for t, pile in piles.items()}
        try:
            for table in (t for t in _TABLES if t in piles):
                self._write(table, piles[table].rows)
        except BaseException:
            if self._sizes is None and self.in_transaction:
                self.written.execute("ROLLBACK")
            raise

    def _write(self, table: str, rows: list[Sequence[Any]]) -> None:
        if table == FOUND:
            for n, words in rows:
                self.written.findable(n, words)
        else:
            self.written.insert(table, sorted(rows, key=_first), _TABLES[table])

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part of a transaction that is taken back alone where it fails; what waited before goes on waiting."""
        self.written.execute("SAVEPOINT document")
        self._sizes = {t: len(pile.rows) for t, pile in self._piles.items()}
        try:
            yield
        except BaseException:
            self.written.execute("ROLLBACK TO document")
            self._take_back(self._sizes)
            raise
        finally:
            self._sizes = self._before = None
            self.written.execute("RELEASE document")

    def _take_back(self, sizes: Mapping[str, int]) -> None:
        piles = self._piles if self._before is None else self._before
        for table, pile in piles.items():
            pile.cut(sizes.get(table, 0))
        self._piles = {t: pile for t, pile in piles.items() if pile.rows}

    def _settled(self, table: str) -> None:
        if table in self._piles:
            self.flush()

    # ---- as it is in the other ---------------------------------------------------------------------------------

    def others(self) -> int:
        return self.written.others()

    def begin(self) -> None:
        self._piles = {}  # what waited in a transaction that broke off is gone with it
        self.written.begin()

    def snapshot(self) -> None:
        self.written.snapshot()

    def portions(self, table: str) -> Iterator[list[Any]]:
        self._settled(table)
        return self.written.portions(table)

    def count_on(self) -> None:
        self.written.count_on()

    def findable(self, n: int, words: tuple[str, str, str]) -> None:
        if self.holding and self.in_transaction:
            self._piles.setdefault(FOUND, Pile()).rows.append((n, words))
        else:
            self.written.findable(n, words)

    def unfindable(self, n: int, words: tuple[str, str, str]) -> None:
        self._settled(FOUND)
        self.written.unfindable(n, words)

    def matching(self, how: How, parts: Sequence[Part]) -> list[int]:
        self._settled(FOUND)
        return self.written.matching(how, parts)

    def shred(self) -> None:
        self.written.shred()

    def sweep(self) -> None:
        self._settled(FOUND)
        self.written.sweep()

    def settle(self) -> None:
        self.written.settle()

    def close(self) -> None:
        self.written.close()


@lru_cache(maxsize=4096)
def _asked(sql: str) -> frozenset[str]:
    """The tables whose rows must stand before `sql` is carried out: those it names; where a document goes, with all
    that hangs on it, and for what is no question and no row, every one."""
    if sql.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) and "DELETE FROM document" not in sql:
        return frozenset(_NAMED.findall(sql))
    return frozenset(_TABLES)
