"""A word → whom it may stand for: a body («الحركة»), what is the last person's («وزارته»), two states («الجانبان»)."""

from __future__ import annotations

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
