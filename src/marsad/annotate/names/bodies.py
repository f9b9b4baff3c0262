"""A word → the head of a body's name that it is, and the words that may stand inside such a name."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.lookup import bare
from marsad.text import folded


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that a body's name begins with; see lexicon/organisations.toml."""

    id: str
    kind: Literal["construct", "definite", "full"]
    words: tuple[str, ...]
    sector: str | None = None
    office: str | None = None
    bare: bool = False
    named: bool = False
    national: bool = False
    adjective: bool = False
    examples: tuple[dict[str, Any], ...] = ()


class Between(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that may or may not stand inside a body's name."""

    id: str
    words: tuple[str, ...]
    links: tuple[str, ...]
    belongs: tuple[str, ...]
    stops: tuple[str, ...]
    local: tuple[str, ...]
    abroad: tuple[str, ...]
    level: tuple[str, ...]
    judged: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Purpose(Struct, frozen=True, forbid_unknown_fields=True):
    """What a body is for, where its nationality stands before that."""

    id: str
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Offices(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a body's short name that make it part of an office; honours that may stand before a founder."""

    id: str
    words: tuple[str, ...]
    honours: tuple[str, ...]


def head(word: str) -> tuple[int, Head] | None:
    """The head that `word` is, and the length of its proclitic."""
    return next(((len(clitic), inside().heads[w]) for clitic, w in bare(word) if w in inside().heads), None)


class Words(NamedTuple):
    """The words of lexicon/organisations.toml, folded."""

    heads: dict[str, Head]
    modifiers: frozenset[str]
    links: frozenset[str]
    stops: frozenset[str]
    belongs: frozenset[str]
    offices: frozenset[str]
    honours: frozenset[str]
    purposes: frozenset[str]
    local: frozenset[str]
    abroad: frozenset[str]
    level: frozenset[str]
    judged: frozenset[str]


@cache
def inside() -> Words:
    file = "lexicon/organisations.toml"
    (between,) = knowledge.entries(file, "between", Between)
    (offices,) = knowledge.entries(file, "offices", Offices)
    (purpose,) = knowledge.entries(file, "purpose", Purpose)
    lists = (
        between.words,
        between.links,
        between.stops,
        between.belongs,
        offices.words,
        offices.honours,
        purpose.words,
        between.local,
        between.abroad,
        between.level,
        between.judged,
    )
    heads = {folded(word): head for head in knowledge.entries(file, "head", Head) for word in head.words}
    return Words(heads, *(frozenset(map(folded, words)) for words in lists))
