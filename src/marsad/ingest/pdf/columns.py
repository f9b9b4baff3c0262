"""The signs of a page → its lines in reading order: columns from right to left where they are Arabic, each downwards.

A page is cut in two again and again: at a gutter that no line crosses, else at the widest gap between two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from marsad.ingest.pdf.glyphs import Glyph
from marsad.ingest.pdf.order import reading

# In sizes of the type: the gap that parts two pieces of a line, how far off its baseline a sign or a vowel sign stands.
_GAP, _OFF, _MARK = 0.75, 0.25, 1.2
_BESIDE = 0.7  # sizes of type: less is between baselines of lines that stand side by side
_ROWS = 3  # lines on either side that make a gap between them a gutter
_CUTS = 40  # cuts one inside the other


class Line(NamedTuple):
    """A line of text: its words in reading order, where it stands, its type's size, its direction and its column."""

    text: str
    left: float
    right: float
    y: float
    size: float
    rtl: bool
    column: int


class _Piece(NamedTuple):
    """Signs on one baseline with no wide gap among them."""

    signs: tuple[Glyph, ...]
    left: float
    right: float
    y: float
    size: float


def lines(signs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page's signs, in the order in which they are read."""
    parts = [part for row in _rows(signs) for part in _parts(row)]
    letters = "".join(g.text for g in signs)
    rtl = sum("\u0590" <= c < "\u0900" for c in letters) * 2 > sum(c.isalpha() for c in letters)
    leaves: list[list[_Piece]] = []
    _cut(parts, rtl, leaves, _CUTS)
    return [_line(row, n, rtl) for n, leaf in enumerate(leaves) for row in _on_one_line(leaf)]


def _rows(signs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Signs by baseline from the top; vowel signs go to the baseline that is nearest."""
    rows: list[list[Glyph]] = []
    for sign in sorted((g for g in signs if not (g.mark or g.loose)), key=lambda g: -g.y):
        if rows and abs(rows[-1][0].y - sign.y) <= _OFF * max(sign.size, rows[-1][0].size):
            rows[-1].append(sign)
        else:
            rows.append([sign])
    for mark in (g for g in signs if g.mark or g.loose):
        near = min(rows, key=lambda row: (abs(row[0].y - mark.y) // _OFF, _aside(row, mark)), default=None)
        if near is not None and abs(near[0].y - mark.y) <= _MARK * near[0].size:
            near.append(mark)
    return rows


def _aside(row: list[Glyph], mark: Glyph) -> float:
    """How far `mark` stands from the nearest sign of a row that shares its height with the next column's."""
    return min(abs(g.left + g.right - mark.left - mark.right) for g in row)


def _parts(row: list[Glyph]) -> list[_Piece]:
    found: list[list[Glyph]] = []
    edge = 0.0
    for sign in sorted(row, key=lambda g: (g.left + g.right) / 2):
        if sign.text.isspace() and not found:
            continue
        if found and (sign.left - edge <= _GAP * sign.size or sign.loose):
            found[-1].append(sign)
        elif not sign.text.isspace():
            found.append([sign])
        else:
            continue
        edge = edge if sign.text.isspace() else max(edge, sign.right)
    return [_piece(part) for part in found]


def _piece(part: list[Glyph]) -> _Piece:
    drawn = [g for g in part if not g.text.isspace()]
    size = sorted(g.size for g in drawn)[len(drawn) // 2]
    y = next((g.y for g in drawn if not g.mark), drawn[0].y)
    return _Piece(tuple(part), min(g.left for g in drawn), max(g.right for g in drawn), y, size)


def _cut(parts: Sequence[_Piece], rtl: bool, leaves: list[list[_Piece]], most: int) -> None:
    """Put `parts` into `leaves`, whose lines are read one below the other, in reading order."""
    if not parts:
        return
    at = _gutter(parts) if most else None
    if at is not None:
        sides = [p for p in parts if p.left >= at], [p for p in parts if p.left < at]
        for side in sides if rtl else sides[::-1]:
            _cut(side, rtl, leaves, most - 1)
        return
    below = _below(parts) if most else None
    if below is None:
        leaves.append(list(parts))
        return
    _cut([p for p in parts if p.y > below], rtl, leaves, most - 1)
    _cut([p for p in parts if p.y <= below], rtl, leaves, most - 1)


def _gutter(parts: Sequence[_Piece]) -> float | None:
    """The middle of a gap from top to bottom that no piece crosses, some lines on both its sides."""
    ordered = sorted(parts, key=lambda p: p.left)
    edge = ordered[0].right
    for n, part in enumerate(ordered):
        if part.left - edge > 0.6 * part.size and min(_heights(ordered[:n]), _heights(ordered[n:])) >= _ROWS:
            return (edge + part.left) / 2
        edge = max(edge, part.right)
    return None


def _heights(parts: Sequence[_Piece]) -> int:
    return len({round(p.y) for p in parts})


def _below(parts: Sequence[_Piece]) -> float | None:
    """Where a page without a gutter is cut across, so that one may show above or below; None where it has no need."""
    downwards = sorted(parts, key=lambda p: -p.y)
    if not any(p.y - q.y < _BESIDE * p.size for p, q in pairwise(downwards)):
        return None  # one piece a line: a single column
    heights = sorted({p.y for p in parts}, reverse=True)
    gaps = [(a - b, (a + b) / 2) for a, b in pairwise(heights)]
    return max(gaps)[1] if gaps else None


def _on_one_line(leaf: list[_Piece]) -> list[list[_Piece]]:
    rows: list[list[_Piece]] = []
    for part in sorted(leaf, key=lambda p: -p.y):
        if rows and abs(rows[-1][0].y - part.y) <= _OFF * part.size:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _line(row: list[_Piece], column: int, page: bool) -> Line:
    text, rtl = reading([g for p in row for g in p.signs], page)
    left, right = min(p.left for p in row), max(p.right for p in row)
    return Line(" ".join(text.split()), left, right, row[0].y, max(p.size for p in row), rtl, column)
