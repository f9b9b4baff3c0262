"""What the documents of a record are narrowed by, held in memory: a connection in, sets of documents and counts out.

A set of documents is one whole number, bit n for the document numbered n: two sets of 100,000 are cut in microseconds,
so that every facet shows its exact count. What is new since the last look is read when it is asked for.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import compress, islice
from typing import Any, TypeVar

import numpy as np

from marsad.record.database import Database, chunks, marks

T = TypeVar("T")
OUTLET, SPEAKER, TYPE, MODALITY, COUNTRY, NAME = "ostmcn"
ROWED = 250  # so few documents are counted by their own rows
DENSE = 200  # a value that more than one in so many documents have is held as a set
_ZERO_ONE = bytes.maketrans(b"01", b"\x00\x01")
_TEXT = bytes.maketrans(b"\x00\x01", b"01")


class Facets:
    """The postings of a record's documents. Every set that is given out holds living documents only."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._seen: tuple[int, int] | None = None
        self._last = self._taken = 0
        self._of: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self.documents: dict[int, str] = {}
        self.days: array[int] = array("i", [0])
        self._kept: dict[object, Any] = {}

    def fresh(self) -> None:
        """Take in what was written since, by this program or another."""
        now = (self._db.others(), self._db.total_changes)
        if now == self._seen:
            return
        self._seen = now
        self._take_in()
        self._kept.clear()
        self._under = dict(self._db.execute("SELECT id, under FROM entity WHERE id <> under"))
        self.alive = self.of_numbers(self.documents)
        self.newest = sorted(self.documents, key=lambda n: (-self.days[n], -n))
        self.__dict__.pop("_ranked", None)
        self.__dict__.pop("_named", None)

    def _take_in(self) -> None:
        query = "SELECT n, document, day, facets FROM sought WHERE n > ? ORDER BY n"
        for n, document, day, facets in self._db.execute(query, (self._last,)):
            self.documents[n] = document
            self.days.extend([0] * (n - len(self.days)))
            self.days.append(day)
            for facet in facets.split("\n"):
                self._of[facet].append(n)
            self._last = n
            self._taken += 1
        (size,) = self._db.execute("SELECT count(*) FROM sought").fetchone()
        if size != len(self.documents):
            here = {n for (n,) in self._db.execute("SELECT n FROM sought")}
            self.documents = {n: d for n, d in self.documents.items() if n in here}

    # ---- sets ------------------------------------------------------------------------------------------------

    def of_numbers(self, numbers: Iterable[int]) -> int:
        """The set of the documents with these numbers."""
        flags = bytearray(len(self.days))
        for n in numbers:
            flags[n] = 1
        flags.reverse()
        return int(flags.translate(_TEXT) or b"0", 2)

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """What is under `key`, made once until something is written."""
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def having(self, kind: str, value: str) -> int:
        """The documents that have the value, for an entity also those of whom it stands for."""
        return self.kept((kind, value), lambda: self._set(self._numbers(kind, value)))

    def _set(self, numbers: Iterable[int]) -> int:
        return self.of_numbers(numbers) & self.alive

    def _numbers(self, kind: str, value: str) -> array[int]:
        found = array("I", self._of.get(kind + value, ()))
        if kind in (SPEAKER, NAME):
            for (id,) in self._db.execute("SELECT id FROM entity WHERE under = ? AND id <> under", (value,)):
                found.extend(self._of.get(kind + id, ()))
        return found

    def between(self, since: date | None, until: date | None) -> int:
        """The documents of days from `since` to `until`; those of no known day are in no range."""
        first, last = since.toordinal() if since else 1, until.toordinal() if until else date.max.toordinal()
        days = self.days
        return self.kept(
            ("days", first, last), lambda: self._set(n for n in self.documents if first <= days[n] <= last)
        )

    def told_by(self, origins: int) -> int:
        """The documents of stories that so many independent origins tell."""
        query = (
            "SELECT s.n FROM story t JOIN member m ON m.story = t.id JOIN sought s ON s.document = m.document"
            " WHERE t.origins >= ?"
        )
        return self.kept(("origins", origins), lambda: self._set(n for (n,) in self._db.execute(query, (origins,))))

    def in_order(self, found: int, start: int, stop: int) -> list[int]:
        """The numbers of the set, the newest first, from place `start` to `stop`."""
        flags = self._flags(found)
        if found.bit_count() <= ROWED:
            numbers = compress(range(len(flags)), flags)
            return sorted(numbers, key=lambda n: (-self.days[n], -n))[start:stop]
        return list(islice((n for n in self.newest if flags[n]), start, stop))

    def _flags(self, found: int) -> bytes:
        """A byte for each document, 1 for those of the set."""
        return format(found, "b")[::-1].encode().ljust(len(self.days), b"0").translate(_ZERO_ONE)

    # ---- counts ----------------------------------------------------------------------------------------------

    def counts(self, found: int, kinds: Sequence[str], most: int) -> dict[str, list[tuple[str, int]]]:
        """For each kind its values that the most documents of the set have, with how many."""
        flags = self._flags(found)
        if found.bit_count() <= ROWED:
            return self._by_rows(list(compress(range(len(flags)), flags)), kinds, most)
        return {kind: self._top(kind, found, flags, most) for kind in kinds}

    def _by_rows(self, numbers: list[int], kinds: Sequence[str], most: int) -> dict[str, list[tuple[str, int]]]:
        counted: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
        for part in chunks(map(str, numbers)):
            for (facets,) in self._db.execute(f"SELECT facets FROM sought WHERE n IN ({marks(part)})", part):
                for kind, value in {(f[0], self._value(f)) for f in facets.split("\n") if f and f[0] in counted}:
                    counted[kind][value] += 1
        return {k: sorted(c.items(), key=_most_first)[:most] for k, c in counted.items()}

    def _value(self, facet: str) -> str:
        return self._under.get(facet[1:], facet[1:]) if facet[0] in (SPEAKER, NAME) else facet[1:]

    @cached_property
    def _ranked(self) -> dict[str, list[tuple[str, array[int]]]]:
        """The values of each kind with their documents, the commonest first."""
        joined: defaultdict[str, defaultdict[str, array[int]]] = defaultdict(lambda: defaultdict(lambda: array("I")))
        for facet, numbers in self._of.items():
            if facet and facet[0] != NAME:
                held = joined[facet[0]][self._value(facet)]
                held.extend(numbers if not held else {*numbers}.difference(held))
        return {k: sorted(values.items(), key=lambda v: -len(v[1])) for k, values in joined.items()}

    def _top(self, kind: str, found: int, flags: bytes, most: int) -> list[tuple[str, int]]:
        best: list[tuple[str, int]] = []
        least = 0
        here = np.frombuffer(flags, np.uint8)
        for value, numbers in self._ranked.get(kind, ()):
            if len(best) >= most and len(numbers) <= least:
                break
            dense = len(numbers) * DENSE > len(self.days)
            few = None if dense else here[np.frombuffer(numbers, np.uintc)]
            n = (self.having(kind, value) & found).bit_count() if few is None else int(np.count_nonzero(few))
            if n > least or (n and len(best) < most):
                best = sorted([*best, (value, n)], key=_most_first)[:most]
                least = best[-1][1] if len(best) == most else 0
        return best

    def named(self) -> list[tuple[int, str]]:
        """How many living documents name each entity, those that stand under another taken together; most first."""
        if "_named" not in self.__dict__:
            held: defaultdict[str, list[array[int]]] = defaultdict(list)
            for facet, numbers in self._of.items():
                if facet[:1] == NAME:
                    held[self._value(facet)].append(numbers)
            counted = ((self._living(lists), id) for id, lists in held.items())
            self.__dict__["_named"] = sorted((x for x in counted if x[0]), key=lambda x: (-x[0], x[1]))
        found: list[tuple[int, str]] = self.__dict__["_named"]
        return found

    def _living(self, lists: Sequence[array[int]]) -> int:
        """How many living documents stand in one of the lists."""
        if len(lists) == 1 and len(self.documents) == self._taken:
            return len(lists[0])
        return len({n for numbers in lists for n in numbers if n in self.documents})

    def sizes(self, kind: str, values: Iterable[str]) -> Iterator[tuple[int, str]]:
        """How many documents have each of the values."""
        return ((self.having(kind, v).bit_count(), v) for v in values)


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
