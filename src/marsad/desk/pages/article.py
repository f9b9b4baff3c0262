"""An article's page: its text, block by block, with every claim that was read from it highlighted."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.desk.claims import KINDS, claims, marks
from marsad.desk.mending.badges import Badges
from marsad.desk.pages import reading_of
from marsad.desk.segments import Kind, Mark, Segment, segments
from marsad.model import Article, Block, BlockKind, Correction, Event, Reading, Statement, Why
from marsad.record import Record
from marsad.record.rows import StoryRow

TEMPLATE = "article.html"


class Passage(Struct, frozen=True):
    """A block of the text, cut into segments. Boilerplate stands apart, so that a reader sees what was left out."""

    kind: BlockKind
    language: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        return "".join(s.text for s in self.segments)


class ArticlePage(Struct, frozen=True, kw_only=True):
    """A document with its highlighted text, how many claims of each kind it holds, and what could not be read;
    `corrected` is what people corrected in it, `mended` the keys of the claims that these speak of."""

    document: Article
    title: str
    passages: tuple[Passage, ...]
    left_out: tuple[Passage, ...]
    counts: dict[Kind, int]
    problems: tuple[Why, ...]
    story: StoryRow | None = None
    corrected: tuple[Correction, ...] = ()
    mended: frozenset[str] = frozenset()


def article(record: Record, id: str) -> ArticlePage:
    """The page of the document `id`. Raises what `reading_of` raises."""
    reading = reading_of(record, id)
    row = record.document(id)
    story = record.story(row.story) if row and row.story else None
    badges = Badges(record)
    by_claim = {key: badges.of(id, c.id) for key, _, c in claims(reading) if isinstance(c, Event | Statement)}
    return replace(
        article_page(reading, story.row if story else None),
        corrected=tuple(dict.fromkeys(c for found in by_claim.values() for c in found)),
        mended=frozenset(key for key, found in by_claim.items() if found),
    )


def _passages(document: Article, lit: Sequence[Mark]) -> Iterator[Passage]:
    """The document's blocks, each cut by those of the marks `lit`, sorted by start, that may reach into it."""
    starts = [mark.start for mark in lit]
    longest = max((mark.end - mark.start for mark in lit), default=0)
    for block in document.blocks or (Block(0, len(document.text), "paragraph"),):
        near = lit[bisect_left(starts, block.start - longest) : bisect_left(starts, block.end)]
        yield Passage(block.kind, block.language, segments(document.text, block.start, block.end, near))


def article_page(reading: Reading, story: StoryRow | None = None) -> ArticlePage:
    """The page of one reading, which `story` may hold."""
    document = reading.document
    passages = tuple(_passages(document, sorted(marks(reading), key=lambda mark: mark.start)))
    found = Counter(kind for _, kind, _ in claims(reading))
    title = document.text[document.title.start : document.title.end] if document.title else ""
    return ArticlePage(
        document=document,
        title=" ".join(title.split()),
        passages=tuple(p for p in passages if p.kind != "boilerplate"),
        left_out=tuple(p for p in passages if p.kind == "boilerplate" and p.text.strip()),
        counts={kind: found[kind] for kind in KINDS},
        problems=reading.problems,
        story=story,
    )
