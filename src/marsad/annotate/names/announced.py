"""A line → the names nobody listed that a noun announces: «بلدة تشورنوفيسكا», «شركة «الأفق»», «مطار بيروت»."""

from __future__ import annotations

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
    elif not name and noun.open:
        last = _unknown(line, at)
    if noun.whole and at < last < line.last and norm[last] in closing():
        last += 1
    return at, last


def _in_quotes(line: Line, first: int) -> tuple[int, int]:
    for last in range(first + 1, min(line.last, first + QUOTED + 1)):
        if line.tokens.norm[last] in CLOSING:
            listed = any(at in line.names for at in range(first, last))
            return (first, first) if listed else (first, last)
    return first, first


def _unknown(line: Line, at: int) -> int:
    """One past the unknown words that begin at `at`; a lone unknown sort must have a foreign name's letters."""
    kind = line.kinds.get(at, Part.NONE)
    if kind not in (Part.UNKNOWN, Part.SURNAME, Part.NAME, Part.GIVEN):
        return at
    return run_end(line, at) if kind is not Part.UNKNOWN or letters(line.tokens.norm[at]) > 0 else at
