"""A trigger and the places named near it → where the event was."""

from __future__ import annotations

from bisect import bisect_left

from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.lexicon import listed
from marsad.model import Mention

_REACH = 25
# A place behind the trigger, across a comma or in another clause counts as so many tokens farther.
_BEHIND, _COMMA, _WALL = 4, 3, 12
# A region or continent is rather what a deed is about than where it was.
_WIDE = 10
# How many words after its deed a place may stand that the deed is done to.
_OBJECT = 6
# How many words before a place may tell that it is in what is talked about: «الأزمة في سوريا».
_TOPIC = 4


def place(clause: Clause, at: int, names: Names, talks: bool, topic: bool) -> Mention | None:
    """The mention of the nearest place that «في», «قرب», «احتضنت» or an attached «ب» introduces; none of what `talks`
    are about. Where the object of the deed is a `topic`, a state after it is in that: «بحثا الأوضاع في سوريا»."""
    best: tuple[int, Mention] | None = None
    low = bisect_left(names.places, clause.first)
    for k in names.places[low : bisect_left(names.places, clause.last, low)]:
        mention = names.at[k][1]
        cost = _cost(clause, at, k) + _WIDE * (mention.type == "LOC" and names.country(mention) is None)
        if cost >= _REACH or (best is not None and cost >= best[0]):
            continue
        if topic and k > at and _state(names, mention):
            continue
        if _located(clause, k, names) and not (talks and _about(clause, at, k)):
            best = (cost, mention)
    return best[1] if best else None


def taken(clause: Clause, at: int, names: Names) -> Mention | None:
    """The mention of the town, region or building that a deed of force names right after it, which is where it was:
    «تحرير مدينة عدن», «قصفت طائرات مجهولة قاعدة العند»."""
    low = bisect_left(names.places, at)
    for k in names.places[low : bisect_left(names.places, clause.last, low)]:
        gap = clause.form(at + 1, k)
        if k - at > _OBJECT or "," in gap or "c" in gap or "." in gap:
            return None
        mention = names.at[k][1]
        if k in names.titled or _state(names, mention):  # «اعتداء من موسكو»
            return None
        return mention
    return None


def struck(at: int, names: Names, actors: list[Unit]) -> Mention | None:
    """The mention of the building that an attack names right after those who made it: «قصفت إسرائيل مطار دمشق»."""
    near = [u.last for u in actors if u.first == at + 1 and not u.adjective]
    found = names.at.get(near[0]) if near else None
    return found[1] if found is not None and found[1].type == "FAC" else None


def _state(names: Names, mention: Mention) -> bool:
    """Whether a name means a state: its own, or its capital's where that acts for it."""
    meant = names.entities.get(mention.entity or "")
    return meant is not None and meant.known is not None and meant.known == meant.country


def _located(clause: Clause, k: int, names: Names) -> bool:
    if names.clitics(clause.word(k))[0] == "ب":
        return k == clause.first or clause.word(k - 1) not in listed("ties")
    where, site = listed("where"), listed("site")
    for j in range(k - 1, max(clause.first, k - 4) - 1, -1):
        word = clause.word(j)
        if word in where or word.lstrip("و") in listed("hosting"):
            return True
        if word not in site and (j not in names.at or names.at[j][1].type != "NORP"):
            return _told(clause, j)
    return False


def _told(clause: Clause, at: int) -> bool:
    """Whether the definite word at `at` tells what place it is that is named next: «في منطقة النزاع دونباس»."""
    before = clause.between(max(clause.first, at - 2), at)
    sited = len(before) > 1 and before[-1] in listed("site") and before[-2] in listed("where")
    return sited and clause.word(at).startswith("ال")


def _cost(clause: Clause, at: int, k: int) -> int:
    low, high = min(at, k), max(at, k)
    gap = clause.form(low, high)
    walls = gap.count("c") - (gap[:1] == "c")
    return high - low + _COMMA * gap.count(",") + _WALL * walls + (_BEHIND if k < at else 0)


def _about(clause: Clause, at: int, k: int) -> bool:
    """Whether the place at `k` is in what the deed is about: «لقاء لمناقشة الأزمة في سوريا»."""
    words = listed("topic")
    for norm in reversed(clause.between(max(at + 1, k - _TOPIC), k)):
        if norm in "،,":
            return False
        if norm in words:
            return True
    return False
