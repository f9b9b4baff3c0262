"""A document that has to go, and all that was read from it: a connection in, tombstones and whom to weave anew out.

What stays is that there was a document of this id, who took it down, when and why. It is not kept again unless asked.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from marsad.knowledge import mending
from marsad.model import Member
from marsad.record import seeking
from marsad.record.database import Database, chunks, marks
from marsad.record.index import Index
from marsad.record.rows import GoneRow

_pack = msgspec.msgpack.Encoder().encode


def gone(db: Database, document: str | None = None) -> list[GoneRow]:
    """The tombstone of a document, or of all, the latest first."""
    found = db.execute(
        'SELECT document, "when", who, why FROM gone WHERE document = ?1 OR ?1 IS NULL ORDER BY 2 DESC, 1', (document,)
    )
    return [GoneRow(document=d, when=when, who=who, why=why) for d, when, who, why in found]


def lost(db: Database, id: str) -> GoneRow | None:
    """The tombstone of the document with which the last that was known of an entity or a story went away."""
    found = db.execute("SELECT document FROM lost WHERE id = ?", (id,)).fetchone()
    return next(iter(gone(db, found[0])), None) if found else None


def forget(db: Database, index: Index, document: str, stone: GoneRow) -> list[str]:
    """Take a document out with its versions, claims, words and ties, and put up its `stone`; the documents that have to
    find their place in a story anew. Raises ValueError where there is no such document."""
    found = db.execute("SELECT n FROM trace WHERE document = ?", (document,)).fetchone()
    if not found:
        raise ValueError(f"there is no document {document} in this record")
    named = [e for (e,) in db.execute("SELECT DISTINCT entity FROM link WHERE document = ?", (document,))]
    story = db.execute("SELECT story FROM member WHERE document = ?", (document,)).fetchone()
    index.remove(found[0], index.traces([found[0]])[found[0]])
    seeking.remove(db, document)
    for table in ("version", "problem"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    db.execute("DELETE FROM document WHERE id = ?", (document,))
    kinds = marks(mending.CLAIM_KINDS)  # whoever corrected it stays, the words of the text do not
    db.execute(
        f"UPDATE correction SET value = '' WHERE target = ? AND kind IN ({kinds})", (document, *mending.CLAIM_KINDS)
    )
    _nowhere_named(db, document, named)
    index.known.forget()
    db.sweep()
    db.insert("gone", [(document, stone.when, stone.who, stone.why)], "replace")
    return _left(db, index, story[0], document) if story else []


def again(db: Database, document: str) -> None:
    """Take the tombstone away, so that the document can be kept again."""
    db.execute("DELETE FROM gone WHERE document = ?", (document,))


def _nowhere_named(db: Database, document: str, entities: list[str]) -> None:
    """Those of the entities that no document names any longer go with the document, unless another stands under them or
    somebody decided who they are."""
    alone = (
        "NOT EXISTS (SELECT 1 FROM link l WHERE l.entity = entity.id)"
        " AND NOT EXISTS (SELECT 1 FROM entity o WHERE o.under = entity.id AND o.id <> entity.id)"
        " AND NOT EXISTS (SELECT 1 FROM correction c WHERE entity.id IN (c.target, c.value))"
    )
    for part in chunks(entities):
        going = [id for (id,) in db.execute(f"SELECT id FROM entity WHERE id IN ({marks(part)}) AND {alone}", part)]
        if going:
            db.execute(f"DELETE FROM entity WHERE id IN ({marks(going)})", going)
        db.insert("lost", [(id, document) for id in going], "replace")


def _left(db: Database, index: Index, story: str, document: str) -> list[str]:
    """The story's other members, as if the document had never been; those to weave anew: who followed it, else one."""
    members = index.members([story]).get(story, ())
    others = tuple(_without(m, document) for m in members if m.document != document)
    if not others:
        db.execute("DELETE FROM story WHERE id = ?", (story,))
        db.insert("lost", [(story, document)], "replace")
        index.put_story(story, None)
        return []
    db.execute("UPDATE story SET members = ? WHERE id = ?", (_pack(others), story))
    db.execute("UPDATE member SET follows = NULL, nearness = 0 WHERE follows = ?", (document,))
    index.put_story(story, others)
    followers = [m.document for m in members if m.follows == document]
    return followers or [others[0].document]


def _without(m: Member, document: str) -> Member:
    sources = tuple(s for s in m.sources if s != document)
    if m.follows == document:
        return replace(m, sources=sources, follows=None, nearness=0.0)
    return replace(m, sources=sources) if sources != m.sources else m
