"""Hits, gold and made counts → precision, recall, F1; and which made claim answers which gold one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from marsad.model import Span

G = TypeVar("G")
M = TypeVar("M")


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float


class Tally:
    """Counts of one layer over all documents. `hit_made` differs from `hit` only where hits weigh differently (B³)."""

    def __init__(self) -> None:
        self.hit = self.hit_made = 0.0
        self.gold = self.made = 0

    def add(self, hit: float, gold: int, made: int, hit_made: float | None = None) -> None:
        self.hit += hit
        self.hit_made += hit if hit_made is None else hit_made
        self.gold += gold
        self.made += made

    @property
    def score(self) -> Score:
        p = self.hit_made / self.made if self.made else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        return Score(p, r, 2 * p * r / (p + r) if p + r else 0.0)


class Table(defaultdict[str, Tally]):
    """Tallies by layer, in the order in which they were first counted."""

    def __init__(self) -> None:
        super().__init__(Tally)


def match(
    golds: Sequence[G], mades: Sequence[M], likeness: Callable[[G, M], float], least: float
) -> list[tuple[int, int]]:
    """One-to-one pairs (gold index, made index), the likest first; none below `least`."""
    scored = ((likeness(g, x), i, j) for i, g in enumerate(golds) for j, x in enumerate(mades))
    taken_gold: set[int] = set()
    taken_made: set[int] = set()
    pairs = []
    for _, i, j in sorted((t for t in scored if t[0] >= least), key=lambda t: (-t[0], t[1], t[2])):
        if i not in taken_gold and j not in taken_made:
            taken_gold.add(i)
            taken_made.add(j)
            pairs.append((i, j))
    return pairs


def overlap(a: Span | None, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a else 0


def likeness(a: Span | None, b: Span) -> float:
    """Shared length over joint length, 0 to 1."""
    if a is None:
        return 0.0
    shared = overlap(a, b)
    return shared / (a.end - a.start + b.end - b.start - shared)


def trimmed(text: str, span: Span) -> Span:
    """`span` without marks at its edges, so that «روسيا» and روسيا are the same mention."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
