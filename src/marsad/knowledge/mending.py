"""What people decided: corrections in, those that stand out, and a reading as those that speak of it would have it.

A correction of a claim names it by `claim_key`, as the rules read it, so it holds in every version of the document and
after every reading anew; one whose claim is no longer read waits until it is. What is right stands behind the key.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from marsad.knowledge.identity import claim_key
from marsad.knowledge.ontology import modes, types
from marsad.knowledge.outlets import one_outlet
from marsad.model import Correction, Event, Interval, Party, Reading, Statement, Why

CLAIM_KINDS = ("reject-claim", "fix-date", "fix-type", "fix-speaker")
STORY_KINDS = ("join-story", "part-story")
C = TypeVar("C", Event, Statement)


def stands(corrections: tuple[Correction, ...]) -> frozenset[int]:
    """The ids of those that no later one takes back; an `undo` may be undone as well."""
    undone, found = set[str](), set[int]()
    for c in reversed(corrections):
        if str(c.id) not in undone:
            found.add(c.id)
            undone.update((c.target,) if c.kind == "undo" else ())
    return frozenset(found)


def standing(corrections: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Those that are to be obeyed, oldest first: no later one takes them back."""
    ids = stands(corrections)
    return tuple(c for c in corrections if c.id in ids and c.kind != "undo")


def claim_of(c: Correction) -> tuple[str, str]:
    """The key of the claim that a correction speaks of, and what is right, empty where it is rejected."""
    if c.kind == "reject-claim":
        return c.value, ""
    key, _, right = c.value.rpartition("\n")
    return key, right


def undone(c: Correction, every: tuple[Correction, ...]) -> Correction:
    """The correction that an `undo` takes back or brings back in the end; any other is its own."""
    of = {str(x.id): x for x in every}
    while c.kind == "undo":
        c = of[c.target]
    return c


def matter(c: Correction, every: tuple[Correction, ...]) -> tuple[str, ...]:
    """What a correction is about: a claim of a document, who an entity is, whose an outlet is, in which story a
    document stands. Two on one matter contradict or confirm each other."""
    c = undone(c, every)
    if c.kind in CLAIM_KINDS:
        return "claim", c.target, claim_of(c)[0]
    if c.kind in STORY_KINDS:
        return "story", c.target
    return ("outlet", one_outlet(c.target)) if c.kind == "own-outlet" else ("entity", c.target)


def owners(decided: tuple[Correction, ...]) -> dict[str, str]:
    """Whose outlets people say they are, by outlet; the last word counts."""
    return {one_outlet(c.target): c.value for c in decided if c.kind == "own-outlet"}


def days(said: str) -> Interval:
    """`2015-08-01/2015-08-03`, one day alone, `2015-08-01/` and `/2015-08-03` for an open end, `/` for no day at all.

    Raises ValueError for anything else.
    """
    first, slash, last = said.partition("/")
    ends = [date.fromisoformat(x) if x else None for x in (first, last if slash else first)]
    if not said:
        raise ValueError("a date is days in ISO form, FIRST/LAST; / says that it is not known")
    return Interval(*ends)


def check(c: Correction) -> None:
    """Raises ValueError, with the cure, where a correction of a claim says nothing that can be obeyed."""
    if c.kind not in CLAIM_KINDS:
        return
    key, right = claim_of(c)
    if not key:
        raise ValueError(f"{c.kind} needs the key of a claim, then, on a line of its own, what is right")
    if c.kind == "fix-date":
        days(right)
    if c.kind == "fix-type" and right not in types() and right not in modes():
        raise ValueError(f"no event type is called {right!r}; `marsad codebook` lists them: TYPE or TYPE.mode")


def mended(reading: Reading, decided: tuple[Correction, ...]) -> tuple[Reading, tuple[str, ...]]:
    """The reading as the `decided` corrections would have it, later ones over earlier, and the ids of the claims that
    it has lost. A happening is corrected in all its tellings."""
    mine = [c for c in decided if c.target == reading.document.id and c.kind in CLAIM_KINDS]
    if not mine:
        return reading, ()
    events, statements = {e.id: e for e in reading.events}, {s.id: s for s in reading.statements}
    gone = set[str]()
    for c in mine:
        right = claim_of(c)[1]
        told, said = _spoken_of(reading, c)
        if c.kind == "reject-claim":
            gone |= told | said
        for id in told:
            events[id] = _event(events[id], c, right)
        for id in said if c.kind == "fix-speaker" else ():
            statements[id] = _spoken(statements[id], reading, right)
    left = replace(
        reading,
        events=tuple(e for e in events.values() if e.id not in gone),
        statements=tuple(s for s in statements.values() if s.id not in gone),
    )
    return left, tuple(sorted(gone))


def spoken_of(reading: Reading, c: Correction) -> set[str]:
    """The ids of the claims of the reading that a correction of a claim speaks of."""
    told, said = _spoken_of(reading, c)
    return told | said


def _spoken_of(reading: Reading, c: Correction) -> tuple[set[str], set[str]]:
    """The events, in all their tellings, and the statements that `c` speaks of."""
    key = claim_of(c)[0]
    told = _tellings(reading, {e.id for e in reading.events if claim_key(e) == key}, c.kind != "reject-claim")
    return told, {s.id for s in reading.statements if claim_key(s) == key}


def _tellings(reading: Reading, ids: set[str], all_of_them: bool) -> set[str]:
    """The events `ids` with those that tell of them again and, if `all_of_them`, the first telling."""
    first = {e.same_as or e.id for e in reading.events if e.id in ids} if all_of_them else ids
    return ids | {e.id for e in reading.events if e.id in first or e.same_as in first}


def _event(e: Event, c: Correction, right: str) -> Event:
    if c.kind == "fix-date":
        return replace(e, when=days(right), when_reason=Why("correction.date"))
    if c.kind == "fix-type":
        type, _, mode = right.partition(".")
        return replace(e, type=type, mode=mode or None, evidence=replace(e.evidence, rule="correction.type"))
    return e


def _spoken(s: Statement, reading: Reading, words: str) -> Statement:
    """The statement with the speaker whom the document names by `words`, where it does so nearest; none without."""
    if not words:
        return replace(s, speakers=())
    at = s.evidence.start
    named = [m for m in reading.mentions if words in (m.name, m.evidence.text)]
    if not named:
        return s
    m = min(named, key=lambda m: (abs(m.evidence.start - at), m.evidence.start))
    said = replace(m.evidence, rule="correction.speaker")
    return replace(s, speakers=(Party(evidence=said, entity=m.entity, country=m.country),))
