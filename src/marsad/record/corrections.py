"""Human decisions, kept for good: a connection and a decision in, its row and the documents that it touches out."""

from __future__ import annotations

import sqlite3
from typing import get_args

from msgspec.structs import replace

from marsad.model import Correction, CorrectionKind


def corrections(db: sqlite3.Connection) -> tuple[Correction, ...]:
    """Every one, oldest first, also those that were undone."""
    found = db.execute('SELECT id, kind, target, value, who, "when", why FROM correction ORDER BY id')
    return tuple(Correction(id=r[0], kind=r[1], target=r[2], value=r[3], who=r[4], when=r[5], why=r[6]) for r in found)


def add(db: sqlite3.Connection, c: Correction) -> Correction:
    """Write a decision; the record gives it its id. Raises ValueError where it says nothing that can be obeyed."""
    if c.kind not in get_args(CorrectionKind):
        raise ValueError(f"no correction is called {c.kind}; there are {', '.join(get_args(CorrectionKind))}")
    if not c.target or (not c.value and c.kind in ("merge-entity", "reject-claim")):
        raise ValueError(f"{c.kind} needs a target, and a value if it merges or rejects: {c.target!r}, {c.value!r}")
    if c.kind == "undo" and not any(str(old.id) == c.target for old in corrections(db)):
        raise ValueError(f"there is no correction {c.target} to undo")
    (id,) = db.execute(
        'INSERT INTO correction (kind, target, value, who, "when", why) VALUES (?, ?, ?, ?, ?, ?) RETURNING id',
        (c.kind, c.target, c.value, c.who, c.when, c.why),
    ).fetchone()
    return replace(c, id=id)


def touched(db: sqlite3.Connection, added: Correction, every: tuple[Correction, ...]) -> list[str]:
    """The documents to weave anew: the one whose claim it is, or one that names the entity, since who stands under whom
    is the same for all. Undoing touches what the undone one touched."""
    of = {str(c.id): c for c in every}
    while added.kind == "undo":
        added = of[added.target]
    if added.kind == "reject-claim":
        return [added.target]
    named = db.execute("SELECT document FROM link WHERE entity = ? ORDER BY document LIMIT 1", (added.target,))
    return [document for (document,) in named]
