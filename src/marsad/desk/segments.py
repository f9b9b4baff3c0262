"""Overlapping highlights in, segments out: pieces in a row that hold the whole text and know their marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Kind = Literal["mention", "time", "quantity", "statement", "event"]


class Mark(Struct, frozen=True, gc=False):
    """A claim's place in the text: `claim` is the claim's key within its reading. Raises ValueError when empty."""

    start: int
    end: int
    kind: Kind
    claim: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"mark {self.claim} has an empty span {self.start}-{self.end}")


class Segment(Struct, frozen=True, gc=False):
    """A piece of text under the same marks throughout, the innermost (shortest) mark first."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: bool = False  # a mark begins here: the keyboard stops here, and not at a mark's every piece

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(dict.fromkeys(m.kind for m in self.marks))

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.claim for m in self.marks))


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """`text[start:end]` cut wherever a mark begins or ends; a mark that reaches over an edge counts up to it."""
    within = [m for m in marks if m.start < end and m.end > start]
    edges = sorted({start, end} | {e for m in within for e in (m.start, m.end) if start < e < end})
    covering: list[list[Mark]] = [[] for _ in edges]
    for mark in within:
        for i in range(bisect_left(edges, max(mark.start, start)), bisect_left(edges, min(mark.end, end))):
            covering[i].append(mark)
    return tuple(
        Segment(a, b, text[a:b], tuple(sorted(over, key=_inner_first)), any(m.start == a for m in over))
        for a, b, over in zip(edges, edges[1:], covering, strict=False)
    )


def at(marks: Iterable[Mark], offset: int) -> tuple[Mark, ...]:
    """The marks that cover `offset`, the innermost first."""
    return tuple(sorted((m for m in marks if m.start <= offset < m.end), key=_inner_first))


def _inner_first(mark: Mark) -> tuple[int, int, str]:
    return mark.end - mark.start, mark.start, mark.claim
