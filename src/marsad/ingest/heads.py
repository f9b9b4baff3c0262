"""The lines before a body → which of them is the article's title.

What is seen of each (its length and end, what it shares with the first paragraphs, what stands above and below it,
where else it stands) is weighed with weights that `training/titles.py` learned; that none is the title, beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import msgspec

from marsad import knowledge
from marsad.ingest.cuts import Cut, bare, cuts, seen
from marsad.ingest.dateline import undated
from marsad.ingest.extent import Story, clocked, paged
from marsad.ingest.lines import Line, stems
from marsad.ingest.marks import Mark
from marsad.ingest.tails import Tail, behind, tails

FILE = "models/titles.tsv"
_LEAST, _MOST = 2, 30  # words of a title
_BEFORE = 8  # words that may stand before it on its line
_FULL = 4  # words of a line that may be a headline; shorter ones name a section or an outlet
_SIZES = (3, 4, 5, 8, 15, 21, 25)
_SHARES = (0.001, 0.15, 0.3, 0.5, 0.7)
_RATHER = 1.5  # what a line has before none is the title: hardly a page has none
_LEAD = 2  # paragraphs whose words a title has most often
_BEHIND = 0.25  # of its words, by which a line may have less of the lead than the best has
_SPEAKS = ("«", '"', "“", ": ", "..", "…")  # stand in headlines, hardly in names and menus
_SIDE = 3  # words of each side of a line that names who and where
_INSIDE = 12  # letters of a line that another line repeats
_STEP = re.compile(r"\s*[>»›|\\•\t]\s*|\s+[/-]\s+| {3,}")
_SIDES = re.compile(r"\s*[-–—ـ/|:]\s+|\s+[-–—ـ/|:]\s*")
_QUOTED = re.compile("«[^«»]*»")  # a quotation mark is no step
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NAMED = frozenset(("stamp", "byline", "share", "menu", "related", "ticker", "bare", "photo", "image"))


class Weight(msgspec.Struct, frozen=True):
    """A row of models/titles.tsv: how much a feature of a line speaks for its being the title."""

    feature: str
    weight: float


class Head(NamedTuple):
    """A line before the body that may be its title: its place, and the share of its words that the story has; `cut`
    where only what follows a mark on it may be, `tail` where only what stands before one, or before a day."""

    at: int
    line: Line
    kin: float
    cut: Cut | None = None
    tail: Tail | None = None


class Top(NamedTuple):
    """The top of a page: every line and its mark, the lines that may be the title, and where the body begins."""

    found: Sequence[Line]
    marks: Sequence[Mark]
    heads: Sequence[Head]
    body: int
    story: Story


def pick(top: Top) -> Head | None:
    """The title, None where no line is one."""
    sure, likely = _alone(top), _likely(top)
    if len(likely) == 1 and sure:
        return likely[0]
    known = _weights()
    rated = [
        (sum(known.get(f, 0.0) for f in told) + (_RATHER if head else 0.0), head)
        for head, told in _seen(top, likely)
        if head or not sure
    ]
    return max(rated, key=itemgetter(0))[1] if rated else None


def _alone(top: Top) -> bool:
    """Whether one line like a headline is all that stands over the text, and no page around them."""
    clean = top.body == 1 and len(top.heads) == 1 and not any(m.page for m in top.marks)
    return clean and len(top.heads[0].line.words) >= _FULL and not top.heads[0].line.stop


def features(top: Top) -> Iterator[tuple[Head | None, list[str]]]:
    """What is seen of each line, or part of one, that may be the title, and of there being none."""
    return _seen(top, _likely(top))


def _likely(top: Top) -> list[Head]:
    """The lines that may be the title, and what is left of them where they may be cut."""
    lines = [h for h in top.heads if _LEAST <= len(h.line.words) <= _MOST + _BEFORE and not _bare(h.line)]
    return [h for one in lines for h in _parts(one, top) if len(h.line.words) <= _MOST]


def _seen(top: Top, likely: Sequence[Head]) -> Iterator[tuple[Head | None, list[str]]]:
    if not likely:
        return
    page = _Page(top, likely)
    yield None, page.none()
    for head, share in zip(likely, page.shares, strict=True):
        yield head, [*page.told(head, share), *_form(head.line), *_elsewhere(head, top), *_around(head.at, top)]


class _Page:
    """What is seen of the lines that may be the title all together, to hold each of them against."""

    def __init__(self, top: Top, likely: Sequence[Head]) -> None:
        self.top, self.likely = top, likely
        first = [n for n in range(top.body, len(top.found)) if top.marks[n].open][:_LEAD]
        lead = frozenset().union(*map(top.story.stems, first))
        self._words = bare(w for n in first for w in top.found[n].words)
        self._pairs = frozenset(pair for n in first for pair in _pairs(top.found[n].words))
        self.shares = [_share(stems(h.line.words), lead) for h in likely]
        self._most = max(self.shares)
        best = {h.at for h, share in zip(likely, self.shares, strict=True) if share == self._most}
        self._best = "best" if len(best) == 1 else "as good"
        whole = [h for h in likely if h.cut is None and h.tail is None]
        self._full = [h.at for h in whole if len(h.line.words) >= _FULL]
        self._good = [h.at for h in whole if _good(h.line)]
        cutting = any(h.cut or h.tail for h in likely)
        self._story = bare(w for n in top.story.sure for w in top.found[n].words) if cutting else frozenset()
        self._clean = not any(m.page for m in top.marks)

    def none(self) -> list[str]:
        """What speaks for there being no title."""
        good, most = min(len(self._good), 3), max(h.kin for h in self.likely)
        kin = max((h.kin for h in self.likely if h.at in self._good), default=0.0)
        told = ["none", f"none of {min(len(self._full), 3)}", f"none kin {_bin(most)}"]
        return [*told, f"none good {good}", f"none good {good} kin {_bin(kin)}", *["none clean"] * self._clean]

    def told(self, head: Head, share: float) -> Iterator[str]:
        """What is seen of a line beside the others, and of what the lead has of its words."""
        words, lead = len(head.line.words), _bin(share)
        yield from (f"size {sum(words >= n for n in _SIZES)}", f"kin {_bin(head.kin)}", f"lead {lead}")
        yield f"after {min(sum(at > head.at for at in self._full), 4)}"
        if share == self._most and share > 0:
            yield self._best
        some = "some" if len(self._full) > 1 else "one"
        yield f"{some} {'full' if words >= _FULL else 'short'} lead {lead}"
        if self._most - share >= _BEHIND:
            yield "behind"
        if _numbered(head.at, self.top.found):
            yield "numbered"
        yield from self._good_among(head, lead)
        yield f"pairs {min(len(self._pairs.intersection(_pairs(head.line.words))), 2)}"
        if any(w in self._words for w in head.line.words if w.isdecimal() or w.isascii()):
            yield "token"
        if head.cut:
            yield from seen(head.cut, self._story)
        if head.tail:
            yield from behind(head.tail, self._story)
        if self._clean and not head.at and not head.cut:
            yield "alone" if self.top.body == 1 else "first"  # over a text that no page is around

    def _good_among(self, head: Head, lead: int) -> Iterator[str]:
        """How the line stands among those that have the form of a headline."""
        if not _good(head.line):
            return
        if head.at in self._good and len(self._good) == 1:
            yield "good one"
        yield f"good after {min(sum(at > head.at for at in self._good), 3)}"
        yield f"good lead {lead}"


def _good(line: Line) -> bool:
    """Whether a line has the form of a headline: words enough, no full stop, no time, no bar, nothing of a page."""
    ended = line.stop and line.text[-1] not in "؟?!"
    return (
        len(line.words) >= _FULL and not ended and not line.item and "|" not in line.text and line.text[-1] not in ":،"
        and not clocked(line) and paged(line) < _SHARES[1]
    )  # fmt: skip


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Neighbouring words by what carries their subject."""
    own = [next(iter(stems([w])), "") for w in words]
    return (pair for pair in pairwise(own) if all(pair))


