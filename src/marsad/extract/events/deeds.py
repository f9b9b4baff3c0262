"""A clause and a word of condemning in it → the parties of the deed that it condemns: who did it, who suffered it."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.skeleton import WALL
from marsad.extract.events.syntax import described, with_joined

# How many tokens after the word of condemning the deed may stand, and how far after it its parties.
_NEAR, _FAR = 12, 25


def deplored(clause: Clause, at: int) -> tuple[list[Unit], list[Unit]] | None:
    """Who did the violence condemned at `at` and who suffered it; None where no violence is condemned.

    «أدان المجلس الهجوم الذي شنته الحركة على المقر»: the movement did it, whoever is in the building suffered it.
    """
    deed = _deed(clause, at)
    if deed is None:
        return None
    wall = WALL.search(clause.shape, deed + 1 - clause.first)
    end = clause.first + wall.start() if wall else clause.last
    near = [u for u in clause.units if deed < u.first < min(end, deed + _FAR)]
    doers = described(clause, deed, clause.words[deed - clause.first][0]) or _doers(clause, near, deed)
    return doers, [u for u in near if u not in doers]


def _deed(clause: Clause, at: int) -> int | None:
    """The noun of violence that the word at `at` condemns: after its subject, before any other clause."""
    for k in range(at + 1, min(at + 1 + _NEAR, clause.last)):
        if clause.shape[k - clause.first] in ".:crmvM":
            return None
        found = clause.words[k - clause.first]
        if found and found[0].part == "noun" and found[0].pattern is not None and found[0].pattern.type == "ASSAULT":
            return k
    return None


def _doers(clause: Clause, near: list[Unit], deed: int) -> list[Unit]:
    """Whose the deed is: by its adjective («القصف الإسرائيلي»), its genitive («قصف إسرائيل»), «من قبل»."""
    reading = clause.words[deed - clause.first][0]
    does = reading.pattern is not None and reading.pattern.genitive == "actor" and not reading.definite
    for i, unit in enumerate(near):
        if unit.prep == "by" or (not unit.prep and unit.first - deed <= 2 and (unit.adjective or does)):
            return with_joined(near, i)
    return []
