"""The lines of a page → how much each speaks for being the article's, and the stretch of lines that is the article.

What is seen of a line (its length and end, the words it shares with the story or with pages, figures, neighbours) is
weighed with weights that `training/blocks.py` learned. The article is the stretch whose lines weigh most together; what
stands between two of its parts costs no more than `GAP`, so that a long list of links does not cut it in two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import takewhile

import msgspec

from marsad import knowledge
from marsad.ingest.lines import Line, stems
from marsad.text import folded

FILE = "models/lines.tsv"
# The most that a gap in the article costs, and what a line costs that is furniture by its words. Set on the dumps that
# the weights were learned from.
GAP = 5.0
FURNITURE = 2.0
_LONG, _SURE = 12, 20  # words of a line that is a sentence; of one that surely tells the story, if it has a full stop
_FEW = 3  # paragraphs of a short report
_CLEAN = 1  # lines of furniture on what is hardly a page
_ITEM, _ITEMS = 9, (2, 30)  # words of an item that a colon announces, and how many items there are
_OWN = 0.1  # what such a line speaks for the article at least
_LENGTHS = (3, 7, 14, 24)
_KINS = (0.001, 0.15, 0.3, 0.5)
_PAGE = (0.001, 0.15, 0.3)
_CLOCK = re.compile(r"\d{1,2}:\d\d|(?:19|20)\d\d\s*$|1[34]\d\d ?ه|\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,4}")
_CUT = ("...", "…", "..")
_LATIN = re.compile("[A-Za-z]{2}")


class Weight(msgspec.Struct, frozen=True):
    """A row of models/lines.tsv: how much a feature of a line speaks for the article."""

    feature: str
    weight: float


class _Page(msgspec.Struct, frozen=True):
    id: str
    forms: tuple[str, ...]
    examples: tuple[dict[str, str], ...] = ()


class Story:
    """The story that the lines of a page tell: its longest paragraphs stand at `sure`."""

    def __init__(self, found: Sequence[Line], free: Sequence[int]) -> None:
        self._stems: dict[int, set[str]] = {}
        self.found = found
        self._free = frozenset(free)
        self.sure: frozenset[int] = frozenset()
        for least in (_SURE, _LONG, 8):
            self.sure = self.sure or frozenset(n for n in free if told(found[n], least))

    def stems(self, n: int) -> set[str]:
        """The stems of the line at `n`."""
        if n not in self._stems:
            self._stems[n] = stems(self.found[n].words)
        return self._stems[n]

    def kin(self, n: int) -> float:
        """The share of the stems of the line at `n` that another paragraph of the story has too."""
        own = self.stems(n)
        once, twice = self._counted
        return len(own & (twice if n in self.sure and len(self.sure) > 1 else once)) / len(own) if own else 0.0

    @property
    def known(self) -> frozenset[str]:
        """The stems that the story has."""
        return self._counted[0]

    def paged(self, n: int) -> float:
        """The share of the stems of the line at `n` with which pages speak of themselves and to their readers."""
        return _paged(self.stems(n))

    @cached_property
    def listed(self) -> frozenset[int]:
        """Short lines in a row that a colon after a paragraph announces, and the line that ends with it: names of
        guests, points of a plan, verses. Where they stand they are the article's, whatever their words."""
        held: set[int] = set()
        for n in self._free:
            if self._announces(n):
                items = list(takewhile(partial(self._like, n + 1), range(n + 1, len(self.found))))
                held.update((n, *items) if _ITEMS[0] <= len(items) <= _ITEMS[1] else ())
        return frozenset(held)

    def _announces(self, n: int) -> bool:
        line = self.found[n]
        if line.text[-1] != ":" or clocked(line) or self.paged(n) >= _PAGE[-1]:
            return False
        return told(line, 8) or (n - 1 in self._free and told(self.found[n - 1], 8))

    def _like(self, first: int, n: int) -> bool:
        """Whether the line at `n` is an item of the list that begins at `first`: as short, and in the same spacing."""
        line, size = self.found[n], len(self.found[first].words)
        if n not in self._free or line.stop or line.text[-1] == ":" or clocked(line) or line.run:
            return False
        alike = len(line.words) <= min(2 * size + 1, _ITEM) and (n <= first + 1 or line.gap == self.found[n - 1].gap)
        return alike and self.paged(n) < _PAGE[-1]

    @cached_property
    def _counted(self) -> tuple[frozenset[str], frozenset[str]]:
        """The stems that the story has, and those that several of its paragraphs have."""
        counts: Counter[str] = Counter()
        for n in self.sure:
            counts.update(self.stems(n))
        return frozenset(counts), frozenset(s for s, times in counts.items() if times > 1)


