"""A parsed HTML page → what it says of itself: title, outlet, author, address and dates, each from the best place.

JSON-LD is asked first, then OpenGraph and other meta tags, then microdata, `<time>` and the headings that are seen.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from resiliparse.parse.html import HTMLTree

_ARTICLE = re.compile(
    r"(?:News|Report|Opinion|Review|Analysis|Background|Scholarly|Tech|Blog|Live)?\w*(?:Article|Posting)$"
)
_SEPARATED = re.compile(r"\s+(?:[|–—\-:»«·•]+)\s+")
_META_TAG = re.compile(r"<meta\b([^>]*)>", re.IGNORECASE)
_LINK_TAG = re.compile(r"<link\b([^>]*canonical[^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_LD = re.compile(r"<script\b[^>]*ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_LIST_OF = 40  # JSON-LD nodes looked at
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
}  # fmt: skip


class Metadata(NamedTuple):
    """What a page says of itself; `published` are (where, words) pairs, the best first."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: tuple[tuple[str, str], ...] = ()


def read(page: str, tree: HTMLTree) -> Metadata:
    """The metadata of the HTML `page`, which was parsed as `tree`."""
    tags, linked = _tags(page), _linked(page)
    outlet = _first(linked.get("publisher"), *(tags.get(n) for n in _META["outlet"]))
    author = _first(linked.get("author"), *(tags.get(n) for n in _META["byline"]))
    title = _title(tree, tags, linked, outlet)
    return Metadata(
        title=title,
        outlet=outlet or _site(_clean(tree.title), title),
        byline=author if author and not author.startswith("http") else None,
        url=_address(_canonical(page), *(tags.get(n) for n in _META["url"])),
        published=tuple(_dates(tree, tags, linked)),
    )


def _title(tree: HTMLTree, tags: dict[str, str], linked: dict[str, str], outlet: str | None) -> str | None:
    stated = _first(linked.get("headline"), *(tags.get(n) for n in _META["title"]), tree.title)
    seen = [t for t in (_clean(n.text) for n in _all(tree, "h1")) if t]
    if stated is None:
        return seen[0] if len(seen) == 1 else None
    # The heading that is seen stands in the stated title, or the other way round; the site's name stands beside it.
    for one in seen:
        if len(one) > 12 and (one in stated or stated in one):
            return one
    parts = _SEPARATED.split(stated)
    while len(parts) > 1 and (len(parts[-1].split()) <= 3 or parts[-1] == outlet):
        parts.pop()
    return stated[: stated.find(parts[-1]) + len(parts[-1])]


def _site(page_title: str | None, title: str | None) -> str | None:
    """The site's name, where the page's title is the article's with a name after it: «… | المرفأ»."""
    if not page_title or not title or not page_title.startswith(title):
        return None
    parts = _SEPARATED.split(page_title[len(title) :])
    return parts[-1] if len(parts) == 2 and not parts[0].strip() and len(parts[1].split()) <= 4 else None


def _dates(tree: HTMLTree, tags: dict[str, str], linked: dict[str, str]) -> Iterator[tuple[str, str]]:
    if said := linked.get("datePublished") or linked.get("dateCreated"):
        yield "JSON-LD datePublished", said
    for name in _META["published"]:
        if name in tags:
            yield f"meta {name}", tags[name]
    if linked.get("datePublished") or any(n in tags for n in _META["published"]):
        return
    for where, attribute in (
        ('[itemprop="datePublished"]', "content"), ('[itemprop="datePublished"]', "datetime"),
        ("time[pubdate]", "datetime"),
        ("article time[datetime]", "datetime"), ("main time[datetime]", "datetime"), ("time[datetime]", "datetime"),
    ):  # fmt: skip
        if said := _attribute(tree, where, attribute):
            yield where, said


def _tags(page: str) -> dict[str, str]:
    """The meta tags by lower-case name; read from the letters, for a tree makes an object of every node it passes."""
    found: dict[str, str] = {}
    for tag in _META_TAG.finditer(page):
        said = _attributes(tag[1])
        name = said.get("property") or said.get("name") or said.get("itemprop")
        if name and said.get("content"):
            found.setdefault(name.lower(), said["content"])
    return found


def _attributes(inside: str) -> dict[str, str]:
    return {m[1].lower(): _clean(m[2] or m[3] or m[4]) or "" for m in _ATTRIBUTE.finditer(inside)}


def _linked(page: str) -> dict[str, str]:
    """The plain values of the first article among the JSON-LD of the page; broken JSON is passed over."""
    for script in _JSON_LD.finditer(page):
        try:
            data = msgspec.json.decode(script[1].strip())
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(isinstance(k, str) and _ARTICLE.match(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                values = {k: _name(v) for k, v in node.items()}
                return {k: v for k, v in values.items() if v}
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    held = [data]
    for _ in range(_LIST_OF):
        if not held:
            return
        one = held.pop(0)
        if isinstance(one, list):
            held[:0] = one
        elif isinstance(one, dict):
            yield one
            held.append(one.get("@graph"))
            held.append(one.get("mainEntity"))


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _clean(value) if isinstance(value, str) else None


def _canonical(page: str) -> str | None:
    links = (_attributes(tag[1]) for tag in _LINK_TAG.finditer(page))
    return next((said.get("href") for said in links if said.get("rel", "").lower() == "canonical"), None)


def _attribute(tree: HTMLTree, selector: str, name: str) -> str | None:
    node = tree.document.query_selector(selector) if tree.document else None
    return _clean(node.getattr(name)) if node is not None else None


def _all(tree: HTMLTree, selector: str) -> list[Any]:
    return list(tree.document.query_selector_all(selector)) if tree.document else []


def _address(*candidates: str | None) -> str | None:
    return next((c for c in candidates if c and c.startswith(("http://", "https://"))), None)


def _first(*candidates: str | None) -> str | None:
    return next((c for c in candidates if c), None)


def _clean(text: str | None) -> str | None:
    return " ".join(html.unescape(text).split()) or None if text else None
