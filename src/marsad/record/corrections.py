"""Human decisions, kept for good: a connection and a decision in, its row and the documents that it touches out."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from msgspec.structs import replace

from marsad.knowledge import mending
from marsad.knowledge.outlets import one_outlet
from marsad.model import Correction, CorrectionKind
from marsad.record.database import Database


class ConflictError(ValueError):
    """Someone else decided on the same matter since it was looked at; `later` are their corrections, oldest first."""

    def __init__(self, later: tuple[Correction, ...]) -> None:
        super().__init__(f"{later[-1].who or 'someone'} decided on this meanwhile, correction {later[-1].id}")
        self.later = later


def corrections(db: Database) -> tuple[Correction, ...]:
    """Every one, oldest first, also those that were undone."""
    found = db.execute('SELECT id, kind, target, value, who, "when", why FROM correction ORDER BY id')
    return tuple(Correction(id=r[0], kind=r[1], target=r[2], value=r[3], who=r[4], when=r[5], why=r[6]) for r in found)


def add(db: Database, c: Correction) -> Correction:
    """Write a decision; the record gives it its id. Raises ValueError where it says nothing that can be obeyed."""
    if c.kind not in get_args(CorrectionKind):
        raise ValueError(f"no correction is called {c.kind}; there are {', '.join(get_args(CorrectionKind))}")
    if not c.target or (not c.value and c.kind not in ("keep-entity", "part-story", "undo")):
        raise ValueError(f"{c.kind} needs a target, and a value if it merges or rejects: {c.target!r}, {c.value!r}")
    if c.kind == "undo" and not any(str(old.id) == c.target for old in corrections(db)):
        raise ValueError(f"there is no correction {c.target} to undo")
    mending.check(c)
    if c.kind in mending.STORY_KINDS:
        _of_stories(db, c)
    (id,) = db.execute(
        'INSERT INTO correction (kind, target, value, who, "when", why) VALUES (?, ?, ?, ?, ?, ?) RETURNING id',
        (c.kind, c.target, c.value, c.who, c.when, c.why),
    ).fetchone()
    return replace(c, id=id)


def _of_stories(db: Database, c: Correction) -> None:
    """Raises ValueError where the documents are not there, are of one story already, or begin one already."""
    found = {
        id: db.execute("SELECT story, follows FROM member WHERE document = ?", (id,)).fetchone()
        for id in (c.target, c.value) if id
    }  # fmt: skip
    if missing := [id for id, member in found.items() if member is None]:
        raise ValueError(f"there is no document {missing[0]} in this record")
    if c.kind == "join-story" and len({story for story, _ in found.values()}) == 1:
        raise ValueError(f"{c.target} and {c.value} stand in one story already")
    if c.kind == "part-story" and not found[c.target][1]:
        raise ValueError(
            f"{c.target} is the first report of its story; name the report with which the other one begins"
        )


def beside(db: Database, documents: Collection[str]) -> set[str]:
    """The documents that people put in one story with these, and which are not among them."""
    pairs = db.execute("SELECT target, value FROM correction WHERE kind = 'join-story'").fetchall()
    return {y for a, b in pairs for x, y in ((a, b), (b, a)) if x in documents and y not in documents}


def touched(db: Database, added: Correction, every: tuple[Correction, ...]) -> list[str]:
    """The documents to weave anew: the one whose claim or place it is, those of the outlet, or one that names the
    entity, since who stands under whom is the same for all. Undoing touches what the undone one touched."""
    added = mending.undone(added, every)
    if added.kind in (*mending.CLAIM_KINDS, *mending.STORY_KINDS):
        return [added.target]
    if added.kind == "own-outlet":
        return [id for id, outlet in outlets(db) if one_outlet(outlet) == one_outlet(added.target)]
    named = db.execute("SELECT document FROM link WHERE entity = ? ORDER BY document LIMIT 1", (added.target,))
    return [document for (document,) in named]


def since(c: Correction, seen: int, every: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """The corrections on the same matter that came after the one numbered `seen`."""
    about = mending.matter(c, every)
    return tuple(x for x in every if x.id > seen and mending.matter(x, every) == about)


def outlets(db: Database) -> list[tuple[str, str]]:
    """Each document that says its outlet, with it."""
    return db.execute("SELECT id, outlet FROM document WHERE outlet IS NOT NULL ORDER BY id").fetchall()
