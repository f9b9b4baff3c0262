"""lexicon/belonging.toml → the words that tell whose somebody or something is, in every form that a text writes."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from marsad import knowledge
from marsad.text import ATTACHED, folded

FILE = "lexicon/belonging.toml"
ARTICLE, FEMININE = "ال", "ة"
Kind = Literal[
    "between", "born", "before", "citizen", "lead", "within", "part", "way", "town", "seated", "local", "organ",
    "title", "honoured", "ruled", "about",
]  # fmt: skip


class Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for people; see lexicon/belonging.toml."""

    id: str
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words as they stand in a text; see lexicon/belonging.toml."""

    id: Kind
    words: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


class Noun(NamedTuple):
    """A noun for people as written: its plain form, whether it has the article, whether it may be one who serves."""

    plain: str
    definite: bool
    serves: bool


@cache
def nouns() -> dict[str, Noun]:
    """Every form of the nouns for people, with proclitics, in both genders and with the article or without."""
    found: dict[str, Noun] = {}
    kinds = {one.id: one.words for one in knowledge.entries(FILE, "noun", Nouns)}
    serving = frozenset(map(folded, kinds["member"]))
    for word in map(folded, (*kinds["person"], *kinds["member"])):
        genders = (word,) if " " in word or word.endswith(FEMININE) else (word, word + FEMININE)
        for form in genders:
            for written in _attached(form):
                found.setdefault(written, Noun(form, False, word in serving))
            for written in _attached(ARTICLE + form):
                found.setdefault(written, Noun(form, True, word in serving))
    return found


def _attached(word: str) -> list[str]:
    written = [f"{clitic}{word}" for clitic in ATTACHED]
    if word.startswith(ARTICLE):
        written += [f"{lead}ل{word[1:]}" for lead in ("", "و")]
    return written


@cache
def words(kind: Kind) -> frozenset[str]:
    """The words of one list, folded."""
    return next(frozenset(map(folded, one.words)) for one in knowledge.entries(FILE, "word", Words) if one.id == kind)
