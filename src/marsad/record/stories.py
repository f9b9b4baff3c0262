"""The stories of a record: a connection and a page or id in, story rows out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from marsad import text
from marsad.record.database import Database, marks
from marsad.record.documents import day, documents
from marsad.record.entities import named
from marsad.record.rows import EntityRow, StoryDetail, StoryRow

SHOWN = 8  # entities on a story's row
CAPITAL = "/capital"  # ends the gazetteer id of a capital; what stands before it is the state's
_COLUMNS = "SELECT id, label, documents, origins, first, last FROM story"


def stories(db: Database, limit: int, offset: int, query: str | None) -> list[StoryRow]:
    """Those with the most independent texts first. `query`: words of a document's title, or a name in any spelling."""
    where, args = "TRUE", list[str]()
    if query:
        where = (
            "id IN (SELECT m.story FROM member m JOIN document d ON d.id = m.document WHERE d.title LIKE ?1"
            " UNION SELECT m.story FROM member m JOIN spelling s"
            " ON s.document = m.document WHERE s.key = ?2) OR key LIKE ?3"
        )
        key = text.key(query)
        args = [f"%{query.strip()}%", key, f"%{key or query}%"]
    return stories_where(db, where, args, limit, offset)


def stories_where(db: Database, where: str, args: Sequence[str], limit: int, offset: int = 0) -> list[StoryRow]:
    """The stories for which the condition holds, those with the most independent texts first."""
    found = db.execute(
        f"{_COLUMNS} WHERE {where} ORDER BY origins DESC, last DESC NULLS LAST, documents DESC, id LIMIT {int(limit)}"
        f" OFFSET {int(offset)}",
        args,
    )
    return _rows(db, found.fetchall())


def story(db: Database, id: str) -> StoryDetail | None:
    rows = _rows(db, db.execute(f"{_COLUMNS} WHERE id = ?", (id,)).fetchall())
    if not rows:
        return None
    return StoryDetail(row=rows[0], documents=tuple(documents(db, "m.story = ?", (id,))))


def _rows(db: Database, found: list[tuple[str, str, int, int, str | None, str | None]]) -> list[StoryRow]:
    ids = [r[0] for r in found]
    outlets, people = _outlets(db, ids), _people(db, ids)
    return [
        StoryRow(
            id=id, label=label, documents=size, outlets=tuple(outlets[id]), origins=origins,
            first=day(first), last=day(last), entities=tuple(people[id]),
        )
        for id, label, size, origins, first, last in found
    ]  # fmt: skip


def _outlets(db: Database, ids: list[str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, outlet in db.execute(
        "SELECT m.story, d.outlet FROM member m JOIN document d ON d.id = m.document WHERE d.outlet IS NOT NULL"
        f" AND m.story IN ({marks(ids)}) GROUP BY 1, 2 ORDER BY count(*) DESC, 2",
        ids,
    ):
        found[id].append(outlet)
    return found


def _state(entity: str) -> str | None:
    """The state whose capital the entity is, if it is one."""
    return entity.removesuffix(CAPITAL) if entity.endswith(CAPITAL) else None


def _people(db: Database, ids: list[str]) -> defaultdict[str, list[EntityRow]]:
    """For each story the entities that most of its documents name: first those that act, then mere places, most named
    first; a capital says nothing beside its state."""
    counted = db.execute(
        "SELECT m.story, e.under, max(CASE e.type WHEN 'LOC' THEN 1 ELSE 0 END), count(DISTINCT m.document),"
        " sum(l.mentions) FROM member m"
        " JOIN link l ON l.document = m.document JOIN entity e ON e.id = l.entity"
        f" WHERE m.story IN ({marks(ids)}) GROUP BY 1, 2 ORDER BY 1, 3, 4 DESC, 5 DESC, 2",
        ids,
    ).fetchall()
    best: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    whole: defaultdict[str, set[str]] = defaultdict(set)
    for id, entity, _, size, mentions in counted:
        whole[id].add(entity)
        best[id].append((entity, size, mentions))
    shown = {id: [r for r in rows if _state(r[0]) not in whole[id]][:SHOWN] for id, rows in best.items()}
    names = named(db, [e for rows in shown.values() for e, _, _ in rows])
    found: defaultdict[str, list[EntityRow]] = defaultdict(list)
    for id, rows in shown.items():
        found[id] = [replace(names[e], documents=d, mentions=m) for e, d, m in rows if e in names]
    return found
