"""A party → whether it is one that events between states, bodies and armed groups can rest on."""

from __future__ import annotations

from marsad.extract.events.clause import Names, Unit

_VIOLENT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"))


def counts(unit: Unit, kind: str, names: Names) -> bool:
    """Whether `unit` makes an event of type `kind` one to keep: a state or its people, a body, a leader, a militia.

    Gunmen alone count in violence and crowds in protest; a town, an outlet or a private person counts for nothing.
    What the gazetteer knows is told by its ids: "RUS" a state, "place/…" a town, "outlet/…" a newspaper.
    """
    mention = unit.mention
    if unit.head in ("home", "pair"):
        return True
    if mention is None:
        return unit.head == "armed" if kind in _VIOLENT else unit.head in ("crowd", "armed") and kind == "PROTEST"
    known, country = mention.known or "", names.country(mention)
    if mention.type == "GPE":
        return kind in _VIOLENT or kind == "PROTEST" or "/" not in known or bool(mention.literal)
    if mention.type == "PER":
        return bool(country or known or mention.titles)
    if mention.type == "ORG":
        return bool(country or known) and not known.startswith("outlet/")
    return mention.type == "LOC" or bool(country or unit.head)
