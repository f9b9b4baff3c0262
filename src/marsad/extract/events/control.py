"""A noun of a deed and what governs it → who is to do it: «تعهد أوباما بتقديم مساعدات», «طالبت باريس موسكو بالانسحاب».

Whoever promises or threatens is to do it himself, whoever is asked or accused is the one who does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from marsad.extract.events.agreement import agrees
from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading, listed
from marsad.extract.events.objects import FALLING, opens
from marsad.extract.events.syntax import with_joined

# Deeds whose doer does what they are about, and deeds whose object does.
_OWN, _OTHERS = frozenset(("AGREE", "THREATEN")), frozenset(("REQUEST",))
# Deeds of ending, whose doer is that of what ends: «وقف القصف».
ENDS = "RETREAT"
# What leads to a deed that somebody has decided on.
OWN_WILL = "AGREE"
# Deeds that are done by deciding on them.
_DECREED = frozenset(("SANCTION", "AGREE"))
# How many tokens the governor, a verb or a noun, may stand before the noun, and how many words may stand between a
# preposition and it.
FAR, NEAR, _LINK = 14, 5, 2
# Another verb or clause parts them.
_PARTED = re.compile("[.:crvmA-Z]")


class Governor(NamedTuple):
    """The verb told last in a sentence, or the noun of ending: where, of what type and mode, who did it and to whom."""

    at: int
    type: str
    mode: str | None
    actors: list[Unit]
    recipients: list[Unit]
    reach: int


def aim(clause: Clause, at: int, reading: Reading, governor: Governor | None) -> str:
    """The type of the deed that leads straight to what the noun at `at` names; empty for none."""
    if reading.part != "noun":
        return ""
    if _kind(reading) not in _DECREED and _linked(clause, at, reading) and _decided(clause, at):
        return OWN_WILL
    led = reading.prep in listed("aim") or (at > clause.first and clause.word(at - 1) in listed("aim"))
    return governor.type if governor is not None and led and not _parted(clause, at, governor) else ""


def _kind(reading: Reading) -> str:
    return reading.pattern.type if reading.pattern else ""


def _decided(clause: Clause, at: int) -> bool:
    """Whether a word of decision leads to the noun: «قرار للولايات المتحدة بدعم …»."""
    will = listed("decision")
    for k in range(at - 1, max(clause.first, at - FAR) - 1, -1):
        if clause.shape[k - clause.first] in ".:,crvm":
            return False
        if clause.word(k).lstrip("وبلف") in will:
            return True
    return False


def _parted(clause: Clause, at: int, governor: Governor) -> bool:
    return at - governor.at > governor.reach or _PARTED.search(clause.form(governor.at + 1, at)) is not None


def controlled(clause: Clause, at: int, reading: Reading, governor: Governor | None) -> list[Unit]:
    """Who is to do what the noun at `at` names, by the deed or the word of will that governs it; else nobody."""
    if reading.part != "noun":
        return _chained(clause, at, reading, governor) if governor is not None else []
    if governor is not None and governor.at == at - 1 and governor.type == ENDS:
        return governor.actors
    if not _linked(clause, at, reading):
        return []
    near = governor if governor is not None and not _parted(clause, at, governor) else None
    if near is not None and near.type in _OWN:
        return near.actors
    if near is not None and (near.type in _OTHERS or near.mode == "allege"):
        return with_joined(near.recipients, 0) if near.recipients else []
    return _willing(clause, at)


def _chained(clause: Clause, at: int, reading: Reading, governor: Governor) -> list[Unit]:
    """Who did the deed before it too: «هاجم مسلحون القرية وقتلوا …», of the verb's number and gender."""
    falls = reading.pattern is not None and reading.pattern.type in FALLING
    if (
        not falls
        or governor.reach != FAR
        or not opens(clause, at, reading)
        or _PARTED.search(clause.form(governor.at + 1, at))
    ):
        return []
    own = all(u.first >= clause.first and agrees(clause, u, reading) for u in governor.actors)
    return governor.actors if own else []


def _linked(clause: Clause, at: int, reading: Reading) -> bool:
    """Whether a preposition of aim leads to the noun: «بقطع», «إلى وقف», «بتقديم مساعدات»."""
    if reading.prep in listed("aim"):
        return True
    for k in range(at - 1, max(clause.first, at - 1 - _LINK) - 1, -1):
        if clause.kind(k) == "prep" or clause.word(k)[0] in "بل":
            return clause.word(k) in listed("aim") or clause.kind(k) != "prep"
        if clause.shape[k - clause.first] != "o":
            return False
    return False


def _willing(clause: Clause, at: int) -> list[Unit]:
    """Whose will it is: «استعداد مصر للتعاون», «قرار للولايات المتحدة بدعم …»."""
    will = listed("will")
    for k in range(at - 1, max(clause.first, at - FAR) - 1, -1):
        if clause.shape[k - clause.first] in ".:crvm":
            return []
        if clause.word(k).lstrip("وبلف") in will:
            units = [u for u in clause.units if k < u.first and u.last <= at and not u.adjective]
            own = bool(units) and (units[0].first == k + 1 or (units[0].prep == "ل" and units[0].first <= k + _LINK))
            return with_joined(units, 0) if own else []
    return []
