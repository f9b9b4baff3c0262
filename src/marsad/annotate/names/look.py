"""A word → all that depends on it alone when names are read: one question a word, answered once."""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import NamedTuple

from marsad.annotate.names.bodies import Head, head, inside
from marsad.annotate.names.lookup import Opening, bare, begun, openings
from marsad.annotate.names.nouns import Announced, noun, nouns
from marsad.annotate.names.parts import Part, Title, announcer, before_given, part, titles

REMEMBERED = 200_000  # words, about 150 bytes each; the whole is forgotten when it grows beyond


class Look(NamedTuple):
    """The gazetteer names that may begin at a word, its part in a person's name, whether a person can begin at it, and
    the title, the head of a body or the announcing noun that it is; `given`: the length of the proclitic before the
    given name in it («ولسمير»); a head and a noun come with that length too."""

    openings: tuple[Opening, ...]
    part: Part
    person: bool
    title: Title | None
    given: int
    body: tuple[int, Head] | None
    noun: tuple[int, Announced] | None


Looks = list[tuple[int, Look]]
# Most words: nothing begins at them and nothing runs on into them.
PLAIN = Look((), Part.NONE, person=False, title=None, given=0, body=None, noun=None)


def looks(words: list[str]) -> Looks:
    """Each of `words` that matters to names, with its place among them."""
    seen = _seen()
    if len(seen) > REMEMBERED:
        seen.clear()
    found = list(map(seen.__getitem__, words))
    return list(compress(zip(count(), found), found))  # type: ignore[arg-type]  # what is left out is None


class _Seen(dict[str, Look | None]):
    """What was seen of each word met so far; None where nothing was."""

    def __missing__(self, word: str) -> Look | None:
        made = self[word] = _look(word)
        return made


def _look(word: str) -> Look | None:
    kind, given = part(word), 0
    if any(rest in _telling() for _, rest in bare(word)):
        given = before_given(word)
        called = announcer(word)
        person = bool(called or given) or kind in (Part.GIVEN, Part.ASK)
        look = Look(openings(word), kind, person, called, given, head(word), noun(word))
    else:
        given = before_given(word)
        look = PLAIN._replace(part=kind, given=given, person=bool(given) or kind in (Part.GIVEN, Part.ASK))
    return None if look == PLAIN else look


@cache
def _telling() -> frozenset[str]:
    """Every word at which something begins, without proclitics."""
    return frozenset([*begun(), *inside().heads, *nouns(), *titles()])


@cache
def _seen() -> _Seen:
    return _Seen()
