"""A word → all that depends on it alone when names are read: one question a word, answered once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from marsad.annotate.names.bodies import Head, head
from marsad.annotate.names.lookup import REMEMBERED, Opening, openings
from marsad.annotate.names.nouns import Announced, noun
from marsad.annotate.names.parts import Part, may_open, part


class Look(NamedTuple):
    """The gazetteer names that may begin at a word, its part in a person's name, whether a person can begin at it, and
    the head of a body or the announcing noun that it is, each with the length of its proclitic."""

    openings: tuple[Opening, ...]
    part: Part
    person: bool
    body: tuple[int, Head] | None
    noun: tuple[int, Announced] | None


Looks = list[tuple[int, Look]]
# Most words: nothing begins at them and nothing runs on into them.
PLAIN = Look((), Part.NONE, person=False, body=None, noun=None)


def looks(words: list[str]) -> Looks:
    """Each of `words` that matters to names, with its place among them."""
    return [(at, look) for at, look in enumerate(map(_look, words)) if look is not PLAIN]


@lru_cache(maxsize=REMEMBERED)
def _look(word: str) -> Look:
    look = Look(openings(word), part(word), may_open(word), head(word), noun(word))
    return PLAIN if look == PLAIN else look
