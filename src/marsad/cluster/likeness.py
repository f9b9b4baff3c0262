"""How alike two documents are: two traces in, how sure it is that they tell of one event or story out.

It depends on those two alone. The weights are those of a logistic regression on pairs judged by reading, half of them;
the other half says how good they are (`python -m quality.pairs`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from operator import mul

from msgspec import Struct
from msgspec.structs import astuple

from marsad.knowledge.weights import weight
from marsad.model import Interval, Trace

RAREST = 3  # shared words that count by their own weight
VAGUE = 0.4  # of a deed whose days are not known
EXACT = 4  # days; a deed dated less exactly may be another
FAINT = 0.05  # cosine of words
MANY = 10  # numbers
ENOUGH = 3.0  # bodies and things; more make no more difference
BRIEF = 40  # words; of less too little is known
LONG = 10  # days; further apart makes no more difference
UNDATED = 3.0  # days that two documents count as apart where a day is not known


class Likeness(Struct, frozen=True, gc=False):
    """What two documents have in common: cosines of words, names and titles, mean weight of the rarest shared words,
    common passages (logarithm of the runs that tell, and the share of both), days apart, common deeds,
    how far both are routine, numbers that differ, how much both are about one name, whom and what beside people and
    states both name, whether one is brief."""

    words: float
    names: float
    title: float
    rare: float
    told: float
    share: float
    apart: float
    deeds: float
    routine: float
    unlike: float
    about: float
    bodies: float
    brief: float

    def event(self) -> float:
        """How sure it is, 0 to 1, that both tell of one event."""
        return _sure(astuple(self), EVENT)

    def story(self) -> float:
        """How sure it is, 0 to 1, that both belong to one developing story; never less than of one event."""
        return self.both()[1]

    def both(self) -> tuple[float, float]:
        """`event` and `story`."""
        values = astuple(self)
        event = _sure(values, EVENT)
        return event, max(_sure(values, STORY), event)


# The first number is the sum without anything in common.
EVENT = (-7.95, Likeness(4.87, 0.00, 1.60, 0.79, 0.00, 2.34, -0.42, 1.91, -4.03, -4.32, 3.01, 0.00, -3.27))
STORY = (-3.99, Likeness(0.06, 2.57, 2.93, 0.44, 0.33, 2.50, -0.14, 3.43, -4.88, -3.81, 0.00, 0.84, 0.00))


def _sure(values: tuple[float, ...], weights: tuple[float, Likeness]) -> float:
    start, by = weights
    total = sum(map(mul, values, astuple(by)), start)
    return round(1 / (1 + math.exp(-max(min(total, 30.0), -30.0))), 4)


def likeness(a: Trace, b: Trace, told: float = 0.0, share: float = 0.0) -> Likeness:
    """What `a` and `b` have in common; `told` runs that tell stand in common passages, which are `share` of both."""
    words, rare = _words(a.words, b.words)
    names = _products(a.names, b.names)
    return Likeness(
        words=words,
        names=sum(names),
        title=sum(_products(a.title, b.title)),
        rare=rare,
        told=math.log1p(told),
        share=share,
        apart=_apart(a.when, b.when),
        deeds=_done(a, b),
        routine=min(a.routine, b.routine),
        unlike=_unlike(a.numbers, b.numbers),
        about=max(names, default=0.0),
        bodies=min(sum([a.bodies[n] for n in sorted(a.bodies.keys() & b.bodies.keys())]), ENOUGH),
        brief=float(min(a.size, b.size) < BRIEF),
    )


def _words(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float]:
    """The cosine of the words of both, and the mean weight of the rarest that they share."""
    shared = a.keys() & b.keys()
    rare = sorted(map(weight, shared), reverse=True)[:RAREST]
    return sum([a[w] * b[w] for w in shared]), sum(rare) / RAREST


def _unlike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How many numbers of the one with fewer the other lacks, in tens; from ten on it makes no more difference."""
    fewer = min(len(a), len(b))
    return min(fewer - len(set(a).intersection(b)), MANY) / MANY if fewer else 0.0


def _products(a: dict[str, float], b: dict[str, float]) -> list[float]:
    """What both weigh, multiplied; the sum is the cosine of two of length 1."""
    return [a[k] * b[k] for k in a.keys() & b.keys()]


def _done(a: Trace, b: Trace) -> float:
    """How much both tell of the same: deeds of the same days together, of the others the weightiest, for less."""
    if not a.deeds or not b.deeds:
        return 0.0
    told = {d.what: d.when for d in b.deeds}
    common = [(d.weight, d.when, told[d.what]) for d in a.deeds if d.what in told]
    if not common:
        return 0.0
    same = sum(w for w, one, other in common if _dated(one, other) and max(gap(one, other), gap(other, one)) <= 1)
    vague = max((w for w, one, other in common if not _dated(one, other)), default=0.0)
    return min(same + VAGUE * vague, 1.0)


def _dated(*whens: Interval) -> bool:
    return all(w.latest and w.earliest and (w.latest - w.earliest).days <= EXACT for w in whens)


def _apart(a: Interval, b: Interval) -> float:
    if not (a.earliest or a.latest) or not (b.earliest or b.latest):
        return UNDATED
    return float(min(max(gap(a, b), gap(b, a), 0), LONG))


def gap(before: Interval, after: Interval) -> int:
    """Days between the end of the one and the beginning of the other; 0 where either is open."""
    return (after.earliest - before.latest).days if before.latest and after.earliest else 0
