"""Scores of labels for each word of a text → the best labels of each sentence, with no name that only goes on.

Labels are ordered: outside, then one for the beginning of each sort of name, then one for its going on, in the same
order. Words that are surely outside part a text into stretches; the best path is sought in all stretches at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
OUTSIDE = 0
# A word is surely outside where each other label scores so much less. With 7, 8 of 130,000 labels of news come out
# otherwise than in a full search, which is six times slower; with 5, 60; with 10, none.
MARGIN = 7.0


class Steps(NamedTuple):
    """What a label says of the next, -inf where it never follows, and the same where a sentence opens; `margin` as
    `MARGIN`. `begin` and `end` are what stands before and after a stretch, by label: a word outside, or the sentence's
    edge."""

    follow: Floats
    opening: Floats
    margin: float
    onward: Floats  # (labels, labels): `follow` by the later label
    begin: Floats  # (2, labels)
    end: Floats  # (2, labels)


def steps(follow: Floats, margin: float = MARGIN) -> Steps:
    """The steps of learned weights `follow` (labels, labels); a name's going on follows only the same name."""
    sorts = (len(follow) - 1) // 2
    allowed = np.ones(follow.shape, bool)
    for label in range(1 + sorts, 1 + 2 * sorts):
        allowed[:, label] = False
        allowed[[label - sorts, label], label] = True
    barred = np.where(allowed, follow, -np.inf).astype(np.float32)
    opening = np.where(allowed[OUTSIDE], 0, -np.inf).astype(np.float32)
    end = np.stack([barred[:, OUTSIDE], np.zeros_like(opening)])
    onward = np.ascontiguousarray(barred.T)
    return Steps(barred, opening, margin, onward, np.stack([barred[OUTSIDE], opening]), end)


def decode(scores: Floats, starts: Sequence[int], by: Steps) -> Ints:
    """The label of each word. `scores`: (words, labels); `starts`: where sentences begin, ascending, the first at 0."""
    labels = np.zeros(len(scores), np.intp)
    if not len(scores):
        return labels
    unsure = np.maximum.reduce(scores[:, 1:], 1) + by.margin >= scores[:, OUTSIDE]
    edge = np.zeros(len(scores) + 1, bool)
    edge[[*starts, len(scores)]] = True
    firsts, lengths = _stretches(unsure, edge)
    if not len(firsts):
        return labels
    words, live = _by_step(firsts, lengths)
    # From here on a label a row: what is asked of all words is asked of neighbours in memory.
    best = np.ascontiguousarray(scores.take(words, 0).T)
    best[:, : live[0]] += by.begin.take(edge[firsts], 0).T
    _forward(best, live, by.follow)
    labels[words] = _back(best, live, edge[firsts + lengths], by)
    return labels


def _stretches(unsure: Bools, edge: Bools) -> tuple[Ints, Ints]:
    """Where runs of `unsure` words begin, none over an `edge` of a sentence, and their lengths; the longest first."""
    here, before = np.append(unsure, False), np.append(False, unsure)
    firsts = (here > (before > edge)).nonzero()[0]
    lengths = (before > (here > edge)).nonzero()[0] - firsts
    order = (-lengths).argsort(kind="stable")
    return firsts[order], lengths[order]


def _by_step(firsts: Ints, lengths: Ints) -> tuple[Ints, list[int]]:
    """The words of all stretches, the longest first: the first of each, then the second of those that have one, and so
    on; and how many there are of each step."""
    step = np.arange(lengths.sum()) - (lengths.cumsum() - lengths).repeat(lengths)
    words = firsts.repeat(lengths) + step
    return words[step.argsort(kind="stable")], np.bincount(step).tolist()


def _forward(best: Floats, live: list[int], follow: Floats) -> None:
    """`best`, (labels, words by step), becomes the score of the best path to each label of each word."""
    steps, before, at = follow[:, :, None], 0, live[0]
    for n in live[1:]:
        through = steps + best[:, None, before : before + n]
        best[:, at : at + n] += np.maximum.reduce(through, 0)
        before, at = at, at + n


def _back(best: Floats, live: list[int], closes: Bools, by: Steps) -> Ints:
    """The label of each word by step, from the scores of the `best` paths to it; `closes`: whether a stretch ends a
    sentence."""
    paths = best.T
    labels = np.empty(len(paths), np.intp)
    at, after, ends = len(paths), 0, by.end.take(closes, 0)
    for n in reversed(live):
        at -= n
        onward = ends[:n]
        if after:  # those that go on, then those that end here
            onward[:after] = by.onward.take(labels[at + n : at + n + after], 0)
        labels[at : at + n] = (paths[at : at + n] + onward).argmax(1)
        after = n
    return labels
