"""Page → Article: its text decoded and unchanged, its blocks, title, outlet, agencies and date of publication.

What the caller gives is believed; what it does not give is read from the page's metadata or its text, or left unknown.
A page that is no Arabic text is a Problem that says why.
"""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from msgspec.structs import replace

from marsad.ingest.blocks import blocks
from marsad.ingest.credits import agencies, masthead
from marsad.ingest.dateline import dateline
from marsad.ingest.decoding import decoded
from marsad.ingest.language import language, of_block, refused
from marsad.ingest.markup import Framed, extract
from marsad.ingest.metadata import Metadata, Said
from marsad.ingest.published import address, given, metadata
from marsad.knowledge.outlets import by_domain
from marsad.model import Article, Block, Page, Problem, Published, Span, View, Why
from marsad.text import fold

__all__ = ["ingest"]


def ingest(page: Page) -> Article | Problem:
    """The article of `page`. Nothing is raised for what a page holds: what cannot be read is a Problem."""
    found = _text(page)
    if isinstance(found, Why):
        return Problem(source=page.source, reason=found, id=page.given.id or page.given.url)
    text, notes = found
    markup = extract(text) if page.kind == "html" else None
    if isinstance(markup, Why):
        return Problem(source=page.source, reason=markup, id=page.given.id or page.given.url)
    if markup is not None:
        notes = (*notes, *markup.notes)
    about = markup.about if markup else Metadata()
    text, title, kinds = markup.framed(page.given.title) if markup else _titled(page, text)
    name = page.given.id or page.given.url or _words(about.url) or _hash(text)
    if not text.strip():
        return Problem(source=page.source, reason=Why("unread.empty"), id=name)
    code = language(text)
    if reason := refused(text, code):
        return Problem(source=page.source, reason=reason, id=name)
    view = fold(text)
    made, title = blocks(view, title, kinds)
    article = Article(id=name, source=page.source, text=text, language="ar", blocks=_spoken(text, made), title=title)
    return _described(page, about, article, view, notes)


def _text(page: Page) -> tuple[str, tuple[Why, ...]] | Why:
    if isinstance(page.body, str):
        try:
            page.body.encode()
        except UnicodeEncodeError:
            return Why("unread.pair")
        return page.body.removeprefix("\ufeff"), ()
    if not page.body.strip():
        return Why("unread.empty")
    found = decoded(page.body, page.charset, markup=page.kind == "html")
    return found if isinstance(found, Why) else (found.text, found.notes)


def _titled(page: Page, text: str) -> Framed:
    """A text with the title that was given on top of it."""
    head = page.given.title
    if not head or not head.strip():
        return Framed(text, None, {})
    return Framed(f"{head}\n\n{text}", Span(0, len(head)), {})


def _described(page: Page, about: Metadata, article: Article, view: View, notes: tuple[Why, ...]) -> Article:
    url = page.given.url or _words(about.url)
    known = by_domain(urlsplit(url).hostname or "") if url and "://" in url else None
    outlet = page.given.outlet or _words(about.outlet) or (known.name if known else None) or masthead(article)
    published, fault = _published(page, about, article, view)
    return replace(
        article,
        url=url,
        outlet=outlet,
        byline=page.given.byline or _words(about.byline),
        agencies=agencies(article, view, outlet, known.id if known else None),
        published=published,
        problems=(*notes, *((fault,) if fault else ())),
    )


def _published(page: Page, about: Metadata, article: Article, view: View) -> tuple[Published, Why | None]:
    """Given, else from metadata, else from the dateline; a date that is given and cannot be read is said so."""
    believed, fault = given(page.given.published)
    stated = believed or metadata(about.published) or address(page.given.url or _words(about.url))
    return stated or dateline(article, view) or Published(), fault


def _spoken(text: str, made: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their language, looked at only where Latin letters are many."""
    codes = [of_block(text[b.start : b.end]) for b in made]
    return tuple(b if c == b.language else replace(b, language=c) for b, c in zip(made, codes, strict=True))


def _words(said: Said | None) -> str | None:
    return said.words if said else None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
