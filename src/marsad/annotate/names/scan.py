"""Tokens of a sentence → every gazetteer name that stands there, longest first at each word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.annotate.names.look import Looks
from marsad.knowledge.gazetteer import Form
from marsad.model import Sentence, Tokens


class Hit(NamedTuple):
    """Tokens `first` (included) to `last` (excluded), the proclitic of the first, and the forms that fit them."""

    first: int
    last: int
    clitic: str
    forms: tuple[Form, ...]


def scan(tokens: Tokens, sentence: Sentence, looks: Looks) -> list[Hit]:
    """All hits in `sentence`, whose words are `looks`: in order of first word, then longest first.

    Hits may lie inside one another.
    """
    norm, stop = tokens.norm, sentence.last
    found: list[Hit] = []
    for at, look in looks:
        for clitic, (_, further, alone, _) in look.openings:
            if further and at + 1 < stop and (forms := further.get(norm[at + 1])):
                found += _fitting(norm, at, stop, clitic, forms)
            if alone:
                found.append(Hit(at, at + 1, clitic, alone))
    return found


def _fitting(norm: list[str], at: int, stop: int, clitic: str, forms: tuple[Form, ...]) -> Iterator[Hit]:
    """The hits of `forms`, whose first two words fit at token `at`, those of equal length together."""
    by_length: dict[int, list[Form]] = {}
    for form in forms:
        n = len(form.words)
        if n == 2 or (at + n <= stop and tuple(norm[at + 2 : at + n]) == form.words[2:]):
            by_length.setdefault(n, []).append(form)
    return (Hit(at, at + n, clitic, tuple(fit)) for n, fit in by_length.items())
