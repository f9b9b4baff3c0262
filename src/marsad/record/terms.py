"""A text in, the terms under which its words are found out: letters folded, clitics off, and the dictionary's lemma.

A word of a text and a word that is asked for go the same way, so that they meet however they are written. A letter that
may be a clitic or the word's own («سلام», «بيان») is taken off only where what is left is a word and the whole is none,
or a much rarer one: by how many news reports hold each, else by simplemma's Arabic dictionary (MIT).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import simplemma
from msgspec import Struct

from marsad import text as letters
from marsad.knowledge.spoken import kept
from marsad.knowledge.weights import ending_off, weight
from marsad.model import Article, Mention

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
    words, starts, ends = kept(document)
    if named:
        words = list(map(named.get, starts, words))
    pairs = list(map(term, words))
    return Terms([stem for stem, _ in pairs], [lemma for _, lemma in pairs], starts, ends)


def names(mentions: Iterable[Mention]) -> dict[int, str]:
    """The first word of each name that a clitic stands before, by the offset where that word begins."""
    return {
        m.evidence.start: first[0]
        for m in mentions
        if m.name and not m.evidence.text.startswith(m.name) and (first := WORD.findall(letters.folded(m.name)))
    }


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
