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
        found |= dict.fromkeys(_written(body.definite), frozenset(map(folded, body.heads)))
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
def words(table: str) -> frozenset[str]:
    """The words of a plain table of the file: `pair`, two states just named; `follow`, what narrows no noun; and those
    around groups."""
    return frozenset(folded(w) for one in knowledge.entries(FILE, table, Words) for w in one.words)


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
        yield from (word, f"و{word}", f"ب{word}", f"لل{word[2:]}", f"ولل{word[2:]}", f"ف{word}")
