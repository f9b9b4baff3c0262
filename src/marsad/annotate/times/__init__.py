"""Article → time expressions, each with its words, its rule and what it says, not yet placed on the calendar."""

from __future__ import annotations

import re
from functools import cache

from marsad.annotate.atoms import EDGE, Atoms, lexicon
from marsad.annotate.grammar import Hit, grammar, hits
from marsad.annotate.times.clock import joined
from marsad.annotate.times.values import grain, value
from marsad.model import Article, Time

__all__ = ["times"]

FILE = "patterns/times.toml"
_OPENS = (
    "MONTH", "HIJRI", "WEEKDAY", "RELDAY", "THEDAY", "TONIGHT", "LASTNIGHT", "AUNIT", "THEUNIT", "DUAL", "THEDUAL",
    "UNITS", "THEUNITS", "YEAR", "DECADE", "ASEASON", "THESEASON", "QUARTER", "HALF", "SLASH", "DASH",
    "EVE", "HOLIDAY", "FEAST", "NUMBERED:clock", "AMPM", "ZONE", "HIJRIERA", "OFIT",
)  # fmt: skip


_DRAWN = re.compile(r"\sـ+\s")  # tatweel for a dash: «2 ــ صفر» is a score, no day of Safar
_BY = "ب"
_NAMED = 6  # words back from the length in which what it is counted from may begin: «قبل انعقاد القمة بيومين»
_BETWEEN = ("IN", "FROM", "COMMA", "LPAR")  # what may stand between an hour and its day


def times(article: Article, atoms: Atoms) -> tuple[Time, ...]:
    """The time expressions among `atoms`, in text order, none overlapping another."""
    words = lexicon().words
    found: list[Time] = []
    done = -1

    def fits(hit: Hit) -> bool:
        return "led" not in hit.pattern.set or _led(article, atoms, hit) >= max(done, 0)

    for hit in hits(atoms, grammar(FILE, _OPENS), fits):
        follows = "continues" in hit.pattern.set
        said = None if follows and hit.start != done else value(hit, atoms, words)
        if said is None:
            continue
        first = hit.start + follows  # the conjunction is no part of it
        if "led" in hit.pattern.set:
            first = _led(article, atoms, hit)
        evidence = article.evidence(atoms.start[first], atoms.end[hit.end - 1], hit.pattern.id)
        if _DRAWN.search(evidence.text):
            continue
        time = Time(evidence=evidence, value=said, grain=grain(said))
        one = joined(article, found[-1], time) if found and _touch(atoms, done, first) else None
        found[len(found) - (one is not None) :] = [one or time]
        done = hit.end
    return tuple(found)


def _led(article: Article, atoms: Atoms, hit: Hit) -> int:
    """The atom from which the words of «قبل اللقاء بيوم» run to the length of `hit`, which has ب; else -1."""
    if not article.text.startswith(_BY, atoms.start[hit.start]):
        return -1
    leads, apart = lexicon().classes[hit.pattern.set["led"]], _apart()
    for at in range(hit.start - 1, max(hit.start - _NAMED, 0) - 1, -1):
        if atoms.code[at] in apart:
            return -1
        if atoms.code[at] in leads:
            return at if at < hit.start - 1 else -1
    return -1


@cache
def _apart() -> frozenset[str]:
    return frozenset(EDGE + lexicon().classes["COMMA"] + lexicon().classes["STOP"])


def _touch(atoms: Atoms, end: int, start: int) -> bool:
    """Whether nothing but a preposition or comma stands between two times."""
    return start - end <= len("في،") and _between().issuperset(atoms.code[end:start])


@cache
def _between() -> frozenset[str]:
    return frozenset(letter for kind in _BETWEEN for letter in lexicon().classes[kind])
