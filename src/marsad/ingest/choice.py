"""The pieces of a page → those of its article, and how far the choice is to be trusted.

The article is the window from the first to the last piece of running text, opened where the page's title stands; link
lists, repeated captions and short lines at its edges go. `confidence` says how much inside still looks like furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from marsad.ingest.pieces import Piece

_WORDS = re.compile(r"\W+")
# Tuned together on the article-extraction-benchmark's pages; docs/decisions says what each earned.
_LIST = 0.4  # unlinked letters outside the running text, against those in it, that make them the article's own list
_NEAR = 6  # pieces among which a repeated line is a caption shown twice
_SAME = 15  # letters of a line that can be told again
_TOP, _TOPS = 90, 6  # letters of a line between title and text, and how many of them a page has
_FAIR = 25  # letters of a sentence that belongs to the paragraph it touches


class Choice(NamedTuple):
    """The article's pieces, from 0 to 1 how far to trust that they are the article and nothing else, and the lines
    between the title and them, where pages say when and by whom they were written."""

    pieces: tuple[Piece, ...]
    confidence: float
    top: tuple[Piece, ...] = ()


def choose(found: Sequence[Piece], title: str | None) -> Choice:
    """The article among the pieces `found` of a page that calls itself `title`."""
    sure = [n for n, p in enumerate(found) if p.prose]
    if not sure:
        return Choice(tuple(found), 0.0)
    head = _head(found, sure, plain(title or ""))
    first = next(n for n in sure if n > head)
    told = sum(len(found[n].text) for n in sure if n >= first)
    start = _start(found, first, head, told)
    kept = _cleaned(found[start : _end(found, sure[-1], told)])
    top = [p for p in found[head + 1 : start] if head >= 0 and len(p.text) <= _TOP and p.kind != "heading"]
    return Choice(kept, _confidence(found, kept), tuple(top[-_TOPS:]))


def plain(text: str) -> str:
    """`text` as two tellings of one headline share it: letters and figures only, small."""
    return _WORDS.sub(" ", text.lower()).strip()


def _head(found: Sequence[Piece], sure: Sequence[int], title: str) -> int:
    """Where the page's title stands before its text; -1 where it does not."""
    at = -1
    if len(title) <= _SAME:
        return at
    for n, one in enumerate(found[: sure[-1]]):
        if len(one.text) > 2 * len(title) + 20:
            continue
        words = plain(one.text)
        if words == title or (n <= sure[0] and len(words) > 20 and (words in title or title in words)):
            at = n
            if words == title and one.kind == "heading":
                break
    return at


def _start(found: Sequence[Piece], first: int, head: int, told: int) -> int:
    """Where the article begins: at its first paragraph, a sentence or a list before it taken along."""
    start = first
    while start - 1 > head and _fair(found[start - 1]):
        start -= 1
    before = sum(len(p.text) for p in found[head + 1 : start] if not p.link)
    return head + 1 if head >= 0 and before > _LIST * told else start


def _end(found: Sequence[Piece], last: int, told: int) -> int:
    """Where the article ends: after its last paragraph, what is as long as a list of its own taken along."""
    after = sum(len(p.text) for p in found[last + 1 :] if not p.link and p.kind != "heading")
    if after > _LIST * told:
        return len(found)
    end = last + 1
    while end < len(found) and _fair(found[end]):
        end += 1
    return end


def _fair(one: Piece) -> bool:
    return one.kind != "heading" and len(one.text) >= _FAIR and one.linked < 0.5 * len(one.text) and one.stop


def _cleaned(window: Sequence[Piece]) -> tuple[Piece, ...]:
    """`window` without lists of links, lines told twice nearby, and headings that nothing follows."""
    kept: list[Piece] = []
    links: list[Piece] = []
    for one in window:
        if len(one.text) > _SAME and any(one.text == p.text for p in kept[-_NEAR:]):
            continue
        if one.link:
            links.append(one)
            continue
        kept += links if len(links) == 1 else []  # a link alone is a line of the article; two in a row are a list
        links = []
        kept.append(one)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return tuple(kept)


def _confidence(found: Sequence[Piece], kept: Sequence[Piece]) -> float:
    """1 where all that is kept is running text; less for short lines and headings in it, and for text left out."""
    short = sum(not p.prose and not p.stop and p.kind != "heading" for p in kept)
    headings = [p.kind == "heading" for p in kept]
    empty = sum(a and b for a, b in pairwise(headings))
    inside = sum(len(p.text) for p in kept if p.prose)
    outside = (sum(len(p.text) for p in found if p.prose) - inside) / sum(len(p.text) for p in found)
    doubt = (short + sum(headings)) / max(len(kept), 1) + 0.1 * empty + 2 * outside
    return max(0.0, 1.0 - doubt)
