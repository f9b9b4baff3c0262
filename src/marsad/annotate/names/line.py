"""A sentence with the names found in it so far → what each of its words can still be in a person's name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from marsad.annotate.names.look import Looks
from marsad.annotate.names.parts import Part
from marsad.annotate.names.readings import Name
from marsad.model import Sentence, Tokens

# The ending of indefinite nouns and adjectives; foreign names, which alone are unknown words, never have it.
INDEFINITE = "\u064b"


class Kinds(dict[int, Part]):
    """What tokens can be in a person's name; those left out, nothing."""

    def __missing__(self, at: int) -> Part:
        return Part.NONE


class Line(NamedTuple):
    """Tokens `first` to `last` (excluded) of a text, the outermost names among them by first token, the sort of each
    of its tokens that no name holds, and what is known of its words."""

    tokens: Tokens
    first: int
    last: int
    names: dict[int, Name]
    kinds: Kinds
    looks: Looks

    def add(self, names: Iterable[Name]) -> None:
        """Take `names` in: what is read is read."""
        held, kinds, none = self.names, self.kinds, Part.NONE
        for name in names:
            first, last, *_ = name
            for at in range(first, last):
                kinds[at] = none
            other = held.get(first)
            if other is None or last > other.last:
                held[first] = name


def line(text: str, tokens: Tokens, sentence: Sentence, looks: Looks, names: Iterable[Name]) -> Line:
    """The line of `sentence`, whose words `looks` are, with `names` in it.

    The article's own `text` tells علي from على, which are one token.
    """
    kinds = Kinds({at: look.part for at, look in looks if look.part})
    for at in [at for at, kind in kinds.items() if kind is Part.ASK]:
        if tokens.norm[at] != "-":
            kinds[at] = Part.GIVEN if text[tokens.end[at] - 1] == "ي" else Part.NONE
        else:  # بان كي-مون
            kinds[at] = Part.JOIN if at and tokens.start[at] == tokens.end[at - 1] else Part.NONE
    if INDEFINITE in text[tokens.start[sentence.first] : tokens.end[sentence.last - 1]]:
        for at in kinds:
            if kinds[at] is Part.UNKNOWN and INDEFINITE in text[tokens.start[at] : tokens.end[at]]:
                kinds[at] = Part.NONE  # «مهاجمًا»
    made = Line(tokens, sentence.first, sentence.last, {}, kinds, looks)
    made.add(names)
    return made
