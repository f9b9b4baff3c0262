"""The pieces of an article and its title → one text to be read, with the kinds that tags or type gave, by offset."""

from __future__ import annotations

from typing import NamedTuple

from marsad.ingest.choice import plain
from marsad.ingest.metadata import Metadata
from marsad.ingest.pieces import one_line
from marsad.model import BlockKind, Span, Why


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
        title = one_line(given) if given else self.about.title.words if self.about.title else None
        name = plain(title) if title else ""
        rest = [(k, p) for k, p in self.pieces if p != title and not (k == "heading" and plain(p) == name)]
        heads: list[tuple[BlockKind, str]] = [("title", title)] if title else []
        kinds: dict[int, BlockKind] = {}
        at = 0
        for kind, piece in (*heads, *rest):
            kinds[at] = kind
            at += len(piece) + 2
        text = "\n\n".join(piece for _, piece in (*heads, *rest))
        return Framed(text, Span(0, len(title)) if title else None, kinds)
