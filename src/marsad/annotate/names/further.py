"""The names that stand → the same, those that go on behind what rules and weights read of them as long as they do.

A body may be one of several states («بنك التنمية لدول بريكس») or say what it defends («المجلس الوطني للدفاع عن
الديمقراطية»). A family of Hadhramaut opens with «با», which is read as «بـ» elsewhere; between a person's name and an
office it is a family: «بدر باسلمة وزير النقل».
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.names.parts import Part, part, title
from marsad.annotate.names.readings import OPENING, Name
from marsad.model import Tokens
from marsad.text import folded

RULE = "names.organisation.further"
FAMILY = "names.person.family"
BODIES = ("names.organisation.", "names.tagger")
ARTICLE, SHORTEST = "ال", 5
OWNED = ("ه", "ها", "هم", "ي")  # «باعتباره», «باعتباري»


class Further(Struct, frozen=True, forbid_unknown_fields=True):
    """Words with which a body's name goes on; see lexicon/further.toml."""

    id: str
    words: tuple[str, ...]
    then: Literal["name", "definite"]
    after: tuple[str, ...] = ()
    examples: tuple[dict[str, Any], ...] = ()


class Family(Struct, frozen=True, forbid_unknown_fields=True):
    """What the names of some families open with."""

    id: str
    opens: tuple[str, ...]
    examples: tuple[dict[str, Any], ...] = ()


def further(tokens: Tokens, names: list[Name]) -> list[Name]:
    """`names`, outer before inner in text order, each as long as it goes on."""
    norm, words = tokens.norm, _words()
    reach = 0
    for n, name in enumerate(names):
        at = name.last
        if at <= reach or at + 1 >= len(norm):
            continue
        reach = at
        if name.type == "PER":
            if norm[at].startswith(_families()) and name.known is None and _family(norm[at], norm[at + 1]):
                names[n] = name._replace(last=at + 1, rule=FAMILY)
        elif name.type == "ORG" and norm[at] in words and name.known is None and name.rule.startswith(BODIES):
            last = _end(tokens, at, words[norm[at]], names[n + 1 :])
            if last > at:
                names[n] = name._replace(last=last, rule=RULE)
                reach = last
    return names


def _family(word: str, after: str) -> bool:
    """Whether `word`, which opens as names of families do, is a family's name before what may be an office."""
    known = part(word)
    plain = len(word) >= SHORTEST and word[1:3] != ARTICLE and not word.endswith(OWNED)
    office = title(after)
    return plain and known in (Part.NONE, Part.UNKNOWN) and office is not None and office.kind == "office"


def _end(tokens: Tokens, at: int, by: Further, names: list[Name]) -> int:
    """One past the end of a body's name that the word at `at` goes on with; `at` where it does not."""
    norm = tokens.norm
    if by.after and norm[at - 1] not in by.after:
        return at
    first = at + 1
    if by.then == "definite":
        last = first + (not norm[first].startswith(ARTICLE))
        return last + 1 if last < len(norm) and norm[last].startswith(ARTICLE) else at
    first += norm[first] in OPENING
    group = next((n for n in names if n.first >= first), None)
    fits = group is not None and group.first == first and group.known is not None and group.type in ("ORG", "LOC")
    return group.last if group and fits else at


@cache
def _families() -> tuple[str, ...]:
    found = knowledge.entries("lexicon/further.toml", "family", Family)
    return tuple(folded(start) for one in found for start in one.opens)


@cache
def _words() -> dict[str, Further]:
    found = knowledge.entries("lexicon/further.toml", "further", Further)
    return {folded(word): one for one in found for word in one.words}
