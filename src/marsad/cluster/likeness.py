"""How alike two documents are: two traces in, a number from 0 to 1 out; it depends on those two alone.

The constants were tuned on three weeks of fourteen outlets and on five reports of one week of meetings.
"""

from __future__ import annotations

from collections.abc import Iterable

from marsad.knowledge.weights import SHARED
from marsad.model import Interval, Reuse, Trace

ALIKE = 0.36  # from here on a document follows another
WORDS, NAMES = 0.7, 0.3
DEEDS = 0.3  # what a common deed of two rarely named parties adds
VAGUE = 0.7  # of a deed whose days are not known
MONTH = 31  # days; a deed dated less exactly may be another
SAME_DAYS = 2  # days apart that make no difference
HALF_LIFE = 14  # further days after which likeness counts half
UNDATED = 0.7  # what it counts where a day is not known
KEPT = 0.1  # a smaller share of common wording is left out
COPY = 0.5  # from this share on two documents are one text
FEWEST = 6  # sampled runs a document needs to be held against another


def likeness(a: Trace, b: Trace) -> float:
    """Shared words, names and deeds, weighed by how rare they are, less the further apart the days; 0 for documents
    that a look-up by keys would not bring together, so that it does not matter how they met."""
    if len(set(a.keys).intersection(b.keys)) < SHARED:
        return 0.0
    near = _cosine(a.words, b.words)
    if a.names and b.names:
        near = WORDS * near + NAMES * _cosine(a.names, b.names)
    return round(min(near + DEEDS * _done(a, b), 1.0) * _together(a.when, b.when), 4)


def _done(a: Trace, b: Trace) -> float:
    """How much both tell of the same: deeds of the same days together, of the others the weightiest, for less."""
    told = {d.what: d.when for d in b.deeds}
    common = [(d.weight, d.when, told[d.what]) for d in a.deeds if d.what in told]
    same = sum(w for w, one, other in common if _dated(one, other) and max(_gap(one, other), _gap(other, one)) <= 1)
    vague = max((w for w, one, other in common if not _dated(one, other)), default=0.0)
    return min(same + VAGUE * vague, 1.0)


def _dated(*whens: Interval) -> bool:
    return all(w.latest and w.earliest and (w.latest - w.earliest).days <= MONTH for w in whens)


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[k] for k, w in a.items() if k in b)


def _together(a: Interval, b: Interval) -> float:
    if not (a.earliest or a.latest) or not (b.earliest or b.latest):
        return UNDATED
    apart = max((_gap(a, b), _gap(b, a), 0))
    return float(0.5 ** (max(apart - SAME_DAYS, 0) / HALF_LIFE))


def _gap(before: Interval, after: Interval) -> int:
    """Days between the end of the one and the beginning of the other; 0 where either is open."""
    return (after.earliest - before.latest).days if before.latest and after.earliest else 0


def shared_wording(mine: Trace, others: Iterable[Trace]) -> tuple[Reuse, ...]:
    """The documents that share wording with `mine`, and how much of the shorter text it is."""
    runs = set(mine.shingles)
    found = []
    for other in others:
        shorter = min(len(runs), len(other.shingles))
        if other.document == mine.document or shorter < FEWEST:
            continue
        share = len(runs.intersection(other.shingles)) / shorter
        if share >= KEPT:
            a, b = sorted((mine.document, other.document))
            found.append(Reuse(a=a, b=b, share=round(share, 3), copy=share >= COPY))
    return tuple(found)
