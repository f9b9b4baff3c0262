"""A text whose markup is gone → its blocks: title, headings, paragraphs, lists, captions, and the page's furniture.

Each line is judged by what it says (`furniture`), by how it looks (length, full stop, runs of headlines), by where it
stands (before, inside or after the body) and by how much of its vocabulary the body shares. A text of a sentence or two
is the article as it stands: nothing of it is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from marsad.ingest import furniture
from marsad.ingest.heads import Head, pick
from marsad.ingest.lines import Line, lines, stems
from marsad.model import Block, BlockKind, Span, View

# Tuned on five dumps of different sites and on news reports into which tickers, menus and mastheads were put.
_WHOLE, _FEW = 60, 3  # words and lines: a text no longer than this is kept as it stands
_BODY, _SHORT_BODY, _SENTENCE = (
    20,
    12,
    8,
)  # words of a paragraph with a full stop: surely, where none is longer, at least
_BARE_BODY = 35  # words of a paragraph without a full stop
_HEADLINE = 24  # words a headline may have
_HEADING = 14
_KIN = 0.2  # the share of a line's words in the body that makes it part of the story
_TRAIL = 2  # lines like headlines after the body, unlike it, that are a list of links


class _Mark:
    """A line's kind and the rule that said so, filled in as it is judged; `at` cuts the line in two."""

    __slots__ = ("head", "kind", "rule", "tail")

    def __init__(self) -> None:
        self.kind: BlockKind | None = None
        self.rule = ""
        self.head: tuple[int, str] | None = None
        self.tail: tuple[int, str] | None = None

    def drop(self, rule: str) -> None:
        self.kind, self.rule = "boilerplate", f"ingest.boilerplate.{rule}"

    @property
    def open(self) -> bool:
        return self.kind is None


def blocks(
    view: View, title: Span | None = None, kinds: Mapping[int, BlockKind] | None = None
) -> tuple[tuple[Block, ...], Span | None]:
    """The blocks of the text behind `view`, covering every line of it, and the span of its title.

    `title`, in original offsets, is a title that is known already: the text begins with it. `kinds` are what markup
    said, by the original offset where a line begins.
    """
    found = lines(view.text)
    if sum(len(x.words) for x in found) <= _WHOLE and len(found) <= _FEW:
        return _whole(view, found, title)
    marks = [_Mark() for _ in found]
    _known(view, found, marks, title)
    _by_words(found, marks, furniture.sought(view.text))
    first, last, story = _body(found, marks)
    _by_place(found, marks, (first, last), story)
    chosen = _title(found, marks, first, story)
    _tagged(view, found, marks, kinds or {})
    _rest(found, marks, first, last)
    if title is None and chosen is not None:
        title = Span(*_span(view, chosen.start, chosen.end))
    return tuple(_cut(view, found, marks)), title


def _whole(view: View, found: Sequence[Line], known: Span | None) -> tuple[tuple[Block, ...], Span | None]:
    """A sentence or two: all paragraphs, under a title that is known or that a blank line sets apart."""
    titled = len(found) > 1 and found[1].gap and not found[0].stop and 2 < len(found[0].words) <= _HEADLINE
    above = known.end if known else view.raw(found[0].end) if titled else 0
    made = [Block(*_span(view, x.start, x.end), "paragraph", rule="ingest.short") for x in found]
    made = [replace(b, kind="title", rule="ingest.title") if b.start < above else b for b in made]
    return tuple(made), known or (Span(made[0].start, made[0].end) if titled else None)


def _known(view: View, found: Sequence[Line], marks: Sequence[_Mark], title: Span | None) -> None:
    for line, mark in zip(found, marks, strict=True):
        if title is not None and view.raw(line.start) < title.end:
            mark.kind, mark.rule = "title", "ingest.title.given"


