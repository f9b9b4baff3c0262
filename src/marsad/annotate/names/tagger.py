"""The words of a text and the names that rules read in it → names as a model learned from marked texts sees them.

A linear-chain conditional random field: the score of a word's label is the sum of what it, its neighbours and the
names there say, in whole thousandths, so that no order of adding matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.annotate.names import proposals
from marsad.annotate.names.decode import OUTSIDE, Steps, decode, steps
from marsad.annotate.names.proposals import NOTHING, Proposed
from marsad.annotate.names.sums import Sums
from marsad.annotate.names.traits import Traits, traits
from marsad.knowledge.tagging import EDGE, GROUPS, REACH, weights
from marsad.model import Sentence, Tokens

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
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


class Layout(NamedTuple):
    """The words of sentences in a row, with `REACH` places before, between and after sentences: the `tokens`, the
    `places` where they stand, how many places there are, and where sentences begin among the tokens."""

    tokens: Ints
    places: Ints
    size: int
    starts: Ints


def tagged(tokens: Tokens, sentences: tuple[Sentence, ...], seen: Mapping[int, Proposed]) -> list[Span]:
    """The names in `sentences`, in text order, none inside another; `seen` is what rules see at single tokens."""
    row = _layout([s for s in sentences if s.last > s.first])
    if not len(row.tokens):
        return []
    words = list(chain.from_iterable(tokens.norm[s.first : s.last] for s in sentences))
    labels = decode(_scores(row, words, seen), row.starts, _steps())
    return _spans(labels, row)


def _layout(sentences: list[Sentence]) -> Layout:
    length = np.array([s.last - s.first for s in sentences], np.intp)
    starts = length.cumsum() - length
    row = np.arange(length.sum())
    tokens = row + np.repeat(np.array([s.first for s in sentences], np.intp) - starts, length)
    places = row + np.repeat(np.arange(1, len(sentences) + 1) * REACH, length)
    return Layout(tokens, places, len(row) + (len(sentences) + 1) * REACH, starts)


def _scores(row: Layout, words: list[str], seen: Mapping[int, Proposed]) -> Floats:
    """How much speaks for each label at each of `words`, shape (words, labels)."""
    known = weights()
    at, table = _words().of(words)
    keys = np.zeros(row.size, np.intp)
    keys[row.places] = at
    said = table.said[keys] + _ruled(row, seen)
    n = row.size - 2 * REACH
    total = np.add.reduce(
        [said[REACH + d : REACH + d + n, REACH + d] for d in range(-REACH, REACH + 1)], dtype=np.int32
    )
    groups = table.groups[keys].astype(np.intp)
    for name, (size, places) in PAIRS.items():
        those = known.pairs[name]
        index = np.zeros(n, np.intp)
        for d in places:
            index = index * those.shape[0] + groups[REACH + d : REACH + d + n, size]
        total += those.reshape(-1, those.shape[-1]).take(index, 0)
    return np.asarray(total.take(row.places - REACH, 0) * known.scale, np.float32)


def _ruled(row: Layout, seen: Mapping[int, Proposed]) -> NDArray[np.int16]:
    """What the names by rules say at each place, shape (places, places around, labels)."""
    at, table = _rules().of([NOTHING, *seen.values()])
    keys = np.zeros(row.size, np.intp)
    keys[row.places] = at[0]
    if seen:
        tokens = np.fromiter(seen, np.intp, len(seen))
        keys[row.places[np.searchsorted(row.tokens, tokens)]] = at[1:]
    return table.said[keys]


def _spans(labels: NDArray[np.intp], row: Layout) -> list[Span]:
    names = _labels()
    starts = frozenset(row.starts.tolist())
    found: list[Span] = []
    within = np.flatnonzero(labels != OUTSIDE)
    first, last, sort, before = 0, -1, "", -2
    for at, token, label in zip(within.tolist(), row.tokens[within].tolist(), labels[within].tolist(), strict=True):
        begins, kind = names[label]
        if begins or at != before + 1 or at in starts:
            if last > first:
                found.append(Span(first, last, sort))
            first, sort = token, kind
        last, before = token + 1, at
    return [*found, Span(first, last, sort)] if last > first else found


def word_features(word: str) -> Traits:
    """What is seen of `word`; of the edge of a sentence where it is empty."""
    return traits(word) if word else Traits((), ("edge",), (EDGE,) * len(GROUPS))


def rule_features(seen: Proposed | None) -> Traits:
    """What is seen of the names by rules at a word; nothing at the edge of a sentence."""
    return Traits((), proposals.features(seen) if seen else (), (EDGE,) * len(GROUPS))


@cache
def _words() -> Sums[str]:
    return Sums(word_features, "", weights())


@cache
def _rules() -> Sums[Proposed | None]:
    return Sums(rule_features, None, weights())


@cache
def _steps() -> Steps:
    return steps(weights().follow)


@cache
def _labels() -> tuple[tuple[bool, str], ...]:
    """Of each label whether it begins a name, and the name's sort."""
    return tuple((kind == "B", sort) for kind, _, sort in (name.partition("-") for name in weights().labels))
