"""Learned weights, as `knowledge/models/` holds them → how much the signs of a case speak for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from marsad import knowledge
from marsad.extract.events.entries import Weight

Model = dict[str, float]
# Sums that differ by less are equal, so that the order of summing decides nothing.
TIE = 1e-6
# The models by name: read once, or put here by what trains them.
LEARNED: dict[str, Model] = {}


@dataclass(slots=True, eq=False)
class Sign:
    """What a sign weighs in each of two models: one of its kind, so that signs seen twice are one."""

    one: float
    other: float


@dataclass(slots=True, eq=False)
class Weighed:
    """Signs that are seen together, and what they weigh in each of the two models that ask for them: one of its kind.

    `carried` are those that weigh anything; words and numbers alone, which the collector need not follow.
    """

    signs: tuple[str, ...]
    one: float
    other: float
    carried: tuple[Sign, ...]


# What a thing that is seen weighs in the first of its two models, and in the other.
ONE, OTHER = attrgetter("one"), attrgetter("other")


def model(name: str) -> Model:
    """The weights of models/`name`.tsv by sign."""
    if name not in LEARNED:
        LEARNED[name] = {row.sign: row.weight for row in knowledge.rows(f"models/{name}.tsv", Weight)}
    return LEARNED[name]


def weigh(weights: Model, signs: Iterable[str]) -> float:
    """The sum of the weights of the signs: above 0 where it is likelier than not (the log of its odds)."""
    get = weights.get
    return get("*", 0.0) + sum([get(sign, 0.0) for sign in signs])


def weighed(models: tuple[str, str], *signs: str) -> Weighed:
    """`signs` with their sums in the two models, so that what is seen again need not be summed again."""
    one, other = model(models[0]), model(models[1])
    known = [sign for sign in signs if sign in one or sign in other]
    if not known:  # as most words are to most types
        return Weighed(signs, 0.0, 0.0, ())
    carried = tuple([_sign(models, sign) for sign in known])
    return Weighed(signs, sum([s.one for s in carried]), sum([s.other for s in carried]), carried)


@lru_cache(maxsize=1 << 16)
def _sign(models: tuple[str, str], name: str) -> Sign:
    """What a sign weighs in two models, of which at least one knows it."""
    one, other = (model(m) for m in models)
    return Sign(one.get(name, 0.0), other.get(name, 0.0))
