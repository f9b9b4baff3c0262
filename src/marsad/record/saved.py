"""Searches kept under a name: a connection and a search in, the searches that stand out. Nothing is ever taken out: to
save a name again or to remove it is another row, and the last one counts."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from marsad.record.database import Database
from marsad.record.search import Search

LONGEST = 80  # letters of a name
_decode = msgspec.json.Decoder(Search).decode


class SavedSearch(msgspec.Struct, frozen=True):
    """A search under its name, and when it was saved (UTC, ISO 8601)."""

    name: str
    search: Search
    when: str


def save(db: Database, name: str, search: Search | None) -> None:
    """Keep `search` under `name`; without one, `name` is removed. Raises ValueError for a name that is empty, too long,
    or, to be removed, not there."""
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST:
        raise ValueError(f"a saved search needs a name of 1 to {LONGEST} letters")
    if search is None and name not in {s.name for s in saved(db)}:
        raise ValueError(f"there is no saved search {name}")
    body = msgspec.json.encode(search).decode() if search else None
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute('INSERT INTO saved (name, search, "when") VALUES (?, ?, ?)', (name, body, now))


def saved(db: Database) -> list[SavedSearch]:
    """The searches that stand, by name."""
    found = db.execute(
        'SELECT name, search, "when" FROM saved WHERE id IN (SELECT max(id) FROM saved GROUP BY name)'
        " AND search IS NOT NULL ORDER BY name"
    )
    return [SavedSearch(name, _decode(body), when) for name, body, when in found]
