"""A word → what it can be in a person's name: a given name, another part, a joining particle, unknown, or none of it."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.lookup import REMEMBERED
from marsad.text import folded


class Part(IntEnum):
    """How much a word looks like a part of a person's name."""

    NONE = 0  # a common word, a figure, a mark
    UNKNOWN = 1  # seen nowhere: most foreign names
    SURNAME = 2  # with the article and the ending of a family name, seen nowhere
    TAIL = 3  # only after another part (الله، الدين)
    JOIN = 4  # joins parts (بن، آل، فون)
    NAME = 5
    GIVEN = 6


class NamePart(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of gazetteer/name_parts.tsv."""

    word: str
    kind: Literal["given", "name"]


class CommonWord(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of lexicon/common_words.tsv."""

    word: str


class Title(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one kind of office or honour; see lexicon/titles.toml."""

    id: str
    kind: Literal["office", "honour"]
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Inside(Struct, frozen=True, forbid_unknown_fields=True):
    """Words between an office and its holder, particles of names."""

    id: str
    words: tuple[str, ...]
    joins: tuple[str, ...]
    last: tuple[str, ...]
    tails: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def part(word: str) -> Part:
    """What the folded `word` can be in a name."""
    table = _table()
    if word in table:
        return table[word]
    if len(word) < 2 or not all("ء" <= letter <= "ي" for letter in word):
        return Part.NONE
    if word.startswith("ال"):
        return Part.SURNAME if len(word) > 4 and not word.endswith(("ة", "ات", "ها", "ه", "ون", "ين")) else Part.NONE
    # «وقالوا», «ليفعل», «نشاطاتهم»: a clitic or an inflection, no name.
    if len(word) < 3 or word.endswith(("ها", "هم", "هما", "وا", "ات", "ته")) or _inflected(word, table):
        return Part.NONE
    return Part.UNKNOWN


def _inflected(word: str, table: dict[str, Part]) -> bool:
    """Whether `word` is a common word with a conjunction, preposition or verb prefix before it."""
    return word[0] in "وفبلكسيتن" and table.get(word[1:]) is Part.NONE and len(word) > 3


def title(word: str) -> Title | None:
    """The title that `word` is, if it is one."""
    return _titles().get(word)


def inside(word: str) -> bool:
    """Whether `word` may stand between an office and the name of its holder."""
    return word in _inside()


def may_end(word: str) -> bool:
    """Whether the particle `word` may also end a name (أوغلو، خان)."""
    return word in _last()


@cache
def _last() -> frozenset[str]:
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.last))


@cache
def _table() -> dict[str, Part]:
    found = {row.word: Part.NONE for row in knowledge.rows("lexicon/common_words.tsv", CommonWord)}
    for one in knowledge.rows("gazetteer/name_parts.tsv", NamePart):
        found[one.word] = Part.GIVEN if one.kind == "given" else Part.NAME
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    found |= {folded(word): Part.TAIL for word in words.tails}
    found |= {folded(word): Part.JOIN for word in words.joins}
    return found


@cache
def _titles() -> dict[str, Title]:
    return {folded(w): t for t in knowledge.entries("lexicon/titles.toml", "title", Title) for w in t.words}


@cache
def _inside() -> frozenset[str]:
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.words))
