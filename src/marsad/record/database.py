"""What a record asks of a database: statements in SQLite's words in, rows out; SQLite and PostgreSQL both answer to it.

Statements are written once, in the words that both know; `dialect` turns the few that differ into PostgreSQL's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Literal, Protocol, TypeVar

from marsad.record.asked import How, Part

V = TypeVar("V", int, str)
Over = Literal["refuse", "keep", "replace"]  # what becomes of a row whose key is there already
PORTION = 200  # rows copied at a time


class RecordError(Exception):
    """A record that cannot be used; the message is one line that names the file or the server and the cure."""


class RefusedError(Exception):
    """A statement that the server did not carry out; nothing of it was done."""


FAULTS = (sqlite3.DatabaseError, RefusedError)


class Rows(Protocol):
    """The rows of an answer, which may be taken once."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Database(Protocol):
    """An open record. Outside a transaction each statement stands for itself."""

    @property
    def in_transaction(self) -> bool: ...
    @property
    def total_changes(self) -> int:
        """Goes up with what this connection writes."""

    def others(self) -> int:
        """Another number than before where others have written since."""

    def begin(self) -> None:
        """Begin a transaction that writes; waits until no other is writing."""

    def execute(self, sql: str, args: Sequence[Any] = (), /) -> Rows: ...

    def insert(self, table: str, rows: Iterable[Sequence[object]], over: Over = "refuse") -> None:
        """Add whole rows, every column in its place."""

    def snapshot(self) -> None:
        """Begin a transaction that reads all as it stands at this moment, whatever others write."""

    def portions(self, table: str) -> Iterator[list[Any]]:
        """All rows of a table, some at a time."""

    def count_on(self) -> None:
        """After rows that came with their numbers: new ones are numbered after them."""

    def findable(self, n: int, words: tuple[str, str, str]) -> None:
        """Let the document numbered `n` be found by the lemmas of its title, the stems and the lemmas of its text."""

    def unfindable(self, n: int, words: tuple[str, str, str]) -> None:
        """Take it out of what is found again; `words` are those that it was let in with."""

    def matching(self, how: How, parts: Sequence[Part]) -> list[int]:
        """The numbers of the documents that have every one of the parts."""

    def shred(self) -> None:
        """What is deleted from now on is to be unreadable."""

    def sweep(self) -> None:
        """Inside a transaction that deleted a document: its words leave the search for good."""

    def settle(self) -> None:
        """After that transaction: what it deleted leaves the log."""

    def close(self) -> None: ...


def marks(part: Collection[object]) -> str:
    return ",".join("?" * len(part))


def chunks(ids: Iterable[V], size: int = 512) -> Iterator[list[V]]:
    """`ids` in portions that a statement takes as the values of an IN. The last is repeated until there are 1, 2, 4, 8
    and so on, so that there are few statements, and these are at hand."""
    every = sorted(ids)
    for part in (every[i : i + size] for i in range(0, len(every), size)):
        yield part + part[-1:] * ((1 << (len(part) - 1).bit_length()) - len(part))
