"""A line before an article → where what is the page's behind a title on it may begin, and what is seen of that.

«افتتاح الرصيف – الوادي نيوز», «افتتاح الرصيف 4 أغسطس 2015، 11:02», «افتتاح الرصيفافتتاح الرصيف». Whether it is cut
there is weighed with all else that may be the title (`heads`): «لقاء الرصيف - نظرة أولى» is a title as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from marsad.ingest import furniture
from marsad.ingest.cuts import bare
from marsad.ingest.dateline import day_behind
from marsad.ingest.lines import Line
from marsad.ingest.unlisted import medium
from marsad.knowledge.outlets import called

_LEAST, _MOST = 2, 7  # words of the title that is left, and of what stands behind it
_MARKS = 3  # of a line that are looked at, from its end
_MARK = re.compile(r"\s+[/›•»]{1,2}\s+|\s+[-–—]{1,2}\s+|\s*\|\s*")
_STEPS = "|›•»"
_EDGE = " ،,-–—|/(["
_NUMBER = re.compile(r"\d")
_LATIN = re.compile("[A-Za-z]{2}")
_SHORT = 12  # words of a line that may name the same section or outlet
_TWICE = 10  # letters of a title that stands twice without a blank


class Tail(NamedTuple):
    """What stands behind a title on its line: where in the line the title ends, the mark before it, and what says that
    it is the page's."""

    end: int
    said: str
    mark: str
    signs: tuple[str, ...]


def tails(line: Line, at: int, body: int, found: Sequence[Line]) -> Iterator[Tail]:
    """The places at which the end of `line`, which stands at `at`, before the `body`, may be cut off; a day, and a
    title that stands twice, need no mark before them."""
    text = line.text
    half = len(text) // 2
    if len(text) >= 2 * _TWICE and text[:half].strip() == text[len(text) - half :].strip():
        yield Tail(len(text[:half].rstrip()), text[half:], "twice", ("twice",))
        return
    if (day := day_behind(text)) and text.count(" ", 0, day) >= _LEAST - 1:
        yield Tail(len(text[:day].rstrip(_EDGE)), text[day:], "day", ("day",))
    for hit in list(_MARK.finditer(text))[: -_MARKS - 1 : -1]:
        said = text[hit.end() :]
        if said.count(" ") >= _MOST or text.count(" ", 0, hit.start()) < _LEAST - 1:
            return
        mark = hit[0].strip()[0]
        signs = tuple(_signs(said, at, body, found))
        if said and (signs or mark in _STEPS):
            yield Tail(hit.start(), said, mark, signs)


def behind(tail: Tail, told: frozenset[str]) -> Iterator[str]:
    """What is seen of what `tail` takes off its line; `told` are the words of the story, as `bare` has them."""
    own = {w for w in bare(tail.said.split()) if not w.isdecimal()}
    yield f"tail {tail.mark}"
    yield f"tail words {min(len(tail.said.split()), 5)}"
    yield f"tail kin {'none' if not own else 'some' if own & told else 'no'}"
    yield from (f"tail {sign}" for sign in tail.signs if sign != tail.mark)


def _signs(said: str, at: int, body: int, found: Sequence[Line]) -> Iterator[str]:
    """What says that the words behind a mark are the page's: an outlet, Latin letters, a number, words of pages, a
    paper that is called one, and that they stand elsewhere over the text."""
    if called(said):
        yield "outlet"
    if medium(said):
        yield "medium"
    if _LATIN.search(said):
        yield "latin"
    if _NUMBER.search(said):
        yield "number"
    if furniture.whole(said, True):
        yield "page"
    told = {_tells(said, n < body, x) for n, x in enumerate(found) if n != at} if len(said) > 3 else set()
    yield from sorted(told - {""})


def _tells(said: str, above: bool, line: Line) -> str:
    """Whether a line is the same words, ends with them behind a mark, or stands over the text, short, and has them."""
    text = line.text
    if said not in text or line.stop:
        return ""
    if text == said:
        return "told"
    if text.endswith(said) and text[: -len(said)].rstrip()[-1:] in "|/›•»-–—":
        return "told behind"
    return "told within" if above and len(line.words) <= _SHORT else ""
