"""A text whose markup is gone → its blocks: title, headings, paragraphs, lists, captions, and the page's furniture.

Each line is first judged by what it says (`furniture`); the lines that are left are weighed (`extent`), and the stretch
of them that weighs most is the article. Its title stands before it (`heads`); what else stands around it is the page's,
and inside it only what says so. A text of a sentence or two is the article as it stands: nothing of it is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from marsad.ingest import extent, furniture
from marsad.ingest.extent import Story, clocked
from marsad.ingest.follows import follows
from marsad.ingest.heads import Head, Top, pick
from marsad.ingest.lines import Line, lines
from marsad.ingest.marks import Mark
from marsad.ingest.trail import HEADLINE, KIN, NAMES, VERSE, after, headline, shortened, signature
from marsad.model import Block, BlockKind, Span, View

# Tuned on dumps of different sites and on news reports in invented page furniture (quality/dumps).
_WHOLE, _FEW = 60, 3  # words and lines: a text no longer than this is kept as it stands
_BODY, _SENTENCE = 20, 8  # words of a paragraph with a full stop, however it ends; at least
_BARE_BODY = 25  # words of a paragraph without a full stop
_HEADING = 14
_OWN = 0.2  # the share of its words in the story that a long line without a mark has, which tells it
_SELF, _NOTICE = 0.5, 40  # inside the article; words of what a page says in one breath


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
    marks = _by_words(view, found, title)
    story, free = _story(found, marks)
    page = [m.page for m in marks]
    if free and title is not None and not any(page):  # what the caller gave a title of its own, and no page around it
        first, last = free[0], free[-2] if len(free) > 1 and signature(found[free[-1]]) else free[-1]
    else:
        first, last = extent.stretch(free, extent.weighed(story, free, page), page)
        last = shortened(found, marks, (first, last), story)
    body = _begins(found, marks, (first, last), story)
    chosen = _title(found, marks, body, story)
    _inside(found, marks, (body, last), story)
    after(found, marks, last)
    _tagged(view, found, marks, kinds or {})
    _rest(found, marks, (body, last), story)
    if title is None and chosen is not None:
        head = marks[found.index(chosen)].head
        tail = marks[found.index(chosen)].tail
        end = chosen.start + tail[0] if tail else chosen.end
        title = Span(*_span(view, chosen.start + (head[0] if head else 0), end))
    return tuple(_cut(view, found, marks)), title


def free(view: View, found: Sequence[Line]) -> tuple[list[int], list[bool]]:
    """The lines of `found` that are weighed, since their words say nothing; of each line, whether it is the page's."""
    marks = _by_words(view, found, None)
    return [n for n, mark in enumerate(marks) if mark.open], [m.page for m in marks]


def _story(found: Sequence[Line], marks: Sequence[Mark]) -> tuple[Story, list[int]]:
    """The story that the lines tell whose words say nothing, and these lines, up to where another report follows."""
    free = [n for n, m in enumerate(marks) if m.open]
    story = Story(found, free)
    if (end := follows(found, marks, story, free)) is None:
        return story, free
    for n in free:
        if n > end:
            marks[n].drop("follows")
    free = [n for n in free if n < end]
    return Story(found, free), free


def _whole(view: View, found: Sequence[Line], known: Span | None) -> tuple[tuple[Block, ...], Span | None]:
    """A sentence or two: all paragraphs, under a title that is known or that a blank line sets apart."""
    titled = len(found) > 1 and found[1].gap and not found[0].stop and 2 < len(found[0].words) <= HEADLINE
    above = known.end if known else view.raw(found[0].end) if titled else 0
    made = [Block(*_span(view, x.start, x.end), "paragraph", rule="ingest.short") for x in found]
    made = [replace(b, kind="title", rule="ingest.title") if b.start < above else b for b in made]
    return tuple(made), known or (Span(made[0].start, made[0].end) if titled else None)


