"""lexicon/crowned.toml → the styles of rulers that stand for one alone, and the titles before a ruler's given name."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.text import folded

FILE = "lexicon/crowned.toml"
# The rule of mentions that are such a style.
STYLE = "names.person.style"


class Style(Struct, frozen=True, forbid_unknown_fields=True):
    """The name of an office that one state alone has."""

    id: str
    words: tuple[str, ...]
    state: str
    office: str
    examples: tuple[dict[str, Any], ...] = ()


class Title(Struct, frozen=True, forbid_unknown_fields=True):
    """A title before the given names of those who hold one of these offices."""

    id: str
    words: tuple[str, ...]
    offices: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


@cache
def styles() -> dict[tuple[str, ...], Style]:
    """The folded words of each style → the style."""
    found = knowledge.entries(FILE, "style", Style)
    return {tuple(folded(words).split()): one for one in found for words in one.words}


@cache
def titles() -> dict[str, frozenset[str]]:
    """Each folded title → the offices whose holders it may tell."""
    found = knowledge.entries(FILE, "title", Title)
    return {folded(word): frozenset(one.offices) for one in found for word in one.words}
