"""Tokens → the office that stands at one of them: «وزير الخارجية», «ونائب رئيس الوزراء»."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct

from marsad import knowledge
from marsad.text import ATTACHED, folded

FILE = "lexicon/offices.toml"


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of office; lexicon/offices.toml says what each field means."""

    id: str
    field: str
    words: tuple[str, ...]
    sector: str | None = None
    alone: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    body: str | None = None
    posted: bool = False
    national: bool = False
    like: bool = False
    examples: tuple[dict[str, Any], ...] = ()


class Around(Struct, frozen=True, forbid_unknown_fields=True):
    """Words around an office; see lexicon/offices.toml."""

    id: str
    posting: tuple[str, ...]
    past: tuple[str, ...]
    between: tuple[str, ...]
    sides: tuple[str, ...]
    ministry: str


class Found(NamedTuple):
    """An office over tokens `first` to `last` (excluded); `alone` where its words may stand for the holder; `clitic` is
    what is written before it, «و» in «ووزير الخارجية»."""

    office: Office
    first: int
    last: int
    alone: bool
    clitic: str


def office_at(norm: list[str], at: int, stop: int) -> Found | None:
    """The office whose words begin at token `at` and end before `stop`, the longest form first."""
    for form in _begun().get(norm[at], ()):
        last = at + len(form.words)
        if last <= stop and tuple(norm[at + 1 : last]) == form.words[1:]:
            return Found(form.office, at, last, form.alone, form.clitic)
    return None


@cache
def offices() -> dict[str, Office]:
    """Every office by its id."""
    return {o.id: o for o in knowledge.entries(FILE, "office", Office)}


@cache
def pairs() -> dict[str, tuple[str, ...]]:
    """«الوزيران» → the ids of the offices that two may hold together."""
    found: dict[str, tuple[str, ...]] = {}
    for office in offices().values():
        for word in map(folded, office.pair):
            found[word] = (*found.get(word, ()), office.id)
    return found


class Words(NamedTuple):
    """The words of `Around`, folded."""

    posting: frozenset[str]
    past: frozenset[str]
    between: frozenset[str]
    sides: frozenset[str]
    ministry: str


@cache
def around() -> Words:
    (one,) = knowledge.entries(FILE, "around", Around)
    lists = (one.posting, one.past, one.between, one.sides)
    posting, past, between, sides = (frozenset(map(folded, words)) for words in lists)
    return Words(posting, past, between, sides, folded(one.ministry))


def opening_words() -> frozenset[str]:
    """The words, with any proclitic, that an office may begin with."""
    return frozenset(_begun())


class Form(NamedTuple):
    """One way to write an office; `own` where its words are its own, not only those by which its holder is meant."""

    words: tuple[str, ...]
    office: Office
    alone: bool
    own: bool
    clitic: str


@cache
def _begun() -> dict[str, tuple[Form, ...]]:
    """The first word of an office, with any proclitic → the forms that begin so, longest first; of two alike that of
    the office whose words they are: «الوزير» is a minister, by which later a foreign minister is meant."""
    found: dict[str, list[Form]] = {}
    for office in offices().values():
        alone, own = set(map(folded, office.alone)), set(map(folded, office.words))
        for form in dict.fromkeys(map(folded, (*office.words, *office.alone))):
            words = tuple(form.split())
            for clitic, written in _written(words[0]):
                found.setdefault(written, []).append(Form(words, office, form in alone, form in own, clitic))
    return {word: tuple(sorted(forms, key=lambda f: (-len(f.words), not f.own))) for word, forms in found.items()}


def _written(word: str) -> list[tuple[str, str]]:
    found = [(clitic, f"{clitic}{word}") for clitic in ATTACHED]  # «لل» is ل + ال
    return found + [(f"{lead}ل", f"{lead}ل{word[1:]}") for lead in ("", "و") if word.startswith("ال")]