def _by_words(view: View, found: Sequence[Line], title: Span | None) -> list[Mark]:
    """What a line says by itself: the title that is known, furniture, no words at all, a run of headlines."""
    marks = [Mark() for _ in found]
    needles = furniture.sought(view.text)
    for line, mark in zip(found, marks, strict=True):
        if title is not None and view.raw(line.start) < title.end:
            mark.keep("title", "title.given")
        elif not line.words or not any(c.isalpha() for c in line.text):
            mark.drop("bare")
        elif line.run:
            mark.drop("ticker")
        else:
            _said(line.text, mark, furniture.announced(line.text, needles))
    for n, mark in enumerate(marks[1:], 1):
        if mark.open and marks[n - 1].rule == _OFFICE and len(found[n].words) <= NAMES and not found[n].stop:
            mark.drop("masthead")  # who holds the office
    return marks


def _said(text: str, mark: Mark, rare: bool) -> None:
    """What the words of a line say that is the page's: the whole line, its first words or its last."""
    if hit := furniture.whole(text, rare):
        mark.keep(hit.family.kind, f"{hit.family.kind}.{hit.family.id}")
        return
    if hit := furniture.start(text):
        mark.head = (hit.at, hit.family.id)
    if rare and (hit := furniture.tail(text)):
        mark.tail = (hit.at, hit.family.id)
        if not hit.at:
            mark.drop(hit.family.id)


def _tagged(view: View, found: Sequence[Line], marks: Sequence[Mark], kinds: Mapping[int, BlockKind]) -> None:
    """Headings and list items that markup named, where nothing said otherwise."""
    for line, mark in zip(found, marks, strict=True):
        kind = kinds.get(view.raw(line.start)) if mark.open else None
        if kind in ("heading", "list"):
            mark.keep(kind, f"{kind}.tag")


def _begins(found: Sequence[Line], marks: Sequence[Mark], part: tuple[int, int], story: Story) -> int:
    """The first paragraph of the article; headlines strung together without a mark are none where others follow."""
    first = [n for n in range(part[0], part[1] + 1) if marks[n].open and _paragraph(found[n], _SENTENCE)]
    strung = takewhile(lambda n: _strung(found[n]) and story.kin(n) < _OWN, first)
    return next(iter(first[len(list(strung)) :] or first), part[0])


def _strung(line: Line) -> bool:
    return not line.stop and "،" not in line.text and line.text[-1] != ":"


def _paragraph(line: Line, least: int) -> bool:
    if len(line.words) >= _BARE_BODY:
        return True
    # A question or an exclamation of a few words is a headline as often as a sentence.
    told = line.text[-1] == ":" or (line.stop and (len(line.words) >= _BODY or line.text[-1] not in "؟?!"))
    return len(line.words) >= least and (told or line.text.count("،") > 2)


def top(view: View) -> Top | None:
    """The lines of the text behind `view` among which a title is sought; None where the whole is kept as it stands."""
    found = lines(view.text)
    marks = _by_words(view, found, None)
    story, open_ = _story(found, marks)
    if not open_:
        return None
    page = [m.page for m in marks]
    first, last = extent.stretch(open_, extent.weighed(story, open_, page), page)
    body = _begins(found, marks, (first, last), story)
    return Top(found, marks, _heads(found, marks, body, story), body, story)


def _heads(found: Sequence[Line], marks: Sequence[Mark], body: int, story: Story) -> list[Head]:
    """The lines before the body that may be its title; what is told twice there and who signed go."""
    before = [n for n in range(body) if marks[n].open]
    latest = {found[n].text: n for n in before}
    for n in before:
        if latest[found[n].text] != n:
            marks[n].drop("repeat")
        elif (marks[n].head or (0, _BEFORE[0]))[1] not in _BEFORE or (_signed(found[n]) and story.kin(n) < 2 * KIN):
            marks[n].drop("byline")
    return [Head(n, _unsent(found[n], marks[n]), story.kin(n)) for n in before if marks[n].open]


def _unsent(line: Line, mark: Mark) -> Line:
    """A line without who sent it, or the section that stands before it."""
    if not mark.head:
        return line
    rest = line.text[mark.head[0] :]
    return line._replace(text=rest, words=tuple(rest.split()))


