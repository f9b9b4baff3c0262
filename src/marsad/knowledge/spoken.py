"""A text in, its words with their places out: cut once for all who weigh them, number their runs or look for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import NamedTuple, TypeVar

from marsad import text as letters
from marsad.model import Article

A = TypeVar("A")
T = TypeVar("T")
# The range of Arabic letters before the class of all letters: asked first, it answers for nearly every word.
_WORD = re.compile(r"([ء-ي]+[^\W_]*|[^\W_]+)")


class Spoken(NamedTuple):
    """The folded words of a text in order, numbers too, as parallel lists: the word, its original start and end."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def within(self, start: int, end: int) -> slice:
        """The words that begin between two offsets."""
        return slice(bisect_left(self.starts, start), bisect_left(self.starts, end))


@lru_cache(maxsize=4)
def spoken(text: str) -> Spoken:
    """The words of `text`. The last ones are kept, since a text is asked for its words by several."""
    return Spoken(*letters.cut(letters.fold(text), _WORD))


def words(text: str) -> list[str]:
    """The words of a sentence or a title, folded; numbers are words too."""
    return _WORD.findall(letters.folded(text))


def once(f: Callable[[A], T]) -> Callable[[A], T]:
    """`f`, which does its work once for the document that was asked for last: it is asked again at each step."""
    last: list[tuple[A, T]] = []

    @wraps(f)
    def remembered(document: A) -> T:
        if not last or last[0][0] is not document:
            last[:] = [(document, f(document))]
        return last[0][1]

    return remembered


@once
def kept(document: Article) -> Spoken:
    """The words of what belongs to the article, in order, none twice; of one without blocks all."""
    if not document.blocks:
        return spoken(document.text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for block in sorted(document.kept(), key=lambda b: b.start):
        part = _inside(document.text, max(block.start, done), block.end)
        words += part.words
        starts += part.starts
        ends += part.ends
        done = max(block.end, done)
    return Spoken(words, starts, ends)


def _inside(text: str, start: int, end: int) -> Spoken:
    """The words from `start` to `end`; of a word that stands across either only what is inside («com» of an address
    that the next line was run into)."""
    said = spoken(text)
    part = said.within(start, end)
    words, starts, ends = said.words[part], said.starts[part], said.ends[part]
    cut = (ends and ends[-1] > end) or (part.start and said.ends[part.start - 1] > start)
    if not cut:
        return Spoken(words, starts, ends)
    alone = spoken(text[start:end])
    return Spoken(alone.words, [start + a for a in alone.starts], [start + b for b in alone.ends])