def _tagged(view: View, found: Sequence[Line], marks: Sequence[_Mark], kinds: Mapping[int, BlockKind]) -> None:
    """Headings and list items that markup named, where nothing said otherwise."""
    for line, mark in zip(found, marks, strict=True):
        kind = kinds.get(view.raw(line.start)) if mark.open else None
        if kind in ("heading", "list"):
            mark.kind, mark.rule = kind, f"ingest.{kind}.tag"


def _by_words(found: Sequence[Line], marks: Sequence[_Mark], needles: frozenset[str]) -> None:
    """What a line says by itself: furniture, no words at all, a run of headlines."""
    for line, mark in zip(found, marks, strict=True):
        if not mark.open:
            continue
        if not line.words or not any(c.isalpha() for c in line.text):
            mark.drop("bare")
        elif line.run:
            mark.drop("ticker")
        elif hit := furniture.whole(line.text, needles):
            mark.kind, mark.rule = hit.family.kind, f"ingest.{hit.family.kind}.{hit.family.id}"
        else:
            if hit := furniture.start(line.text):
                mark.head = (hit.at, hit.family.id)
            if hit := furniture.tail(line.text, needles):
                mark.tail = (hit.at, hit.family.id)
                if not hit.at:
                    mark.drop(hit.family.id)


def _body(found: Sequence[Line], marks: Sequence[_Mark]) -> tuple[int, int, frozenset[str]]:
    """The first and last line of the body, and the words of the story it tells.

    A text of short lines only is body from its first line on.
    """
    free = [n for n, m in enumerate(marks) if m.open]
    # The longest paragraphs are surely the body; a report of short ones is told by the longest it has.
    sure: list[int] = []
    for least in (_BODY, _SHORT_BODY, _SENTENCE):
        sure = sure or [n for n in free if _paragraph(found[n], least)]
    story = stems([w for n in sure for w in found[n].words])
    if not sure:
        return (free[0] if free else 0), (free[-1] if free else len(found) - 1), story
    longest = set(sure)
    likely = [n for n in free if n in longest or (_paragraph(found[n], _SENTENCE) and _kin(found[n], story) >= _KIN)]
    return likely[0], likely[-1], story


def _paragraph(line: Line, least: int) -> bool:
    if len(line.words) >= _BARE_BODY:
        return True
    # A question or an exclamation of a few words is a headline as often as a sentence.
    told = line.stop and (len(line.words) >= _BODY or line.text[-1] not in "؟?!")
    return len(line.words) >= least and (told or line.text.count("،") > 2)


def _headline(line: Line) -> bool:
    """Whether a line may be a headline: short and without a full stop, though it may ask or exclaim."""
    return len(line.words) <= _HEADLINE and (not line.stop or line.text[-1] in "؟?!")


def _strange(line: Line, story: frozenset[str]) -> bool:
    """Whether a line after the body is another report's headline; the items of a list are the story's own."""
    return _headline(line) and not line.item and _kin(line, story) < 2 * _KIN


def _kin(line: Line, story: frozenset[str]) -> float:
    """The share of the words of `line` that the story has too."""
    own = stems(line.words)
    return len(own & story) / len(own) if own else 0.0


def _by_place(found: Sequence[Line], marks: Sequence[_Mark], body: tuple[int, int], story: frozenset[str]) -> None:
    """Lines that stand twice around the body, what follows a heading of links, headlines after the body."""
    first, last = body
    times = Counter(x.text for x in found)
    for n in (*range(first), *range(last + 1, len(found))):
        if marks[n].open and times[found[n].text] > 1 and _headline(found[n]):
            marks[n].drop("repeat")
    under = False
    for n, (line, mark) in enumerate(zip(found, marks, strict=True)):
        if not mark.open:
            under = mark.rule in _OPENERS or (under and mark.kind == "boilerplate")
            continue
        headline = _headline(line)
        # Between two paragraphs the last such line may be the next part's heading, and its subject is the story's.
        under = under and headline and (n > last or _kin(line, story) < 2 * _KIN)
        if under and n > first:
            mark.drop("link")
    trail = [n for n in range(last + 1, len(found)) if marks[n].open]
    strange = [n for n in trail if _strange(found[n], story)]
    for n in strange if len(strange) >= _TRAIL else []:
        marks[n].drop("trail")
    for n in trail:
        if marks[n].open and len(found[n].words) <= 4 and not found[n].stop:
            marks[n].drop("signature")


