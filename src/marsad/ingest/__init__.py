"""Page → Article: its text decoded and unchanged, its blocks, title, outlet, agencies and date of publication.

What the caller gives is believed; what it does not give is read from the page's metadata or its text, or left unknown.
A page that is no Arabic text is a Problem that says why; of a web page in another language what was found is kept.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from msgspec.structs import replace

from marsad.ingest.blocks import blocks
from marsad.ingest.credits import agencies, masthead
from marsad.ingest.dateline import dateline
from marsad.ingest.decoding import decoded
from marsad.ingest.framed import Framed
from marsad.ingest.language import language, of_blocks, refused
from marsad.ingest.markup import extract
from marsad.ingest.metadata import Metadata, Said
from marsad.ingest.pdf import printed
from marsad.ingest.published import address, given, metadata
from marsad.knowledge.outlets import by_domain
from marsad.model import Article, Block, BlockKind, Page, Problem, Published, Span, View, Why
from marsad.text import fold

__all__ = ["ingest"]

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def ingest(page: Page) -> Article | Problem:
    """The article of `page`. Nothing is raised for what a page holds: what cannot be read is a Problem."""
    found = _found(page)
    if isinstance(found, Why):
        return Problem(source=page.source, reason=found, id=page.given.id or page.given.url)
    (text, title, kinds), about, notes = found
    name = page.given.id or page.given.url or _words(about.url) or _hash(text)
    if not text.strip():
        return Problem(source=page.source, reason=Why("unread.empty"), id=name)
    code = language(text)
    if reason := refused(text, code):
        if page.kind == "text":
            return Problem(source=page.source, reason=reason, id=name)
        return _foreign(page, about, Framed(text, title, kinds), code, name, (*notes, reason))
    view = fold(text)
    made, title = blocks(view, title, kinds)
    made = tuple(b if kinds.get(b.start) != "boilerplate" else _furniture(b) for b in made)
    article = Article(id=name, source=page.source, text=text, language="ar", blocks=_spoken(text, made), title=title)
    return _described(page, about, article, view, notes)


def _found(page: Page) -> tuple[Framed, Metadata, tuple[Why, ...]] | Why:
    """The text of `page` under its title, what the page says of itself, and what a reader should know."""
    if isinstance(page.body, bytes) and (page.kind == "pdf" or page.body[:1024].lstrip()[:5] == b"%PDF-"):
        sheets = printed(page.body)
        return sheets if isinstance(sheets, Why) else (sheets.framed(page.given.title), sheets.about, sheets.notes)
    read = _text(page)
    if isinstance(read, Why):
        return read
    text, notes = read
    if page.kind != "html":
        return _titled(page, text), Metadata(), notes
    markup = extract(text, page.given)
    if isinstance(markup, Why):
        return markup
    return markup.framed(page.given.title), markup.about, (*notes, *markup.notes)


def _foreign(  # noqa: PLR0913, PLR0917 - all that is known of a page before its language is
    page: Page, about: Metadata, framed: Framed, code: str, name: str, notes: tuple[Why, ...]
) -> Article:
    """An article in another language: its text and blocks as they stand; the last of `notes` says why it is unread."""
    text, title, kinds = framed
    starts = [m.span() for m in _LINE.finditer(text)]
    known: dict[int, BlockKind] = kinds or {}
    made = [Block(a, b, known.get(a, "paragraph"), code, f"ingest.{known.get(a, 'paragraph')}") for a, b in starts]
    return Article(
        id=name, source=page.source, text=text, language=code, blocks=tuple(made), title=title,
        outlet=page.given.outlet or _words(about.outlet), byline=page.given.byline or _words(about.byline),
        url=page.given.url or _words(about.url), published=_published(page, about)[0], problems=notes,
    )  # fmt: skip


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
    published, fault = _published(page, about)
    return replace(
        article,
        url=url,
        outlet=outlet,
        byline=page.given.byline or _words(about.byline),
        agencies=agencies(article, view, outlet, known.id if known else None),
        published=published if published.basis != "unknown" else dateline(article, view) or published,
        modified=metadata(about.modified) or Published(),
        grounds=_grounds(page, about),
        problems=(*notes, *((fault,) if fault else ())),
    )


def _published(page: Page, about: Metadata) -> tuple[Published, Why | None]:
    """Given, else from metadata, else from the address; a date that is given and cannot be read is said so."""
    believed, fault = given(page.given.published)
    stated = believed or metadata(about.published) or address(page.given.url or _words(about.url))
    return stated or Published(), fault


def _grounds(page: Page, about: Metadata) -> tuple[Why, ...]:
    """Where the page says what it says of itself, for all that the caller did not give, and by which selector that is
    known of its outlet."""
    said = (("title", about.title), ("outlet", about.outlet), ("byline", about.byline), ("url", about.url))
    other = {why.facts[0] for why in about.selected} | {f for f, _ in said if getattr(page.given, f)}
    return (*(Why("found.stated", (f, s.where)) for f, s in said if s and f not in other), *about.selected)


def _furniture(block: Block) -> Block:
    """A line between a page's title and its text; in a text of a sentence or two it would be kept."""
    return replace(block, kind="boilerplate", rule="ingest.boilerplate.head") if block.kind == "paragraph" else block


def _spoken(text: str, made: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their language, looked at only where Latin letters are many."""
    codes = of_blocks(text, made)
    return tuple(b if c == b.language else replace(b, language=c) for b, c in zip(made, codes, strict=True))


def _words(said: Said | None) -> str | None:
    return said.words if said else None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
