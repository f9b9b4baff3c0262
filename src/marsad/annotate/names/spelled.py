"""Article, tokens → the words that only look like a nationality once ى and ي are one: «يده اليمنى», «مجرى النهر».

Egyptian print writes «فى» for «في» and «اليمنى» for «اليمني». Where «في» is written with its dots, «اليمنى» is another
word: of 123 places with «يمنى» in the shared news of 2015, nine mean the nationality, three of them in such texts.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from marsad import knowledge
from marsad.model import Article, Tokens

_DOTTED = re.compile(r"\b[وف]?في\b")
_BARE = re.compile(r"\b[وف]?فى\b")


class Spelled(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that end in ى and with ي would be a nationality."""

    id: str
    forms: tuple[str, ...]
    examples: tuple[dict[str, str | list[str]], ...] = ()


def other_words(article: Article, tokens: Tokens) -> frozenset[int]:
    """The tokens of `article` that are such words, where its print tells ى from ي; without «في» nobody knows."""
    found = [m.end() for m in _forms().finditer(article.text)]
    if not found or not _DOTTED.search(article.text) or _BARE.search(article.text):
        return frozenset()
    ends = set(found)
    return frozenset(at for at, end in enumerate(tokens.end) if end in ends)


@cache
def _forms() -> re.Pattern[str]:
    """The forms, after any proclitic."""
    forms = [f for e in knowledge.entries("lexicon/ambiguous.toml", "spelled", Spelled) for f in e.forms]
    return re.compile(rf"(?:{'|'.join(forms)})\b")
