"""A body's name and its state → the institution that it is, of those that every state has one of.

«وزارة الشؤون الخارجية الروسية», «وزارة الخارجية الروسية» and «الخارجية الروسية» are one ministry of one state.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from marsad import knowledge, text
from marsad.knowledge import gazetteer

FILE = "lexicon/institutions.toml"
# How the ids of institutions begin, before their kind and state.
OF_STATE = "body/"
AND = "و"


class Institution(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of body; lexicon/institutions.toml says what each field means."""

    id: str
    names: tuple[str, ...]
    english: str
    ministry: bool = False
    known: dict[str, str] = {}
    examples: tuple[dict[str, Any], ...] = ()


class Ministry(Struct, frozen=True, forbid_unknown_fields=True):
    """The word that a ministry's short name leaves out."""

    id: str
    word: str


@lru_cache(maxsize=1 << 14)
def institution(name: str, country: str | None) -> Institution | None:
    """What kind of body `name` is called, with the name of its state `country` or without; None for any other."""
    own = _words(country) if country else frozenset[str]()
    words = [w for w in text.key(name).split() if w not in own]
    ministry = len(words) > 1 and words[0] == _ministry()
    words = words[1:] if ministry else words
    for length in range(len(words), 0, -1):
        kind = _kinds().get(tuple(words[:length]))
        if kind and (length == len(words) or (kind.ministry and words[length].startswith(AND))):
            return kind if kind.ministry or not ministry else None
    return None


def id_of(kind: Institution, country: str) -> str:
    """The id, in all documents, of the institution of that `kind` of a state."""
    return kind.known.get(country) or f"{OF_STATE}{kind.id}/{country}"


def english(kind: Institution, country: str) -> str | None:
    """Its name in English; None where the state's is not known."""
    state = gazetteer.known().get(country)
    return f"{kind.english} of {state.english}" if state and state.english else None


@cache
def _kinds() -> dict[tuple[str, ...], Institution]:
    kinds = knowledge.entries(FILE, "institution", Institution)
    return {tuple(text.key(name).split()): kind for kind in kinds for name in kind.names}


@cache
def _ministry() -> str:
    (one,) = knowledge.entries(FILE, "ministry", Ministry)
    return text.key(one.word)


@cache
def _words(country: str) -> frozenset[str]:
    """The words of a state's names and nationalities, as `text.key` writes them."""
    return frozenset(map(text.key, gazetteer.words().get(country, ())))
