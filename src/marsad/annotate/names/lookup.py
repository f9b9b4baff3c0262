"""A written word → the gazetteer names that may begin with it, whatever proclitics it carries."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.knowledge.gazetteer import Form, forms
from marsad.text import CONJUNCTIONS, PREPOSITIONS

# What is remembered of single words where only some words are asked for; what every word is asked is kept by `look`.
REMEMBERED = 1 << 14


class Begun(NamedTuple):
    """The forms that begin with one word, longest first; those of several words by their second word, in the same
    order; those of one word; and whether that word is the article's («الصين»)."""

    forms: tuple[Form, ...]
    further: dict[str, tuple[Form, ...]]
    alone: tuple[Form, ...]
    definite: bool


class Opening(NamedTuple):
    """A proclitic and the forms whose first word follows it."""

    clitic: str
    begun: Begun

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms, longest first."""
        return self.begun.forms


def openings(word: str) -> tuple[Opening, ...]:
    """The forms whose first token is `word`, or `word` without its conjunction and preposition (وللصين → الصين)."""
    index = begun()
    found = [Opening(clitic, index[rest]) for clitic, rest in bare(word) if rest in index]
    # «فروسية» is horsemanship: ف is read as a conjunction only before the article.
    return tuple(o for o in found if o.begun.definite or not o.clitic.startswith("ف"))


def bare(word: str) -> list[tuple[str, str]]:
    """`word` with each proclitic it may carry taken off: [(clitic, rest)]; «لل» gives ل + ال."""
    found = [("", word)]
    if len(word) > 3:
        if word[0] in CONJUNCTIONS:
            found.append((word[0], word[1:]))
            _prepositions(word[0], word[1:], found)
        elif word[0] in PREPOSITIONS:
            _prepositions("", word, found)
    return found


def _prepositions(conjunction: str, rest: str, found: list[tuple[str, str]]) -> None:
    if len(rest) > 3 and rest[0] in PREPOSITIONS:
        found.append((conjunction + rest[0], rest[1:]))
        if rest.startswith("لل"):
            found += [(f"{conjunction}ل", f"ال{rest[2:]}"), (f"{conjunction}ل", f"ال{rest[1:]}")]


@cache
def begun() -> dict[str, Begun]:
    """The first word of every form → the forms that begin with it."""
    found: dict[str, dict[tuple[tuple[str, ...], str, str], Form]] = {}
    for form in forms():
        if form.words:
            found.setdefault(form.words[0], {}).setdefault((form.words, form.known, form.type), form)
    return {word: _begun(word, sorted(at.values(), key=lambda f: -len(f.words))) for word, at in found.items()}


def _begun(word: str, those: list[Form]) -> Begun:
    further: dict[str, tuple[Form, ...]] = {}
    for form in those:
        if len(form.words) > 1:
            further[form.words[1]] = (*further.get(form.words[1], ()), form)
    return Begun(tuple(those), further, tuple(f for f in those if len(f.words) == 1), word.startswith("ال"))
