"""A line before an article → where what is the page's on it may end and a title begin, and what is seen of that.

«الوادي نيوز – بغداد : افتتاح الرصيف», «الأخبار › افتتاح الرصيف». Whether it is cut there is weighed with all else that
may be the title (`heads`): «وزير النقل: افتتحنا الرصيف» is a title as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from marsad.ingest import furniture
from marsad.ingest.lines import CLITIC, Line
from marsad.ingest.unlisted import medium
from marsad.knowledge.outlets import called

_LEAST, _MOST = 4, 8  # words of the title that is left, and of what stands before it
_SHORTEST = 2  # words of a title that is left behind the steps of a path which the page shows to be its own
_MARKS = 4  # of a line that are looked at
_MARK = re.compile(r"\s*(?:[:|/›•]{1,2}|>{1,2})\s+|\s+[-–—]{1,2}\s+|(?<=\s)»\s+")
_STEPS = "|/›>»•"
_BETWEEN = "-–—|/"  # «الوادي نيوز – بغداد : »
_NUMBER = re.compile(r"\d+")
_LATIN = re.compile("[A-Za-z]")
_HEADLINE = 24  # words of a headline
_SHORT = 12  # words of a line that may name the same section or sender


class Cut(NamedTuple):
    """What stands before a title on its line, in its parts, the mark after it, where in the line the title begins, and
    what says that it is the page's."""

    parts: tuple[str, ...]
    mark: str
    at: int
    signs: tuple[str, ...]


def cuts(line: Line, at: int, body: int, found: Sequence[Line]) -> Iterator[Cut]:
    """The places at which `line`, which stands at `at`, before the `body`, may be cut, the first before the others.

    A colon or a dash stands in titles too: there something must say that what stands before it is the page's. Of the
    steps of a path only the last is one."""
    hits = [h for _, h in zip(range(_MARKS), _MARK.finditer(line.text), strict=False)]
    marks = [h[0].strip()[0] for h in hits]
    for n, (hit, mark) in enumerate(zip(hits, marks, strict=True)):
        left = line.text[hit.end() :]
        if line.text.count(" ", 0, hit.start()) >= _MOST or left.count(" ") < _SHORTEST - 1:
            return
        if not hit.start() or (mark in _STEPS and mark in marks[n + 1 :]):
            continue
        parts = tuple(line.text[a:b] for a, b in _between(hits[: n + 1]))
        signs = tuple(_signs(parts, marks[: n + 1], at, body, found)) if parts else ()
        if left.count(" ") < _LEAST - 1 and not (signs and mark in _STEPS):
            continue
        if signs or (parts and mark in _STEPS):
            yield Cut(parts, mark, hit.end(), signs)


def _between(hits: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The spans of what stands between the marks, up to the last."""
    start = 0
    for hit in hits:
        if hit.start() > start:
            yield start, hit.start()
        start = hit.end()


def _signs(parts: Sequence[str], marks: Sequence[str], at: int, body: int, found: Sequence[Line]) -> Iterator[str]:
    """What says that `parts` are the page's: figures, Latin letters, an outlet's name, alone or before a place and a
    colon, words of pages, a paper that is called one («صحيفة …»), and that they stand elsewhere on the page."""
    last = parts[-1]
    if marks[-1] == ":" and marks[0] in _BETWEEN:
        yield "again"
    if _LATIN.search(last):
        yield "latin"
    if _NUMBER.search(last):
        yield "number"
    if any(called(p) for p in parts) and marks[-1] != ":":
        yield "outlet"
    if furniture.whole(last, True):
        yield "page"
    if marks[-1] == ":" and medium(last):
        yield "medium"
    if _signs_body(parts, marks, body, found):
        yield "signs"
    yield from sorted({_told(p, at, body, found) for p in parts} - {""})


def seen(cut: Cut, told: frozenset[str]) -> Iterator[str]:
    """What is seen of what `cut` takes off its line; `told` are the words of the story, as `bare` has them."""
    last = cut.parts[-1].split()
    own = {w for w in bare(last) if not w.isdecimal()}
    yield f"cut {cut.mark}"
    yield f"cut words {min(len(last), 5)}"
    kin = "none" if not own else "some" if own & told else "no"
    yield f"cut kin {kin}"
    yield from (f"cut {sign}" for sign in cut.signs)
    if "medium" in cut.signs:
        yield f"cut medium kin {kin}"


def bare(words: Iterable[str]) -> frozenset[str]:
    """Words without their clitics, short ones too."""
    return frozenset(CLITIC.sub("", w) if len(w) > 3 else w for w in words)


def _signs_body(parts: Sequence[str], marks: Sequence[str], body: int, found: Sequence[Line]) -> bool:
    """Whether the text begins with the same words before the same mark, as an agency signs both: «وطنية - »."""
    if len(parts) != 1 or body >= len(found) or not found[body].text.startswith(parts[0]):
        return False
    hit = _MARK.match(found[body].text, len(parts[0]))
    return hit is not None and hit[0].strip()[:1] == marks[-1]


def _told(said: str, at: int, body: int, found: Sequence[Line]) -> str:
    """Whether the same words are a line of the page, stand before a mark on one like a headline, whatever the figures
    in them, or in a short one over the text."""
    shape, size = _NUMBER.sub("0", said), len(said) + 4
    within = ""
    for n, other in enumerate(found):
        if (
            n == at
            or other.stop
            or found[at].text in other.text
            or (other.text in found[at].text and said in other.text)
        ):
            continue  # the whole line again, under a path or as it stands, says nothing of its parts
        if other.text == said:
            return "told"
        opening = _NUMBER.sub("0", other.text[:size])
        if len(other.words) <= _HEADLINE and opening.startswith(shape) and _MARK.match(opening, len(shape)):
            return "told before"
        if n < body and len(said) > 3 and len(other.words) <= _SHORT and said in other.text:
            within = "told within"
    return within