def paged(line: Line) -> float:
    """The same share, of a line that is looked at by itself."""
    return _paged(stems(line.words))


def _paged(own: set[str]) -> float:
    return len(own & _page()) / len(own) if own else 0.0


def clocked(line: Line) -> bool:
    """Whether a time of day or a date in figures stands in `line`, or a year ends it."""
    return _CLOCK.search(line.text) is not None


def features(story: Story, free: Sequence[int], furniture: Sequence[bool]) -> Iterator[list[str]]:
    """What is seen of each line at `free`, as feature names of models/lines.tsv; `furniture` says it of every line."""
    found = story.found
    repeats = Counter(x.text for x in found)
    long = [told(found[n], _LONG) for n in free]
    clean = sum(furniture) <= _CLEAN
    for i, n in enumerate(free):
        line = found[n]
        words = len(line.words)
        size = sum(words > most for most in _LENGTHS)
        end = line.text[-1]
        close = "cut" if line.text.endswith(_CUT) else "bare" if not line.stop else "ask" if end in "؟?!" else "stop"
        close = "colon" if end in ":،" else close
        near = ("before " if i + 1 < len(free) and long[i + 1] else "") + ("after" if i and long[i - 1] else "")
        seen = [f"size {size} {close}", f"kin {_kin(story, n)} {size}"]
        seen.append(f"page {_bin(story.paged(n), _PAGE)} {min(size, 3)}")
        if size < len(_LENGTHS):
            seen.append(f"near {near.strip() or 'none'} {size}")
        if clean:
            seen.append(f"clean {size}")
        if "،" in line.text:
            seen.append("comma")
        if size < 3 and clocked(line):
            seen.append("clock")
        if size < 3 and _LATIN.search(line.text):
            seen.append("latin")
        if line.item:
            seen.append("item")
        if repeats[line.text] > 1:
            seen.append("repeat")
        yield seen


def weighed(story: Story, free: Sequence[int], furniture: Sequence[bool]) -> list[float]:
    """How much each line at `free` speaks for the article: the logarithm of its odds."""
    if not any(furniture) and all(told(story.found[n], 8) for n in free[1:]):
        return [1.0] * len(free)  # a clean report: a headline and its paragraphs
    known = _weights()
    none = known.get("bias", 0.0)
    found = (none + sum(known.get(f, 0.0) for f in seen) for seen in features(story, free, furniture))
    return [max(w, _OWN) if n in story.listed else w for n, w in zip(free, found, strict=True)]


def stretch(free: Sequence[int], weights: Sequence[float], furniture: Sequence[bool]) -> tuple[int, int]:
    """The first and the last line of the article: between lines that speak for it a gap costs `GAP` at most.

    `furniture` says it of every line of the page. Where no line speaks for the article, from the first line that is
    free to the last one.
    """
    best, found = 0.0, (free[0], free[-1]) if free else (0, len(furniture) - 1)
    total, start, cost, at = 0.0, -1, 0.0, -1
    for n, weight in zip(free, weights, strict=True):
        cost += FURNITURE * sum(furniture[at + 1 : n])
        at = n
        if weight <= 0:
            cost -= weight
            continue
        total -= min(cost, GAP)
        if total <= 0:
            total, start = 0.0, n
        total, cost = total + weight, 0.0
        if total > best:
            best, found = total, (start, n)
    return found


def told(line: Line, least: int) -> bool:
    """Whether `line` is a sentence of `least` words or more."""
    return len(line.words) >= least and ((line.stop and line.text[-1] not in "؟?!") or line.text.count("،") > 1)


def _kin(story: Story, n: int) -> int | str:
    """What a line shares with the others; of two or three long paragraphs each may well speak of something else."""
    return "few" if n in story.sure and len(story.sure) <= _FEW else _bin(story.kin(n), _KINS)


def _bin(share: float, edges: Sequence[float]) -> int:
    return sum(share >= edge for edge in edges)


@cache
def _weights() -> dict[str, float]:
    return {w.feature: w.weight for w in knowledge.rows(FILE, Weight)}


@cache
def _page() -> frozenset[str]:
    said = knowledge.entries("lexicon/boilerplate.toml", "page", _Page)
    return frozenset(stems([folded(form) for entry in said for form in entry.forms]))
