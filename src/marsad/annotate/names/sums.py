"""Words, or what rules see at them → what each says of the labels around it, summed once, when it is first met."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from marsad.annotate.names.traits import KINDS, Traits
from marsad.knowledge.tagging import GROUPS, Weights

REMEMBERED = 120_000  # keys, about 200 bytes each; the whole is forgotten when it grows beyond
FIRST, GROWTH = 4096, 1.5  # rows at first, and how much longer a full table is made
K = TypeVar("K", bound=Hashable)


class Table(NamedTuple):
    """What each key says, shape (keys, places around, labels), in whole units of the weights' scale; and its groups,
    shape (keys, sizes of groups)."""

    said: NDArray[np.int16]
    groups: NDArray[np.uint16]


class Sums(Generic[K]):
    """The keys met so far, a row each; row 0 is `edge`, what stands outside a sentence."""

    def __init__(self, make: Callable[[K], Traits], edge: K, known: Weights) -> None:
        self.make, self.edge, self.features, self.lock = make, edge, known.features, Lock()
        self.kinds = [dict[str | None, int]() for _ in KINDS]
        for feature, row in known.features.items():
            kind, _, value = feature.partition("=")
            if kind in KINDS:
                self.kinds[KINDS.index(kind)][value] = row
        # The last row says nothing, so that every key has one to sum.
        self.near = np.concatenate([known.near, np.zeros_like(known.near[:1])])
        self._forget()

    def of(self, keys: Sequence[K]) -> tuple[NDArray[np.intp], Table]:
        """The rows of `keys`, and the table that they are in."""
        with self.lock:
            try:
                return np.fromiter(map(self.row.__getitem__, keys), np.intp, len(keys)), self.table
            except KeyError:
                if len(self.row) > REMEMBERED:
                    self._forget()
                self._add([key for key in dict.fromkeys(keys) if key not in self.row])
                return np.fromiter(map(self.row.__getitem__, keys), np.intp, len(keys)), self.table

    def _forget(self) -> None:
        self.row: dict[K, int] = {}
        self.table = self._longer(Table(np.zeros((0, *self.near.shape[1:]), np.int16), _no_groups()), FIRST)
        self._add([self.edge])

    def _add(self, keys: list[K]) -> None:
        """Rows for `keys`, none of which has one, all summed at once."""
        start = len(self.row)
        end = start + len(keys)
        if end > len(self.table.said):
            self.table = self._longer(self.table, max(end, int(GROWTH * len(self.table.said))))
        made = [self.make(key) for key in keys]
        rows = [self._features(one) for one in made]
        size = np.array(list(map(len, rows)), np.intp)
        near = self.near[np.fromiter(chain.from_iterable(rows), np.intp, size.sum())]
        total = np.add.reduceat(near, size.cumsum() - size, dtype=np.int32)
        limits = np.iinfo(np.int16)
        self.table.said[start:end] = total.clip(limits.min, limits.max)
        self.table.groups[start:end] = [one.groups for one in made]
        self.row.update(zip(keys, range(start, end), strict=True))

    def _features(self, of: Traits) -> list[int]:
        """The rows of the features of a key, and one that says nothing."""
        found = [*map(dict.get, self.kinds, of.values), *map(self.features.get, of.others)]
        return [len(self.near) - 1, *(row for row in found if row is not None)]

    @staticmethod
    def _longer(table: Table, rows: int) -> Table:
        made = Table(*(np.zeros((rows, *old.shape[1:]), old.dtype) for old in table))
        for new, old in zip(made, table, strict=True):
            new[: len(old)] = old
        return made


def _no_groups() -> NDArray[np.uint16]:
    return np.zeros((0, len(GROUPS)), np.uint16)
