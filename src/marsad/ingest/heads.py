"""The lines before a body → which of them is the article's title.

What is seen of each (its length and end, what it shares with the first paragraphs, what stands above and below it,
where else it stands) is weighed with weights that `training/titles.py` learned; that none is the title, beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import msgspec

from marsad import knowledge
from marsad.ingest.cuts import Cut, bare, cuts, seen
from marsad.ingest.dateline import undated
from marsad.ingest.extent import Story, clocked, paged
from marsad.ingest.lines import Line, stems
from marsad.ingest.marks import Mark

FILE = "models/titles.tsv"
_LEAST, _MOST = 2, 30  # words of a title
_BEFORE = 8  # words that may stand before it on its line
_FULL = 4  # words of a line that may be a headline; shorter ones name a section or an outlet
_SIZES = (3, 4, 5, 8, 15, 21, 25)
_SHARES = (0.001, 0.15, 0.3, 0.5, 0.7)
_RATHER = 0.25  # what a line has before none is the title: hardly a page has none
_LEAD = 2  # paragraphs whose words a title has most often
_BEHIND = 0.25  # of its words, by which a line may have less of the lead than the best has
_INSIDE = 12  # letters of a line that another line repeats
_STEP = re.compile(r"\s*[>»›|\\•\t]\s*|\s+[/-]\s+| {3,}")
_QUOTED = re.compile("«[^«»]*»")  # a quotation mark is no step
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NAMED = frozenset(("stamp", "byline", "share", "menu", "related", "ticker", "bare", "photo", "image"))


class Weight(msgspec.Struct, frozen=True):
    """A row of models/titles.tsv: how much a feature of a line speaks for its being the title."""

    feature: str
    weight: float


class Head(NamedTuple):
    """A line before the body that may be its title: its place, and the share of its words that the story has; `cut`
    where only what follows a mark on it may be."""

    at: int
    line: Line
    kin: float
    cut: Cut | None = None


class Top(NamedTuple):
    """The top of a page: every line and its mark, the lines that may be the title, and where the body begins."""

    found: Sequence[Line]
    marks: Sequence[Mark]
    heads: Sequence[Head]
    body: int
    story: Story


def pick(top: Top) -> Head | None:
    """The title, None where no line is one."""
    known = _weights()
    sure = _alone(top)
    rated = [
        (sum(known.get(f, 0.0) for f in told) + (_RATHER if head else 0.0), head)
        for head, told in features(top)
        if head or not sure
    ]
    return max(rated, key=itemgetter(0))[1] if rated else None


def _alone(top: Top) -> bool:
    """Whether one line like a headline is all that stands over the text, and no page around them."""
    clean = top.body == 1 and len(top.heads) == 1 and not any(m.page for m in top.marks)
    return clean and len(top.heads[0].line.words) >= _FULL and not top.heads[0].line.stop


def features(top: Top) -> Iterator[tuple[Head | None, list[str]]]:
    """What is seen of each line, or part of one, that may be the title, and of there being none."""
    lines = [h for h in top.heads if _LEAST <= len(h.line.words) <= _MOST + _BEFORE and not _path(h.line.text)]
    likely = [h for one in lines for h in _parts(one, top) if len(h.line.words) <= _MOST]
    if not likely:
        return
    lead = _lead(top)
    shares = [_share(stems(h.line.words), lead) for h in likely]
    most = max(shares)
    best = {h.at for h, share in zip(likely, shares, strict=True) if share == most}
    full = [h.at for h in likely if len(h.line.words) >= _FULL and h.cut is None]
    told_of = bare(w for n in top.story.sure for w in top.found[n].words) if any(h.cut for h in likely) else frozenset()
    clean = not any(m.page for m in top.marks)
    none = ["none", f"none of {min(len(full), 3)}", f"none kin {_bin(max(h.kin for h in likely))}"]
    yield None, [*none, "none clean"] if clean else none
    for head, share in zip(likely, shares, strict=True):
        words = len(head.line.words)
        told = [f"size {sum(words >= n for n in _SIZES)}", f"kin {_bin(head.kin)}", f"lead {_bin(share)}"]
        told.append(f"after {min(sum(at > head.at for at in full), 4)}")
        if share == most and share > 0:
            told.append("best" if len(best) == 1 else "as good")
        told.append(f"{'some' if len(full) > 1 else 'one'} {'full' if words >= _FULL else 'short'} lead {_bin(share)}")
        if most - share >= _BEHIND:
            told.append("behind")
        if _numbered(head.at, top.found):
            told.append("numbered")
        if head.cut:
            told += seen(head.cut, told_of)
        elif clean and not head.at:
            told.append("alone" if top.body == 1 else "first")  # over a text that no page is around
        yield head, [*told, *_form(head.line), *_elsewhere(head, top), *_around(head.at, top)]


def _parts(head: Head, top: Top) -> Iterator[Head]:
    """The line whole, and what is left of it where it may be cut."""
    yield head
    for cut in cuts(head.line, head.at, top.body, top.found):
        rest = head.line.text[cut.at :]
        line = head.line._replace(text=rest, words=tuple(rest.split()))
        yield Head(head.at, line, _share(stems(line.words), top.story.known), cut)


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


def _numbered(at: int, found: Sequence[Line]) -> bool:
    """Whether the line begins with a number and one nearby with the next or the one before: «1 …», «2 …»."""
    if not (own := found[at].words[0]).isdecimal() or len(own) > 2:
        return False
    near = {x.words[0] for x in found[max(0, at - 2) : at + 3] if x.words}
    return not near.isdisjoint((str(int(own) - 1), str(int(own) + 1)))


def _elsewhere(head: Head, top: Top) -> Iterator[str]:
    """Where else on the page the same words stand: over the body, as under a masthead, or in another line."""
    text = head.line.text
    if len(text) < _INSIDE:
        return
    others = [(n, x.text) for n, x in enumerate(top.found) if n != head.at and text in x.text]
    same = [n for n, other in others if len(other) == len(text)]
    if same:
        yield "told above" if same[0] < top.body else "told below"
    if any(len(other) > len(text) + 2 for _, other in others):
        yield "inside"


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


def _lead(top: Top) -> frozenset[str]:
    """The stems of the first paragraphs of the body."""
    first = [n for n in range(top.body, len(top.found)) if top.marks[n].open][:_LEAD]
    return frozenset(s for n in first for s in top.story.stems(n))


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
