"""Which kept documents a new one may belong with: its keys and days in, numbers of documents out.

A key's documents are kept by weeks, so that the cost of one more document does not grow with the record, only with how
many documents spoke of the same matter in the same weeks. What was looked up once stays at hand until another program
writes.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from marsad.knowledge.weights import SHARED, WINDOW
from marsad.model import Interval, Member, Trace, Wording
from marsad.record.database import chunks, marks
from marsad.record.known import Known
from marsad.record.sieve import Sieve
from marsad.record.waiting import Waiting

UNKNOWN = 0  # the week of a document that gives no day: it may belong anywhere
MOST = 400  # documents held against one, those that share most; only what is about everything has more
COPIES = 60  # documents held against one word for word
LISTS = 1 << 19  # keys whose documents are kept at hand
AROUND = 4  # weeks beside those asked for that are looked up with them
SPREAD = 16  # of so many numbers to each document a place for every number costs less than putting them in order
T = TypeVar("T")
_trace = msgspec.msgpack.Decoder(Trace).decode
_wording = msgspec.msgpack.Decoder(Wording).decode
_members = msgspec.msgpack.Decoder(tuple[Member, ...]).decode


def numbered(key: str) -> int:
    """A key as the number under which its documents are kept."""
    return crc32(key.encode())


def day_of(when: Interval) -> int:
    """The last day of an interval as a number, else its first; 0 where neither is known."""
    last = when.latest or when.earliest
    return last.toordinal() if last else UNKNOWN


def week_of(day: int) -> int:
    return day // 7


class Weeks(NamedTuple):
    """The documents of a key by week, from `first` to `last`, and those of no known day."""

    first: int
    last: int
    weeks: dict[int, array[int]]


class Index:
    """The look-up tables of a record with what was looked up; `forget` when another program may have written."""

    def __init__(self, db: Waiting) -> None:
        self._db = db
        self._lists: dict[int, Weeks] = {}
        self._days: dict[int, int] = {}
        self._traces: dict[int, Trace] = {}
        self._wordings: dict[int, Wording] = {}
        self._stories: dict[str, tuple[Member, ...]] = {}
        self._written = {table: Sieve(db, table) for table in ("posting", "sketch")}
        self.known = Known(db)

    def forget(self, others: bool = False) -> None:
        """Everything at hand, since it may be other in the tables; `others`: another program may have added to them."""
        for kept in (self._lists, self._days, self._traces, self._wordings, self._stories):
            kept.clear()
        self.known.forget(others)
        for sieve in self._written.values() if others else ():
            sieve.forget()

    # ---- looking up ------------------------------------------------------------------------------------------

    def near(self, keys: Mapping[str, float], when: Interval) -> dict[int, float]:
        """The documents that share keys of enough weight within the window, with that weight."""
        day = day_of(when)
        numbers = list(map(numbered, keys))
        every, ends = array("I"), [0]
        for lists in self._documents(numbers, day):
            for documents in lists:
                every.extend(documents)
            ends.append(len(every))
        heavy = _heavy(every, np.repeat([*keys.values()], np.diff(ends))) if every else {}
        if day:
            days = self._load(self._days, heavy, "trace", "day", lambda day: day)
            heavy = {n: w for n, w in heavy.items() if days[n] == UNKNOWN or abs(days[n] - day) <= WINDOW}
        if len(heavy) > MOST:
            heavy = dict(sorted(heavy.items(), key=lambda item: (-item[1], item[0]))[:MOST])
        return heavy

    def copies(self, sketch: tuple[int, ...]) -> list[int]:
        """The documents that share a key of their runs, those that share most first."""
        keys = [sketch[k] for k in self._written["sketch"].passing(sketch)]
        waiting = self._db.waiting("sketch") if keys else {}
        found = Counter(n for key in keys if key in waiting for _, n in waiting[key])
        for part in chunks(keys):
            query = f"SELECT n FROM sketch WHERE key IN ({marks(part)})"
            found.update(n for (n,) in self._db.written.execute(query, part))
        return sorted(found, key=lambda n: (-found[n], n))[:COPIES]

    def _documents(self, keys: list[int], day: int) -> Iterator[Iterable[array[int]]]:
        """For each key lists of its documents, one a week of the window; one of all for an unknown day."""
        if not day:
            query = "SELECT n FROM posting WHERE key = ?"
            return ([array("I", (n for (n,) in self._db.execute(query, (key,))))] for key in keys)
        first, last = week_of(day - WINDOW), week_of(day + WINDOW)
        if len(self._lists) > LISTS:
            self._lists.clear()
        here = [(key, self._lists.get(key)) for key in keys]
        self._look_up([k for k, kept in here if kept is None or first < kept.first or last > kept.last], first, last)
        within = {UNKNOWN, *range(first, last + 1)}
        return (filter(None, map(self._lists[key].weeks.get, within)) for key in keys)

    def _look_up(self, keys: list[int], first: int, last: int) -> None:
        """Take the lists of the keys from the table, for the weeks asked for and those around them."""
        first, last = first - AROUND, last + AROUND
        for key in keys:
            self._lists[key] = Weeks(first, last, {})
        keys = [keys[k] for k in self._written["posting"].passing(keys)]
        for part in chunks(keys):
            rows = f"SELECT key, week, n FROM posting WHERE key IN ({marks(part)}) AND week"
            found = self._db.written.execute(
                f"{rows} = 0 UNION ALL {rows} BETWEEN ? AND ?", (*part, *part, first, last)
            )
            for key, week, n in found:
                _put(self._lists[key].weeks, week, n)
        waiting = self._db.waiting("posting") if keys else {}
        for key in (key for key in keys if key in waiting):
            for _, week, n in waiting[key]:
                if week == UNKNOWN or first <= week <= last:
                    _put(self._lists[key].weeks, week, n)

    def traces(self, numbers: Iterable[int]) -> dict[int, Trace]:
        return self._load(self._traces, numbers, "trace", "body", _trace)

    def wordings(self, numbers: Iterable[int]) -> dict[int, Wording]:
        return self._load(self._wordings, numbers, "wording", "body", _wording)

    def members(self, stories: Iterable[str]) -> dict[str, tuple[Member, ...]]:
        """All members of each story."""
        asked = set(stories)
        if missing := [id for id in asked if id not in self._stories]:
            for part in chunks(missing):
                for id, packed in self._db.execute(f"SELECT id, members FROM story WHERE id IN ({marks(part)})", part):
                    self._stories[id] = _members(packed)
        return {id: self._stories[id] for id in asked if id in self._stories}

    def _load(
        self, kept: dict[int, T], numbers: Iterable[int], table: str, column: str, made: Callable[[Any], T]
    ) -> dict[int, T]:
        """What is kept at hand of `numbers`, and the rest from the table; what is at hand is bounded."""
        missing = [n for n in numbers if n not in kept]
        if len(kept) + len(missing) > ROOM:
            kept.clear()
            missing = list(numbers)
        waiting = self._db.waiting(table)
        kept.update((n, made(waiting[n][0][1])) for n in missing if n in waiting)
        for part in chunks(missing):
            query = f"SELECT n, {column} FROM {table} WHERE n IN ({marks(part)})"
            kept.update((n, made(found)) for n, found in self._db.written.execute(query, part))
        return kept

    # ---- writing ---------------------------------------------------------------------------------------------

    def add(self, n: int, trace: Trace, wording: Wording, said: bytes) -> None:
        """Keep the document `n`; lists at hand are lengthened."""
        day = day_of(trace.when)
        week = week_of(day)
        self._db.insert("wording", [(n, said)])
        keys = [numbered(key) for key in trace.keys]
        self._db.insert("posting", [(key, week, n) for key in keys], "keep")
        self._db.insert("sketch", [(key, n) for key in trace.sketch], "keep")
        self._written["posting"].add(keys)
        self._written["sketch"].add(trace.sketch)
        for key in set(keys):
            kept = self._lists.get(key)
            if kept is not None and (kept.first <= week <= kept.last or week == UNKNOWN):
                _put(kept.weeks, week, n)
        self._days[n], self._traces[n], self._wordings[n] = day, trace, wording

    def remove(self, n: int, trace: Trace) -> None:
        """Take the document `n` out of every table and list."""
        week = week_of(day_of(trace.when))
        keys = {numbered(key) for key in trace.keys}
        for part in chunks(keys):
            here = f"key IN ({marks(part)})"
            self._db.execute(f"DELETE FROM posting WHERE {here} AND week = ? AND n = ?", (*part, week, n))
        for part in chunks(trace.sketch):
            self._db.execute(f"DELETE FROM sketch WHERE key IN ({marks(part)}) AND n = ?", (*part, n))
        self._db.execute("DELETE FROM wording WHERE n = ?", (n,))
        for key in keys:
            self._lists.pop(key, None)
        for kept in (self._days, self._traces, self._wordings):
            kept.pop(n, None)

    def put_story(self, id: str, members: tuple[Member, ...] | None) -> None:
        """The members of a story that was written anew; None where it is no more."""
        if members is None:
            self._stories.pop(id, None)
        else:
            self._stories[id] = members
        if len(self._stories) > ROOM:
            self._stories.clear()


ROOM = 30_000  # documents, and stories, of which what was looked up stays at hand


def _put(weeks: dict[int, array[int]], week: int, n: int) -> None:
    found = weeks.get(week)
    if found is None:
        weeks[week] = array("I", (n,))
    else:
        found.append(n)


def _heavy(documents: array[int], weights: NDArray[np.float64]) -> dict[int, float]:
    """The documents whose weights are enough together, with their sum."""
    numbers = np.frombuffer(documents, np.uint32)
    least = numbers.min()
    if numbers.max() - least < SPREAD * len(numbers):
        sums = np.bincount(numbers - least, weights)
        found = (sums >= SHARED).nonzero()[0]
        return dict(zip((found + least).tolist(), sums[found].tolist(), strict=True))
    found, at = np.unique(numbers, return_inverse=True)
    sums = np.bincount(at, weights)
    enough = sums >= SHARED
    return dict(zip(found[enough].tolist(), sums[enough].tolist(), strict=True))
