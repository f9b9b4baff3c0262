"""The documents that a record holds: a connection and a condition in, document rows out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from marsad.model import Why
from marsad.record.database import Database, chunks, marks
from marsad.record.rows import DocumentRow

# That `e` was published before `d`.
EARLIER = "(coalesce(e.first, '9'), e.id) < (coalesce(d.first, '9'), d.id)"
_why = msgspec.json.Decoder(Why).decode


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def reason(value: str) -> Why:
    """A reason from the column that `writing.written` filled."""
    return _why(value)


def documents(
    db: Database, where: str = "TRUE", args: Sequence[object] = (), limit: int = -1, offset: int = 0
) -> list[DocumentRow]:
    """The documents `d`, placed by their member rows `m`, that `where` names; earliest first, undated last."""
    found = db.execute(
        "SELECT d.id, d.title, d.outlet, d.url, d.source, d.language, d.first, d.last, d.basis, d.agencies, m.story,"
        " m.follows, coalesce(m.nearness, 0), d.statements, d.events, d.version FROM document d"
        f" LEFT JOIN member m ON m.document = d.id WHERE {where} ORDER BY d.first IS NULL, d.first, d.id"
        " LIMIT ? OFFSET ?",
        (*args, limit, offset),
    ).fetchall()
    copied = _copied(db, [r[0] for r in found])
    return [
        DocumentRow(
            id=r[0], title=r[1], outlet=r[2], url=r[3], source=r[4], language=r[5], first=day(r[6]), last=day(r[7]),
            basis=r[8], agencies=tuple(json.loads(r[9])), story=r[10], follows=r[11], nearness=r[12],
            copy_of=copied.get(r[0], (0.0, None))[1], share=copied.get(r[0], (0.0, None))[0], statements=r[13],
            events=r[14], version=r[15],
        )
        for r in found
    ]  # fmt: skip


def _copied(db: Database, ids: Iterable[str]) -> dict[str, tuple[float, str]]:
    """For each that is the same text as an earlier one, the share of wording and that one, where they share most."""
    found: dict[str, tuple[float, str]] = {}
    sides = (
        f"SELECT d.id, e.id, r.share FROM tie r JOIN document d ON d.id = r.{one} JOIN document e ON e.id = r.{other}"
        f" WHERE r.reuse = 'full' AND r.{one} IN ({{0}}) AND {EARLIER}"
        for one, other in (("a", "b"), ("b", "a"))
    )
    for side in sides:
        for part in chunks(ids):
            for id, earlier, share in db.execute(side.format(marks(part)), part):
                best = found.get(id)
                if best is None or (-share, earlier) < (-best[0], best[1]):
                    found[id] = share, earlier
    return found
