"""A trigger in its clause → who did it and to whom: subjects and objects, prepositions, genitives, adjectives.

VSO («زار بوتين الصين»), SVO («بوتين يزور الصين»), relative («بوتين الذي زار الصين»), passive and «على يد»,
«بين X وY», the noun that borrows the subject of a light verb («أجرى بوتين محادثات مع شي»), and the noun's own genitive.
"""

from __future__ import annotations

from msgspec import Struct

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Pattern, Reading, listed

_STOP = frozenset("؛:.!؟?")
_FAR = 14


class Cast(Struct, gc=False):
    """The parties of an event; `subject` says that its doer stands outside what was read (a pronoun, «we»)."""

    actors: list[Unit]
    recipients: list[Unit]


def cast(clause: Clause, at: int, reading: Reading, last: list[Unit]) -> Cast:
    """Who takes part in the event that `reading` triggers at token `at`; `last` is whom the text was speaking of."""
    pattern = reading.pattern
    assert pattern is not None
    made = Cast([], [])
    right = _right(clause, at)
    if reading.part == "verb":
        _verb(clause, at, reading, right, made, last)
    else:
        _noun(clause, at, reading, right, made, last)
    _prepositions(pattern, right, made)
    if pattern.roles == "mutual":
        made.actors, made.recipients = _once(made.actors + made.recipients), []
    else:
        made.actors = _once(made.actors)
        made.recipients = [u for u in _once(made.recipients) if not any(_same(u, a) for a in made.actors)]
    return made


def _same(a: Unit, b: Unit) -> bool:
    if a.mention and b.mention and a.mention.entity is not None:
        return a.mention.entity == b.mention.entity
    return a.start == b.start


def _once(units: list[Unit]) -> list[Unit]:
    kept: list[Unit] = []
    for unit in units:
        if not any(_same(unit, k) for k in kept):
            kept.append(unit)
    return kept


def _right(clause: Clause, at: int) -> list[Unit]:
    """The parties after `at` in its own clause."""
    end = at + 1
    while end < clause.last:
        norm = clause.norm[end - clause.first]
        kind = clause.kind(end)
        if norm in _STOP or kind in ("clause", "verb") or (kind == "relative" and norm != "من"):
            break
        readings = clause.words[end - clause.first]
        if readings and readings[0].part == "verb" and (readings[0].conj or readings[0].tense != "past"):
            break
        end += 1
    return [u for u in clause.units if at < u.first < end or (u.first <= at < u.last - 1)]


def _left(clause: Clause, at: int) -> list[Unit]:
    """The parties before `at` back to the clause's opening, nearest first."""
    start = at
    while start > clause.first:
        norm = clause.norm[start - 1 - clause.first]
        if norm in _STOP or clause.kind(start - 1) == "clause":
            break
        start -= 1
    return [u for u in reversed(clause.units) if start <= u.first and u.last <= at]


def _with_joined(units: list[Unit], i: int) -> list[Unit]:
    """The party `units[i]` and those that «و» joins to it."""
    found = [units[i]]
    for unit in units[i + 1 :]:
        if not unit.joined or unit.prep != found[0].prep:
            break
        found.append(unit)
    return found


def _before(clause: Clause, at: int) -> Unit | None:
    """The subject that stands right before the verb at `at`, across «قد», «كانت» and adverbs."""
    for unit in _left(clause, at):
        gap = [clause.norm[k - clause.first] for k in range(unit.last, at)]
        free = all(clause.kind(k) == "skip" or not clause.norm[k - clause.first][0].isalnum() or clause.kind(k) == ""
                   for k in range(unit.last, at))  # fmt: skip
        if unit.adjective:
            continue
        if "," in gap or "،" in gap:
            free = free and gap.count("،") + gap.count(",") == 2
        return unit if free and len(gap) <= 4 and not unit.prep else None
    return None


def _verb(clause: Clause, at: int, reading: Reading, right: list[Unit], made: Cast, last: list[Unit]) -> None:
    pattern = reading.pattern
    assert pattern is not None
    plain = [u for u in right if not u.prep and not u.adjective]
    antecedent = _antecedent(clause, at)
    if antecedent is not None and reading.pronoun:
        made.recipients.extend(antecedent)
        antecedent = None
    before = _before(clause, at) if antecedent is None else None
    if reading.first:
        made.recipients.extend(plain[:1])
        return
    subject: list[Unit] = antecedent or []
    if before is not None:
        subject = _whole(clause, before)
    elif not subject and plain and plain[0].first - at <= _FAR:
        subject = _with_joined(plain, 0)
        plain = plain[len(subject) :]
    if not subject and not reading.passive and not pattern.passive:
        subject = topic(clause, at) or last
    objects = _with_joined(plain, 0) if plain else []
    if reading.passive or (pattern.passive and not objects and _suffers(subject)):
        made.recipients.extend(subject)
    else:
        made.actors.extend(subject)
        made.recipients.extend(objects)


def _suffers(subject: list[Unit]) -> bool:
    """Whether the lone party of «قتل» was the victim: anyone but a body, an army or gunmen."""
    return not subject or not (subject[0].head in ("armed", "body") or _is(subject[0], "ORG", "GPE"))


