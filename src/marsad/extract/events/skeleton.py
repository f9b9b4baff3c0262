"""A folded token → one letter for how it stands in a clause; a sentence written so is searched at once, not by word.

`.` and `:` end a clause, `,` parts it, `c` opens one, `v` and `r` are a verb and a relative pronoun, `m` is «من» as
one, `s` is skipped, `o` is an ordinary word, `x` any other grammar word. A capital is a verb that begins a clause of
its own.
"""

from __future__ import annotations

import re
from itertools import count

from marsad.extract.events.lexicon import Reading, look

_MARK = {"،": ",", ",": ",", ":": ":"} | dict.fromkeys("؛.!؟?", ".")
_CLASS = {"": "o", "skip": "s", "clause": "c", "verb": "v", "relative": "r"}
# Where the clause of a word before it is over.
ENDED = re.compile("[.:cvrA-Z]")
# Nothing but ordinary words, adverbs and marks.
FREE = re.compile("[oOsS.:,]*")
# Where a clause ends, or another opens.
WALL = re.compile("[.:c]")
_MOST = 1 << 16
# How words begin that may hold a preposition and the article.
_LED = frozenset(("لل", "با"))


class _Letters(dict[str, str]):
    """The letter of each token met, which is found once."""

    def __missing__(self, norm: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        self[norm] = letter = _letter(norm)
        return letter


_letters = _Letters()


def skeleton(norm: list[str]) -> str:
    """One letter for each folded token."""
    return "".join(map(_letters.__getitem__, norm))


def ordinary(first: int, norm: list[str], words: list[tuple[Reading, ...]]) -> set[int]:
    """The tokens from number `first` on that are words without any reading, a preposition and article in front."""
    found = zip(count(first), norm, words, strict=False)
    return {at for at, word, readings in found if not readings and word[0].isalnum() and word[:2] not in _LED}


def _letter(norm: str) -> str:
    found = look(norm)
    if not found:
        return _MARK.get(norm, "o")
    first = found[0]
    letter = _CLASS.get(first.word, "x")
    if letter == "r" and norm == "من":
        letter = "m"
    apart = first.part == "verb" and (first.conj or first.tense != "past")
    return letter.upper() if apart and letter not in "cvr" else letter
