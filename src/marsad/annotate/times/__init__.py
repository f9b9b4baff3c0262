"""Article → time expressions, each with its words, its rule and what it says, not yet placed on the calendar."""

from __future__ import annotations

from functools import cache

from marsad.annotate.atoms import Atoms, lexicon
from marsad.annotate.grammar import grammar, hits
from marsad.annotate.times.clock import joined
from marsad.annotate.times.values import grain, value
from marsad.model import Article, Time

__all__ = ["times"]

FILE = "patterns/times.toml"
_OPENS = (
    "MONTH", "HIJRI", "WEEKDAY", "RELDAY", "THEDAY", "TONIGHT", "LASTNIGHT", "AUNIT", "THEUNIT", "DUAL", "THEDUAL",
    "UNITS", "THEUNITS", "YEAR", "DECADE", "ASEASON", "THESEASON", "QUARTER", "HALF", "SLASH", "DASH",
    "EVE", "HOLIDAY", "FEAST", "NUMBERED:clock", "AMPM", "ZONE", "HIJRIERA",
)  # fmt: skip


_BETWEEN = ("IN", "FROM", "COMMA", "LPAR")  # what may stand between an hour and its day


def times(article: Article, atoms: Atoms) -> tuple[Time, ...]:
    """The time expressions among `atoms`, in text order, none overlapping another."""
    words = lexicon().words
    found: list[Time] = []
    done = -1
    for hit in hits(atoms, grammar(FILE, _OPENS)):
        follows = "continues" in hit.pattern.set
        said = None if follows and hit.start != done else value(hit, atoms, words)
        if said is None:
            continue
        first = hit.start + follows  # the conjunction is no part of it
        evidence = article.evidence(atoms.start[first], atoms.end[hit.end - 1], hit.pattern.id)
        time = Time(evidence=evidence, value=said, grain=grain(said))
        one = joined(article, found[-1], time) if found and _touch(atoms, done, first) else None
        found[len(found) - (one is not None) :] = [one or time]
        done = hit.end
    return tuple(found)


def _touch(atoms: Atoms, end: int, start: int) -> bool:
    """Whether nothing but a preposition or comma stands between two times."""
    return start - end <= len("في،") and _between().issuperset(atoms.code[end:start])


@cache
def _between() -> frozenset[str]:
    return frozenset(letter for kind in _BETWEEN for letter in lexicon().classes[kind])