def _is(unit: Unit, *types: str) -> bool:
    return unit.mention is not None and unit.mention.type in types


def _whole(clause: Clause, unit: Unit) -> list[Unit]:
    """`unit` and those before it that «و» ties to it."""
    found = [unit]
    place = clause.units.index(unit)
    while place > 0 and clause.units[place].joined:
        place -= 1
        found.insert(0, clause.units[place])
    return found


def _antecedent(clause: Clause, at: int) -> list[Unit] | None:
    """The party that a relative pronoun right before the verb refers to."""
    k = at - 1
    while k > clause.first and clause.kind(k) == "skip":
        k -= 1
    if k <= clause.first or clause.kind(k) != "relative" or clause.norm[k - clause.first] == "من":
        return None
    for unit in reversed(clause.units):
        if unit.last <= k:
            return _whole(clause, unit) if k - unit.last <= 2 else None
    return None


def _noun(clause: Clause, at: int, reading: Reading, right: list[Unit], made: Cast, last: list[Unit]) -> None:
    pattern = reading.pattern
    assert pattern is not None
    plain = [u for u in right if not u.prep]
    near = [u for u in plain if u.first - at <= 2 or (u.joined and u.adjective)]
    adjectives = [u for u in near if u.adjective]
    genitive = [u for u in plain if not u.adjective and not reading.definite and not reading.pronoun]
    if adjectives and (not genitive or adjectives[0].first < genitive[0].first):
        made.actors.extend(adjectives)
    elif genitive and _open(clause, at, genitive[0]):
        first = _with_joined(genitive, 0)
        rest = [u for u in genitive[len(first) :] if _follows(clause, first[-1], u)]
        if pattern.genitive == "recipient" and not rest:
            made.recipients.extend(first)
        else:
            made.actors.extend(first)
            made.recipients.extend(_with_joined(rest, 0) if rest else [])
    if not made.actors or pattern.roles == "mutual":
        made.actors.extend(_relative(clause, at))
    if not made.actors or pattern.roles == "mutual":
        made.actors.extend(_light(clause, at))
    if not made.actors and (reading.pronoun or pattern.roles != "agent"):
        made.actors.extend(topic(clause, at) or last)


def _follows(clause: Clause, unit: Unit, other: Unit) -> bool:
    """Whether `other` is the object that comes right after the genitive `unit`: «طرد باريس دبلوماسيين روسا»."""
    gap = [clause.norm[k - clause.first] for k in range(unit.last, other.first)]
    return len(gap) <= 3 and not any(w in "،,-" for w in gap)


def _open(clause: Clause, at: int, unit: Unit) -> bool:
    """Whether only ordinary words stand between a noun and its genitive."""
    return unit.first - at <= 4 and all(clause.kind(k) in ("", "skip") for k in range(at + 1, unit.first))


def _relative(clause: Clause, at: int) -> list[Unit]:
    """The subject of the clause that describes the noun: «الضربات التي يشنها التحالف», «هجوم شنه التنظيم»."""
    end = min(at + 6, clause.last)
    for k in range(at + 1, end):
        readings = clause.words[k - clause.first]
        light = any(r.word == "light" for r in readings)
        if clause.kind(k) == "relative" or (light and readings[0].pronoun):
            after = [u for u in clause.units if k < u.first and not u.prep and not u.adjective]
            if after and after[0].first > k + 4:
                return []
            return _with_joined(after, 0) if after else []
        if readings or k in {u.first for u in clause.units}:
            return []
    return []


def _light(clause: Clause, at: int) -> list[Unit]:
    """The subject of the light verb that governs the noun."""
    for k in range(at - 1, max(clause.first, at - 2 * _FAR) - 1, -1):
        norm = clause.norm[k - clause.first]
        if norm in _STOP or clause.kind(k) == "clause":
            return []
        verbs = [r for r in clause.words[k - clause.first] if r.part == "verb"]
        if verbs and any(r.word == "light" for r in verbs) and not clause.words[k - clause.first][0].definite:
            between = [u for u in clause.units if k < u.first and u.last <= at and not u.prep and not u.adjective]
            if between and between[0].first - k <= _FAR:
                return _with_joined(between, 0)
            before = _before(clause, k)
            return _whole(clause, before) if before is not None else (_antecedent(clause, k) or [])
    return []


def topic(clause: Clause, at: int) -> list[Unit]:
    """Whom the sentence is about: its first party that no preposition governs."""
    for i, unit in enumerate(clause.units):
        if unit.last > at:
            break
        if not unit.prep and not unit.adjective:
            return _with_joined(clause.units[: i + 3], i)
    return []


def _prepositions(pattern: Pattern, right: list[Unit], made: Cast) -> None:
    taken = False
    wanted = {p.replace("إ", "ا").replace("ى", "ي") for p in pattern.to}
    for unit in right:
        if unit.prep in ("by", "بين"):
            made.actors.append(unit)
        elif unit.prep in wanted and (not taken or unit.joined):
            taken = True
            made.recipients.append(unit)


__all__ = ["Cast", "cast", "listed"]
