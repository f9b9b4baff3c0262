"""A report without a date and dated ones that may tell the same → what of theirs it retells, with its days.

Only what is surely the same counts: one type and mode, the same two people or more, nothing that speaks against it, and
more that agrees the oftener such people are in the news. Where the dated reports leave two occasions open, as of people
who meet again and again, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from marsad.cluster.accounts import accounts, sentence, sentences
from marsad.cluster.happenings import FITS, fit
from marsad.cluster.trace import RAREST
from marsad.knowledge.weights import rarity
from marsad.model import Account, Interval, Reading, Retold
from marsad.text import key

# Set on invented reports and on news of 2015 whose dates were hidden: see tests/cluster/test_retold.py.
KNOWN = 1.5  # how rare two people are together, from 0 to 2, whose meeting is no other
OFTEN = 2.4  # how well accounts fit that name people who are in the news all the time
SPAN = timedelta(31)  # an event whose days are less certain dates nothing
Names = Mapping[str, float]


def retold(reading: Reading, dated: Iterable[Reading]) -> tuple[Retold, ...]:
    """What `reading` tells of events that the readings in `dated` place on the calendar, in text order."""
    rare = {e.known or key(e.name): min(rarity(e.name) / RAREST, 1.0) for e in reading.entities if e.type == "PER"}
    theirs = [(a, _weekdays(r, a)) for r in dated for a in accounts(r) if _placed(a)]
    return tuple(_found(reading, theirs, rare))


def _found(reading: Reading, theirs: Sequence[tuple[Account, set[int]]], rare: Names) -> Iterator[Retold]:
    for own in accounts(reading):
        if own.modality != "asserted" or own.when.closed:
            continue
        days = _weekdays(reading, own)
        same = [a for a, others in theirs if _one(own, a, rare) and _falls(a.when, days, others)]
        if same and all(_meet(a.when, b.when) for a, b in combinations(same, 2)):
            best = min(same, key=lambda a: (_length(a.when), a.document, a.evidence.start))
            at = own.evidence
            yield Retold(start=at.start, end=at.end, document=best.document, when=best.when)


def _one(own: Account, other: Account, rare: Names) -> bool:
    """Whether both tell of one event, beyond doubt."""
    both = set(own.people) & set(other.people)
    if len(both) < 2 or (own.type, own.mode) != (other.type, other.mode):
        return False
    if own.place and other.place and own.place != other.place:
        return False
    score = fit(own, other)
    known = sum(sorted((rare.get(p, 0.0) for p in both), reverse=True)[:2])
    return score >= (FITS if known >= KNOWN else OFTEN)


def _placed(a: Account) -> bool:
    return a.modality == "asserted" and a.when.closed and _length(a.when) <= SPAN and len(a.people) > 1


def _falls(when: Interval, own: set[int], other: set[int]) -> bool:
    """Whether the days of the week that both tell leave one: «يوم الاثنين» is none of another week's Thursday."""
    if own and other and not own & other:
        return False
    if when.earliest is None or when.latest is None or not own:
        return True
    return any((when.earliest + timedelta(n)).weekday() in own for n in range(min(_length(when).days, 6) + 1))


def _weekdays(reading: Reading, a: Account) -> set[int]:
    """The days of the week that its sentence names, where it names one only."""
    within = sentence(sentences(reading.document.text), a.evidence.start)
    inside = (t for t in reading.times if within.start <= t.evidence.start < within.end)
    found = {t.value.weekday for t in inside if t.value.weekday is not None}
    return found if len(found) == 1 else set()


def _meet(a: Interval, b: Interval) -> bool:
    return bool(
        a.earliest and a.latest and b.earliest and b.latest and a.earliest <= b.latest and b.earliest <= a.latest
    )


def _length(when: Interval) -> timedelta:
    return when.latest - when.earliest if when.earliest and when.latest else timedelta.max
