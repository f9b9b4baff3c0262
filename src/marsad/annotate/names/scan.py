"""Tokens of a sentence → every gazetteer name that stands there, longest first at each word."""

from __future__ import annotations

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
    norm = tokens.norm
    found: list[Hit] = []
    for at, look in looks:
        for clitic, forms in look.openings:
            if len(forms) == 1 and len(forms[0].words) == 1:
                found.append(Hit(at, at + 1, clitic, forms))
            else:
                found += _fitting(norm, at, sentence.last, clitic, forms)
    return found


def _fitting(norm: list[str], at: int, stop: int, clitic: str, forms: tuple[Form, ...]) -> list[Hit]:
    """The hits of `forms` at token `at`, those of equal length together."""
    by_length: dict[int, list[Form]] = {}
    for form in forms:
        words = form.words
        n = len(words)
        # The second word alone tells nearly always that a form does not fit.
        if n == 1 or (at + n <= stop and norm[at + 1] == words[1] and tuple(norm[at + 1 : at + n]) == words[1:]):
            by_length.setdefault(n, []).append(form)
    return [Hit(at, at + n, clitic, tuple(fit)) for n, fit in by_length.items()]
