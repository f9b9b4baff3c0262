"""The names of a text → the same, with the rulers whom it calls by their style alone: «خادم الحرمين الشريفين»."""

from __future__ import annotations

from functools import cache
from itertools import compress, count

from marsad.annotate.names.parts import title
from marsad.annotate.names.readings import Name
from marsad.annotate.names.shorts import CLITICS
from marsad.knowledge.crowned import STYLE, styles
from marsad.model import Tokens


def styled(tokens: Tokens, names: list[Name]) -> list[Name]:
    """`names`, outer before inner in text order, with the styles; one before a name or title is that person's title."""
    norm, opening = tokens.norm, _opening()
    if opening.keys().isdisjoint(norm):
        return names
    people = {n.first for n in names if n.type == "PER"}
    for at in compress(count(), map(opening.__contains__, norm)):
        clitic, words = opening[norm[at]]
        last = at + len(words)
        whole = tuple(norm[at + 1 : last]) == words[1:]
        if whole and last not in people and not (last < len(norm) and title(norm[last])):
            names = [kept for n in names if (kept := _beside(n, at, last))]
            names.append(Name(at, last, clitic, "PER", None, STYLE))
    return sorted(names, key=lambda n: (n.first, -n.last))


def _beside(name: Name, first: int, last: int) -> Name | None:
    """`name`, a person's less the words that a style holds («محمد خادم» before it is «محمد»)."""
    if name.type != "PER" or name.last <= first or last <= name.first:
        return name
    return name._replace(last=first) if name.first < first else None


@cache
def _opening() -> dict[str, tuple[int, tuple[str, ...]]]:
    """The first word of a style with each proclitic → how long that is, and the style's words."""
    return {f"{clitic}{words[0]}": (len(clitic), words) for words in styles() for clitic in CLITICS}
