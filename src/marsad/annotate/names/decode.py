"""Scores of labels for each word of a text → the best labels of each sentence, with no name that only goes on.

Labels are ordered: outside, then one for the beginning of each sort of name, then one for its going on, in the same
order. Words that are surely outside part a text into stretches; the best path is sought in all stretches at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
OUTSIDE = 0
# A word is surely outside where each other label scores so much less. With 7, 8 of 130,000 labels of news come out
# otherwise than in a full search, which is six times slower; with 5, 60; with 10, none.
MARGIN = 7.0


class Steps(NamedTuple):
    """What a label says of the next, -inf where it never follows, and the same where a sentence opens; `margin` as
    `MARGIN`."""

    follow: Floats
    opening: Floats
    margin: float = MARGIN


def steps(follow: Floats, margin: float = MARGIN) -> Steps:
    """The steps of learned weights `follow` (labels, labels); a name's going on follows only the same name."""
    sorts = (len(follow) - 1) // 2
    allowed = np.ones(follow.shape, bool)
    for label in range(1 + sorts, 1 + 2 * sorts):
        allowed[:, label] = False
        allowed[[label - sorts, label], label] = True
    barred = np.where(allowed, follow, -np.inf).astype(np.float32)
    return Steps(barred, np.where(allowed[OUTSIDE], 0, -np.inf).astype(np.float32), margin)


def decode(scores: Floats, starts: Ints, by: Steps) -> Ints:
    """The label of each word. `scores`: (words, labels); `starts`: where sentences begin, ascending, the first at 0."""
    labels = np.zeros(len(scores), np.intp)
    first, length = _stretches(scores[:, 1:].max(1) + by.margin >= scores[:, OUTSIDE], starts)
    if not len(first):
        return labels
    order = np.argsort(-length, kind="stable")
    first, length = first[order], length[order]
    # At each step, how many of the stretches, the longest first, go on.
    live = np.searchsorted(-length, -np.arange(length[0]), side="left").tolist()
    opens, closes = np.isin(first, starts), np.isin(first + length, np.append(starts, len(scores)))
    best = scores[first] + np.where(opens[:, None], by.opening, by.follow[OUTSIDE])
    onward = np.ascontiguousarray(by.follow.T)
    paths: list[Ints] = []
    for step in range(1, len(live)):
        n = live[step]
        through = best[:n, None, :] + onward
        paths.append(through.argmax(2))
        best[:n] = through.max(2) + scores[first[:n] + step]
    here = (best + np.where(closes[:, None], np.float32(0), by.follow[:, OUTSIDE])).argmax(1)
    rows = np.arange(len(first))
    for step in range(len(live) - 1, -1, -1):
        n = live[step]
        labels[first[:n] + step] = here[:n]
        if step:
            here[:n] = paths[step - 1][rows[:n], here[:n]]
    return labels


def _stretches(unsure: NDArray[np.bool_], starts: Ints) -> tuple[Ints, Ints]:
    """Where runs of unsure words begin, none over the edge of a sentence, and how long each is."""
    opens = unsure.copy()
    opens[1:] &= ~unsure[:-1]
    opens[starts] = unsure[starts]
    first = np.flatnonzero(opens)
    places = np.flatnonzero(unsure)
    return first, np.diff(np.append(np.searchsorted(places, first), len(places)))
