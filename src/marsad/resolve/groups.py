"""Names tied to their entities → words that stand for several states which the text lists: «الدول الـ12», «الوزراء».

A roster is three states or more that are named one after another. How many a group is said to have tells its roster; so
do the lists of one sentence taken together, with those before «وعشر دول أخرى», where the numbers agree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from marsad.model import Annotated, Entity, Span
from marsad.resolve import nouns
from marsad.resolve.roles import Read

# The fewest states that make a roster; how many tokens may stand between a group and its roster; from which number on
# an indefinite group («15 دولة») is the roster of that length wherever it stands; how far back «هذه الدول» may reach.
LEAST, NEAR, MANY, FAR = 3, 4, 4, 80
# How many tokens may stand between the noun of people and the first of their states: «وزراء خارجية كل من …».
OFFICE = 5
_TWO = 2
# How many tokens before its bracket, or its list, the words may begin for which a roster stands; what ends them.
PHRASE, _BRACKETS, _MARKS = 9, frozenset("(["), frozenset('،,.:;؛()«»"')


class Named(NamedTuple):
    """An entity named at token `at`, up to token `end`."""

    entity: Entity
    at: int
    end: int


class Roster(NamedTuple):
    """States and the tokens `at` to `end` that name them or stand for them; `some` where a group has more."""

    states: tuple[Entity, ...]
    at: int
    end: int
    some: bool
    listed: Span | None = None  # where its members are named right after it


class Count(NamedTuple):
    """The tokens that tell of so many states."""

    at: int
    end: int
    value: int


def is_state(entity: Entity) -> bool:
    """Whether an entity is a state, under its own name or its capital's."""
    return bool(entity.known) and entity.known == entity.country


def groups(read: Read, entities: tuple[Entity, ...]) -> list[Roster]:
    """The words that stand for groups of states in a document, whose mentions are tied to `entities`, in text order."""
    doc = read.doc
    norm = doc.tokens.norm
    runs = _runs(norm, _named(read, entities))
    if not any(len(r.states) > 1 for r in runs):
        return []
    counts = _counts(doc)
    runs = _all_told(doc, runs, counts)
    whole = [r for r in runs if len(r.states) >= LEAST and not r.some]
    if not (whole or counts):
        return []
    others = _others(norm, counts, runs, together := _together(doc, runs))
    counted = [*others, *_counted(norm, counts, whole, [*whole, *together, *others]), *_opened(doc, whole)]
    found: list[Roster] = []
    for one in sorted([*counted, *_pointed(norm, whole, counted)], key=lambda r: (r.at, -r.end)):
        if not (found and one.at < found[-1].end) and not _parted(norm, one.at):
            found.append(one._replace(listed=_listed(doc, one, runs)))
    return found


def _named(read: Read, entities: tuple[Entity, ...]) -> list[Named]:
    """The names of states, in text order."""
    states = {e.id: e for e in entities if e.type == "GPE" and is_state(e)}
    starts = read.doc.tokens.start
    return [
        Named(states[m.entity], at, bisect_left(starts, m.evidence.end))
        for m, at in zip(read.doc.mentions, read.firsts, strict=True)
        if m.type == "GPE" and m.entity in states
    ]


def _listed(doc: Annotated, group: Roster, runs: list[Roster]) -> Span | None:
    """Where members of a group are named right after it, all or some: «15 دولة أوروبية، بينها فرنسا وألمانيا»; not in
    «واتهمت الدول الثلاث مصر»."""
    norm, start = doc.tokens.norm, doc.tokens.start
    after = next((r for r in runs if r.at > group.end), None)
    if after is None or after.at - group.end > NEAR or not set(after.states) <= set(group.states):
        return None
    nations = {m.evidence.start for m in doc.mentions if m.type == "NORP"}
    first = group.end + (start[group.end] in nations)
    between = norm[first : after.at]
    told = bool(between) and (nouns.words("lists") | nouns.words("some")).issuperset(between)
    return Span(start[after.at], doc.tokens.end[after.end - 1]) if told else None


