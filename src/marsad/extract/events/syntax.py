"""A clause and a place in it → the parties that stand in one relation to it: after, before, lent, described.

Each function answers one question about position; which answers make the actors and recipients is for `roles` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.entries import Pattern
from marsad.extract.events.lexicon import Reading, listed
from marsad.extract.events.skeleton import ENDED, FREE, LENDING, WALL

# How far, in tokens, a subject may stand from its verb, and one party from the next that «و» joins to it.
FAR, _NEAR = 14, 8
# How far after its verb a subject is looked for that another verb shares.
_SUBJECT = 4
# How far before «قمته» the body may stand whose it is.
_OWN = 3
# A verb between two parties, so that «و» opens a clause: «الهند توقع اتفاقا وباكستان تحتج».
_APART = re.compile("[vVTyYzZ]")
_CARRIED = re.compile("[ostxl]{0,3}r?[zyZY]")
_OBJECT = ("ه", "ها", "هم", "هما")


def after(clause: Clause, at: int) -> list[Unit]:
    """The parties after `at` in its own clause."""
    wall = ENDED.search(clause.shape, at + 1 - clause.first)
    while wall and _amid(clause, wall.start()):
        wall = ENDED.search(clause.shape, wall.end())
    end = clause.first + wall.start() if wall else clause.last
    return [u for u in clause.units if at < u.first < end or (u.first <= at < u.last - 1)]


def _amid(clause: Clause, k: int) -> bool:
    """Whether the word that parts is that of «ما بين مصر وتونس», which parts nothing."""
    return clause.norm[k] in listed("amid") and not listed("between").isdisjoint(clause.norm[k + 1 : k + 2])


def unparted(clause: Clause, units: list[Unit], mutual: bool) -> list[Unit]:
    """The parties up to one that opens a clause of its own: «غارات على الحديدة وواشنطن تتوعد»."""
    for i, unit in enumerate(units):
        if unit.joined and unit.last < clause.last and not (mutual and unit.prep):
            verb = clause.words[unit.last - clause.first]
            if verb and (verb[0].part == "verb" or verb[0].word == "verb") and not (verb[0].conj or verb[0].pronoun):
                return units[:i]
    return units


def carried(clause: Clause, at: int) -> int | None:
    """The verb that carries the noun at `at`, so that its subject did it: «زيارة يقوم بها …», «محادثات يجريها …»."""
    found = _CARRIED.match(clause.shape, at + 1 - clause.first)
    return clause.first + found.end() - 1 if found else None


def elided(clause: Clause, verb: int) -> bool:
    """Whether the verb at `verb` has the deed for its object and names nobody after it: «غارة نفذها قرب …»."""
    after = verb + 1
    return (
        clause.word(verb).endswith(_OBJECT)
        and after < clause.last
        and (clause.kind(after) == "prep" or any(u.first == after and u.prep for u in clause.units))
    )


def with_joined(units: list[Unit], i: int) -> list[Unit]:
    """The party `units[i]` and those that «و» joins to it."""
    found = [units[i]]
    for unit in units[i + 1 :]:
        if not unit.joined or unit.prep != found[0].prep or unit.first - found[-1].last > _NEAR:
            break
        found.append(unit)
    return found


def whole(clause: Clause, unit: Unit) -> list[Unit]:
    """`unit` and those before it that «و» ties to it."""
    found = [unit]
    at = clause.units.index(unit)
    while at > 0 and clause.units[at].joined and not _APART.search(_gap(clause, at)):
        at -= 1
        found.insert(0, clause.units[at])
    return found


def _gap(clause: Clause, i: int) -> str:
    """The letters between a party and the one before it."""
    return clause.form(clause.units[i - 1].last, clause.units[i].first)


def before(clause: Clause, at: int) -> Unit | None:
    """The subject that stands right before the verb at `at`, across «قد», «كانت», adverbs and an aside."""
    unit = next((u for u in _left(clause, at) if not u.adjective), None)
    if unit is None or unit.prep:
        return None
    gap = clause.form(unit.last, at)
    return unit if len(gap) <= 4 and FREE.fullmatch(gap) and gap.count(",") in (0, 2) else None


def goes_on(clause: Clause, at: int) -> list[Unit]:
    """The subject that follows the verb nearest before the one at `at`: «ألقاه خامنئي أمس وتوعد فيه …»."""
    for k in range(at - 1, clause.first - 1, -1):
        if clause.shape[k - clause.first] in ".:c":
            return []
        if any(r.part == "verb" for r in clause.words[k - clause.first]):
            found = [u for u in clause.units if k < u.first and u.last <= at and not u.prep and not u.adjective]
            return with_joined(found, 0) if found and found[0].first - k <= _SUBJECT else []
    return []


def _left(clause: Clause, at: int) -> list[Unit]:
    """The parties before `at` back to the clause's opening, nearest first."""
    wall = WALL.search(clause.form(clause.first, at)[::-1])
    start = at - wall.start() if wall else clause.first
    return [u for u in reversed(clause.units) if start <= u.first and u.last <= at]


