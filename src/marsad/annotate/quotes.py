"""Article → its passages between quotation marks, nested and left open ones included, block by block.

What a mark does is read from its neighbours first («a space before, a letter after» opens) and from its shape only
where they leave a choice: papers print ”like this”, «like this « and "like this”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from marsad.model import Article, Quote, Span
from marsad.text import PROCLITIC, fold_letters

# One class of signs, for which the engine looks faster than for alternatives; two single marks are one double one.
_MARK = re.compile("[«»‹›“”„‟\"″′‘’'＂❝❞](?:(?<=')'|(?<=′)′)?")
_FAMILY = {**dict.fromkeys("«»‹›", "angle"), **dict.fromkeys("‘’'′", "single")}
_OPENS_BY_SHAPE = frozenset("«‹“„‟‘❝")
_CLOSES_BY_SHAPE = frozenset("»›”’❞")
_JOINED = "ـ(-–—[:،"  # what may stand right before an opening mark
_AFTER_CLOSE = ".,،؛;:!?؟…)]-–—"
_DEEPEST = 12  # marks left open at once; more are decoration
Role = Literal["open", "close", "either"]


class Mark(NamedTuple):
    """A quotation mark where it stands; only marks of one family close each other."""

    family: str
    start: int
    end: int


def quotes(article: Article) -> tuple[Quote, ...]:
    """Every passage of `article`'s kept blocks between quotation marks, in text order, `depth` 0 outermost.

    A passage left open ends with its block and says so (`closed` False). A closing mark that nothing opened is no
    passage, and neither is an apostrophe.
    """
    found = [q for block in article.kept() for q in _block(article.text, block.start, block.end)]
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _block(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: list[Mark] = []
    for hit in _MARK.finditer(text, start, end):
        shape = hit[0]
        mark = Mark(_FAMILY.get(shape, "double"), *hit.span())
        partner = _partner(mark, opened) if opened else None
        role = _role(text, shape, mark, start, end)
        if role == "either":
            role = "open" if partner is None else "close"
        if role == "open":
            if len(opened) < _DEEPEST and (mark.family != "single" or partner is None):
                opened.append(mark)
        elif partner is not None:
            yield from _pair(opened[partner], mark, partner)
            yield from _left_open(opened[partner + 1 :], partner + 1, mark.start)
            del opened[partner:]
    yield from _left_open(opened, 0, end)


def _partner(mark: Mark, opened: list[Mark]) -> int | None:
    """The last of the marks left open that `mark` may close."""
    for i in range(len(opened) - 1, -1, -1):
        if opened[i].family == mark.family:
            return i
    return None


def _pair(first: Mark, last: Mark, depth: int) -> Iterator[Quote]:
    if last.start > first.end:
        yield Quote(first.start, last.end, Span(first.end, last.start), depth)


def _left_open(marks: list[Mark], depth: int, end: int) -> Iterator[Quote]:
    """Marks that nothing closed before `end`; apostrophes among them are dropped."""
    for n, mark in enumerate(marks):
        if mark.family != "single" and end > mark.end:
            yield Quote(mark.start, end, Span(mark.end, end), depth + n, closed=False)


def _role(text: str, shape: str, mark: Mark, start: int, end: int) -> Role:
    """What `mark` does, by its neighbours within the block, then by its shape."""
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else " "
    free_left = before.isspace() or before in _JOINED
    free_right = after.isspace() or after in _AFTER_CLOSE
    if free_left and (not free_right or _after_colon(text, mark.start, start)):
        return "open"
    if free_right and not before.isspace() and not (free_left and shape in _OPENS_BY_SHAPE):
        return "close"
    if not free_left and not free_right and _after_proclitic(text, mark.start, start):
        return "open"
    if shape in _OPENS_BY_SHAPE:
        return "open"
    return "close" if shape in _CLOSES_BY_SHAPE else "either"


def _after_colon(text: str, at: int, start: int) -> bool:
    """Whether a colon and spaces stand before the mark: «قالت: ” العمل مستمر”» opens, however the mark is shaped."""
    near = text[max(start, at - 3) : at]
    return near[-1:].isspace() and near.rstrip().endswith(":")


def _after_proclitic(text: str, at: int, start: int) -> bool:
    """Whether only a conjunction, preposition or article stands between a word's edge and the mark: بـ"محاولة"."""
    left = at
    while left > start and at - left < 5 and (text[left - 1].isalpha() or text[left - 1] == "ـ"):
        left -= 1
    letters = fold_letters(text[left:at].replace("ـ", ""))
    return bool(letters) and PROCLITIC.fullmatch(letters) is not None
