"""Cases of signs → weights by logistic regression with an L2 pull to zero; and how well scores part yes from no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

# Signs seen in fewer cases are left out; steps of gradient descent (Adam), and the size of one.
RARE, STEPS, STEP = 2, 120, 0.05


def fit(cases: Iterable[tuple[Sequence[str], float, float]], pull: float) -> dict[str, float]:
    """The weight of each sign, and of `*`, which stands in every case, from (signs, how far it is so, weight of it)."""
    rows = [(set(signs), yes, weight) for signs, yes, weight in cases]
    count = Counter(s for signs, _, _ in rows for s in sorted(signs))
    index = {s: i for i, s in enumerate(s for s, n in count.items() if n >= RARE)}
    pairs = [(r, index[s]) for r, (signs, _, _) in enumerate(rows) for s in sorted(signs) if s in index]
    at, column = np.array(pairs).T
    yes = np.array([float(y) for _, y, _ in rows])
    counts = np.array([w for _, _, w in rows])
    weights = np.zeros(len(index) + 1)
    speed, size = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        total = np.bincount(at, weights[column], len(rows)) + weights[-1]
        error = (1 / (1 + np.exp(-np.clip(total, -30, 30))) - yes) * counts
        slope = np.append(np.bincount(column, error[at], len(index)) + pull * weights[:-1], error.sum())
        speed = 0.9 * speed + 0.1 * slope
        size = 0.999 * size + 0.001 * slope**2
        pace = STEP if step < STEPS * 0.7 else STEP * 0.3
        weights -= pace * (speed / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.999**step)) + 1e-8)
    return {s: float(weights[i]) for s, i in index.items()} | {"*": float(weights[-1])}


class Count(NamedTuple):
    """Precision, recall and F1 of taking what scores above `limit`."""

    f1: float
    precision: float
    recall: float
    limit: float

    @classmethod
    def above(cls, scored: Sequence[tuple[float, bool]], limit: float, gold: int) -> Count:
        """Counted over (score, yes), of `gold` that are to be found."""
        made = sum(score > limit for score, _ in scored)
        hit = sum(yes for score, yes in scored if score > limit)
        return cls(
            round(2 * hit / ((made + gold) or 1), 3), round(hit / (made or 1), 3), round(hit / (gold or 1), 3), limit
        )


def best(scored: Sequence[tuple[float, bool]], gold: int) -> Count:
    """The count at the limit of best F1, in steps of a tenth."""
    return max(Count.above(scored, limit / 10, gold) for limit in range(-30, 21))
