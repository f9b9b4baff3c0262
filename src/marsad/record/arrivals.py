"""What came into a record since a moment: a connection and the moment in, stories with their new reports out."""

from __future__ import annotations

from msgspec import Struct

from marsad.record.database import Database
from marsad.record.documents import documents
from marsad.record.rows import DocumentRow, StoryRow
from marsad.record.stories import stories_where

MANY = 3_000  # arrivals: with more of them it is quicker to look for them story by story
SHOWN = 4  # new reports of a story


class NewsRow(Struct, frozen=True, kw_only=True):
    """A story with what is new in it: how many of its documents arrived (or were changed) since, and the first of
    these. It is `whole` where all of it is new."""

    story: StoryRow
    arrived: int
    documents: tuple[DocumentRow, ...]

    @property
    def whole(self) -> bool:
        return self.arrived == self.story.documents


class News(Struct, frozen=True, kw_only=True):
    """What arrived `since` (UTC, ISO 8601): so many documents; stories, those of most independent origins first."""

    since: str
    arrived: int
    rows: tuple[NewsRow, ...]


def news(db: Database, since: str, limit: int, offset: int) -> News:
    """The stories with something new in them, from `offset` on."""
    (arrived,) = db.execute("SELECT count(*) FROM document WHERE arrived >= ?", (since,)).fetchone()
    joined = "FROM member m JOIN document d ON d.id = m.document WHERE d.arrived >= ?"
    many = f"EXISTS (SELECT 1 {joined} AND m.story = story.id)"
    new = many if arrived > MANY else f"id IN (SELECT m.story {joined})"
    found = stories_where(db, new, (since,), limit, offset)
    return News(since=since, arrived=arrived, rows=tuple(_row(db, s, since) for s in found))


def _row(db: Database, story: StoryRow, since: str) -> NewsRow:
    (arrived,) = db.execute(
        "SELECT count(*) FROM member m JOIN document d ON d.id = m.document WHERE m.story = ? AND d.arrived >= ?",
        (story.id, since),
    ).fetchone()
    new = documents(db, "m.story = ? AND d.arrived >= ?", (story.id, since), limit=SHOWN)
    return NewsRow(story=story, arrived=arrived, documents=tuple(new))


def last_arrival(db: Database) -> str:
    """When the last document arrived; empty where none did, or it was kept by a Marsad that did not note it."""
    (last,) = db.execute("SELECT max(arrived) FROM document").fetchone()
    return last or ""
