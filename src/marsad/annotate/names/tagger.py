"""The words of a text and the names that rules read in it → names as a model learned from marked texts sees them.

A linear-chain conditional random field: the score of a word's label is the sum of what it, its neighbours and the
names there say, in whole thousandths, so that no order of adding matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
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
# How much more speaks for a person right behind a word outside all names than was learned: the mean of models speaks
# more softly of the rare words that names are made of than any one of them. Tuned on ANERcorp dev and the articles,
# where a quarter to one do alike.
LEANING, PERSON = 0.25, "B-PER"
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
    """The `words` of sentences in a row, with `REACH` empty ones before, between and after sentences; at which of them,
    less `REACH`, the `tokens` stand (`places`), and where sentences begin among the tokens."""

    words: list[str]
    tokens: Ints
    places: Ints
    starts: list[int]


def tagged(tokens: Tokens, sentences: tuple[Sentence, ...], seen: Mapping[int, Proposed]) -> list[Span]:
    """The names in `sentences`, in text order, none inside another; `seen` is what rules see at single tokens."""
    row = _layout(tokens, sentences)
    if not row.starts:
        return []
    return _spans(decode(_scores(row, seen), row.starts, _steps()), row)


def _layout(tokens: Tokens, sentences: tuple[Sentence, ...]) -> Layout:
    edge = [""] * REACH
    words, firsts, starts, n = edge[:], [0], [0], 0
    for sentence in sentences:
        if sentence.last > sentence.first:
            words += tokens.norm[sentence.first : sentence.last]
            words += edge
            firsts.append(sentence.first - n)
            n += sentence.last - sentence.first
            starts.append(n)
    lengths = np.diff(starts)
    at = np.arange(n)
    edges = np.arange(0, len(lengths) * REACH, REACH)
    return Layout(words, at + np.repeat(firsts[1:], lengths), at + np.repeat(edges, lengths), starts[:-1])


def _scores(row: Layout, seen: Mapping[int, Proposed]) -> Floats:
    """How much speaks for each label at each of the tokens, shape (tokens, labels)."""
    known = weights()
    at, table = _words().of(row.words)
    said = table.said.take(at, 0)
    if seen:
        said[_at(row, seen)] += _ruled(seen)
    n = len(row.words) - 2 * REACH
    total = said[:n, 0].astype(np.int32)
    for d in range(1, 2 * REACH + 1):
        total += said[d : d + n, d]
    groups = table.groups.take(at, 0).T.astype(np.intp)
    runs: dict[tuple[int, int], Ints] = {}
    for name, (size, places) in PAIRS.items():
        those = known.pairs[name]
        index = runs.get((size, len(places)))
        if index is None:
            index = runs[size, len(places)] = _runs(groups[size], len(places), those.shape[0])
        start = REACH + places[0]
        total += those.reshape(-1, those.shape[-1]).take(index[start : start + n], 0)
    return np.asarray(total.take(row.places, 0) * known.scale, np.float32)


def _at(row: Layout, seen: Mapping[int, Proposed]) -> Ints:
    """Where among the words of `row` the tokens of `seen` stand."""
    return row.places[row.tokens.searchsorted(np.fromiter(seen, np.intp, len(seen)))] + REACH


def _runs(groups: Ints, length: int, size: int) -> Ints:
    """The groups of `length` words in a row, as one number each; there are `size` groups."""
    stop = len(groups) - length + 1
    index = groups[:stop]
    for d in range(1, length):
        index = index * size + groups[d : d + stop]
    return index


def _ruled(seen: Mapping[int, Proposed]) -> NDArray[np.int16]:
    """What the names by rules say at each token of `seen` more than their absence does, shape (tokens, words around,
    labels)."""
    rows, table = _rules().of([NOTHING, *seen.values()])
    more: NDArray[np.int16] = table.said.take(rows[1:], 0) - table.said[rows[0]]
    return more


def _spans(labels: Ints, row: Layout) -> list[Span]:
    names = _labels()
    starts = frozenset(row.starts)
    found: list[Span] = []
    within = labels.nonzero()[0]
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


def _unnamed(word: str) -> Traits:
    """What is seen of `word` where no name by rules stands, as is the case at most words."""
    seen = word_features(word)
    return seen._replace(others=(*seen.others, *rule_features(NOTHING).others)) if word else seen


@cache
def _words() -> Sums[str]:
    return Sums(_unnamed, "", weights())


@cache
def _rules() -> Sums[Proposed | None]:
    return Sums(rule_features, None, weights())


@cache
def _steps() -> Steps:
    follow = weights().follow.copy()
    follow[OUTSIDE, weights().labels.index(PERSON)] += LEANING
    return steps(follow)


@cache
def _labels() -> tuple[tuple[bool, str], ...]:
    """Of each label whether it begins a name, and the name's sort."""
    return tuple((kind == "B", sort) for kind, _, sort in (name.partition("-") for name in weights().labels))
