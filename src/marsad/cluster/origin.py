"""Where two reports come from: what two documents have in common in, whether they go back to one source and why out."""

from __future__ import annotations

from functools import cache

import msgspec

from marsad import knowledge, text
from marsad.knowledge.outlets import called
from marsad.model import Tie, Trace, Why

# From here on two documents are held to tell of one event, or of one story: where answers are calibrated, half of the
# F1 that they reach is where F1 is highest, and on pairs that were not tuned on it is about 0.86.
SURE = 0.43
PARTLY = 0.3  # sure enough of one event where a passage is common, or
LARGE = 0.2  # a passage that is so much of both texts
FILE = "outlets/owners.tsv"


class Owner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A house and the ids of its outlets."""

    id: str
    name: str
    outlets: tuple[str, ...]


def origin(a: Trace, b: Trace, reuse: str, share: float, event: float) -> tuple[bool | None, Why | None]:
    """Whether both go back to one source: a copy, the agency that both credit, the one speaker whom both quote, common
    passages on one event. None where that is not known: unlike words on one event prove neither."""
    if reuse == "full":
        return True, Why("origin.copy")
    if event < (PARTLY if reuse == "part" and share < LARGE else 0.0 if reuse == "part" else SURE):
        return (None if reuse == "part" else False), None
    agencies = sorted(set(a.agencies).intersection(b.agencies))
    if agencies:
        return True, Why("origin.agency", (agencies[0],))
    if a.voice and b.voice and text.key(a.voice) == text.key(b.voice):
        return True, Why("origin.voice", (min(a.voice, b.voice),))
    return (True, Why("origin.passages")) if reuse == "part" else (None, None)


def owner(a: Trace, b: Trace) -> Why | None:
    """The house that both outlets belong to, where they are different outlets or the same."""
    one, other = _outlet(a.outlet), _outlet(b.outlet)
    if not one or not other:
        return None
    if one == other:
        return Why("origin.outlet", (a.outlet or one,))
    house = _owners().get(one)
    return Why("origin.owner", (house.name,)) if house and house == _owners().get(other) else None


def collapses(tie: Tie) -> bool:
    """Whether the two count as one voice on what both tell: one source, or one house. A short passage taken over does
    not make the rest of a report another's."""
    passing = tie.origin is not None and tie.origin.rule == "origin.passages" and tie.share < LARGE
    return (bool(tie.same_origin) and not passing) or (tie.owner is not None and tie.same_event)


@cache
def _outlet(name: str | None) -> str | None:
    known = called(name) if name else None
    return known.id if known else text.key(name) if name else None


@cache
def _owners() -> dict[str, Owner]:
    return {outlet: house for house in knowledge.rows(FILE, Owner) for outlet in house.outlets}
