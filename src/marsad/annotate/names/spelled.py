"""Names → names less those that look like a nationality only where ى and ي are one: «يده اليمنى», «مجرى النهر».

Egyptian print writes «فى» for «في» and «اليمنى» for «اليمني». Where «في» is written with its dots, «اليمنى» is another
word: of 123 places with «يمنى» in the shared news of 2015, nine mean the nationality, three of them in such texts.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.readings import Name
from marsad.model import Article, Tokens

_DOTTED = re.compile(r"\b[وف]?في\b")
_BARE = re.compile(r"\b[وف]?فى\b")


class Spelled(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that end in ى and with ي would be a nationality."""

    id: str
    forms: tuple[str, ...]
    examples: tuple[dict[str, str | list[str]], ...] = ()


def spelled(article: Article, tokens: Tokens, names: list[Name]) -> list[Name]:
    """`names` less the nationalities that are such words, where the print of `article` tells ى from ي.

    Without a «في» nobody knows which print it is. After the tagger, which learned from all print alike.
    """
    found = [m.end() for m in _forms().finditer(article.text)]
    if not found or not _DOTTED.search(article.text) or _BARE.search(article.text):
        return names
    ends = set(found)
    return [n for n in names if n.type != "NORP" or tokens.end[n.last - 1] not in ends]


@cache
def _forms() -> re.Pattern[str]:
    """The forms, after any proclitic."""
    forms = [f for e in knowledge.entries("lexicon/ambiguous.toml", "spelled", Spelled) for f in e.forms]
    return re.compile(rf"(?:{'|'.join(forms)})\b")
