"""A forest of symmetric trees, as `knowledge/models/` holds it → what it says of many cases at once.

Every tree asks the same few questions of each case, whether a number is above a limit; the answers together are the
place of its leaf. Forests are grown by `training/trees.py`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from marsad.knowledge import KnowledgeError
from marsad.knowledge.arrays import arrays

Floats = NDArray[np.float64]


class Forest:
    """`base` and the T trees of D questions (8 at most): `asked` (T, D) are columns of a case, `above` (T, D) limits,
    `leaves` (T, 2 ** D) what each tree adds; the first question is the highest bit of a leaf's place."""

    PARTS = ("base", "asked", "above", "leaves")
    __slots__ = (*PARTS, "_columns", "_every", "_first", "_limits", "_which")

    def __init__(self, base: float, asked: NDArray[np.int64], above: Floats, leaves: Floats) -> None:
        self.base, self.asked, self.above, self.leaves = base, asked, above, leaves
        # Trees share many questions: each is asked once of all cases.
        questions, which = np.unique(np.stack((asked.T.ravel(), above.T.ravel())), axis=1, return_inverse=True)
        self._columns, self._limits, self._which = questions[0].astype(np.intp), questions[1][:, None], which.ravel()
        self._every, self._first = leaves.ravel(), np.arange(0, leaves.size, leaves.shape[1])[:, None]

    def sums(self, cases: Floats) -> Floats:
        """The log odds of each of N cases, given as (N, K) numbers."""
        trees, depth = self.asked.shape
        yes = (np.ascontiguousarray(cases.T).take(self._columns, 0) > self._limits).view(np.uint8)
        bits = yes.take(self._which, 0).reshape(depth, trees, -1)
        places = bits[0]
        for bit in bits[1:]:
            places = places + places + bit
        found: Floats = self.base + self._every.take(places + self._first).sum(0)
        return found


def forests(name: str) -> dict[str, Forest]:
    """The forests of the file `name`, by their own names. Raises KnowledgeError where it cannot be read."""
    found = arrays(name)
    names = sorted({key.partition(".")[0] for key in found})
    _, *parts = Forest.PARTS
    try:
        return {n: Forest(float(found[f"{n}.base"]), *(found[f"{n}.{part}"] for part in parts)) for n in names}
    except KeyError as fault:
        raise KnowledgeError(f"{name}: {fault} is missing; make it anew with: make train") from fault
