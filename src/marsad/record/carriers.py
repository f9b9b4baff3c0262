"""Who carries the news: a connection and an outlet in, what it published, whom it credits and who copies whom out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from marsad.record.database import Database
from marsad.record.documents import EARLIER, day

_texts = msgspec.json.Decoder(tuple[str, ...]).decode


class OutletRow(Struct, frozen=True, kw_only=True):
    """An outlet as documents name it: how much it published, in how many stories, from when to when."""

    outlet: str
    documents: int
    stories: int
    first: date | None
    last: date | None


class SharedRow(Struct, frozen=True, kw_only=True):
    """Two reports with the same wording, the later one first: `full` where both are one text."""

    document: str
    title: str
    outlet: str | None
    when: date | None
    earlier: str
    earlier_title: str
    earlier_outlet: str | None
    full: bool
    share: float


class OwnRow(Struct, frozen=True, kw_only=True):
    """A report in which no other source shows: it credits no agency and has no passage of an earlier report."""

    document: str
    title: str
    when: date | None


class CarriedRow(Struct, frozen=True, kw_only=True):
    """An outlet with the agencies it credits (and in how many reports), the outlets that credit it, what it took from
    others and others from it, most of the wording first, and reports of its own; `own` counts all of these. What is
    shared and what is its own is looked for in `looked` reports, the latest."""

    row: OutletRow
    credited: tuple[tuple[str, int], ...]
    crediting: tuple[tuple[str, int], ...]
    took: tuple[SharedRow, ...]
    given: tuple[SharedRow, ...]
    reports: tuple[OwnRow, ...]
    own: int
    looked: int


LATEST = 2_000  # reports of an outlet that are held against others: its habits show in them, and a page waits for it
# The latest reports of an outlet, without what only a reader of one needs.
_RECENT = (
    "(SELECT id, title, outlet, first, agencies FROM document WHERE outlet = ?1 ORDER BY first DESC NULLS LAST, id"
    f" LIMIT {LATEST})"
)
_ROW = (
    "SELECT d.outlet, count(*), count(DISTINCT m.story), min(d.first), max(d.last) FROM document d"
    " LEFT JOIN member m ON m.document = d.id WHERE d.outlet IS NOT NULL"
)


def outlets(db: Database, limit: int, offset: int = 0) -> list[OutletRow]:
    """Outlets, those that published most first."""
    found = db.execute(f"{_ROW} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?", (limit, offset))
    return [_outlet(r) for r in found]


def carried(db: Database, outlet: str, limit: int) -> CarriedRow | None:
    """What is known of `outlet`, each list cut at `limit`; None where no document names it.

    Who is only credited, such as an agency, has a row without documents."""
    crediting = db.execute(
        "SELECT d.outlet, count(*) FROM document d, json_each(d.agencies) c WHERE c.value = ?1 AND d.outlet IS NOT NULL"
        " AND d.outlet != ?1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2",
        (outlet, limit),
    ).fetchall()
    row = db.execute(f"{_ROW} AND d.outlet = ? GROUP BY 1", (outlet,)).fetchone()
    if row is None and not crediting:
        return None
    row = row or (outlet, 0, 0, None, None)
    agencies: Counter[str] = Counter()
    for (packed,) in db.execute("SELECT agencies FROM document WHERE outlet = ? AND agencies != '[]'", (outlet,)):
        agencies.update(set(_texts(packed)) - {outlet})
    where = f"d.agencies = '[]' AND {_alone('a', 'b')} AND {_alone('b', 'a')}"
    own = db.execute(
        f"SELECT d.id, d.title, d.first FROM {_RECENT} d WHERE {where} ORDER BY 3 DESC NULLS LAST, 1", (outlet,)
    ).fetchall()
    return CarriedRow(
        row=_outlet(row), credited=tuple(agencies.most_common(limit)),
        crediting=tuple(crediting),
        took=tuple(_shared(db, "d", outlet, limit)), given=tuple(_shared(db, "e", outlet, limit)),
        reports=tuple(OwnRow(document=i, title=t, when=day(f)) for i, t, f in own[:limit]), own=len(own),
        looked=min(row[1], LATEST),
    )  # fmt: skip


def _alone(one: str, other: str) -> str:
    """That the document `d` shares no wording with an earlier one, the two standing on these sides of a tie."""
    return (
        f"NOT EXISTS (SELECT 1 FROM tie t JOIN document e ON e.id = t.{other} WHERE t.{one} = d.id"
        f" AND t.reuse != 'none' AND {EARLIER})"
    )


def _outlet(r: tuple[Any, ...]) -> OutletRow:
    return OutletRow(outlet=r[0], documents=r[1], stories=r[2], first=day(r[3]), last=day(r[4]))


def _shared(db: Database, side: str, outlet: str, limit: int) -> Iterator[SharedRow]:
    """The reports of `outlet` that stand later (`d`) or earlier (`e`) of two with common wording."""
    later = (
        "SELECT d.id, d.title, d.outlet, d.first, e.id, e.title, e.outlet, t.reuse = 'full', t.share"
        f" FROM {_RECENT} {{0}} JOIN tie t ON t.{{1}} = {{0}}.id JOIN document {{2}} ON {{2}}.id = t.{{3}}"
        f" WHERE t.reuse != 'none' AND {EARLIER}"
    )
    other = "e" if side == "d" else "d"
    both = " UNION ".join(later.format(side, *ends) for ends in (("a", other, "b"), ("b", other, "a")))
    for r in db.execute(f"{both} ORDER BY 8 DESC, 9 DESC, 1, 5 LIMIT ?2", (outlet, limit)):
        yield SharedRow(
            document=r[0], title=r[1], outlet=r[2], when=day(r[3]), earlier=r[4], earlier_title=r[5],
            earlier_outlet=r[6], full=bool(r[7]), share=r[8],
        )  # fmt: skip
