"""Numbers in, those of them out that may stand in a table: what was never written need not be looked up.

Of a table that was empty when it was first asked for, and into which nobody else writes, all is known that was written.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from marsad.record.database import Database

BITS = 27  # 16 MB at most; of a million and a half numbers written, one in a hundred others passes for written
_BIT = np.left_shift(1, np.arange(8)).astype(np.uint8)


class Sieve:
    """A bit for each number's last digits. Where more may stand in the table than was added, all pass."""

    def __init__(self, db: Database, table: str) -> None:
        self._db, self._table = db, table
        self._bits: NDArray[np.uint8] | None = None
        self._asked = False

    def forget(self) -> None:
        """Another program may have written."""
        self._bits, self._asked = None, False

    def add(self, numbers: Sequence[int]) -> None:
        """Numbers that are written to the table."""
        if self._bits is not None:
            at = _ends(numbers)
            np.bitwise_or.at(self._bits, at >> 3, _bit(at))

    def passing(self, numbers: Sequence[int]) -> Sequence[int]:
        """The places, in ascending order, of the numbers that may stand in the table."""
        if not self._asked:
            self._asked = True
            if not self._db.execute(f"SELECT 1 FROM {self._table} LIMIT 1").fetchone():
                self._bits = np.zeros(1 << (BITS - 3), np.uint8)
        if self._bits is None:
            return range(len(numbers))
        at = _ends(numbers)
        found: list[int] = np.flatnonzero(self._bits[at >> 3] & _bit(at)).tolist()
        return found


def _ends(numbers: Sequence[int]) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.fromiter(numbers, np.int64, len(numbers)) & ((1 << BITS) - 1)
    return found


def _bit(at: NDArray[np.int64]) -> NDArray[np.uint8]:
    found: NDArray[np.uint8] = _BIT[at & 7]
    return found
