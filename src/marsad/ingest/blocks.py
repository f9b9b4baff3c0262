"""A text whose markup is gone → its blocks: title, headings, paragraphs, lists, captions, and the page's furniture.

Each line is first judged by what it says (`furniture`); the lines that are left are weighed (`extent`), and the stretch
of them that weighs most is the article. Its title stands before it (`heads`); what else stands around it is the page's,
and inside it only what says so. A text of a sentence or two is the article as it stands: nothing of it is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from marsad.ingest import extent, furniture
from marsad.ingest.extent import Story, clocked, paged
from marsad.ingest.heads import Head, pick
from marsad.ingest.lines import Line, lines
from marsad.ingest.marks import Mark
from marsad.model import Block, BlockKind, Span, View

# Tuned on dumps of different sites and on news reports in invented page furniture (quality/dumps).
_WHOLE, _FEW = 60, 3  # words and lines: a text no longer than this is kept as it stands
_BODY, _SENTENCE = 20, 8  # words of a paragraph with a full stop, however it ends; at least
_BARE_BODY = 25  # words of a paragraph without a full stop
_HEADLINE = 24  # words a headline may have
_HEADING = 14
_KIN = 0.2  # the share of a line's words in the body that makes it part of the story
_PAGE = 0.3  # the share of a line's words with which pages speak of themselves that makes it the page's
_SELF, _NOTICE = 0.5, 40  # inside the article; words of what a page says in one breath
_TRAIL = 2  # lines after the article that are a list of links, or comments
_NAMES = 4  # words of a signature
_VERSE = 5  # words of a line of verse


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
    free = [n for n, m in enumerate(marks) if m.open]
    story = Story(found, free)
    page = [m.page for m in marks]
    if free and title is not None and not any(page):  # what the caller gave a title of its own, and no page around it
        first, last = free[0], free[-2] if len(free) > 1 and _signature(found[free[-1]]) else free[-1]
    else:
        first, last = extent.stretch(free, extent.weighed(story, free, page), page)
        last = _shortened(found, marks, (first, last), story)
    body = next((n for n in range(first, last + 1) if marks[n].open and _paragraph(found[n], _SENTENCE)), first)
    chosen = _title(found, marks, body, story)
    _inside(found, marks, (body, last), story)
    _after(found, marks, last)
    _tagged(view, found, marks, kinds or {})
    _rest(found, marks, (body, last), story)
    if title is None and chosen is not None:
        title = Span(*_span(view, chosen.start, chosen.end))
    return tuple(_cut(view, found, marks)), title


def free(view: View, found: Sequence[Line]) -> tuple[list[int], list[bool]]:
    """The lines of `found` that are weighed, since their words say nothing; of each line, whether it is the page's."""
    marks = _by_words(view, found, None)
    return [n for n, mark in enumerate(marks) if mark.open], [m.page for m in marks]


def _whole(view: View, found: Sequence[Line], known: Span | None) -> tuple[tuple[Block, ...], Span | None]:
    """A sentence or two: all paragraphs, under a title that is known or that a blank line sets apart."""
    titled = len(found) > 1 and found[1].gap and not found[0].stop and 2 < len(found[0].words) <= _HEADLINE
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


def _paragraph(line: Line, least: int) -> bool:
    if len(line.words) >= _BARE_BODY:
        return True
    # A question or an exclamation of a few words is a headline as often as a sentence.
    told = line.text[-1] == ":" or (line.stop and (len(line.words) >= _BODY or line.text[-1] not in "؟?!"))
    return len(line.words) >= least and (told or line.text.count("،") > 2)


def _headline(line: Line) -> bool:
    """Whether a line may be a headline: short and without a full stop, though it may ask or exclaim."""
    return len(line.words) <= _HEADLINE and (not line.stop or line.text[-1] in "؟?!")


