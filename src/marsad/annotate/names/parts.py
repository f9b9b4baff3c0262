"""A word → what it can be in a person's name: a given name, another part, a particle, unknown, or none of it."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.lookup import REMEMBERED, bare
from marsad.text import folded


class Part(IntEnum):
    """How much a word looks like a part of a person's name."""

    NONE = 0  # a common word, a figure, a mark
    UNKNOWN = 1  # seen nowhere: most foreign names
    SURNAME = 2  # with the article and the ending of a family name, seen nowhere
    SOFT = 3  # a common word that is also a family name: only right after a name or given name
    TAIL = 4  # only after another part (الله، الدين)
    JOIN = 5  # joins parts (بن، آل، فون)
    NAME = 6
    GIVEN = 7
    ASK = 8  # a hyphen, or a word that one letter's original decides: the text tells


KINDS = {"given": Part.GIVEN, "name": Part.NAME, "soft": Part.SOFT}


class NamePart(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of gazetteer/name_parts.tsv."""

    word: str
    kind: Literal["given", "name", "soft"]


class CommonWord(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of lexicon/common_words.tsv."""

    word: str


class Title(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one kind of office or honour; see lexicon/titles.toml."""

    id: str
    kind: Literal["office", "honour", "speech", "two"]
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Inside(Struct, frozen=True, forbid_unknown_fields=True):
    """Words between an office and its holder, particles of names."""

    id: str
    words: tuple[str, ...]
    ranked: tuple[str, ...]
    joins: tuple[str, ...]
    lineage: tuple[str, ...]
    descent: tuple[str, ...]
    family: tuple[str, ...]
    closing: tuple[str, ...]
    tails: tuple[str, ...]
    homographs: tuple[str, ...]
    relatives: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def part(word: str) -> Part:
    """What the folded `word` can be in a name."""
    if word == "-" or word in _homographs():
        return Part.ASK
    table = _table()
    if word in table:
        return table[word]
    if len(word) < 2 or min(word) < "ء" or max(word) > "ي":
        return Part.NONE
    if word.startswith("ال"):
        return Part.SURNAME if len(word) > 4 and not word.endswith(("ة", "ات", "ها", "ه", "ون", "ين")) else Part.NONE
    # «وقالوا», «ليفعل», «نشاطاتهم»: a clitic or an inflection, no name.
    if (
        len(word) < 3
        or (word.endswith("ه") and not word.endswith("يه") and len(word) > 4)
        or word.endswith(("ها", "هم", "هما", "ات", "ته"))
        or _inflected(word, table)
    ):
        return Part.NONE
    return Part.UNKNOWN


def foreign(word: str) -> bool:
    """Whether `word`, which ends as a noun of his does, is none: no such noun is known without the ending («رانجه»)."""
    stem, table = word[:-1], _table()
    plain = word.endswith("ه") and word not in table and len(stem) > 3 and stem[-1] not in "اوت"
    return (
        plain
        and stem not in table
        and stem + "ة" not in table
        and not _inflected(stem, table)
        and word[0] not in "يتنا"
    )


def _inflected(word: str, table: dict[str, Part]) -> bool:
    """Whether `word` is a common word with a conjunction, preposition or verb prefix before it."""
    return word[0] in "وفبلكسيتن" and table.get(word[1:]) is Part.NONE and len(word) > 3


def title(word: str) -> Title | None:
    """The title that `word` is, if it is one."""
    return titles().get(word)


def announcer(word: str) -> Title | None:
    """The title that `word` is, with a proclitic or without («وللرئيس»)."""
    return next((t for _, rest in bare(word) if (t := title(rest))), None)


def before_given(word: str) -> int:
    """The length of the proclitic that stands before a given name in `word` («ولسمير»); 0 where none does."""
    table, unsure = _table(), _homographs()
    return next((len(c) for c, rest in bare(word)[1:] if table.get(rest) is Part.GIVEN and rest not in unsure), 0)


def descends(word: str) -> bool:
    """Whether `word` is a particle of descent, after which any word belongs to the name: «آل ثاني»."""
    return word in _lineage()


def opens_family(word: str) -> bool:
    """Whether the name of a family follows `word`: «آل»."""
    return word in _family()


@lru_cache(maxsize=REMEMBERED)
def inside(word: str) -> bool:
    """Whether `word` may stand between an office and the name of its holder: a word known for it, another after «و», or
    a definite noun that is part of no name, with «ب» too («وزير الثقافة والشباب», «وزير شؤون المقيمين بالخارج»)."""
    plain = word.removeprefix("و")
    if word in _inside() or plain in _inside():
        return True
    noun = f"ا{plain[1:]}" if plain.startswith("لل") else plain[1:] if plain.startswith("بال") else plain
    return noun.startswith("ال") and len(noun) > 4 and part(noun) is Part.NONE and plain not in _relatives()


def ranked(word: str) -> bool:
    """Whether `word` may follow a military rank: «الفريق أول», «اللواء البحري الركن»."""
    return word in _ranked()


@cache
def _ranked() -> frozenset[str]:
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.ranked))


@cache
def _table() -> dict[str, Part]:
    found = {row.word: Part.NONE for row in knowledge.rows("lexicon/common_words.tsv", CommonWord)}
    for one in knowledge.rows("gazetteer/name_parts.tsv", NamePart):
        found[one.word] = KINDS[one.kind]
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    found |= {folded(word): Part.TAIL for word in words.tails}
    found |= {folded(word): Part.JOIN for word in words.joins}
    found |= {folded(word): Part.NAME for word in words.closing}
    return found


@cache
def _homographs() -> frozenset[str]:
    """Words that are given names when written with ي, and common words when written with ى (علي، على)."""
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.homographs))


@cache
def _lineage() -> frozenset[str]:
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.lineage))


@cache
def _family() -> frozenset[str]:
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.family))


@cache
def titles() -> dict[str, Title]:
    """Every word that is a title, folded."""
    return {folded(w): t for t in knowledge.entries("lexicon/titles.toml", "title", Title) for w in t.words}


@cache
def _relatives() -> frozenset[str]:
    """Definite words that open a clause."""
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.relatives))


@cache
def _inside() -> frozenset[str]:
    (words,) = knowledge.entries("lexicon/titles.toml", "inside", Inside)
    return frozenset(map(folded, words.words))
