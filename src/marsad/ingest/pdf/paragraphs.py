"""The lines of a PDF's pages → its pieces: title, headings and paragraphs, page numbers and running heads left out.

A line begins a paragraph where the gap above it is wider than usual, the type changes, it is indented, or the line
before it ends early and with a full stop. A paragraph that a column or page cuts in two is put together again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from marsad.ingest.pdf.columns import Line
from marsad.ingest.pdf.order import settled
from marsad.model import BlockKind

_STOP = re.compile(r"[.!؟?…:](?:[»”\"’')\]]*)$|[»”\"]$")
_FIGURES = re.compile(r"[\d٠-٩]+")
_NUMBER = re.compile(r"\W*(?:[\d٠-٩]+\W*){1,2}$")
_WIDE = 1.35  # times the usual distance of two lines
_LARGER = 1.15  # times the text's own size
_EARLY, _INDENT = 0.12, 0.025  # of the column's width
_TITLE = 300  # letters


def pieces(pages: Sequence[Sequence[Line]]) -> tuple[str | None, tuple[tuple[BlockKind, str], ...]]:
    """The title, and the rest in order; `pages` are lines in reading order, page by page."""
    kept = [line for page in _body(pages) for line in page]
    if not kept:
        return None, ()
    size = _usual(kept)
    found: list[tuple[BlockKind, float, str]] = []
    for group in _groups(kept, size):
        kind: BlockKind = "heading" if group[0].size > _LARGER * size else "paragraph"
        text = settled(" ".join(line.text for line in group))
        if found and kind == found[-1][0] == "paragraph" and _goes_on(found[-1][2], text):
            found[-1] = (kind, size, f"{found[-1][2]} {text}")
        else:
            found.append((kind, group[0].size, text))
    title = _title(found)
    return (title[2] if title else None), tuple((k, t) for one in found if one is not title for k, _, t in (one,))


def _body(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without their numbers, and without lines that stand at the same height on most of them."""
    seen = Counter((round(x.y), _FIGURES.sub("0", x.text)) for page in pages for x in page)
    often = max(2, len(pages) // 2 + 1)
    for page in pages:
        yield [
            x for x in page
            if x.text and not _NUMBER.match(x.text) and seen[round(x.y), _FIGURES.sub("0", x.text)] < often
        ]  # fmt: skip


def _usual(lines: Sequence[Line]) -> float:
    """The size of type that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _groups(lines: Sequence[Line], size: float) -> Iterator[list[Line]]:
    gaps = [a.y - b.y for a, b in pairwise(lines) if a.column == b.column]
    near = [gap for gap in gaps if 0 < gap < 3 * size]
    usual = median(near) if near else size
    edges = {c: _edges([x for x in lines if x.column == c]) for c in {x.column for x in lines}}
    group = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, usual, edges[line.column]):
            yield group
            group = []
        group.append(line)
    yield group


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    return min(x.left for x in lines), max(x.right for x in lines)


def _begins(before: Line, line: Line, usual: float, edges: tuple[float, float]) -> bool:
    if before.column != line.column or not 0 < before.y - line.y <= _WIDE * max(usual, line.size):
        return True
    if abs(before.size - line.size) > 0.12 * before.size:
        return True
    width = edges[1] - edges[0]
    early = before.left - edges[0] if line.rtl else edges[1] - before.right
    indent = edges[1] - line.right if line.rtl else line.left - edges[0]
    indented = _INDENT * width < indent < 0.2 * width and early > _INDENT * width
    return (early > _EARLY * width and _STOP.search(before.text) is not None) or indented


def _goes_on(text: str, after: str) -> bool:
    """Whether a paragraph that was cut goes on: it has no full stop, and fills more than a line."""
    return not _STOP.search(text) and len(text) > 60 and not after.startswith(("-", "–", "•"))


def _title(found: Sequence[tuple[BlockKind, float, str]]) -> tuple[BlockKind, float, str] | None:
    """The heading in the largest type before the second paragraph."""
    first = [n for n, one in enumerate(found) if one[0] == "paragraph" and len(one[2]) > 80]
    heads = [x for x in found[: first[1] if len(first) > 1 else None] if x[0] == "heading" and len(x[2]) <= _TITLE]
    return max(heads, key=lambda x: x[1]) if heads else None
