"""A written word → the gazetteer names that may begin with it, whatever proclitics it carries."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from marsad.knowledge.gazetteer import Form, forms

CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
# Distinct words of a long run; a word's readings depend on the word alone.
REMEMBERED = 200_000


class Opening(NamedTuple):
    """A proclitic and the forms whose first word follows it, longest first."""

    clitic: str
    forms: tuple[Form, ...]


@lru_cache(maxsize=REMEMBERED)
def openings(word: str) -> tuple[Opening, ...]:
    """The forms whose first token is `word`, or `word` without its conjunction and preposition (وللصين → الصين)."""
    index = _index()
    found = (Opening(clitic, index[rest]) for clitic, rest in bare(word) if rest in index)
    # «فروسية» is horsemanship: ف is read as a conjunction only before the article.
    return tuple(o for o in found if not o.clitic.startswith("ف") or o.forms[0].words[0].startswith("ال"))


@lru_cache(maxsize=REMEMBERED)
def bare(word: str) -> tuple[tuple[str, str], ...]:
    """`word` with each proclitic it may carry taken off: [(clitic, rest)]; «لل» gives ل + ال."""
    found = [("", word)]
    if len(word) > 3 and word[0] in CONJUNCTIONS:
        found.append((word[0], word[1:]))
    for conjunction, rest in found[:]:
        if len(rest) > 3 and rest[0] in PREPOSITIONS:
            found.append((conjunction + rest[0], rest[1:]))
            if rest.startswith("لل"):
                found += [(f"{conjunction}ل", f"ال{rest[2:]}"), (f"{conjunction}ل", f"ال{rest[1:]}")]
    return tuple(found)


@cache
def _index() -> dict[str, tuple[Form, ...]]:
    found: dict[str, dict[tuple[tuple[str, ...], str, str], Form]] = {}
    for form in forms():
        if form.words:
            found.setdefault(form.words[0], {}).setdefault((form.words, form.known, form.type), form)
    return {word: tuple(sorted(at.values(), key=lambda f: -len(f.words))) for word, at in found.items()}
