"""A line → the names nobody listed that a noun announces: «بلدة تشورنوفيسكا», «شركة «الأفق»», «مطار بيروت»."""

from __future__ import annotations

from marsad.annotate.names.bodies import inside
from marsad.annotate.names.line import Line
from marsad.annotate.names.nouns import Announced, closing
from marsad.annotate.names.parts import Part
from marsad.annotate.names.readings import Name
from marsad.annotate.names.runs import letters, run_end

RULE = "names.announced"
OPENING, CLOSING = frozenset('«"“'), frozenset('»"”')
# The longest name in quotation marks, in tokens.
QUOTED = 4


def announced(line: Line) -> list[Name]:
    """The names in `line` that a noun announces."""
    nouns = [(at, look.noun) for at, look in line.looks if look.noun]
    if not nouns:
        return []
    found: list[Name] = []
    taken = {at for name in line.names.values() for at in range(name.first, name.last)}
    for at, (clitic, noun) in nouns:
        if at not in taken:
            first, last = _span(line, at + 1, noun)
            if last > first:
                start, lead = (at, clitic) if noun.whole else (first, 0)
                found.append(Name(start, last, lead, noun.type, None, f"{RULE}.{noun.id}"))
    return found


def _span(line: Line, at: int, noun: Announced) -> tuple[int, int]:
    """Where the name stands that `noun` announces before token `at`; an empty span where it announces none."""
    norm, name = line.tokens.norm, line.names.get(at)
    if noun.quoted and at < line.last and norm[at] in OPENING:
        return _in_quotes(line, at + 1)
    last = at
    if name and noun.whole and name.type in ("GPE", "LOC", "PER") and not name.clitic:
        last = name.last
    elif not name and noun.honoured and at < line.last and norm[at] in inside().honours:
        last = _honoured(line, at + 1)
    elif not name and noun.open:
        last = _unknown(line, at, noun)
    if noun.whole and at < last < line.last and norm[last] in closing():
        last += 1
    return at, last


def _in_quotes(line: Line, first: int) -> tuple[int, int]:
    for last in range(first + 1, min(line.last, first + QUOTED + 1)):
        if line.tokens.norm[last] in CLOSING:
            listed = any(at in line.names for at in range(first, last))
            return (first, first) if listed else (first, last)
    return first, first


def _honoured(line: Line, at: int) -> int:
    """One past the name of the person at `at` whom a building is named after: «الملك عبد العزيز»; `at` - 1 for none."""
    name = line.names.get(at)
    if name:
        return name.last if name.type == "PER" else at - 1
    end = run_end(line, at) if line.kinds.get(at, Part.NONE) >= Part.SURNAME else at - 1
    return next((here for here in range(at + 1, end) if line.tokens.norm[here] in closing()), end)


def _unknown(line: Line, at: int, noun: Announced) -> int:
    """One past the unknown words that begin at `at`; a lone unknown sort must have a foreign name's letters, unless an
    adjective closes it that ends such names."""
    kind, after = line.kinds.get(at, Part.NONE), at + 1
    ended = after < line.last and line.tokens.norm[after] in closing() and line.tokens.norm[at] not in closing()
    if noun.closed and ended and kind in (Part.UNKNOWN, Part.SURNAME):
        return after
    if kind not in (Part.UNKNOWN, Part.SURNAME, Part.NAME, Part.GIVEN):
        return at
    return run_end(line, at) if kind is not Part.UNKNOWN or letters(line.tokens.norm[at]) > 0 else at
