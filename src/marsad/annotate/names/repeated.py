"""The names of a text → where an exercise or summit stands again that quotation marks and a noun told of once."""

from __future__ import annotations

from itertools import compress, count

from marsad.annotate.names.readings import CLOSING, OPENING, Name
from marsad.model import Tokens

ANNOUNCED = "names.announced."
REPEATED = "names.repeated"


def repeated(tokens: Tokens, names: list[Name]) -> list[Name]:
    """The further places of the events and weapons among `names` that were read in quotation marks after a noun.

    A name of one word stands again only in quotation marks: «الصقر».
    """
    told = [n for n in names if n.type in ("EVENT", "WEAPON") and n.rule.startswith(ANNOUNCED)]
    if not told:
        return []
    norm = tokens.norm
    taken = {at for n in names for at in range(n.first, n.last)}
    known = {tuple(norm[n.first : n.last]): n for n in told}
    opening = {words[0] for words in known}
    found: list[Name] = []
    for at in compress(count(), map(opening.__contains__, norm)):
        for words, name in known.items():
            last = at + len(words)
            if tuple(norm[at:last]) == words and taken.isdisjoint(range(at, last)) and _plain(norm, at, last):
                found.append(Name(at, last, 0, name.type, name.known, REPEATED))
                taken.update(range(at, last))
    return found


def _plain(norm: list[str], first: int, last: int) -> bool:
    """Whether the words of a name may be that name again."""
    quoted = first > 0 and norm[first - 1] in OPENING and norm[last : last + 1] and norm[last] in CLOSING
    return last > first + 1 or bool(quoted)
