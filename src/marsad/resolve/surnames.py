"""A last name alone, the states that a text names, its day → who is meant: the one in office there, if only one is.

«السيسي» in a report of 2015 that names Egypt is its president; with two of the name in office, or with no state or day
to tell, nobody is. After «الرئيس السابق», «قوات», «نظام» it may be one who was at the head of a state and is no more.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from marsad import text
from marsad.knowledge import gazetteer
from marsad.knowledge.gazetteer.offices import holdings
from marsad.knowledge.identity import name_words
from marsad.resolve.offices import around
from marsad.resolve.whose import words
from marsad.text import CONJUNCTIONS

RULER = "resolve.ruler"
HEADS = frozenset(("head-of-state", "head-of-government", "monarch"))


def in_office(name: str, states: Collection[str], day: date | None, offices: Collection[str]) -> str | None:
    """The gazetteer id of the only one with the last name `name` who held an office of one of `states` on `day`; one of
    these `offices`, where the text gives him any. Who goes by a given name («الرئيس هادي») is told by ruling alone."""
    if day is None:
        return None
    key, heading = text.key(name), not HEADS.isdisjoint(offices)
    found = [
        person
        for person in _bearers(given=False).get(key, ()) or (_bearers(given=True).get(key, ()) if heading else ())
        if any(h.country in states and h.on(day) and (not offices or h.office in offices) for h in holdings()[person])
    ]
    return found[0] if len(found) == 1 else None


def ruler(name: str, states: Collection[str], day: date | None) -> str | None:
    """The gazetteer id of the only one of the name, whole or in part, who by `day` was at the head of one of
    `states`."""
    own, month = text.key(name).split(), (day or date.max).isoformat()[:7]
    found = {
        person
        for full, person in _rulers().get(own[-1] if own else "", ())
        if (len(own) == 1 or own[0] == full[0])
        for h in holdings()[person]
        if h.office in HEADS and h.country in states and (h.since or "") <= month
    }
    return found.pop() if len(found) == 1 else None


@cache
def ruling() -> frozenset[str]:
    """Words before a name that say that he ruled, or that something is his: «المخلوع صالح», «وقوات صالح»."""
    plain = around().past | words("ruled")
    return plain | {f"{joined}{word}" for joined in CONJUNCTIONS for word in plain}


@cache
def _rulers() -> dict[str, tuple[tuple[list[str], str], ...]]:
    """The last names of those who were at the head of a state, with their whole names."""
    heads = {person for person, terms in holdings().items() if any(h.office in HEADS for h in terms)}
    found: dict[str, tuple[tuple[list[str], str], ...]] = {}
    for form in gazetteer.forms():
        if form.known in heads and len(form.words) > 1:
            full = text.key(" ".join(form.words)).split()
            found[full[-1]] = (*found.get(full[-1], ()), (full, form.known))
    return found


@cache
def _bearers(given: bool) -> dict[str, tuple[str, ...]]:
    """The last names of those who held an office, as `text.key` writes them: those that are `given` names too, which
    alone tell nobody («هادي»), or those that are none."""
    firsts, _ = name_words()
    found: dict[str, list[str]] = {}
    for form in gazetteer.forms():
        if (
            form.type == "PER"
            and len(form.words) > 1
            and (form.words[-1] in firsts) == given
            and form.known in holdings()
        ):
            people = found.setdefault(text.key(form.words[-1]), [])
            if form.known not in people:
                people.append(form.known)
    return {name: tuple(people) for name, people in found.items()}