def _runs(norm: list[str], named: Sequence[Named]) -> list[Roster]:
    """States named one after another, one or more."""
    found: list[Roster] = []
    run: list[Named] = []
    for one in named:
        if run and not _joined(norm, run[-1].end, one.at):
            found.append(_roster(norm, run))
            run = []
        run.append(one)
    return [*found, _roster(norm, run)] if run else found


def _joined(norm: list[str], end: int, at: int) -> bool:
    """Whether the gap between two names only joins them."""
    gap = norm[end:at]
    return norm[at].startswith("و") if not gap else nouns.words("link").issuperset(gap)


def _roster(norm: list[str], run: list[Named]) -> Roster:
    states = tuple({n.entity.id: n.entity for n in run}.values())
    some = not nouns.words("some").isdisjoint(norm[max(0, run[0].at - _TWO) : run[0].at])
    return Roster(states, run[0].at, run[-1].end, some)


def _all_told(doc: Annotated, runs: list[Roster], counts: list[Count]) -> list[Roster]:
    """The lists, where one of some of a group is of all if just so many states stand in it: «11 دولة … بينها …»."""
    found = list(runs)
    for k, one in enumerate(runs):
        before = next((c for c in reversed(counts) if c.end <= one.at), None) if one.some else None
        if before is None or before.value != len(one.states) or one.at - before.end > PHRASE:
            continue
        whole = any(s.first <= before.at and one.at < s.last for s in doc.sentences)
        between = doc.tokens.norm[before.end : one.at]
        if whole and nouns.states().isdisjoint(w for word in between for w in (word, f"ال{word}")):
            found[k] = one._replace(some=False)
    return found


def _counts(doc: Annotated) -> list[Count]:
    """Where so many states are told of: «الدول الـ12», «15 دولة»."""
    starts, norm, plural = doc.tokens.start, doc.tokens.norm, nouns.states()
    found = {}
    for one in doc.quantities:
        if one.unit in nouns.counted() and isinstance(one.value, int) and not one.approximate:
            at = bisect_left(starts, one.evidence.start)
            found[at] = Count(at, bisect_left(starts, one.evidence.end), one.value)
    for at in compress(range(len(norm) - _TWO), map(plural.__contains__, norm)):
        if norm[at + 1] == "ال" and norm[at + 2].isdecimal():
            found.setdefault(at, Count(at, at + 3, int(norm[at + 2])))
    return [found[at] for at in sorted(found)]


def _together(doc: Annotated, runs: list[Roster]) -> list[Roster]:
    """The lists of each sentence that has several as one roster: «في آسيا (اليابان وماليزيا) وأوقيانيا (أستراليا)»."""
    found: list[Roster] = []
    for sentence in doc.sentences:
        own = [r for r in runs if sentence.first <= r.at < sentence.last and not r.some]
        states = _of_all(own)
        if len(own) > 1 and len(states) >= LEAST:
            found.append(Roster(states, own[0].at, own[-1].end, some=False))
    return found


def _of_all(rosters: Sequence[Roster]) -> tuple[Entity, ...]:
    return tuple({state.id: state for one in rosters for state in one.states}.values())


def _others(norm: list[str], counts: list[Count], runs: list[Roster], together: list[Roster]) -> list[Roster]:
    """«الولايات المتحدة واليابان وعشر دول أخرى», where a roster tells the others: those before the number and these."""
    found: list[Roster] = []
    for at, end, many in counts:
        before = next((r for r in runs if r.end == at), None)
        if before is None or norm[at][0] != "و" or not _goes_on(norm, end, "others"):
            continue
        every = [_of_all((before, r)) for r in (*together, *runs) if not r.some]
        fitting = [states for states in every if len(states) == len(before.states) + many]
        if fitting:
            found.append(Roster(fitting[0], at, end + 1, some=False))
    return found


def _goes_on(norm: list[str], at: int, table: str) -> bool:
    """Whether the word at `at` is one of those."""
    return at < len(norm) and norm[at] in nouns.words(table)


