"""A relay that attributes a clause of its own → its tokens: those after it where it opens a clause, else before it."""

from __future__ import annotations

from marsad.extract.statements.ground import COMMAS, Ground, Period
from marsad.extract.statements.relay import Source
from marsad.extract.statements.words import words

_REACH = 25  # tokens from a relay to «فإن»
_SOURCED = 60  # tokens a clause may have that only «وفق فلان» attributes
_LEAST = 4  # tokens of a clause that only a relay attributes


def anew(g: Ground, source: Source) -> bool:
    """«…، وبحسب المكتب فإن …»: a relay that opens a clause of its own."""
    return g.norm[source.start][0] == "و" and g.word(source.start - 1) in COMMAS and g.word(source.end) in words("then")


def opens(g: Ground, source: Source, period: Period) -> bool:
    return source.start - period.first < 3 or anew(g, source) or g.word(source.start - 1) in words("and-it")


def after(g: Ground, source: Source, period: Period) -> tuple[int, int]:
    """What follows a relay that opens its sentence, after «فإن» where the source is described at length."""
    first, last = source.end, _trimmed(g, source.end, period.last)
    opens = (k for k in range(first + 1, min(last, first + _REACH)) if g.norm[k - 1] in COMMAS)
    first = next((k for k in opens if g.norm[k] in words("then")), first)
    while first < last and (g.norm[first] in COMMAS or g.norm[first] in words("then")):
        first += 1
    return first, last


def ahead(g: Ground, source: Source, period: Period) -> tuple[int, int]:
    """The clause before a relay: from where its sentence begins, or from its last «كما» after a comma."""
    first, last = max(period.first, source.start - _SOURCED), _trimmed(g, period.first, source.start)
    for k in range(last - _LEAST, first, -1):
        if g.norm[k - 1] in COMMAS and g.norm[k] in words("opens-anew"):
            return k + 1, last
    return first, last


def _trimmed(g: Ground, first: int, last: int) -> int:
    """`last` before the punctuation that ends there."""
    while last > first and not g.norm[last - 1].isalnum() and last - 1 not in g.closing:
        last -= 1
    return last
