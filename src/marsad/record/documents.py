"""The documents that a record holds: a connection and a condition in, document rows out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

import msgspec

from marsad.model import Why
from marsad.record.rows import DocumentRow

_why = msgspec.json.Decoder(Why).decode


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def reason(value: str) -> Why:
    """A reason from the column that `writing.written` filled."""
    return _why(value)


def documents(
    db: sqlite3.Connection, where: str = "1", args: Sequence[object] = (), limit: int = -1, offset: int = 0
) -> list[DocumentRow]:
    """The documents `d`, placed by their member rows `m`, that `where` names; earliest first, undated last."""
    found = db.execute(
        "SELECT d.id, d.title, d.outlet, d.url, d.source, d.language, d.first, d.last, d.basis, d.agencies, m.story,"
        " m.follows, coalesce(m.nearness, 0), c.id, max(CASE WHEN c.id IS NULL THEN 0 ELSE r.share END),"
        " d.statements, d.events, d.version FROM document d LEFT JOIN member m ON m.document = d.id"
        " LEFT JOIN tie r ON r.reuse = 'full' AND (r.a = d.id OR r.b = d.id)"
        " LEFT JOIN document c ON c.id = CASE r.a WHEN d.id THEN r.b ELSE r.a END"
        "  AND (coalesce(c.first, '9'), c.id) < (coalesce(d.first, '9'), d.id)"
        f" WHERE {where} GROUP BY d.id ORDER BY d.first IS NULL, d.first, d.id LIMIT ? OFFSET ?",
        (*args, limit, offset),
    )
    return [
        DocumentRow(
            id=r[0], title=r[1], outlet=r[2], url=r[3], source=r[4], language=r[5], first=day(r[6]), last=day(r[7]),
            basis=r[8], agencies=tuple(json.loads(r[9])), story=r[10], follows=r[11], nearness=r[12], copy_of=r[13],
            share=r[14] if r[13] else 0.0, statements=r[15], events=r[16], version=r[17],
        )
        for r in found
    ]  # fmt: skip