def _title(found: Sequence[Line], marks: Sequence[Mark], body: int, story: Story) -> Line | None:
    """Choose the title among the lines before the body; the others there are furniture, a deck becomes a heading."""
    known = next((n for n, m in enumerate(marks) if m.kind == "title"), None)
    heads = _heads(found, marks, body, story)
    title = pick(Top(found, marks, heads, body, story)) if known is None else None
    best = title.at if title else known
    if title:
        _trimmed(marks[title.at], title)
    whole = known is not None and not any(m.page for m in marks[known:body])
    for head in heads:
        mark, words = marks[head.at], len(head.line.words)
        if head.at == best:
            mark.keep("title", "title")
        elif best is None or head.at < best:
            mark.drop("head")
        elif words > 4 and head.kin >= KIN and not (clocked(head.line) and words < _HEADING):
            mark.keep("heading", "heading.deck")
        elif _paragraph(head.line, _SENTENCE) or (whole and (words > 4 or head is not heads[0])):
            mark.keep("paragraph", "paragraph")
        else:
            mark.drop("head")
    return None if best is None else found[best]


def _trimmed(mark: Mark, title: Head) -> None:
    """Note what of the title's line is the page's."""
    start = mark.head[0] if mark.head else 0
    if title.tail:
        mark.tail = (start + title.tail.end, "behind")
    if title.cut:
        mark.head = (start + title.cut.at, "before")


def _signed(line: Line) -> bool:
    """Whether a line is a name and a place, or an outlet and a place: «سالم الهادي – المرفأ»."""
    if line.stop or len(line.words) > 7:
        return False
    sides = _SIDES.split(line.text)
    return len(sides) == 2 and all(0 < len(side.split()) <= 4 for side in sides)


def _inside(found: Sequence[Line], marks: Sequence[Mark], body: tuple[int, int], story: Story) -> None:
    """Between the article's own lines: headlines under a heading of links, and lines in which the page speaks."""
    under = False
    for n in range(body[0], body[1] + 1):
        line, mark = found[n], marks[n]
        if not mark.open:
            under = mark.rule in _OPENERS or (under and mark.kind == "boilerplate")
            continue
        if marks[n - 1].rule == _AUTHOR and body[0] < n and len(line.words) <= _NOTICE and story.kin(n) < KIN:
            mark.drop("author")
            continue
        # Between two paragraphs the last such line may be the next part's heading, and its subject is the story's.
        heads = not line.stop and story.kin(n) >= 2 * KIN and _leads(found, marks, n)
        heads = heads and not (marks[n - 1].page and len(found[n - 1].words) <= NAMES)
        under = under and headline(line) and not heads
        if under and n > body[0]:
            mark.drop("link")
        elif VERSE < len(line.words) <= _NOTICE and not line.item and story.paged(n) >= _SELF and story.kin(n) < KIN:
            mark.drop("page")


def _rest(found: Sequence[Line], marks: Sequence[Mark], part: tuple[int, int], story: Story) -> None:
    """Inside the body: lists, headings between paragraphs, paragraphs."""
    for n, (line, mark) in enumerate(zip(found, marks, strict=True)):
        if not mark.open:
            continue
        if line.item or (part[0] < n <= part[1] and n in story.listed and line.text[-1] != ":"):
            mark.keep("list", "list")
        elif part[0] < n < part[1] and not line.stop and len(line.words) <= _HEADING and _leads(found, marks, n):
            mark.keep("heading", "heading")
        else:
            mark.keep("paragraph", "paragraph")


def _leads(found: Sequence[Line], marks: Sequence[Mark], n: int) -> bool:
    after = next((m for m in range(n + 1, len(found)) if marks[m].kind != "boilerplate"), None)
    return after is not None and (len(found[after].words) > _HEADING or found[after].item)


def _cut(view: View, found: Sequence[Line], marks: Sequence[Mark]) -> Iterator[Block]:
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
_BEFORE = ("sender", "section", "label", "day")  # what may stand before a title on its line
_OFFICE = "ingest.boilerplate.office"
_AUTHOR = "ingest.boilerplate.author"
_OPENERS = ("ingest.boilerplate.related", "ingest.boilerplate.tags")
