"""An RSS or Atom feed → one HTML page an item, with the title, address, author and date that the feed gives.

The XML is mended before it is parsed, because feeds are often not well-formed: a stray `&`, an HTML entity,
a control character, no declared encoding or a wrong one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

import fastfeedparser

from marsad.model import Given, Page, Problem, Why

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_PROLOG = re.compile(r"^\s*(?:<\?xml[^>]*\?>)?\s*")
# Entities of its own are never expanded: a document type is dropped with all it declares.
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_DECLARES = re.compile(r"<!ENTITY\s+([\w.-]+)")
_PROLOGUE = 100_000  # letters in which a document type stands
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ITEM = re.compile(r"<(item|entry)\b.*?(?:</\1>|(?=<\1\b)|(?=</(?:channel|feed)>)|\Z)", re.DOTALL)
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*?-->\s*)*$", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)(\w+;)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# The day is the one at the outlet's own place, so the offset from UTC is dropped rather than applied.
_ZONE = re.compile(
    r"(\d\d:\d\d(?::\d\d)?(?:\.\d+)?)\s*(?:[+-]\d\d:?\d\d)(\s*</(?:\w+:)?(?:pubDate|date|published|updated|issued)>)"
)


def pages(source: str, body: bytes) -> Iterator[Page | Problem]:
    """The items of the feed `body`; what is no feed is one Problem."""
    written = _decoded(body)
    xml = _mended(written)
    feed = _parsed(xml)
    pieces = [hit.group() for hit in _ITEM.finditer(_CDATA.sub(_veiled, xml))]
    if feed is None and not pieces:
        yield Problem(source=source, reason=Why("feed.none"))
        return
    items = list(feed.entries) if feed else []
    outlet = _plain(feed.feed.get("title")) if feed else None
    if len(items) < len(pieces) or _cut(xml):
        items = items if len(items) >= len(pieces) else _one_by_one(xml)
        yield Problem(source=source, reason=Why("feed.broken", (str(len(items)), str(len(pieces)))))
    if not items:
        yield Problem(source=source, reason=Why("feed.empty"))
    for n, item in enumerate(items, 1):
        yield _page(f"{source}:{n}", item, outlet)
    if own := _own_entities(written):
        yield Problem(source=source, reason=Why("feed.entities", (str(own),)))


def _parsed(xml: str) -> Any:
    try:
        return fastfeedparser.parse(xml)
    except Exception:  # the parser raises whatever its own faults raise; a feed must never stop the others
        return None


def _own_entities(xml: str) -> int:
    """How many entities the feed declares for itself and writes its items with, HTML's own apart."""
    kind = _DOCTYPE.search(xml[:_PROLOGUE])
    names = set(_DECLARES.findall(kind.group())) if kind else set()
    return sum(f"&{name};" in xml[kind.end() :] and f"{name};" not in html5 for name in names) if kind else 0


def _veiled(hit: re.Match[str]) -> str:
    """A passage that is no markup, in as many signs that are none either."""
    return "x" * len(hit.group())


def _cut(xml: str) -> bool:
    """Whether the feed ends before its end."""
    return not xml.rstrip().endswith(">") or not _END.search(xml[-2_000:])


def _one_by_one(xml: str) -> list[Any]:
    """The items of a feed that is broken inside, each parsed by itself below the feed's own head."""
    found: list[Any] = []
    head = xml[: m.start()] if (m := _ITEM.search(_CDATA.sub(_veiled, xml))) else ""
    for hit in _ITEM.finditer(_CDATA.sub(_veiled, xml)):
        inside = xml[hit.start() : hit.end()].removesuffix(f"</{hit[1]}>")
        one = _parsed(f"{head}{inside}</{hit[1]}></channel></rss>")
        found += one.entries[:1] if one else []
    return found


def _page(where: str, item: Any, outlet: str | None) -> Page | Problem:
    content = [c.get("value") or "" for c in item.get("content") or ()]
    body = max([*content, item.get("description") or ""], key=len)
    title, link = _plain(item.get("title")), item.get("link") or None
    # A guid that is no address or URN («1234») is the feed's own and may stand in another feed too.
    guid = item.get("id") or ""
    name = guid if ":" in guid else link or guid or None
    if not body.strip() and not title:
        return Problem(source=where, reason=Why("feed.bare"), id=name)
    published = item.get("published") or item.get("updated") or None
    author = _plain(item.get("author"))
    given = Given(id=name, title=title, outlet=outlet, byline=author, url=link, published=published)
    return Page(source=where, kind="html", body=body, given=given)


def _plain(text: str | None) -> str | None:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split()) or None if text else None


def _decoded(body: bytes) -> str:
    """UTF-8 wherever the bytes are valid UTF-8, whatever the feed declares; else what it declares."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.match(body)
        try:
            return body.decode(declared[1].decode("ascii") if declared else "cp1256", "replace")
        except LookupError:
            return body.decode("utf-8", "replace")


def _mended(xml: str) -> str:
    xml = _DOCTYPE.sub("", _PROLOG.sub("", _CONTROL.sub(" ", xml), count=1))
    parts = _CDATA.split(_ZONE.sub(r"\1\2", xml))
    return "".join(p if p.startswith("<![CDATA[") else _ENTITY.sub(_spelled, p) for p in parts)


def _spelled(hit: re.Match[str]) -> str:
    letters = html.unescape(hit.group())
    return letters if letters != hit.group() else "&amp;" + (hit[1] or "")
