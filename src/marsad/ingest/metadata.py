"""A parsed HTML page → what it says of itself: title, outlet, author, address and dates, each with where it says so.

JSON-LD is asked first, then OpenGraph and other meta tags, then microdata, `<time>` and what is seen. Where places
disagree on the day, the one that most of them name is taken; where they name different ones, the first place's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from resiliparse.parse.html import HTMLTree

from marsad.ingest.linked import linked_data
from marsad.ingest.tags import attributes, clean, tags
from marsad.model import Why

_SEPARATED = re.compile(r"\s+(?:[|–—\-:»«·•]+)\s+")
_LINK_TAG = re.compile(r"<link\b([^>]*canonical[^>]*)>", re.IGNORECASE)
_NAME = 60  # letters: a longer text is no author's name
_META = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "parsely-title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "url": ("og:url", "twitter:url"),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
        "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date",
        "sailthru.date",
        "article:published", "published_time", "article_date_original",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod",
        "article_date_updated",
    ),
}  # fmt: skip
_LINKED = {
    "title": ("headline", "name"), "outlet": ("publisher",), "byline": ("author", "creator"), "url": ("url",),
    "published": ("datePublished", "dateCreated", "uploadDate"), "modified": ("dateModified",),
}  # fmt: skip
_ASKED = frozenset(name for names in _META.values() for name in names)
# Elements of the page, the attribute that says it, and what stands in the letters of every page that has them: a page
# is only asked for those that it can have, since each question goes through all of it.
_SEEN = {
    "byline": (('[itemprop="author"], [rel="author"], .byline, .author-name', "", ""),),
    "published": (
        ('[itemprop="datePublished"]', "content", "datePublished"),
        ('[itemprop="datePublished"]', "datetime", "datePublished"),
        ("time[pubdate]", "datetime", "pubdate"),
        ("article time[datetime]", "datetime", "<time"), ("main time[datetime]", "datetime", "<time"),
        ("time[datetime]", "datetime", "<time"),
    ),
    "modified": (
        ('[itemprop="dateModified"]', "content", "dateModified"),
        ('[itemprop="dateModified"]', "datetime", "dateModified"),
    ),
}  # fmt: skip


class Said(NamedTuple):
    """Where a page says something of itself, and what."""

    where: str
    words: str


class Metadata(NamedTuple):
    """What a page says of itself; of dates all that it says, the best place first; which known selectors were used."""

    title: Said | None = None
    outlet: Said | None = None
    byline: Said | None = None
    url: Said | None = None
    published: tuple[Said, ...] = ()
    modified: tuple[Said, ...] = ()
    selected: tuple[Why, ...] = ()


class _Page(NamedTuple):
    letters: str
    tree: HTMLTree
    tags: dict[str, str]
    linked: dict[str, str]

    def said(self, field: str) -> Iterator[Said]:
        """What JSON-LD and the meta tags say of `field`, the best place first."""
        for key in _LINKED[field]:
            if key in self.linked:
                yield Said(f"JSON-LD {key}", self.linked[key])
        for name in _META[field]:
            if name in self.tags:
                yield Said(f"meta {name}", self.tags[name])

    def seen(self, field: str) -> Iterator[Said]:
        """What elements of the page say of `field`: an attribute of theirs, or their text where none is named."""
        for selector, attribute, mark in _SEEN[field]:
            if mark not in self.letters or self.tree.document is None:
                continue
            node = self.tree.document.query_selector(selector)
            words = clean(node.getattr(attribute) if attribute else node.text) if node is not None else None
            if words:
                yield Said(selector, words)


def read(page: str, tree: HTMLTree) -> Metadata:
    """The metadata of the HTML `page`, which was parsed as `tree`."""
    about = _Page(page, tree, tags(page, _ASKED), linked_data(page))
    outlet = next(about.said("outlet"), None)
    title = _title(about, outlet.words if outlet else None)
    return Metadata(
        title=title,
        outlet=outlet or _site(clean(tree.title), title.words if title else None),
        byline=_author(about),
        url=_address(_canonical(page), *about.said("url")),
        published=_dates(about, "published"),
        modified=_dates(about, "modified"),
    )


def _title(about: _Page, outlet: str | None) -> Said | None:
    whole = clean(about.tree.title)
    stated = next((s for s in about.said("title") if s.words != outlet), Said("title", whole) if whole else None)
    seen = [t for t in (clean(n.text) for n in _all(about.tree, "h1")) if t]
    if stated is None:
        return Said("h1", seen[0]) if len(seen) == 1 else None
    # The heading that is seen stands in the stated title, or the other way round; the site's name stands beside it.
    for one in seen:
        if len(one) > 12 and (one in stated.words or stated.words in one):
            return Said("h1", one)
    parts = _SEPARATED.split(stated.words)
    while len(parts) > 1 and (len(parts[-1].split()) <= 3 or parts[-1] == outlet):
        parts.pop()
    return Said(stated.where, stated.words[: stated.words.find(parts[-1]) + len(parts[-1])])


def _site(page_title: str | None, title: str | None) -> Said | None:
    """The site's name, where the page's title is the article's with a name after it: «… | المرفأ»."""
    if not page_title or not title or not page_title.startswith(title):
        return None
    parts = _SEPARATED.split(page_title[len(title) :])
    named = len(parts) == 2 and not parts[0].strip() and len(parts[1].split()) <= 4
    return Said("title", parts[-1]) if named else None


def _author(about: _Page) -> Said | None:
    for said in chain(about.said("byline"), about.seen("byline")):
        if not said.words.startswith(("http:", "https:")) and len(said.words) <= _NAME:
            return said
    return None


def _dates(about: _Page, field: str) -> tuple[Said, ...]:
    """All that is said of `field`, the day that most places name first; the elements of the page are asked only where
    JSON-LD and meta tags are silent."""
    stated = tuple(about.said(field)) or tuple(about.seen(field))
    days = Counter(s.words[:10] for s in stated)
    return tuple(sorted(stated, key=lambda s: -days[s.words[:10]]))


def _canonical(page: str) -> Said | None:
    links = (attributes(tag[1]) for tag in _LINK_TAG.finditer(page))
    found = next((said.get("href") for said in links if said.get("rel", "").lower() == "canonical"), None)
    return Said("link canonical", found) if found else None


def _address(*candidates: Said | None) -> Said | None:
    """The first address of a page: a home page's only where nothing else is said."""
    able = [c for c in candidates if c and c.words.startswith(("http://", "https://"))]
    return next((c for c in able if _inner(c.words)), able[0] if able else None)


def _inner(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return len(parts.path) > 1 or bool(parts.query)


def _all(tree: HTMLTree, tag: str) -> list[Any]:
    return list(tree.document.get_elements_by_tag_name(tag)) if tree.document else []
