"""HTML → the pieces of its article in order, with what their tags say they are, and the page's own metadata.

The main content is found by resiliparse; what it leaves of the page's furniture is judged afterwards like any text's.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from marsad.ingest.metadata import Metadata, read
from marsad.model import BlockKind, Span, Why

_WHOLE_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_PIECE = re.compile(r"<(/?)(h[1-6]|p|ul|ol|li|pre|br)\b[^>]*>|\n|([^<\n]+|<)")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^>]*?(/?)>")
_STRIP = re.compile(r"(?is)<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>")
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|t[drh]|d[td]|option")
_DEEP = 800  # levels: no page is written so; the extractor's time grows with the square of them
_STEP = 1 << 14


class Framed(NamedTuple):
    """The article's text with its title on top, the title's span, and the kinds that tags gave, by offset."""

    text: str
    title: Span | None
    kinds: dict[int, BlockKind]


class Extracted(NamedTuple):
    """The pieces of the article, each one line with its kind, the page's metadata, and what a reader should know."""

    pieces: tuple[tuple[BlockKind, str], ...]
    about: Metadata
    notes: tuple[Why, ...] = ()

    def framed(self, given: str | None) -> Framed:
        """The pieces as one text, a blank line between them, under the title that is given or the page's own."""
        title = _one_line(given) if given else self.about.title
        rest = [(k, p) for k, p in self.pieces if p != title]
        kinds: dict[int, BlockKind] = {}
        text = ""
        heads: list[tuple[BlockKind, str]] = [("title", title)] if title else []
        for kind, piece in heads + rest:
            text += "\n\n" if text else ""
            kinds[len(text)] = kind
            text += piece
        return Framed(text, Span(0, len(title)) if title else None, kinds)


def extract(page: str) -> Extracted:
    """What the markup of `page` says; a page nested deeper than any is written is read without its tags."""
    if _depth(page) > _DEEP:
        bare = [line for line in map(_one_line, _STRIP.sub("\n", page).split("\n")) if line]
        return Extracted(
            tuple(("paragraph", line) for line in bare),
            Metadata(),
            (Why("noted.nested"),),
        )
    tree = HTMLTree.parse(page)
    whole = _WHOLE_PAGE.search(page) is not None
    about = read(page, tree) if whole else Metadata()
    pieces = _pieces(_minimal(tree, main=whole))
    if whole and not pieces:
        pieces = _pieces(_minimal(tree, main=False))
    return Extracted(pieces, about)


def _minimal(tree: HTMLTree, *, main: bool) -> str:
    return extract_plain_text(
        tree, preserve_formatting="minimal_html", main_content=main, comments=False, post_meta=False, alt_texts=False,
        list_bullets=False,
    )  # fmt: skip


def _pieces(minimal: str) -> tuple[tuple[BlockKind, str], ...]:
    found: list[tuple[BlockKind, str]] = []
    kind: BlockKind = "paragraph"
    held = ""
    for hit in _PIECE.finditer(minimal):
        if hit[3] is not None:
            held += hit[3]
            continue
        if line := _one_line(held):
            found.append((kind, line))
        held = ""
        if hit[2] and hit[2] != "br":
            kind = (
                "paragraph" if hit[1] else "heading" if hit[2][0] == "h" else "list" if hit[2] == "li" else "paragraph"
            )
    if line := _one_line(held):
        found.append((kind, line))
    return tuple(found)


def _one_line(text: str) -> str:
    return " ".join(html.unescape(text).replace("\ufeff", "").split())


def _depth(page: str) -> int:
    """How deep the tags of `page` are nested; 0 where a count of them says that it cannot be much."""
    ahead = 0
    for at in range(0, len(page), _STEP):
        piece = page[at : at + _STEP]
        ahead += piece.count("<") - 2 * piece.count("</")
        if ahead > _DEEP:
            return _counted(page)
    return 0


def _counted(page: str) -> int:
    depth = most = 0
    for hit in _TAG.finditer(page):
        if not hit[3] and not _VOID.fullmatch(hit[2].lower()):
            depth += -1 if hit[1] else 1
            most = max(most, depth)
    return most
