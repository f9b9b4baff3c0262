"""What was woven, whole: a connection in, stories and ties one by one out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.model import Member, Story, Tie
from marsad.record.database import Database

_members = msgspec.msgpack.Decoder(tuple[Member, ...]).decode
_tie = msgspec.msgpack.Decoder(Tie).decode


def stories(db: Database) -> Iterator[tuple[Story, str]]:
    """Every story with its label, by its first day, then id."""
    found = db.execute("SELECT id, label, lead, origins, members FROM story ORDER BY first IS NULL, first, id")
    for id, label, lead, origins, members in found:
        yield Story(id=id, lead=lead, origins=origins, members=_members(members)), label


def ties(db: Database) -> Iterator[tuple[Tie, bool]]:
    """Every pair of documents with common passages, event or story, by their ids, and whether both stand in one story
    of the record; two of one story that nothing ties directly have a tie that says nothing. One document's pairs are
    at hand at a time: no more than it has ties and its story documents."""
    for a, story in sorted(db.execute("SELECT document, story FROM member").fetchall()):
        beside = {b for (b,) in db.execute("SELECT document FROM member WHERE story = ?", (story,)) if b > a}
        tied = {t.b: t for (body,) in db.execute("SELECT body FROM tie WHERE a = ?", (a,)) for t in (_tie(body),)}
        for b in sorted(beside | tied.keys()):
            tie = tied.get(b) or Tie(a=a, b=b)
            if b in beside or tie.reuse != "none" or tie.same_story:
                yield tie, b in beside