def _parts(head: Head, top: Top) -> Iterator[Head]:
    """The line whole, and what is left of it where it may be cut at its beginning, its end, or both."""
    yield head
    before = [(c.at, c) for c in cuts(head.line, head.at, top.body, top.found)]
    after = [(t.end, t) for t in tails(head.line, head.at, top.body, top.found)]
    for start, cut in ((0, None), *before):
        for end, tail in ((len(head.line.text), None), *after):
            if (cut or tail) and end > start:
                rest = head.line.text[start:end]
                line = head.line._replace(text=rest, words=tuple(rest.split()))
                yield Head(head.at, line, _share(stems(line.words), top.story.known), cut, tail)


def _form(line: Line) -> Iterator[str]:
    end = line.text[-1]
    if line.stop or end in ":،)؟!":
        yield f"end {end if end in ':،)؟!' else 'stop'}"
    if clocked(line):
        yield "clock"
        if (left := undated(line.text)) is not None:
            yield f"date {min(left, 4)}"
    if share := paged(line):
        yield f"page {_bin(share)}"
    for name, holds in (("gap", line.gap), ("item", line.item), ("bar", "|" in line.text)):
        if holds:
            yield name
    if any(mark in line.text for mark in _SPEAKS):
        yield "speaks"
    if len(sides := _SIDES.split(line.text)) == 2 and all(0 < len(side.split()) <= _SIDE for side in sides):
        yield "sides"


