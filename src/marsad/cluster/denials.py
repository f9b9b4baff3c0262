"""Statements that contradict each other: the readings of a story in, pairs of a claim and its denial out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

from marsad import text
from marsad.knowledge.spoken import words
from marsad.knowledge.weights import stem, weight
from marsad.model import Contradiction, Evidence, Reading, Statement

DENIES = frozenset({"deny", "refuse"})
ALIKE = 0.3  # cosine of the words of a claim and its denial
_LIGHT = 2.5


class _Said(Struct, frozen=True):
    statement: Statement
    speaker: str
    topic: dict[str, float]


def denials(readings: Iterable[Reading]) -> tuple[Contradiction, ...]:
    """For each denial the claim of someone else that it is most like, if any is like enough."""
    every = [s for r in readings for s in _said(r)]
    claims = [s for s in every if s.statement.act not in DENIES]
    found = []
    for denial in (s for s in every if s.statement.act == "deny"):
        near = max(
            ((_cosine(denial.topic, c.topic), c) for c in claims if c.speaker != denial.speaker),
            key=lambda pair: (pair[0], _place(pair[1].statement.evidence)),
            default=None,
        )
        if near and near[0] >= ALIKE:
            found.append(Contradiction(near[1].statement.evidence, denial.statement.evidence, round(near[0], 3)))
    return tuple(sorted(found, key=lambda c: (_place(c.claim), _place(c.denial))))


def _place(e: Evidence) -> tuple[str, int]:
    return e.document, e.start


def _said(r: Reading) -> Iterator[_Said]:
    known = {e.id: e.known or text.key(e.name) for e in r.entities}
    for s in r.statements:
        speaker = s.speakers[0] if s.speakers else None
        who = (known.get(speaker.entity or "") or text.key(speaker.evidence.text)) if speaker else ""
        heavy = {w: x for w in map(stem, words(s.evidence.text)) if len(w) > 2 and (x := weight(w)) >= _LIGHT}
        length = math.sqrt(sum(x * x for x in heavy.values()))
        if length:
            yield _Said(s, who, {w: x / length for w, x in heavy.items()})


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    return sum(a[k] * b[k] for k in a.keys() & b.keys())
