"""A word → whom it may stand for: a body («الحركة»), what is the last person's («وزارته»), two states («الجانبان»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from marsad import knowledge
from marsad.resolve.offices import offices
from marsad.text import folded

FILE = "lexicon/descriptions.toml"


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A definite noun and how the names of the bodies it stands for begin."""

    id: str
    definite: tuple[str, ...]
    heads: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Owned(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns with a pronoun: the state or the body of whoever was named last."""

    id: str
    words: tuple[str, ...]
    of: Literal["country", "body"]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A plain list of words."""

    id: str
    words: tuple[str, ...]


class States(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of a group of states: as units of quantities, and definite."""

    id: str
    counted: tuple[str, ...]
    definite: tuple[str, ...]


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """A noun of the people of several states: before their names, and alone with the article."""

    id: str
    heads: tuple[str, ...]
    definite: tuple[str, ...]


@cache
def bodies() -> dict[str, frozenset[str]]:
    """«الحركة», with a conjunction or preposition or without → the heads of the names it stands for."""
    found: dict[str, frozenset[str]] = {}
    for body in knowledge.entries(FILE, "body", Body):
        for word in map(folded, body.definite):
            written = (word, f"و{word}", f"ب{word}", f"لل{word[2:]}", f"ولل{word[2:]}", f"ف{word}")
            found |= dict.fromkeys(written, frozenset(map(folded, body.heads)))
    return found


@cache
def owned() -> dict[str, str]:
    """«بلاده» → "country", «وزارته» → "body"; with a preposition too."""
    return {
        f"{clitic}{folded(word)}": one.of
        for one in knowledge.entries(FILE, "owned", Owned)
        for word in one.words
        for clitic in ("", "و", "ب", "ل")
    }


@cache
def pairs() -> frozenset[str]:
    """Words for two states just named."""
    return frozenset(folded(w) for one in knowledge.entries(FILE, "pair", Words) for w in one.words)


@cache
def follow() -> frozenset[str]:
    """Words with the article that do not narrow the noun before them."""
    return frozenset(folded(w) for one in knowledge.entries(FILE, "follow", Words) for w in one.words)


@cache
def alone(office: str) -> frozenset[str]:
    """The words that stand for the holder of `office`."""
    return frozenset(offices()[office].alone)


@cache
def counted() -> frozenset[str]:
    """The units of quantities that count states."""
    return frozenset(word for one in knowledge.entries(FILE, "states", States) for word in one.counted)


@cache
def states() -> frozenset[str]:
    """«الدول», with a conjunction or preposition or without."""
    return frozenset(_written(w for one in knowledge.entries(FILE, "states", States) for w in one.definite))


@cache
def people() -> dict[str, str]:
    """«الوزراء» → the id of such people."""
    found = knowledge.entries(FILE, "people", People)
    return {word: one.id for one in found for word in _written(one.definite)}


@cache
def led() -> dict[str, str]:
    """«وزراء», as it stands before the names of their states → the id of such people."""
    return {folded(word): one.id for one in knowledge.entries(FILE, "people", People) for word in one.heads}


def _written(words: Iterable[str]) -> Iterator[str]:
    """Definite nouns with what may be attached to their front."""
    for word in map(folded, words):
        yield from (word, f"و{word}", f"ب{word}", f"لل{word[2:]}", f"ولل{word[2:]}")


def _plain(kind: str) -> frozenset[str]:
    return frozenset(folded(w) for one in knowledge.entries(FILE, kind, Words) for w in one.words)


@cache
def linking() -> frozenset[str]:
    """What joins the members of a list."""
    return _plain("link")


@cache
def some() -> frozenset[str]:
    """Words before a list of only some of a group."""
    return _plain("some")


@cache
def lists() -> frozenset[str]:
    """What may stand between a group and the list of all its members."""
    return _plain("lists")


@cache
def this() -> frozenset[str]:
    """«هذه», with a preposition too."""
    return _plain("this")


@cache
def part() -> frozenset[str]:
    """Words that say of states that they take part."""
    return _plain("part")


@cache
def cabinet() -> frozenset[str]:
    """Words after which «الوزراء» is the cabinet of one state."""
    return _plain("cabinet")


@cache
def parted() -> frozenset[str]:
    """Words for only some of a group."""
    return _plain("parted")


@cache
def others() -> frozenset[str]:
    """«أخرى», after which a number counts those beside whom it stands."""
    return _plain("others")