def _numbered(at: int, found: Sequence[Line]) -> bool:
    """Whether the line begins with a number and one nearby with the next or the one before: «1 …», «2 …»."""
    if not (own := found[at].words[0]).isdecimal() or len(own) > 2:
        return False
    near = {x.words[0] for x in found[max(0, at - 2) : at + 3] if x.words}
    return not near.isdisjoint((str(int(own) - 1), str(int(own) + 1)))


def _elsewhere(head: Head, top: Top) -> Iterator[str]:
    """Where else on the page the same words stand: in a line of their own or in another, over the body or in it."""
    text = head.line.text
    if len(text) < _INSIDE:
        return
    part = "part " if head.cut or head.tail else ""
    others = [(n, x.text) for n, x in enumerate(top.found) if n != head.at and text in x.text]
    same = [n for n, other in others if len(other) == len(text)]
    if same:
        yield f"{part}told {'above' if same[0] < top.body else 'below'}"
    if any(not any(x.words and not clocked(x) for x in top.found[n + 1 : head.at]) for n in same if n < head.at):
        yield f"{part}told twice"  # the title of the page and of the article, one under the other
    inside = [n for n, other in others if len(other) > len(text) + 2]
    # «فلان» is a part of «فلان: لن نوقع»; who stands in the text word for word is told under a picture.
    if any(n < top.body for n in inside) and len(head.line.words) >= _FULL:
        yield f"{part}inside above"
    if any(n >= top.body and top.marks[n].open for n in inside):
        yield f"{part}inside body"


def _around(at: int, top: Top) -> Iterator[str]:
    """What stands next above and below, and, beyond what is small, the next thing that tells something."""
    for name, step in (("above", -1), ("below", 1)):
        near = far = _kind(at + step, top)
        n = at + step
        while far not in ("edge", "body", "line", "prose"):
            n += step
            far = _kind(n, top)
        yield f"{name} {near}"
        yield f"{name} {'next' if near == far else 'then'} {far}"


def _kind(n: int, top: Top) -> str:
    """What kind of line stands at `n`, in few words."""
    if n < 0 or n >= len(top.found):
        return "edge"
    if n >= top.body:
        return "body"
    line, mark = top.found[n], top.marks[n]
    if not mark.open:
        rule = mark.rule.rpartition(".")[2]
        return rule if rule in _NAMED else "page"
    if clocked(line):
        return "clock"
    if len(line.words) < _FULL:
        return "short"
    return "prose" if line.stop and line.text[-1] not in "؟?!" and len(line.words) > _SIZES[-2] else "line"


def _bare(line: Line) -> bool:
    """Whether a line is a day and no more, perhaps after a weekday or a place, or the way to a page."""
    return _path(line.text) or (clocked(line) and (left := undated(line.text)) is not None and left <= 1)


def _path(text: str) -> bool:
    """«الرئيسية > أخبار > تفاصيل», «English Français اردو»: the way to a page, or its other languages."""
    parts = _STEP.split(_QUOTED.sub("", text))
    latin = len(_LATIN.findall(text))
    return (len(parts) > 2 and all(len(p.split()) <= 3 for p in parts)) or latin > len(text) / 2


def _share(own: set[str], of: frozenset[str]) -> float:
    return len(own & of) / len(own) if own else 0.0


def _bin(share: float) -> int:
    return sum(share >= edge for edge in _SHARES)


@cache
def _weights() -> dict[str, float]:
    return {w.feature: w.weight for w in knowledge.rows(FILE, Weight)}
