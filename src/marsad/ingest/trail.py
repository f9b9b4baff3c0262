"""The lines after an article's last sure one → which are its own still: verses, a lone line, a row that was announced.

What else stands there is the page's: links to other reports, signatures, comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from marsad.ingest.extent import Story, clocked, paged
from marsad.ingest.lines import Line
from marsad.ingest.marks import Mark

# Tuned with those of `blocks`.
HEADLINE = 24  # words a headline may have
KIN = 0.2  # the share of a line's words in the body that makes it part of the story
NAMES = 4  # words of a signature
VERSE = 5  # words of a line of verse
_PAGE = 0.3  # the share of a line's words with which pages speak of themselves that makes it the page's
_TRAIL = 2  # lines after the article that are a list of links, or comments
_MIDDLE = re.compile(r"\s*(?:\.{2,}|…|\*+|=|/| {3,})\s*")


def headline(line: Line) -> bool:
    """Whether a line may be a headline: short and without a full stop, though it may ask or exclaim."""
    return len(line.words) <= HEADLINE and (not line.stop or line.text[-1] in "؟?!")


def shortened(found: Sequence[Line], marks: Sequence[Mark], part: tuple[int, int], story: Story) -> int:
    """The last line of the article, without headlines of others that end it where nothing else says they are."""
    last = part[1]
    while last > part[0] and (not marks[last].open or (_strange(last, story) and last not in story.listed)):
        last -= 1
    row = [found[n] for n in range(last + 1, part[1] + 1) if marks[n].open]
    while last > part[0] and len(row) > _TRAIL and marks[last].open and headline(found[last]) and not found[last].item:
        last -= 1  # a link to a report of the same story in a row of links
    if len(row) < _TRAIL or last == part[0] or found[last].text[-1] == ":" or _verse(row):
        return part[1]
    return last


def _strange(n: int, story: Story) -> bool:
    """Whether a line that ends the text is another report's headline; items of a list are more often the story's."""
    line = story.found[n]
    return headline(line) and story.kin(n) < (KIN / 2 if line.item else 2 * KIN)


def after(found: Sequence[Line], marks: Sequence[Mark], last: int) -> None:
    """What follows the article: a lone line may be its own, and so are verses and what a colon announces."""
    trail = [n for n in range(last + 1, len(found)) if marks[n].open]
    next_to = [n for k, n in enumerate(trail) if n == last + 1 + k]
    own = _halves(found, next_to)
    if not own:
        verse = _verse([found[n] for n in next_to])
        own = next_to if verse else _spaced(found, next_to) if found[last].text[-1] == ":" else []
    alone = len(trail) < _TRAIL and trail == next_to
    for n in trail:
        if alone and not signature(found[n]) and paged(found[n]) < _PAGE:
            continue
        if n not in own:
            marks[n].drop("signature" if alone else "trail")


def signature(line: Line) -> bool:
    return len(line.words) <= NAMES and not line.stop


def _spaced(found: Sequence[Line], trail: Sequence[int]) -> list[int]:
    """The lines that a trail begins with, as far as they stand as far apart as the first two: verses or a list, and
    not the links that follow after a blank line."""
    apart = found[trail[1]].gap if len(trail) > 1 else False
    return [*trail[:1], *takewhile(lambda n: found[n].gap == apart, trail[1:])]


def _halves(found: Sequence[Line], trail: Sequence[int]) -> list[int]:
    """The verses of two halves that a trail begins with, whatever links follow."""
    halved = [_halved(found[n]) and not clocked(found[n]) for n in trail]
    size = max((k for k, one in enumerate(halved, 1) if one), default=0)
    return list(trail[:size]) if halved[:1] == [True] and sum(halved) >= max(0.8 * size, _TRAIL) else []


def _verse(found: Sequence[Line]) -> bool:
    """Whether lines are verses, or a text broken into lines as if it were: nearly all short, more than a few."""
    return len(found) >= 2 * _TRAIL and sum(map(_short, found)) >= 0.8 * len(found)


def _short(line: Line) -> bool:
    return (len(line.words) <= VERSE or _halved(line)) and not clocked(line) and paged(line) < _PAGE


def _halved(line: Line) -> bool:
    """Whether a line is two of about the same length: «قفا نبك من ذكرى حبيب ومنزل .. بسقط اللوى بين الدخول فحومل»."""
    halves = [len(half.split()) for half in _MIDDLE.split(line.text)]
    return len(halves) == 2 and max(halves) <= VERSE + 2 and abs(halves[0] - halves[1]) <= 2