def _title(found: Sequence[Line], marks: Sequence[_Mark], first: int, story: frozenset[str]) -> Line | None:
    """Choose the title among the lines before the body; the others there are furniture, a deck becomes a heading."""
    known = next((n for n, m in enumerate(marks) if m.kind == "title"), None)
    before = [n for n in range(first) if marks[n].open]
    for n in before:
        if marks[n].head or _signed(found[n]):
            marks[n].drop("byline")
    heads = [Head(n, found[n], _kin(found[n], story), n == first - 1) for n in before if marks[n].open]
    best = pick(heads, heads[0].at if heads else -1) if known is None else known
    for head in heads:
        mark = marks[head.at]
        if head.at == best:
            mark.kind, mark.rule = "title", "ingest.title"
        elif best is not None and head.at > best and len(head.line.words) > 4 and head.kin >= _KIN:
            mark.kind, mark.rule = "heading", "ingest.heading.deck"
        elif best is not None and head.at > best and _paragraph(head.line, _SENTENCE):
            mark.kind, mark.rule = "paragraph", "ingest.paragraph"
        else:
            mark.drop("head")
    return None if best is None else found[best]


def _signed(line: Line) -> bool:
    """Whether a line is a name and a place, or an outlet and a place: «سالم الهادي – المرفأ»."""
    if line.stop or len(line.words) > 7:
        return False
    sides = _SIDES.split(line.text)
    return len(sides) == 2 and all(0 < len(side.split()) <= 4 for side in sides)


def _rest(found: Sequence[Line], marks: Sequence[_Mark], first: int, last: int) -> None:
    """Inside the body: lists, headings between paragraphs, paragraphs."""
    for n, (line, mark) in enumerate(zip(found, marks, strict=True)):
        if not mark.open:
            continue
        if line.item:
            mark.kind, mark.rule = "list", "ingest.list"
        elif first < n < last and not line.stop and len(line.words) <= _HEADING and _leads(found, marks, n):
            mark.kind, mark.rule = "heading", "ingest.heading"
        else:
            mark.kind, mark.rule = "paragraph", "ingest.paragraph"


def _leads(found: Sequence[Line], marks: Sequence[_Mark], n: int) -> bool:
    after = next((m for m in range(n + 1, len(found)) if marks[m].kind != "boilerplate"), None)
    return after is not None and (len(found[after].words) > _HEADING or found[after].item)


def _cut(view: View, found: Sequence[Line], marks: Sequence[_Mark]) -> Iterator[Block]:
    for line, mark in zip(found, marks, strict=True):
        kind = mark.kind or "paragraph"
        start, end = line.start, line.end
        if mark.head and kind != "boilerplate":
            start = line.start + mark.head[0]
            yield Block(*_span(view, line.start, start), "boilerplate", rule=f"ingest.boilerplate.{mark.head[1]}")
        if mark.tail and kind != "boilerplate":
            end = line.start + mark.tail[0]
        if end > start:
            yield Block(*_span(view, start, end), kind, rule=mark.rule)
        if end < line.end:
            rule = f"ingest.boilerplate.{mark.tail[1]}" if mark.tail else mark.rule
            yield Block(*_span(view, end, line.end), "boilerplate", rule=rule)


def _span(view: View, start: int, end: int) -> tuple[int, int]:
    span = view.span(start, end)
    return span.start, span.end


_SIDES = re.compile(r"\s*[-–—ـ/|]\s+|\s+[-–—ـ/|]\s*")
_OPENERS = ("ingest.boilerplate.related", "ingest.boilerplate.tags")
