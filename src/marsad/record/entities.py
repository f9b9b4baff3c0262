"""Who the record knows: a connection and a name or id in, entity rows out.

An entity that is held to be another stands `under` it; every query here answers with the one above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from marsad import text
from marsad.record.database import Database, chunks, marks
from marsad.record.documents import day, documents
from marsad.record.rows import DocumentRow, EntityDetail, EntityRow, JoinRow, NameRow, RoleRow

Latest = Callable[[str, int], Sequence[str]]  # an entity and how many → the latest documents that name it
TIED = 1_000  # entities that as many documents name, whose mentions are counted to put them in order
ROWS = """
SELECT e.id, e.type, e.name, e.english, e.country, e.sector, count(DISTINCT l.document), coalesce(sum(l.mentions), 0)
FROM entity e JOIN entity s ON s.under = e.id JOIN link l ON l.entity = s.id
"""


def entities(db: Database, limit: int, offset: int, kind: str | None, query: str | None) -> list[EntityRow]:
    """Those most documents name first."""
    where: list[str] = ["TRUE"]
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


def ranked(
    db: Database, counted: Sequence[tuple[int, str]], limit: int, offset: int, kind: str | None
) -> list[EntityRow]:
    """Those most documents name first, by how many name each; of as many, the most mentioned."""
    types = dict(db.execute("SELECT id, type FROM entity WHERE id = under AND (type = ?1 OR ?1 IS NULL)", (kind,)))
    here = [(n, id) for n, id in counted if id in types]
    stop = len(here) if limit < 0 else min(offset + limit, len(here))
    while 0 < stop < len(here) and here[stop][0] == here[stop - 1][0] and stop < offset + limit + TIED:
        stop += 1
    rows = named(db, [id for _, id in here[:stop]])
    mentions = _mentions(db, [id for _, id in here[:stop]])
    found = [replace(rows[id], documents=n, mentions=mentions.get(id, 0)) for n, id in here[:stop] if id in rows]
    found.sort(key=lambda r: (-r.documents, -r.mentions, r.id))
    return found[offset : None if limit < 0 else offset + limit]


def _mentions(db: Database, ids: Iterable[str]) -> dict[str, int]:
    """How often each is mentioned, with those who stand under it."""
    found: dict[str, int] = {}
    for part in chunks(ids):
        query = (
            "SELECT e.under, sum(l.mentions) FROM entity e JOIN link l ON l.entity = e.id"
            f" WHERE e.under IN ({marks(part)}) GROUP BY 1"
        )
        found.update(db.execute(query, part).fetchall())
    return found


def _like(words: str) -> str:
    return f"%{words.replace('%', '').replace('_', '')}%" if words.strip() else "\n"


def row(r: tuple[Any, ...]) -> EntityRow:
    return EntityRow(
        id=r[0], type=r[1], name=r[2], english=r[3], country=r[4], sector=r[5], documents=r[6], mentions=r[7]
    )


def named(db: Database, ids: Iterable[str]) -> dict[str, EntityRow]:
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


def detail(db: Database, id: str, limit: int = -1, latest: Latest | None = None) -> EntityDetail | None:
    """All that is known of the entity `id`, or of the one that it stands under; at most so many of its documents and of
    its offices, the latest, which `latest` finds."""
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
        roles=tuple(_roles(db, below, this.id, limit)),
        documents=tuple(_documents(db, this.id, latest(this.id, limit) if latest else None)),
    )


def _documents(db: Database, id: str, latest: Sequence[str] | None) -> list[DocumentRow]:
    """The `latest` documents, or all that name the entity."""
    if latest is not None:
        return documents(db, f"d.id IN ({marks(latest)})", latest) if latest else []
    named = "SELECT l.document FROM link l WHERE l.entity IN (SELECT id FROM entity WHERE under = ?)"
    return documents(db, f"d.id IN ({named})", (id,))


def _roles(db: Database, below: str, id: str, limit: int) -> Iterator[RoleRow]:
    found = db.execute(
        'SELECT o.title, o.document, d.outlet, d.first, o.start, o."end", o.rule FROM office o'
        f" JOIN document d ON d.id = o.document WHERE o.entity IN {below}"
        " ORDER BY d.first DESC NULLS LAST, o.document DESC, o.start DESC LIMIT ?",
        (id, limit),
    ).fetchall()
    found.sort(key=lambda r: (r[3] is None, r[3] or "", r[1], r[4]))
    for title, document, outlet, first, start, end, rule in found:
        yield RoleRow(
            title=title, document=document, outlet=outlet, published=day(first), start=start, end=end, rule=rule
        )
