"""The words of a text and the names that rules read in it → names as a model learned from marked texts sees them.

A linear-chain conditional random field: the score of a word's label is the sum of what it, its neighbours and the
names there say. What a word says depends on it alone and is summed once, when it is first met.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from itertools import chain
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.annotate.names import proposals
from marsad.annotate.names.decode import OUTSIDE, Steps, decode, steps
from marsad.annotate.names.proposals import NOTHING, Proposed
from marsad.annotate.names.traits import Traits, traits
from marsad.knowledge.tagging import EDGE, GROUPS, REACH, weights
from marsad.model import Sentence, Tokens

Floats = NDArray[np.float32]
Groups = NDArray[np.uint16]
REMEMBERED = 120_000  # words, 200 bytes each; the whole is forgotten when it grows beyond
PADDING = ""
# Which neighbours' groups make a pair: their size's place in `GROUPS`, and how many words off they stand.
PAIRS: dict[str, tuple[int, tuple[int, ...]]] = {
    "before": (1, (-1, 0)),
    "after": (1, (0, 1)),
    "further": (1, (-2, -1)),
    "around": (0, (-1, 0, 1)),
}


class Span(NamedTuple):
    """Tokens `first` to `last` (excluded) that name a person (PER), a body (ORG), a place (LOC) or something else
    (MISC)."""

    first: int
    last: int
    sort: str


class Sums:
    """What each key says of the labels of the words around it, summed when it is first asked for."""

    def __init__(self, make: Callable[[Hashable], Traits]) -> None:
        self.make, self.lock = make, Lock()
        self.index: dict[Hashable, int] = {}
        self.said: Floats = np.zeros((1024, *weights().near.shape[1:]), np.float32)
        self.groups: Groups = np.zeros((1024, len(GROUPS)), np.uint16)

    def of(self, keys: Sequence[Hashable]) -> tuple[Floats, Groups]:
        """What `keys` say, shape (keys, places, labels), and their groups, shape (keys, sizes of groups)."""
        with self.lock:
            if len(self.index) > REMEMBERED:
                self.index.clear()
            rows = list(map(self.index.get, keys))
            if None in rows:
                rows = [self._add(key) if row is None else row for key, row in zip(keys, rows, strict=True)]
            at = np.array(rows, np.intp)
            return self.said[at], self.groups[at]

    def _add(self, key: Hashable) -> int:
        if key in self.index:
            return self.index[key]
        row, known = len(self.index), weights()
        if row == len(self.said):
            self.said, self.groups = np.concatenate([self.said] * 2), np.concatenate([self.groups] * 2)
        features, self.groups[row] = self.make(key)
        at = [i for f in features if (i := known.features.get(f)) is not None]
        self.said[row] = np.add.reduce(known.near[at], 0)
        self.index[key] = row
        return row


def tagged(tokens: Tokens, sentences: tuple[Sentence, ...], seen: Mapping[int, Proposed]) -> list[Span]:
    """The names in `sentences`, in text order, none inside another; `seen` is what rules see at single tokens."""
    if not sentences:
        return []
    places = [at for s in sentences for at in range(s.first, s.last)]
    lengths = np.array([s.last - s.first for s in sentences], np.intp)
    starts = np.append(0, lengths.cumsum()[:-1])
    labels = decode(_scores(tokens, sentences, seen), starts[lengths > 0], _steps())
    return _spans(labels, places, set(starts.tolist()))


def _scores(tokens: Tokens, sentences: tuple[Sentence, ...], seen: Mapping[int, Proposed]) -> Floats:
    """How much speaks for each label at each word of `sentences`, shape (words, labels)."""
    gap = [PADDING] * REACH
    norm = tokens.norm
    keys = list(chain(gap, *((*norm[s.first : s.last], *gap) for s in sentences)))
    none = [None] * REACH
    rules = list(chain(none, *((*(seen.get(at, NOTHING) for at in range(s.first, s.last)), *none) for s in sentences)))
    said, groups = _words().of(keys)
    said = said + _rules().of(rules)[0]
    n = len(keys) - 2 * REACH
    total = np.zeros((n, said.shape[2]), np.float32)
    for d in range(-REACH, REACH + 1):
        total += said[REACH + d : REACH + d + n, REACH + d]
    for name, (size, places) in PAIRS.items():
        total += weights().pairs[name][tuple(groups[REACH + d : REACH + d + n, size] for d in places)]
    real = np.array(list(map(len, keys[REACH : REACH + n])), bool)
    return np.asarray(total[real], np.float32)


def _spans(labels: NDArray[np.intp], places: list[int], starts: set[int]) -> list[Span]:
    names = weights().labels
    found: list[Span] = []
    within = np.flatnonzero(labels != OUTSIDE)
    for at, label in zip(within.tolist(), labels[within].tolist(), strict=True):
        kind, _, sort = names[label].partition("-")
        token = places[at]
        if kind == "I" and found and found[-1].last == token and at not in starts:
            found[-1] = found[-1]._replace(last=token + 1)
        else:
            found.append(Span(token, token + 1, sort))
    return found


def word_features(word: Hashable) -> Traits:
    return traits(str(word)) if word else Traits(("edge",), (EDGE,) * len(GROUPS))


def rule_features(seen: Hashable) -> Traits:
    return Traits(proposals.features(seen) if seen else (), (EDGE,) * len(GROUPS))


@cache
def _words() -> Sums:
    return Sums(word_features)


@cache
def _rules() -> Sums:
    return Sums(rule_features)


@cache
def _steps() -> Steps:
    return steps(weights().follow)
