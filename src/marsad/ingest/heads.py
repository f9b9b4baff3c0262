"""The lines before a body → which of them is the article's title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.ingest.lines import Line

_MOST = 30  # words a title has at most
_KIN = 0.3  # the share of its words that the body has too, for a line that does not open the text


class Head(NamedTuple):
    """A line before the body: its place, how much of it the body shares, whether the body follows it at once."""

    at: int
    line: Line
    kin: float
    next: bool


def pick(heads: Sequence[Head], first_line: int) -> int | None:
    """The place of the title among `heads`, None where no line is one; `first_line` is the first that is kept."""
    able = [h for h in heads if 2 <= len(h.line.words) <= _MOST and (h.kin >= _KIN or _alone(h, heads, first_line))]
    if not able:
        return None
    return max(able, key=_weight).at


def _alone(head: Head, heads: Sequence[Head], first_line: int) -> bool:
    """A line that opens the text right before the body is its title, whatever it says: columns choose their words."""
    near = head.next or len(heads) == 1
    return head.at == first_line and near and (len(head.line.words) > 3 or head.kin > 0.5)


def _weight(head: Head) -> float:
    words = len(head.line.words)
    size = 1.0 if 5 <= words <= 20 else 0.5 if words > 2 else 0.2
    return min(head.kin, 0.8) + size + (0.2 if head.line.gap else 0.0) - (0.3 if head.line.stop else 0.0)
