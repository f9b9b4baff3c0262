"""A text in, its words with their places out: cut once for all who weigh them, number their runs or look for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Generic, NamedTuple, TypeVar

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


class Once(Generic[A, T]):
    """A function of a document that keeps its last answer, since it is asked again at each step."""

    def __init__(self, work: Callable[[A], T]) -> None:
        self._work = work
        self._last: tuple[A, T] | None = None
        update_wrapper(self, work)

    def __call__(self, document: A) -> T:
        last = self._last
        if last is None or last[0] is not document:
            self._last = last = document, self._work(document)
        return last[1]

    def take(self, document: A, found: T) -> None:
        """What was worked out before, perhaps by another process, is the answer for this document."""
        self._last = document, found


def once(work: Callable[[A], T]) -> Once[A, T]:
    """`work` as a function that does it once for the document that was asked for last."""
    return Once(work)


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
