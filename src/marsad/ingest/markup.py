"""HTML → the pieces of its article in order, with what their tags say they are, and the page's own metadata.

The article is chosen among the pieces that resiliparse finds (`choice`); where that choice is doubtful, trafilatura
is asked too (`second`). Of an outlet whose selectors are known these are asked before (`selected`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from resiliparse.parse.html import HTMLTree

from marsad.ingest import furniture
from marsad.ingest.choice import Choice, choose
from marsad.ingest.framed import Extracted
from marsad.ingest.metadata import Metadata, read
from marsad.ingest.pieces import Piece, one_line, pieces
from marsad.ingest.second import second
from marsad.ingest.selected import Selected, selected
from marsad.knowledge.outlets.selectors import Selector, selectors
from marsad.model import BlockKind, Given, Why
from marsad.text import folded

_WHOLE_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^>]*?(/?)>")
_STRIP = re.compile(r"(?is)<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>")
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|t[drh]|d[td]|option")
_DEEP = 800  # levels: no page is written so; the extractor's time grows with the square of them
_STEP = 1 << 14
_DOUBT = 0.5  # a confidence below which trafilatura is asked: one page in ten of the benchmark
_NOTICE = 4  # paragraphs that a page of notices only has at most


def extract(page: str, known: Given) -> Extracted | Why:
    """What the markup of `page` says beyond what its caller gave as `known`, or why there is no article in it; a page
    nested deeper than any is written is read without its tags."""
    if _depth(page) > _DEEP:
        bare = [line for line in map(one_line, _STRIP.sub("\n", page).split("\n")) if line]
        return Extracted(tuple(("paragraph", line) for line in bare), Metadata(), (Why("noted.nested"),))
    tree = HTMLTree.parse(page)
    if _WHOLE_PAGE.search(page) is None:
        return Extracted(tuple((p.kind, p.text) for p in pieces(tree, main=False)), Metadata())
    about = read(page, tree)
    ways = _ways(known.url or (about.url.words if about.url else None))
    about, found = selected(tree, about, ways, known) if ways else Selected(about)
    chosen = Choice(found, 1.0) if found else _chosen(page, tree, about.title.words if about.title else None)
    if _notices(chosen.pieces):
        return Why("unread.notice")
    top: tuple[tuple[BlockKind, str], ...] = tuple(("boilerplate", p.text) for p in chosen.top)
    return Extracted((*top, *((p.kind, p.text) for p in chosen.pieces)), about)


def _ways(url: str | None) -> tuple[Selector, ...]:
    """The selectors of the outlet at whose address the page stands."""
    try:
        return selectors(urlsplit(url).hostname or "") if url else ()
    except ValueError:
        return ()


def _chosen(page: str, tree: HTMLTree, title: str | None) -> Choice:
    first = choose(pieces(tree, main=True), title)
    if not any(p.prose for p in first.pieces):
        first = max(first, choose(pieces(tree, main=False), title), key=_prose)
    if first.confidence >= _DOUBT:
        return first
    return first._replace(pieces=second(page, first.pieces) or first.pieces)


def _prose(choice: Choice) -> tuple[int, int]:
    """How much running text a choice has; of two without any the one with more lines is the better one."""
    return sum(len(p.text) for p in choice.pieces if p.prose), len(choice.pieces)


def _notices(chosen: Sequence[Piece]) -> bool:
    """Whether all that a page tells are notices: of cookies, of scripts that are off, of rights."""
    told = [folded(p.text) for p in chosen if p.prose or p.stop]
    if not told or len(told) > _NOTICE:
        return False
    return all(furniture.whole(line, bool(furniture.sought(line))) is not None for line in told)


def _depth(page: str) -> int:
    """How deep the tags of `page` are nested; 0 where a count of them says that it cannot be much."""
    ahead = 0
    for at in range(0, len(page), _STEP):
        ahead += page.count("<", at, at + _STEP) - 2 * page.count("</", at, at + _STEP)
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
