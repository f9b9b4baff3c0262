"""The names that the other rules read in a sentence → what the tagger sees of them at each word.

The tagger learns from marked texts which rules to follow where: a rule's name, its type and the place within it are
features like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from marsad.annotate.names.lookup import REMEMBERED
from marsad.annotate.names.parts import Part
from marsad.annotate.names.readings import Name
from marsad.model import EntityType

# What is seen of the names one and two places off, by how its features begin.
NEAR = ("r=", "rf=", "rE=", "part=")
FAMILY = 3  # how much of a rule's dotted name is told apart
LONG = 4  # words; longer names are not told apart


class At(NamedTuple):
    """A word within a name: whether it begins and ends it, the name's type, rule, length up to `LONG`, and whether it
    carries a proclitic."""

    begins: bool
    ends: bool
    type: EntityType
    rule: str
    length: int
    clitic: bool


# The part in a person's name that a word can be, as a number, and the names that hold it, outer before inner.
Proposed = tuple[int, tuple[At, ...]]
NOTHING: Proposed = (int(Part.NONE), ())
# By part, what is seen at a word that no name holds.
FREE: tuple[Proposed, ...] = tuple((int(part), ()) for part in Part)


def proposed(names: Iterable[Name], kinds: Mapping[int, Part]) -> dict[int, Proposed]:
    """For each token that a name of `names` holds, outer before inner, or that can be part of a person's name: what is
    seen there; the other tokens have `NOTHING`."""
    held: dict[int, list[At]] = {}
    for name in names:
        rule, length = _family(name.rule), min(name.last - name.first, LONG)
        for at in range(name.first, name.last):
            begins, ends = at == name.first, at == name.last - 1
            held.setdefault(at, []).append(_at(begins, ends, name.type, rule, length, name.clitic > 0))
    found: dict[int, Proposed] = {at: FREE[kind] for at, kind in kinds.items() if kind}
    for at, inside in held.items():
        found[at] = (FREE[kinds.get(at, Part.NONE)][0], tuple(inside))
    return found


@lru_cache(maxsize=REMEMBERED)
def _at(*seen: Any) -> At:
    """The same few are seen again and again."""
    return At(*seen)


@lru_cache(maxsize=REMEMBERED)
def _family(rule: str) -> str:
    return ".".join(rule.split(".")[:FAMILY])


@lru_cache(maxsize=REMEMBERED)
def features(seen: Proposed) -> tuple[str, ...]:
    """The features of what is seen at a word."""
    part, names = seen
    found = [f"part={part}"]
    for depth, at in enumerate(names):
        sign, place = "n" if depth else "r", f"{'B' if at.begins else 'I'}-{at.type}"
        found += [f"{sign}={place}", f"{sign}f={place}-{at.rule}", f"{sign}l={place}{at.length}{'c' * at.clitic}"]
        if at.ends:
            found.append(f"{sign}E={at.type}")
    return tuple(found)
