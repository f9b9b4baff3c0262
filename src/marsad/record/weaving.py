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
    of the record."""
    found = db.execute(
        "SELECT t.body, m.story = o.story FROM tie t JOIN member m ON m.document = t.a"
        " JOIN member o ON o.document = t.b ORDER BY t.a, t.b"
    )
    for body, together in found:
        tie = _tie(body)
        if together or tie.reuse != "none" or tie.same_story:
            yield tie, bool(together)
