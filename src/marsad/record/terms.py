"""A text in, the terms under which its words are found out: letters folded, clitics off, and the dictionary's lemma.

A word of a text and a word that is asked for go the same way, so that they meet however they are written. A letter that
may be a clitic or the word's own («سلام», «بيان») is taken off only where what is left is a word and the whole is none,
or a much rarer one: by how many news reports hold each, else by simplemma's Arabic dictionary (MIT).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import simplemma
from msgspec import Struct

from marsad import text as letters
from marsad.knowledge.weights import ending_off, weight
from marsad.model import Article, Mention, View

WORD = re.compile(r"[^\W_]+")
LEAST = 3  # letters that must be left of a word
SHARE = 0.69  # natural logarithm of two: the word left must stand in more than half as many reports as the whole
EVERYWHERE = 1.6  # a lemma in more than a fifth of all reports (to be, this) joins what has nothing in common
_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)(?=\w{3})")
_LETTER = re.compile(r"[وفبلكس](?=\w{3})")
_SPELLED = str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي", "ء": None})
_NOWHERE = weight("\n")


class Terms(Struct, frozen=True, gc=False):
    """The words of a text in order, as parallel lists: stem, lemma, original start and end."""

    stems: list[str]
    lemmas: list[str]
    starts: list[int]
    ends: list[int]


def terms(document: Article, named: Mapping[int, str] | None = None) -> Terms:
    """The terms of what belongs to the article. `named` has the words of names without their clitics by where they
    begin, for `names` told them apart."""
    view = letters.fold(document.text)
    spans = [hit.span() for a, b in _kept(document, view) for hit in WORD.finditer(view.text, a, b)]
    words = [view.text[a:b] for a, b in spans]
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    if (places := view.offsets) is not None:
        starts, ends = [places[a] for a in starts], [places[b] for b in ends]
    if named:
        words = [named.get(start, word) for start, word in zip(starts, words, strict=True)]
    pairs = [term(word) for word in words]
    return Terms([stem for stem, _ in pairs], [lemma for _, lemma in pairs], starts, ends)


def names(mentions: Iterable[Mention]) -> dict[int, str]:
    """The first word of each name that a clitic stands before, by the offset where that word begins."""
    return {
        m.evidence.start: first[0]
        for m in mentions
        if m.name and not m.evidence.text.startswith(m.name) and (first := WORD.findall(letters.folded(m.name)))
    }


def _kept(document: Article, view: View) -> Iterator[tuple[int, int]]:
    """The view's spans of what belongs to the article, in order; no word is in two."""
    if not document.blocks:
        yield 0, len(view.text)
    done = 0
    for block in sorted(document.kept(), key=lambda b: b.start):
        start, end = block.start, block.end
        if view.offsets is not None:
            start, end = bisect_left(view.offsets, start), bisect_left(view.offsets, end)
        yield max(start, done), end
        done = max(end, done)


@lru_cache(maxsize=1 << 17)
def term(word: str) -> tuple[str, str]:
    """Stem and lemma of a folded word."""
    if word.isascii():
        return word.casefold(), word.casefold()
    stem = bare(word)
    lemma = letters.folded(simplemma.lemmatize(stem, "ar")) if len(stem) >= LEAST else stem
    if weight(ending_off(lemma)) < EVERYWHERE or " " in lemma:
        lemma = stem
    return stem.translate(_SPELLED) or stem, bare(lemma).translate(_SPELLED) or stem


def bare(word: str) -> str:
    """A folded word without its clitics."""
    if article := _ARTICLE.match(word):
        rest = word[article.end() :]
        # «للقاء» is ل before «لقاء», «للوزراء» before «الوزراء».
        own = article[0].endswith("لل") and weight(ending_off("ل" + rest)) < weight(ending_off(rest))
        return "ل" + rest if own else bare(rest)
    if not _LETTER.match(word):
        return word
    whole, less = weight(ending_off(word)), weight(ending_off(word[1:]))
    if less < _NOWHERE:
        return bare(word[1:]) if less - SHARE < whole else word
    if whole < _NOWHERE or _known(word):
        return word
    if _known(word[1:]) or (word[0] == "و" and len(word) > LEAST + 1):
        return bare(word[1:])
    return word


def _known(word: str) -> bool:
    return simplemma.is_known(word, "ar")
