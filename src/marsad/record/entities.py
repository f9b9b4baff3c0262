"""Who the record knows: a connection and a name or id in, entity rows out.

An entity that is held to be another stands `under` it; every query here answers with the one above.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from marsad import text
from marsad.record.documents import day, documents
from marsad.record.rows import EntityDetail, EntityRow, JoinRow, NameRow, RoleRow

ROWS = """
SELECT e.id, e.type, e.name, e.english, e.country, e.sector, count(DISTINCT l.document), coalesce(sum(l.mentions), 0)
FROM entity e JOIN entity s ON s.under = e.id JOIN link l ON l.entity = s.id
"""


def entities(db: sqlite3.Connection, limit: int, offset: int, kind: str | None, query: str | None) -> list[EntityRow]:
    """Those most documents name first."""
    where: list[str] = ["1"]
    args: list[object] = []
    if kind:
        where, args = ["e.type = ?"], [kind]
    if query:
        where.append(
            "e.id IN (SELECT under FROM entity WHERE id IN (SELECT entity FROM spelling WHERE key LIKE ?)"
            " OR english LIKE ? OR key LIKE ?)"
        )
        args += [_like(text.key(query)), _like(query), _like(text.key(query))]
    found = db.execute(
        f"{ROWS} WHERE {' AND '.join(where)} GROUP BY e.id ORDER BY 7 DESC, 8 DESC, e.id LIMIT ? OFFSET ?",
        (*args, limit, offset),
    )
    return [row(r) for r in found]


def _like(words: str) -> str:
    return f"%{words.replace('%', '').replace('_', '')}%" if words.strip() else "\n"


def row(r: tuple[Any, ...]) -> EntityRow:
    return EntityRow(
        id=r[0], type=r[1], name=r[2], english=r[3], country=r[4], sector=r[5], documents=r[6], mentions=r[7]
    )


def named(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, EntityRow]:
    """The entities that the ids stand under, by the ids asked for; counts are left at nought."""
    found = {}
    for part in chunks(set(ids)):
        for asked, *cells in db.execute(
            "SELECT s.id, e.id, e.type, e.name, e.english, e.country, e.sector, 0, 0 FROM entity s"
            f" JOIN entity e ON e.id = s.under WHERE s.id IN ({marks(part)})",
            part,
        ):
            found[asked] = row(tuple(cells))
    return found


def marks(part: Collection[object]) -> str:
    return ",".join("?" * len(part))


def chunks(ids: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    """`ids` in portions that SQLite takes as parameters."""
    every = sorted(ids)
    return (every[i : i + size] for i in range(0, len(every), size))


def detail(db: sqlite3.Connection, id: str) -> EntityDetail | None:
    """All that is known of the entity `id`, or of the one that it stands under."""
    at = db.execute(f"{ROWS} WHERE e.id = (SELECT under FROM entity WHERE id = ?) GROUP BY e.id", (id,)).fetchone()
    if not at:
        return None
    this = row(at)
    below = "(SELECT id FROM entity WHERE under = ?)"
    names = db.execute(
        f"SELECT name, sum(mentions), count(DISTINCT document) FROM spelling WHERE entity IN {below}"
        " GROUP BY name ORDER BY 2 DESC, name",
        (this.id,),
    )
    joined = db.execute(
        "SELECT CASE WHEN e.id = e.under THEN l.reason ELSE e.reason END, count(DISTINCT l.document) FROM link l"
        " JOIN entity e ON e.id = l.entity WHERE e.under = ? GROUP BY 1 ORDER BY 2 DESC",
        (this.id,),
    )
    return EntityDetail(
        row=this,
        names=tuple(NameRow(name=n, mentions=m, documents=d) for n, m, d in names),
        joined=tuple(JoinRow(reason=r, documents=d) for r, d in joined),
        roles=tuple(_roles(db, below, this.id)),
        documents=tuple(documents(db, f"d.id IN (SELECT document FROM link WHERE entity IN {below})", (this.id,))),
    )


def _roles(db: sqlite3.Connection, below: str, id: str) -> Iterator[RoleRow]:
    found = db.execute(
        'SELECT o.title, o.document, d.outlet, d.first, o.start, o."end", o.rule FROM office o'
        f" JOIN document d ON d.id = o.document WHERE o.entity IN {below}"
        " ORDER BY d.first IS NULL, d.first, o.document, o.start",
        (id,),
    )
    for title, document, outlet, first, start, end, rule in found:
        yield RoleRow(
            title=title, document=document, outlet=outlet, published=day(first), start=start, end=end, rule=rule
        )
