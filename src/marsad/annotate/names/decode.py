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
    edges = np.zeros(len(scores) + 1, bool)
    edges[starts] = edges[-1] = True
    words, live = _by_step(first, length)
    here = scores[words]
    best = here[: len(first)] + np.where(edges[first][:, None], by.opening, by.follow[OUTSIDE])
    came = _forward(best, here, live, np.ascontiguousarray(by.follow.T))
    last = (best + np.where(edges[first + length][:, None], np.float32(0), by.follow[:, OUTSIDE])).argmax(1)
    labels[words] = _back(last, came, live)
    return labels


def _by_step(first: Ints, length: Ints) -> tuple[Ints, list[int]]:
    """The words of all stretches, the longest first: the first of each, then the second of those that have one, and so
    on; and how many there are of each step."""
    live = np.searchsorted(-length, -np.arange(length[0]), side="left")
    before = live.cumsum() - live
    stretch = np.repeat(np.arange(len(first)), length)
    step = np.arange(len(stretch)) - np.repeat(length.cumsum() - length, length)
    words = np.empty(len(stretch), np.intp)
    words[before[step] + stretch] = first[stretch] + step
    return words, live.tolist()


def _forward(best: Floats, here: Floats, live: list[int], onward: Floats) -> Ints:
    """The label before each label of each word that has one before it; `best` becomes the score of the best path to
    each label of each stretch's last word."""
    came = np.empty(here.shape, np.intp)
    at = live[0]
    for n in live[1:]:
        through = best[:n, None, :] + onward
        through.argmax(2, out=came[at : at + n])
        np.add(through.max(2), here[at : at + n], out=best[:n])
        at += n
    return came


def _back(last: Ints, came: Ints, live: list[int]) -> Ints:
    """The label of each word, from the label of each stretch's `last` word."""
    flat, width = came.reshape(-1), came.shape[1]
    labels = np.empty(len(came), np.intp)
    at, rows = len(came), np.arange(live[0]) * width
    for n in reversed(live):
        at -= n
        labels[at : at + n] = last[:n]
        if at:
            last[:n] = flat[rows[:n] + at * width + last[:n]]
    return labels


def _stretches(unsure: NDArray[np.bool_], starts: Ints) -> tuple[Ints, Ints]:
    """Where runs of unsure words begin, none over the edge of a sentence, and how long each is."""
    opens = unsure.copy()
    opens[1:] &= ~unsure[:-1]
    opens[starts] = unsure[starts]
    first = np.flatnonzero(opens)
    places = np.flatnonzero(unsure)
    return first, np.diff(np.append(np.searchsorted(places, first), len(places)))
