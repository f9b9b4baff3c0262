"""A parsed page of an outlet whose selectors are known → what they find on it, with which selector found it.

A selector holds for pages published on its last day at the latest, by what is given, what the page says or where its
address puts it. On a page that says no day none is used: whether it is older or newer than the selector is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from resiliparse.parse.html import ElementNode, HTMLTree

from marsad.ingest.dateline import day_in
from marsad.ingest.metadata import Metadata, Said
from marsad.ingest.pieces import Piece, pieces
from marsad.ingest.published import address, given, metadata
from marsad.ingest.tags import clean
from marsad.knowledge.outlets.selectors import Selector
from marsad.model import Given, Why

_DATED = ("datetime", "content")  # attributes in which an element states its day, before its text


class Selected(NamedTuple):
    """The metadata, with what selectors say in place of the page, and the article's pieces where one found them."""

    about: Metadata
    pieces: tuple[Piece, ...] = ()


def selected(tree: HTMLTree, about: Metadata, known: Sequence[Selector], asked: Given) -> Selected:
    """What the selectors `known` find on the page, of several the one that ended first; else `about` as it is.

    The page's own day is the one that `asked` gives, else what a selector finds, else what metadata or address say.
    """
    used: dict[str, Selector] = {}
    if not asked.published and (dated := next(_dated(tree, known), None)):
        used["published"], said = dated
        about = about._replace(published=(said,))
    day = _day(about, asked)
    found: tuple[Piece, ...] = ()
    for one in known:
        if day is None or day > one.valid_until or one.what in used or getattr(asked, one.what, None):
            continue
        if one.what == "article" and (held := _article(tree, one.selector)):
            found, used["article"] = held, one
        elif one.what in ("title", "byline") and (words := _words(tree, one.selector)):
            said = Said(one.selector, words)
            about = about._replace(title=said) if one.what == "title" else about._replace(byline=said)
            used[one.what] = one
    grounds = (Why("found.selector", (w, s.selector, s.outlet, s.valid_until.isoformat())) for w, s in used.items())
    return Selected(about._replace(selected=tuple(grounds)), found)


def _day(about: Metadata, asked: Given) -> date | None:
    believed, _ = given(asked.published)
    url = asked.url or (about.url.words if about.url else None)
    stated = believed or metadata(about.published) or address(url)
    return stated.interval.earliest if stated and stated.interval else None


def _dated(tree: HTMLTree, known: Sequence[Selector]) -> Iterator[tuple[Selector, Said]]:
    """The days that selectors find and that they themselves reach to."""
    for one in known:
        node = _node(tree, one.selector) if one.what == "published" else None
        day = _stated(node) if node else None
        if day and day <= one.valid_until:
            yield one, Said(one.selector, day.isoformat())


def _stated(node: ElementNode) -> date | None:
    """The day that an element states in an attribute or in its text."""
    for words in (*map(node.getattr, _DATED), node.text):
        said = metadata((("", words),)) if words else None
        if said and said.interval:
            return said.interval.earliest
    return day_in(node.text or "")


def _article(tree: HTMLTree, selector: str) -> tuple[Piece, ...]:
    """The pieces of the element that the selector finds; none where no running text stands in it."""
    node = _node(tree, selector)
    found = pieces(HTMLTree.parse(node.html), main=False) if node else ()
    return found if any(p.prose for p in found) else ()


def _words(tree: HTMLTree, selector: str) -> str | None:
    node = _node(tree, selector)
    return clean(node.text) if node else None


def _node(tree: HTMLTree, selector: str) -> ElementNode | None:
    return tree.document.query_selector(selector) if tree.document else None
