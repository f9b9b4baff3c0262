"""A person's Arabic name → the same in Latin letters, part by part; what no gazetteer knows is written by a model."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from marsad import knowledge
from marsad.knowledge.transliteration import latin
from marsad.text import folded

ARTICLE = "ال"


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of names with one customary form; see lexicon/latin.toml."""

    id: str
    forms: tuple[str, ...]
    latin: str
    examples: tuple[dict[str, Any], ...] = ()


def transliterated(name: str) -> str | None:
    """`name` in Latin letters; None where a letter of it is none that names are written with."""
    words = name.replace("-", " ").split()
    found: list[str] = []
    at = 0
    while at < len(words):
        size = 2 if folded(" ".join(words[at : at + 2])) in _parts() else 1
        written = _written(" ".join(words[at : at + size]))
        if written is None:
            return None
        found.append(written)
        at += size
    line = " ".join(found)
    return line[:1].upper() + line[1:] or None


def _written(words: str) -> str | None:
    part = _parts().get(folded(words))
    if part:
        return part.latin
    if words.isascii():
        return words
    # «أليكسي» begins with no article.
    bare = words.removeprefix(ARTICLE) if len(words) > len(ARTICLE) + 2 else words
    letters = latin(folded(bare))
    if not letters:
        return None
    return f"al-{letters.capitalize()}" if bare != words else letters.capitalize()


@cache
def _parts() -> dict[str, Part]:
    return {folded(f): p for p in knowledge.entries("lexicon/latin.toml", "part", Part) for f in p.forms}