def _counted(norm: list[str], counts: list[Count], whole: list[Roster], every: list[Roster]) -> list[Roster]:
    """«الدول الـ12», «15 دولة أوروبية»: the roster beside it of so many, else the only such list of the text."""
    found: list[Roster] = []
    for at, end, many in counts:
        if many < LEAST or _goes_on(norm, end, "others") or _goes_on(norm, end, "teens"):
            continue
        beside = [r for r in whole if len(r.states) == many and 0 <= r.at - end <= NEAR]
        beside = [r for r in beside if nouns.words("lists").issuperset(norm[end : r.at])]
        fitting = [r for r in every if len(r.states) == many]
        definite = "ال" in norm[at][:4]
        if not beside and (definite or many >= MANY) and len({_ids(r) for r in fitting}) == 1:
            beside = fitting
        if beside:
            found.append(Roster(beside[0].states, at, end, some=False))
    return found


def _ids(roster: Roster) -> frozenset[str]:
    return frozenset(state.id for state in roster.states)


def _opened(doc: Annotated, whole: list[Roster]) -> list[Roster]:
    """«الدول الراعية للمبادرة (مصر والسعودية والأردن)»: the words before a roster in brackets, up to a name among
    them, stand for it."""
    norm, starts = doc.tokens.norm, doc.tokens.start
    found: list[Roster] = []
    for one in whole:
        if norm[max(0, one.at - 1)] not in _BRACKETS:
            continue
        at = next((k for k in range(one.at - 1, max(-1, one.at - PHRASE), -1) if norm[k] in nouns.states()), None)
        if at is not None and _MARKS.isdisjoint(norm[at : one.at - 1]):
            names = bisect_left(doc.mentions, starts[at], key=lambda m: m.evidence.start)
            first = bisect_left(starts, doc.mentions[names].evidence.start)
            found.append(Roster(one.states, at, min(one.at - 1, first), some=False))
    return found


def _pointed(norm: list[str], whole: list[Roster], counted: list[Roster]) -> list[Roster]:
    """«هذه الدول», «الدول المشاركة», «الوزراء»: the last group told before them."""
    found: list[Roster] = []
    known = sorted([*counted, *whole], key=lambda r: r.at)
    one = len({_ids(r) for r in counted}) == 1
    plural, this, part, people = nouns.states(), nouns.words("this"), nouns.words("part"), nouns.people()
    led = _led(norm, whole)
    for at in compress(count(), map(_opening().__contains__, norm)):
        word, after = norm[at], norm[at + 1] if at + 1 < len(norm) else ""
        if word in this and after in plural:
            before = [r for r in known if r.end <= at and at - r.end < FAR]
            if before:
                found.append(Roster(before[-1].states, at, at + 2, some=False))
        elif one and word in plural and after in part and not _of(norm, at + 2):
            found.append(Roster(counted[0].states, at, at + 2, some=False))
        elif word in people and norm[max(0, at - 1)] not in nouns.words("cabinet"):
            fitting = [r for r in led.get(people[word], ()) if r.end <= at]
            if fitting:
                found.append(Roster(fitting[-1].states, at, at + 1, some=False))
    return found


@cache
def _opening() -> frozenset[str]:
    """Every word that may point back to a group."""
    return frozenset([*nouns.words("this"), *nouns.states(), *nouns.people()])


def _parted(norm: list[str], at: int) -> bool:
    """Whether only some of a group are told of: «إحدى الدول الخمس», «العديد من الدول المشاركة»."""
    return not nouns.words("parted").isdisjoint(norm[max(0, at - _TWO) : at])


def _of(norm: list[str], at: int) -> bool:
    """Whether those who take part do so in a body: «الدول المشاركة في التحالف»."""
    return not nouns.bodies().keys().isdisjoint(norm[at : at + _TWO])


def _led(norm: list[str], whole: list[Roster]) -> dict[str, list[Roster]]:
    """The rosters of states whose people are told, by what they are: «وزراء خارجية فرنسا وبلجيكا وهولندا»."""
    found: dict[str, list[Roster]] = {}
    for one in whole:
        for word in norm[max(0, one.at - OFFICE) : one.at]:
            if word in nouns.led():
                found.setdefault(nouns.led()[word], []).append(one)
    return found
