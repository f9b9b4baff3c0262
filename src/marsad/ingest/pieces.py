"""A parsed HTML page → the pieces of its text in order, each one line with its tag's kind and how much of it is links.

The main content is found by resiliparse; what it leaves of the page's furniture is judged afterwards (`choice`).
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from marsad.model import BlockKind

_PIECE = re.compile(r"<(/?)(h[1-6]|p|ul|ol|li|pre|br|a)\b[^>]*>|\n|([^<\n]+|<)")
# A full stop or the like, in the scripts that pages come in, with what may close after it; or a colon.
_STOP = re.compile(r"[.!؟?…。！？、۔](?:[»”\"’')\]]*)$|[.؟!][»”\"’')\]،]+$|:$")
_ENDING = 8  # characters that a full stop and what closes after it may take

# Tuned on the article-extraction-benchmark's pages, and held against Arabic ones, whose paragraphs often lack the stop.
_LONG, _BARE, _SHORT = 160, 100, 60  # letters of prose: whatever its end, unlinked, with a full stop
_LINKED, _LOOSE = 0.5, 0.2  # the share of linked letters that long prose may have, and prose without a full stop


class Piece(NamedTuple):
    """A line of the page: its kind, how many of its letters are links, whether it ends as a sentence does, whether it
    is surely a paragraph of running text."""

    kind: BlockKind
    text: str
    linked: int
    stop: bool
    prose: bool

    @property
    def link(self) -> bool:
        """Whether it is a link and hardly anything else."""
        return len(self.text) < _LONG and self.linked > 0.6 * len(self.text)


def piece(kind: BlockKind, text: str, linked: int) -> Piece:
    """The piece that `text` is, judged by its letters alone."""
    size, share = len(text), linked / len(text)
    stop = _STOP.search(text[-_ENDING:]) is not None
    prose = (
        (size >= _LONG and share < _LINKED)
        or (size >= _BARE and share < _LOOSE)
        or (size >= _SHORT and share < 0.3 and stop)
    )
    return Piece(kind, text, linked, stop, prose and kind != "heading")


def pieces(tree: HTMLTree, *, main: bool) -> tuple[Piece, ...]:
    """The pieces of the page behind `tree`, of its main content where `main`."""
    found: list[Piece] = []
    kind: BlockKind = "paragraph"
    held, linked, inside = "", 0, False
    for hit in _PIECE.finditer(_minimal(tree, main)):
        if hit[3] is not None:
            held += hit[3]
            linked += len(hit[3]) if inside else 0
            continue
        tag = hit[2]
        if tag == "a":
            inside = not hit[1]
            continue
        if line := one_line(held):
            found.append(piece(kind, line, min(linked, len(line))))
        held, linked = "", 0
        if tag and tag != "br":
            kind = _kind(tag) if not hit[1] else "paragraph"
    if line := one_line(held):
        found.append(piece(kind, line, min(linked, len(line))))
    return _unlinked(found)


def one_line(text: str) -> str:
    """Text with its character references spelled out, its blanks single, on one line."""
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.replace("\ufeff", "").split())


def _minimal(tree: HTMLTree, main: bool) -> str:
    return str(extract_plain_text(
        tree, preserve_formatting="minimal_html", main_content=main, links=True, comments=False, post_meta=False,
        alt_texts=False, list_bullets=False,
    ))  # fmt: skip


def _kind(tag: str) -> BlockKind:
    return "heading" if tag[0] == "h" else "list" if tag == "li" else "paragraph"


def _unlinked(found: list[Piece]) -> tuple[Piece, ...]:
    """`found`; where an anchor that was never closed makes a link of the whole page, without its links."""
    if sum(p.linked for p in found) <= 0.7 * sum(len(p.text) for p in found):
        return tuple(found)
    return tuple(piece(p.kind, p.text, 0) for p in found)
