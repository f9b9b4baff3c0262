"""Article → time expressions, each with its words, its rule and what it says, not yet placed on the calendar."""

from __future__ import annotations

from marsad.annotate.atoms import Atoms, lexicon
from marsad.annotate.grammar import grammar, hits
from marsad.annotate.times.values import grain, value
from marsad.model import Article, Time

__all__ = ["times"]

FILE = "patterns/times.toml"
_OPENS = (
    "MONTH", "HIJRI", "WEEKDAY", "RELDAY", "THEDAY", "TONIGHT", "LASTNIGHT", "AUNIT", "THEUNIT", "DUAL", "THEDUAL",
    "UNITS", "THEUNITS", "YEAR", "DECADE", "ASEASON", "THESEASON", "QUARTER", "HALF", "SLASH", "DASH",
)  # fmt: skip


def times(article: Article, atoms: Atoms) -> tuple[Time, ...]:
    """The time expressions among `atoms`, in text order, none overlapping another."""
    words = lexicon().words
    found = []
    done = -1
    for hit in hits(atoms, grammar(FILE, _OPENS)):
        follows = "continues" in hit.pattern.set
        said = None if follows and hit.start != done else value(hit, atoms, words)
        if said is not None:
            done = hit.end
            first = hit.start + follows  # the conjunction is no part of it
            evidence = article.evidence(atoms.start[first], atoms.end[hit.end - 1], hit.pattern.id)
            found.append(Time(evidence=evidence, value=said, grain=grain(said)))
    return tuple(found)
