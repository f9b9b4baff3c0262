"""The spans that the tagger saw → the same, as their neighbours tell them: places as places, others as far as they go.

What names nobody, in brackets after a place, is a place in it: «إيطاليا (إسكيا وكوماي)». A landform goes with the name
after it: «دلتا الدانوب». What a list knows as a place or an outlet is that with its nationality too: «قناة السويس
المصرية». A ministry begins with that word. An office before a state is no part of a name: «حاتم بن سعد أمير قطر».
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from marsad.annotate.names.lookup import REMEMBERED, openings
from marsad.annotate.names.parts import Part, part, title
from marsad.annotate.names.places import place_word
from marsad.annotate.names.readings import Name
from marsad.annotate.names.tagger import Span
from marsad.model import EntityType, Tokens

PLACES: frozenset[EntityType] = frozenset(("GPE", "LOC", "FAC"))
OPENS, AND = "(", "و"
OUTLET, MINISTRY = "names.outlet", "names.organisation.ministry"


def placed(tokens: Tokens, spans: list[Span], over: dict[int, list[Name]]) -> list[Span]:
    """`spans` in their order; `over` are the names by rules over each token."""
    found: list[Span] = []
    inside = -1  # where the last place in brackets ended
    for span in spans:
        bracketed = inside == span.first or _after_a_place(tokens, span.first, over)
        if bracketed and span.sort in ("PER", "LOC") and _nobody(tokens, span, over):
            found += _each(tokens, span)
            inside = span.last
        elif span.sort == "LOC" and span.first and not _taken(found, span.first):
            before = place_word(tokens.norm[span.first - 1])
            found.append(span._replace(first=span.first - 1) if before and before.joined else span)
        elif span.sort == "ORG":
            found.append(_listed(tokens, _ministry(span, over), over))
        else:
            found.append(_untitled(tokens, span, over) if span.sort == "PER" else span)
    return found


def _ministry(span: Span, over: dict[int, list[Name]]) -> Span:
    """`span`, or the ministry that a rule reads where the tagger sees only what it is of."""
    for n in over.get(span.first, ()):
        if n.rule == MINISTRY and n.first == span.first - 1 and n.last == span.last:
            return span._replace(first=n.first)
    return span


def _untitled(tokens: Tokens, span: Span, over: dict[int, list[Name]]) -> Span:
    """`span` less an office at its end that the name of a state follows."""
    last = span.last - 1
    if last < span.first + 2 or not any(n.first == span.last and n.type == "GPE" for n in over.get(span.last, ())):
        return span
    told = title(tokens.norm[last])
    return span._replace(last=last) if told and told.kind == "office" else span


def _nobody(tokens: Tokens, span: Span, over: dict[int, list[Name]]) -> bool:
    """Whether no word of `span` is part of a name that is known, and no rule reads anything there."""
    words = tokens.norm[span.first : span.last]
    unknown = all(part(w) <= Part.UNKNOWN and (w[0] != AND or part(w[1:]) <= Part.UNKNOWN) for w in words)
    return unknown and not any(over.get(at) for at in range(span.first, span.last))


def _each(tokens: Tokens, span: Span) -> Iterator[Span]:
    """The places that `span` holds, parted before «و»."""
    first = span.first
    for at in range(span.first + 1, span.last):
        if tokens.norm[at][0] == AND:
            yield Span(first, at, "LOC")
            first = at
    yield Span(first, span.last, "LOC")


def _after_a_place(tokens: Tokens, at: int, over: dict[int, list[Name]]) -> bool:
    """Whether the token at `at` stands in brackets right after the name of a place."""
    opened = at > 1 and tokens.norm[at - 1] == OPENS
    return opened and any(n.type in PLACES and n.last == at - 1 for n in over.get(at - 2, ()))


def _taken(found: list[Span], at: int) -> bool:
    """Whether the word before token `at` belongs to the span before."""
    return bool(found) and found[-1].last == at


def _listed(tokens: Tokens, span: Span, over: dict[int, list[Name]]) -> Span:
    """`span`, or what it is but for a nationality: a listed place of two words or more, an outlet («القناة 13»)."""
    if span.last < span.first + 2 or not nationality(tokens.norm[span.last - 1]):
        return span
    for n in over.get(span.first, ()):
        if n.first == span.first and n.last == span.last - 1 and n.known:
            if n.rule.startswith(OUTLET):
                return span._replace(last=n.last)
            if n.last > n.first + 1 and n.type in PLACES:
                return Span(span.first, n.last, "LOC")
    return span


@lru_cache(maxsize=REMEMBERED)
def nationality(word: str) -> bool:
    """Whether `word` is a nationality alone."""
    return any(form.type == "NORP" for opening in openings(word) for form in opening.begun.alone)
