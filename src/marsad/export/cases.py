"""Readings and the corrections that stand in, quality cases out: a line for each document that people corrected, with
its text, the claims as they were read, and what is right. `python -m quality.corrected` scores them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from marsad.knowledge import mending
from marsad.knowledge.identity import claim_key
from marsad.model import Article, Correction, CorrectionKind, Event, Reading, Statement


class Corrected(Struct, frozen=True, kw_only=True):
    """A claim that the rules read at `start`:`end` of the text, by its key, and what a person said of it; `right` is as
    the corrections have it: days, TYPE or TYPE.mode, a speaker's words, nothing for a claim that is none."""

    kind: CorrectionKind
    key: str
    start: int
    end: int
    right: str
    who: str
    when: str
    why: str


class Case(Struct, frozen=True, kw_only=True):
    """A document with the claims that people corrected in it."""

    document: Article
    claims: tuple[Corrected, ...]


def cases(readings: Iterable[Reading], corrections: tuple[Correction, ...]) -> Iterator[Case]:
    """The cases of the readings, which are as the rules gave them. A correction whose claim is no longer read is none:
    its place in the text is not known; of several on one claim the last counts."""
    of: dict[str, dict[tuple[str, str], Correction]] = {}
    for c in mending.standing(corrections):
        if c.kind in mending.CLAIM_KINDS:
            of.setdefault(c.target, {})[c.kind, mending.claim_of(c)[0]] = c
    for reading in readings:
        claims = [x for c in of.get(reading.document.id, {}).values() if (x := _corrected(reading, c))]
        if claims:
            yield Case(document=reading.document, claims=tuple(sorted(claims, key=lambda x: (x.start, x.kind))))


def _corrected(reading: Reading, c: Correction) -> Corrected | None:
    key, right = mending.claim_of(c)
    every: tuple[Event | Statement, ...] = (*reading.events, *reading.statements)
    found = next((x for x in every if claim_key(x) == key), None)
    if found is None:
        return None
    return Corrected(
        kind=c.kind, key=key, start=found.evidence.start, end=found.evidence.end, right=right, who=c.who, when=c.when,
        why=c.why,
    )  # fmt: skip


def lines(readings: Iterable[Reading], corrections: tuple[Correction, ...]) -> Iterator[bytes]:
    """The cases as JSON lines."""
    return map(msgspec.json.encode, cases(readings, corrections))