def antecedent(clause: Clause, at: int) -> list[Unit] | None:
    """The party that a relative pronoun right before the verb refers to."""
    k = at - 1
    while k > clause.first and clause.kind(k) == "skip":
        k -= 1
    if k <= clause.first or clause.kind(k) != "relative" or clause.word(k) == "من":
        return None
    unit = next((u for u in reversed(clause.units) if u.last <= k), None)
    return whole(clause, unit) if unit is not None and k - unit.last <= 2 else None


def described(clause: Clause, at: int, reading: Reading) -> list[Unit]:
    """The subject of the clause that describes the noun that `reading` reads at `at`: «الضربات التي يشنها التحالف»,
    «هجوم شنه التنظيم»; not of one that tells another deed, «الهجوم الذي أدانته فرنسا»."""
    heads = {u.first for u in clause.units}
    for k in range(at + 1, min(at + 6, clause.last)):
        if readings := clause.words[k - clause.first]:
            noun = readings[0].part == "noun" and readings[0].definite
            if k == at + 1 and noun and reading.definite and k not in heads:  # «الهجوم الإرهابي الذي شنه …»
                continue
            told = readings[0].word == "relative" and k + 1 < clause.last and clause.word(k + 1).endswith(_OBJECT)
            if clause.word(k + told) in listed("undergone"):  # «الهجمات التي شهدتها تركيا»
                return []
            if not told and not (readings[0].pronoun and any(r.word == "light" for r in readings)):
                return []
            if told and _another(clause.words[k + 1 - clause.first], reading):
                return []
            found = [u for u in clause.units if k < u.first and not u.prep and not u.adjective]
            return with_joined(found, 0) if found and found[0].first <= k + 4 else []
        if k in heads:
            return []
    return []


def _another(readings: Sequence[Reading], reading: Reading) -> bool:
    """Whether a verb tells a deed of another type than `reading`, and lends its subject to no noun."""
    deeds = {r.pattern.type for r in readings if r.pattern is not None}
    own = reading.pattern is not None and reading.pattern.type in deeds
    return bool(deeds) and not own and all(r.word != "light" for r in readings)


def lender(clause: Clause, at: int) -> int | None:
    """The light verb that governs the noun at `at`: the nearest, rather one that has no object of its own yet («شن
    التحالف الذي تقوده واشنطن غارات»)."""
    before = clause.form(max(clause.first, at - 2 * FAR), at)[::-1]
    found: int | None = None
    for hit in LENDING.finditer(before):
        if hit[0] in ".:c":
            break
        k = at - 1 - hit.start()
        if not clause.words[k - clause.first][0].pronoun:
            return k
        found = k if found is None else found
    return found


def lent(clause: Clause, at: int) -> list[Unit] | None:
    """The subject of the light verb that governs the noun at `at`, empty if it names none; None without such a verb."""
    k = lender(clause, at)
    if k is None:
        return None
    found = [u for u in clause.units if k < u.first and u.last <= at and not u.prep and not u.adjective]
    if found and found[0].first - k <= FAR:
        return with_joined(found, 0)
    left = before(clause, k)
    return whole(clause, left) if left is not None else (antecedent(clause, k) or [])


def announced(clause: Clause, at: int, pattern: Pattern) -> list[Unit]:
    """Who announces or decides the deed that the noun right after tells, and so did it: «أعلن الجيش اللبناني توقيف خمسة
    سوريين»; not who tells of the dead."""
    if pattern.passive and pattern.type == "ASSAULT":
        return []
    told = next((u for u in reversed(clause.units) if u.last <= at), None)
    if told is None or told.last != at or told.prep or told.adjective or told.joined:
        return []
    return [told] if told.first > clause.first and clause.word(told.first - 1) in listed("announcing") else []


def bound(clause: Clause, at: int, actors: list[Unit]) -> bool:
    """Whether a subject follows the verb at `at` after a bound preposition: «خطوة نددت بها نيروبي»."""
    return any(u.first == at + 2 and not u.prep for u in actors) and clause.kind(at + 1) == "bound"


def holder(clause: Clause, at: int, visit: bool) -> list[Unit]:
    """Whose the noun with a pronoun is: a visitor named right before it («كارتر في زيارته إلى العراق»), a body that
    met («الحلف، وذلك خلال قمته»)."""
    near = [u for u in clause.units if u.last <= at and at - u.last <= (1 if visit else _OWN) and not u.adjective]
    kind = "PER" if visit else "ORG"
    return near[-1:] if near and near[-1].mention and near[-1].mention.type == kind else []


def hosted(clause: Clause, units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Who only gives the place to others, and those others: «تشهد الدوحة اجتماعا بين …»."""
    towns = [u for u in units if clause.word(max(clause.first, u.first - 1)).lstrip("و") in listed("hosting")]
    hosts = [u for u in towns if u.mention is not None and u.mention.type == "GPE"]
    guests = [u for u in units if u not in hosts]
    return (hosts, guests) if len(guests) > 1 else ([], units)


def same(a: Unit, b: Unit) -> bool:
    """Whether two parties are one entity, or one phrase."""
    if a.mention and b.mention and a.mention.entity is not None:
        return a.mention.entity == b.mention.entity
    return a.start == b.start


def once(units: list[Unit]) -> list[Unit]:
    """The parties, each where it is first named."""
    kept: list[Unit] = []
    for unit in units:
        if not any(same(unit, k) for k in kept):
            kept.append(unit)
    return kept
