"""Cases of numbers → a forest of symmetric trees by gradient boosting (logistic loss), and what it says of a case.

All nodes of a level ask the same: whether one column is above one limit. A tree of `DEPTH` questions is thus a table of
2 ** DEPTH leaves (as in CatBoost; Prokhorenkova and others, 2018), which numpy reads for many cases at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from marsad.knowledge.forest import Forest

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# How many questions a tree asks; how many trees; how much each adds; how strongly leaves are pulled to zero.
DEPTH, TREES, PACE, PULL = 5, 120, 0.14, 6.0
# Into how many parts a column is cut at most; which share of columns and of cases each tree sees.
BINS, COLUMNS, ROWS = 24, 0.5, 0.8
# How many forests are drawn, and the lot of the first; their mean is less a matter of the draw than any one.
GROVES, SEED = 4, 113


def fit(cases: Floats, yes: Floats, counts: Floats | None = None, trees: int = TREES, groves: int = GROVES) -> Forest:
    """The forest for (N, K) numbers and N answers from 0 to 1, each of which counts so much (once, if nothing is said);
    its sums are log odds."""
    each = np.ones(len(yes)) if counts is None else counts
    grown = [_fit(cases, yes, each, trees, SEED + n) for n in range(groves)]
    leaves = np.concatenate([one.leaves for one in grown]) / groves
    asked, above = (np.concatenate([getattr(one, part) for one in grown]) for part in ("asked", "above"))
    return Forest(grown[0].base, asked, above, leaves)


def _fit(cases: Floats, yes: Floats, counts: Floats, trees: int, seed: int) -> Forest:
    draw = np.random.default_rng(seed)
    limits = [_limits(cases[:, k]) for k in range(cases.shape[1])]
    able = np.array([k for k, some in enumerate(limits) if len(some)])
    binned = np.column_stack([np.searchsorted(limits[k], cases[:, k], "left") for k in able]).astype(np.int64)
    mean = float(np.average(yes, weights=counts))
    base = float(np.log(mean / (1 - mean)))
    sums = np.full(len(yes), base)
    asked, above, leaves = [], [], []
    for _ in range(trees):
        odds = 1 / (1 + np.exp(-sums))
        slope, bend = counts * (yes - odds), counts * odds * (1 - odds)
        rows = np.flatnonzero(draw.random(len(yes)) < ROWS)
        some = draw.permutation(len(able))[: max(1, int(COLUMNS * len(able)))]
        columns, places = _grow(binned[rows], slope[rows], bend[rows], some)
        at = np.zeros(len(yes), np.int64)
        for column, place in zip(columns, places, strict=True):
            at = 2 * at + (binned[:, column] > place)
        own = np.bincount(at[rows], slope[rows], 1 << DEPTH) / (np.bincount(at[rows], bend[rows], 1 << DEPTH) + PULL)
        sums += PACE * own[at]
        asked.append([int(able[c]) for c in columns])
        above.append([float(limits[able[c]][p]) for c, p in zip(columns, places, strict=True)])
        leaves.append(PACE * own)
    return Forest(base, np.array(asked), np.array(above), np.array(leaves))


def _limits(column: Floats) -> Floats:
    """Where a column is cut: between its values, or where equal parts of the cases meet."""
    values = np.unique(column)
    if len(values) > BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1), method="nearest"))
    found: Floats = (values[:-1] + values[1:]) / 2
    return found


def _grow(binned: Ints, slope: Floats, bend: Floats, some: Ints) -> tuple[list[int], list[int]]:
    """The questions of one tree: the column and the part above which each says yes, the best for all nodes together."""
    at = np.zeros(len(slope), np.int64)
    columns: list[int] = []
    places: list[int] = []
    width = BINS + 1
    for level in range(DEPTH):
        nodes = 1 << level
        best = (-np.inf, 0, 0)
        for column in some:
            cell = at * width + binned[:, column]
            g = np.bincount(cell, slope, nodes * width).reshape(nodes, width).cumsum(1)
            h = np.bincount(cell, bend, nodes * width).reshape(nodes, width).cumsum(1)
            left, right = g[:, :-1], g[:, -1:] - g[:, :-1]
            gain = (left**2 / (h[:, :-1] + PULL) + right**2 / (h[:, -1:] - h[:, :-1] + PULL)).sum(0)
            place = int(gain.argmax())
            if gain[place] > best[0] + 1e-9 and (binned[:, column] > place).any():
                best = (float(gain[place]), int(column), place)
        columns.append(best[1])
        places.append(best[2])
        at = 2 * at + (binned[:, best[1]] > best[2])
    return columns, places
