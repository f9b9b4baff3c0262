"""The dated times of an article → the latest that it tells as past and the earliest that it tells as to come.

An article was published after the one and before the other. A date counts only where no word before it makes it the
date of something else: a plan, a season, an election, a document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from marsad import knowledge
from marsad.annotate import tense
from marsad.annotate.calendar import absolute
from marsad.annotate.periods import fixed
from marsad.model import Annotated, Time
from marsad.text import folded

_REACH = 4  # words before a date that may make it the date of something else
# «1436/1437», «1434 هـ / 1435 هـ» is a school year or a budget's.
_JOINED = re.compile(r"(?:\s*هـ?)?(?:\s*/\s*\d|[/–-])")
_JOINS = "/–-"


class Fact(NamedTuple):
    """A time whose words say its whole date, with its days; `way`: told as past (-1), as to come (+1), or neither."""

    time: Time
    first: date
    last: date
    way: int


def facts(doc: Annotated, named: set[int]) -> tuple[Fact, ...]:
    """The whole dates of `doc` in text order; `named` are the starts of words that belong to names."""
    return tuple(_facts(doc, named))


def _facts(doc: Annotated, named: set[int]) -> Iterator[Fact]:
    for time in doc.times:
        if not absolute(time.value):
            continue
        days = fixed(time.value)
        if days.earliest is not None and days.latest is not None:
            way = time.value.direction or tense.way(doc, time, named)
            yield Fact(time, days.earliest, days.latest, way)


def after(doc: Annotated, known: Iterable[Fact]) -> Fact | None:
    """The fact that began last of those told as past: the article was published no earlier than its first day."""
    told = (f for f in known if f.way < 0 and _sure(f, ("day", "month", "quarter", "year")))
    return max((f for f in told if not _governed(doc, f, "planned")), key=lambda f: f.first, default=None)


def before(doc: Annotated, known: Iterable[Fact]) -> Fact | None:
    """The fact that ends first of those told as to come: the article was published no later than its last day."""
    told = (f for f in known if f.way > 0 and _sure(f, ("day", "month")) and not f.time.value.hijri)
    return min((f for f in told if not _governed(doc, f, "told")), key=lambda f: f.last, default=None)


def _sure(fact: Fact, grains: tuple[str, ...]) -> bool:
    v = fact.time.value
    bare = v.hijri and fact.time.grain == "year"
    return fact.time.grain in grains and v.until is None and v.open is None and not bare


def joined(doc: Annotated, time: Time) -> bool:
    """Whether the time is half of a pair of years or figures."""
    text, (start, end) = doc.article.text, (time.evidence.start, time.evidence.end)
    return text.endswith(tuple(_JOINS), 0, start) or _JOINED.match(text, end) is not None


def _governed(doc: Annotated, fact: Fact, use: str) -> bool:
    """Whether a word of that use stands shortly before the date, or the date is quoted or half of a pair of years."""
    start = fact.time.evidence.start
    if joined(doc, fact.time):
        return True
    if any(q.start <= start < q.end for q in doc.quotes):
        return True
    n = bisect_right(doc.sentences, start, key=lambda s: s.start) - 1
    at = bisect_right(doc.tokens.start, start) - 1
    first = max(doc.sentences[n].first if n >= 0 else 0, at - _REACH)
    return any(word in _words(use) for word in doc.tokens.norm[first:at])


@cache
def _words(use: str) -> frozenset[str]:
    said = knowledge.entries("patterns/publication.toml", "words", _Words)
    return frozenset(p + folded(f) for entry in said if entry.id == use for f in entry.forms for p in ("", "و", "ف"))


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    forms: tuple[str, ...]