def _title(found: Sequence[Line], marks: Sequence[Mark], body: int, story: Story) -> Line | None:
    """Choose the title among the lines before the body; the others there are furniture, a deck becomes a heading."""
    known = next((n for n, m in enumerate(marks) if m.kind == "title"), None)
    before = [n for n in range(body) if marks[n].open]
    latest = {found[n].text: n for n in before}
    for n in before:
        if latest[found[n].text] != n:
            marks[n].drop("repeat")
        elif marks[n].head or (_signed(found[n]) and story.kin(n) < 2 * _KIN):
            marks[n].drop("byline")
    times = Counter(x.text for x in found)
    heads = [Head(n, found[n], story.kin(n), times[found[n].text] > 1) for n in before if marks[n].open]
    best = pick(heads, body) if known is None else known
    whole = known is not None and not any(m.page for m in marks[known:body])
    for head in heads:
        mark, words = marks[head.at], len(head.line.words)
        if head.at == best:
            mark.keep("title", "title")
        elif best is None or head.at < best:
            mark.drop("head")
        elif words > 4 and head.kin >= _KIN and not (clocked(head.line) and words < _HEADING):
            mark.keep("heading", "heading.deck")
        elif _paragraph(head.line, _SENTENCE) or (whole and (words > 4 or head is not heads[0])):
            mark.keep("paragraph", "paragraph")
        else:
            mark.drop("head")
    return None if best is None else found[best]


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
        # Between two paragraphs the last such line may be the next part's heading, and its subject is the story's.
        heads = not line.stop and story.kin(n) >= 2 * _KIN and _leads(found, marks, n)
        heads = heads and not (marks[n - 1].page and len(found[n - 1].words) <= _NAMES)
        under = under and _headline(line) and not heads
        if under and n > body[0]:
            mark.drop("link")
        elif _VERSE < len(line.words) <= _NOTICE and not line.item and story.paged(n) >= _SELF and story.kin(n) < _KIN:
            mark.drop("page")


def _shortened(found: Sequence[Line], marks: Sequence[Mark], part: tuple[int, int], story: Story) -> int:
    """The last line of the article, without headlines of others that end it where nothing else says they are."""
    last = part[1]
    while last > part[0] and (not marks[last].open or (_strange(last, story) and last not in story.listed)):
        last -= 1
    row = [found[n] for n in range(last + 1, part[1] + 1) if marks[n].open]
    while last > part[0] and len(row) > _TRAIL and marks[last].open and _headline(found[last]) and not found[last].item:
        last -= 1  # a link to a report of the same story in a row of links
    if len(row) < _TRAIL or last == part[0] or found[last].text[-1] == ":" or _verse(row):
        return part[1]
    return last


def _strange(n: int, story: Story) -> bool:
    """Whether a line that ends the text is another report's headline; items of a list are more often the story's."""
    line = story.found[n]
    return _headline(line) and story.kin(n) < (_KIN / 2 if line.item else 2 * _KIN)


def _after(found: Sequence[Line], marks: Sequence[Mark], last: int) -> None:
    """What follows the article: a lone line may be its own, and so are verses and what a colon announces."""
    trail = [n for n in range(last + 1, len(found)) if marks[n].open]
    next_to = [n for k, n in enumerate(trail) if n == last + 1 + k]
    own = next_to if found[last].text[-1] == ":" or _verse([found[n] for n in next_to]) else []
    alone = len(trail) < _TRAIL and trail == next_to
    for n in trail:
        if alone and not _signature(found[n]) and paged(found[n]) < _PAGE:
            continue
        if n not in own:
            marks[n].drop("signature" if alone else "trail")


def _signature(line: Line) -> bool:
    return len(line.words) <= _NAMES and not line.stop


def _verse(found: Sequence[Line]) -> bool:
    """Whether lines are verses, or a text broken into lines as if it were: nearly all short, more than a few."""
    short = [x for x in found if (len(x.words) <= _VERSE or _halved(x)) and not clocked(x) and paged(x) < _PAGE]
    return len(found) >= 2 * _TRAIL and len(short) >= 0.8 * len(found)


def _halved(line: Line) -> bool:
    """Whether a line is two of about the same length: «قفا نبك من ذكرى حبيب ومنزل .. بسقط اللوى بين الدخول فحومل»."""
    halves = [len(half.split()) for half in _MIDDLE.split(line.text)]
    return len(halves) == 2 and max(halves) <= _VERSE + 2 and abs(halves[0] - halves[1]) <= 2


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
_MIDDLE = re.compile(r"\s*(?:\.{2,}|…|\*+|=|/| {3,})\s*")
_OPENERS = ("ingest.boilerplate.related", "ingest.boilerplate.tags")
