"""The lines before a body → which of them is the article's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from marsad.ingest.extent import clocked, paged
from marsad.ingest.lines import Line

_LEAST, _MOST = 2, 30  # words of a title
_KIN = 0.3  # the share of its words that the body has too, for a line that others like it stand beside
_LONE = (3, 24)  # words of a title that shares none, but stands alone
_RANK, _FAR = 0.1, 8  # what each other line between a line and the body takes from it, and how many are counted
_STEP = re.compile(r"\s*[>»›|\\•\t]\s*|\s+[/-]\s+| {3,}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


class Head(NamedTuple):
    """A line before the body: its place, how much of it the body shares, whether it stands elsewhere too."""

    at: int
    line: Line
    kin: float
    repeated: bool


def pick(heads: Sequence[Head], body: int) -> int | None:
    """The place of the title among `heads`, None where no line is one; `body` is where the body begins."""
    likely = [h for h in heads if _LEAST <= len(h.line.words) <= _MOST and not _path(h.line.text)]
    inner = {
        h.at
        for h in likely
        if any(o.line.text.endswith(h.line.text) and len(o.line.text) > len(h.line.text) + 2 for o in heads)
    }
    likely = [h for h in likely if len(h.line.words) > _LEAST or (h.kin > 0.5 and h.at == body - 1)]
    able = [h for h in likely if h.kin >= _KIN or h.at in inner or _alone(h, heads, body)] or _foremost(likely)
    if not able:
        return None
    return max(able, key=lambda h: _weight(h, heads, h.repeated or h.at in inner)).at


def _path(text: str) -> bool:
    """«الرئيسية > أخبار > تفاصيل», «English Français اردو»: the way to a page, or its other languages."""
    parts = _STEP.split(text)
    latin = len(_LATIN.findall(text))
    return (len(parts) > 2 and all(len(p.split()) <= 3 for p in parts)) or latin > len(text) / 2


def _foremost(heads: Sequence[Head]) -> list[Head]:
    """The line that shares something with the body where every other shares less than half as much."""
    if not heads:
        return []
    best, *others = sorted(heads, key=lambda h: -h.kin)
    if best.kin < _KIN / 2 or len(best.line.words) <= _LONE[0]:
        return []
    return [best] if all(h.kin < best.kin / 2 for h in others) else []


def _alone(head: Head, heads: Sequence[Head], body: int) -> bool:
    """A line in no row of headlines may be the title, whatever it says: columns choose their words, captions follow."""
    words = len(head.line.words)
    if not _LONE[0] <= words <= _LONE[1] or (words == _LONE[0] and head.kin <= 0.5 and head.at != body - 1):
        return False
    if paged(head.line) >= _KIN or clocked(head.line):
        return False
    beside = {h.at for h in heads if len(h.line.words) > _LONE[0] and not clocked(h.line)}
    return head.at - 1 not in beside and head.at + 2 not in beside


def _weight(head: Head, heads: Sequence[Head], elsewhere: bool) -> float:
    words = len(head.line.words)
    size = 1.0 if 5 <= words <= 20 else 0.6 if words == 4 else 0.3 if words > 20 else 0.3 if words > 2 else 0.0
    between = sum(h.at > head.at for h in heads)
    weight = min(head.kin, 0.8) + size - _RANK * min(between, _FAR) - paged(head.line)
    weight += 0.2 if head.line.gap else 0.0
    weight -= 0.4 if head.line.text[-1] == ")" else 0.0  # a caption names whose picture it is
    weight += 0.5 if elsewhere else 0.0
    return weight - (0.6 if head.line.stop else 0.0) - (0.8 if clocked(head.line) else 0.0)
