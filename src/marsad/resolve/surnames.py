"""A last name alone, the states that a text names, its day → who is meant: the one in office there, if only one is.

«السيسي» in a report of 2015 that names Egypt is its president; with two of the name in office, or with no state or day
to tell, nobody is.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from marsad import text
from marsad.knowledge import gazetteer
from marsad.knowledge.gazetteer.offices import holdings
from marsad.knowledge.identity import name_words


def in_office(name: str, states: Collection[str], day: date | None, offices: Collection[str]) -> str | None:
    """The gazetteer id of the only one with the last name `name` who held an office of one of `states` on `day`; one of
    these `offices`, where the text gives him any."""
    if day is None:
        return None
    found = [
        person
        for person in _bearers().get(text.key(name), ())
        if any(h.country in states and h.on(day) and (not offices or h.office in offices) for h in holdings()[person])
    ]
    return found[0] if len(found) == 1 else None


@cache
def _bearers() -> dict[str, tuple[str, ...]]:
    """The last names of those who held an office, as `text.key` writes them; given names tell nobody."""
    given, _ = name_words()
    found: dict[str, list[str]] = {}
    for form in gazetteer.forms():
        if form.type == "PER" and len(form.words) > 1 and form.words[-1] not in given and form.known in holdings():
            people = found.setdefault(text.key(form.words[-1]), [])
            if form.known not in people:
                people.append(form.known)
    return {name: tuple(people) for name, people in found.items()}
