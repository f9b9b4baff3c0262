"""A noun of a deed and the parties right after it → who did it, who suffered it, who is no party of it.

«قصف روسيا» is what Russia did and «قصف إدلب» what the town suffered; «دعم باريس لتونس» names both; «لقاء الدوحة» was
held there.
"""

from __future__ import annotations

import re

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.entries import Pattern
from marsad.extract.events.lexicon import Reading, limits, listed
from marsad.extract.events.skeleton import DEED
from marsad.extract.events.syntax import with_joined

# Who did it, who suffered it, who only gives it a name.
Sides = tuple[list[Unit], list[Unit], list[Unit]]
# Within how many words of a word of renewing a call may stand, and a word between them that begins another clause.
_RENEWED, _VERB = 5, re.compile("[.:crvmTV]")
# How many words may stand between a noun of help and whoever is helped: «دعم المملكة لأمن العراق».
_HELPED = 2
# What may stand between a noun and its genitive, and how many tokens after it that may begin.
_THROUGH, _CLOSE = ("", "skip", "crowd"), 4
# How many words may stand between a genitive and the object after it.
_OBJECT = 3
# How many tokens after a noun of visiting «ل» may name who visits: «زيارة عمل رسمية لوزير …».
_GUEST = 4


def construct(clause: Clause, at: int, reading: Reading, right: list[Unit], genitive: list[Unit]) -> Sides:
    """The sides of the noun at `at` whose genitive opens `genitive`; `right` are all parties after it."""
    pattern, first = reading.pattern, with_joined(genitive, 0)
    assert pattern is not None
    if pattern.roles == "mutual":  # «لقاء الدوحة», unless «مع» follows
        held = len(first) == 1 and town(first[0]) and not _led(pattern, right)
        return ([], [], first) if held else (first, _after(clause, genitive, first), [])
    if _suffers(clause, at, pattern, right, first):
        return [], first, []
    if pattern.genitive == "actor":
        return first, _after(clause, genitive, first), []
    objects = _objects(right, first[-1]) or _helped(clause, right, first[-1])
    if objects or first[0].head == "home" or clause.word(first[0].first) in listed("home"):
        return first, objects, []  # «دعم باريس لتونس», «اعتقال إسرائيل لفلسطينيين», «دعم بلاده لمبادرة …»
    rest = _after(clause, genitive, first)
    if not rest and pattern.mode == "expel" and not first[0].head:
        rest = [u for u in right if u.prep in listed("of") and u.head == "person"]  # «طرد باريس عددا من …»
    return (first, rest, []) if rest else ([], first, [])


def travels(at: int, pattern: Pattern, right: list[Unit]) -> tuple[list[Unit], list[Unit]] | None:
    """Who visits whom where «ل» names the visitor and a place follows: «زيارة لوزير خارجية يوناني إلى تركيا»."""
    if pattern.roles != "visit" or not right or right[0].prep != "ل" or place(right[0]) or right[0].first - at > _GUEST:
        return None
    wanted = limits(pattern.id).to
    hosts = [u for u in right[1:] if u.prep in wanted and place(u)]
    return (with_joined(right, 0), hosts[:1]) if hosts else None


def guest(at: int, plain: list[Unit]) -> list[Unit]:
    """Who visits where the host stands first after the verb: «وصل السودان الأحد وفد من وزارة مصرية»."""
    if not plain or not place(plain[0]) or plain[0].first - at > _GUEST:
        return []
    i = next((i for i, u in enumerate(plain) if not place(u)), 0)
    return with_joined(plain, i) if i and plain[i].first - plain[0].last <= _GUEST else []


def _suffers(clause: Clause, at: int, pattern: Pattern, right: list[Unit], first: list[Unit]) -> bool:
    """Whether the genitive bears the deed, whatever its pattern says: «مساعدة تونس», «زيارة تونس», «قصف إدلب»."""
    if pattern.type == "REQUEST" and _renewed(clause, at):
        return True  # «مجددا دعوة إيران إلى …»: she is called on
    if pattern.type == "ASSAULT" and pattern.genitive == "actor":
        return town(first[0]) and not _governs(first[0])
    if pattern.roles == "visit":
        return place(first[0]) and not _led(pattern, right)
    return clause.word(at) in listed("helping") and not _objects(right, first[-1])


def close(clause: Clause, at: int, unit: Unit) -> bool:
    """Whether only ordinary words stand between the noun at `at` and its genitive: «مقتل عشرات الفلسطينيين»."""
    return unit.first - at <= _CLOSE and all(clause.kind(k) in _THROUGH for k in range(at + 1, unit.first))


def source(right: list[Unit], at: int) -> list[Unit]:
    """Who gave, sent or said it: «ترحيب من السعودية»."""
    for i, unit in enumerate(right):
        if unit.prep == "من" and unit.first - at <= 4:
            return with_joined(right, i)
    return []


def _led(pattern: Pattern, right: list[Unit]) -> bool:
    """Whether a party follows by one of the pattern's own prepositions."""
    wanted = limits(pattern.id).to
    return any(u.prep in wanted for u in right)


def _renewed(clause: Clause, at: int) -> bool:
    """Whether somebody else makes the call at `at`: «مجددا دعوة …», «جدد الوزير دعوة …»."""
    start = max(clause.first, at - _RENEWED)
    return not listed("renewing").isdisjoint(clause.between(start, at)) and not _VERB.search(clause.form(start + 1, at))


def town(unit: Unit) -> bool:
    """Whether a party is named by a town alone, which may stand for its government."""
    mention = unit.mention
    if mention is None or mention.type != "GPE" or unit.head:
        return False
    return bool(mention.literal) or "/" in (mention.known or "")


def _governs(unit: Unit) -> bool:
    """Whether a town is a capital that stands for its government."""
    return unit.mention is not None and bool(unit.mention.literal)


def place(unit: Unit) -> bool:
    """Whether a party is a state or region, which does not travel."""
    return not unit.head and unit.mention is not None and unit.mention.type in ("GPE", "LOC")


def _objects(right: list[Unit], unit: Unit) -> list[Unit]:
    """Who bears the deed of the genitive `unit`: whoever «ل» names right after it."""
    for i, other in enumerate(right):
        if other.first >= unit.last and other.prep == "ل":
            return with_joined(right, i) if other.first - unit.last <= 1 else []
    return []


def _helped(clause: Clause, right: list[Unit], unit: Unit) -> list[Unit]:
    """Whose what «ل» leads to is: «دعم المملكة لأمن العراق»."""
    if unit.last >= clause.last or clause.word(unit.last)[0] != "ل":
        return []
    for i, other in enumerate(right):
        if other.first > unit.last:
            near = other.first - unit.last <= _HELPED and other.prep in ("", "ل")
            return with_joined(right, i) if near else []
    return []


def _after(clause: Clause, genitive: list[Unit], first: list[Unit]) -> list[Unit]:
    """The objects that come right after a genitive: «طرد باريس دبلوماسيين روسا», not «مقتل جنود أتراك في قصف سوري»."""
    last = first[-1].last
    rest = [u for u in genitive[len(first) :] if _follows(clause, last, u.first)]
    return with_joined(rest, 0) if rest else []


def _follows(clause: Clause, last: int, at: int) -> bool:
    """Whether nothing stands from `last` to `at` that begins another phrase: no mark, deed or preposition but that of
    «عددا من …»."""
    if at - last > _OBJECT or DEED.search(clause.form(last, at)):
        return False
    gap = [k for k in range(last, at) if clause.word(k) not in listed("of")]
    return all(clause.word(k)[0].isalnum() and clause.kind(k) != "prep" for k in gap)
