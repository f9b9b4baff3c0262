"""Rows that wait to be written many at once: the record is that of rows written at once, whatever fails on the way."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.postgres import Shelf

from marsad import garbage
from marsad.cluster import weave
from marsad.model import Reading
from marsad.record import Record, writing
from marsad.record.search import Search
from marsad.record.upkeep import NAMES
from marsad.record.waiting import Waiting

Report = Callable[..., Reading]
MATTER = "وقّع سالم الهادي ومراد بن عيسى في الميناء القديم اتفاقا لتقاسم مياه النهر وصيانة السد بعد مفاوضات دامت عاما"
PEOPLE = {"سالم الهادي": "PER", "مراد بن عيسى": "PER", "الميناء القديم": "FAC"}


def reports(report: Report, n: int = 6, more: str = "") -> list[Reading]:
    return [
        report(
            f"d{k}", f"{MATTER} {more} في الجولة {k + 2}", str(date(2015, 8, 1) + timedelta(k)), PEOPLE,
            met=("وقّع", "سالم الهادي", "مراد بن عيسى"),
        )
        for k in range(n)
    ]  # fmt: skip


def keep(record: Record, readings: Iterable[Reading]) -> None:
    for reading in readings:
        record.keep(reading, weave)


def rows(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """All rows, but for when documents arrived."""
    found = {table: sorted(record._db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in NAMES}
    return found | {"document": [row[:-1] for row in found["document"]]}


def hits(record: Record) -> list[str]:
    return sorted(h.row.id for h in record.search(Search(query="السد")).hits)


def test_what_waited_stands_as_if_written_at_once(shelf: Shelf, report: Report) -> None:
    first, again = reports(report), reports(report, 3, "والري")
    with Record.open(shelf / "a", create=True) as one, Record.open(shelf / "b", create=True) as other:
        keep(one, [*first, *again])
        with other.together():
            keep(other, [*first, *again])
        assert rows(other) == rows(one)
        assert hits(other) == hits(one) == [f"d{k}" for k in range(6)]


def test_whoever_asks_finds_what_waits(shelf: Shelf, report: Report) -> None:
    with Record.open(shelf / "r", create=True) as record, record.together():
        keep(record, reports(report))
        assert hits(record) == [f"d{k}" for k in range(6)]
        assert len(record.timeline()) == 6
        keep(record, reports(report, 2, "والري"))
        assert len(record.timeline()) == 6
        assert record._index.copies(tuple(k for (k,) in record._db.execute("SELECT key FROM sketch")))


@pytest.mark.parametrize("again", [False, True])
def test_a_document_that_fails_takes_nothing_with_it(
    shelf: Shelf, report: Report, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """A new version has what waits written before it fails itself."""
    *good, bad = reports(report, 6)
    bad = reports(report, 1, "والري")[0] if again else bad
    with Record.open(shelf / "a", create=True) as one, Record.open(shelf / "b", create=True) as other:
        keep(one, good)
        with other.together():
            keep(other, good[:-1])
            with monkeypatch.context() as broken:
                broken.setattr(writing, "_stories", lambda *_: 1 / 0)
                with pytest.raises(ZeroDivisionError):
                    other.keep(bad, weave)
            keep(other, good[-1:])
        assert hits(other) == hits(one)
        for table in ("document", "spelling", "link", "event", "party", "member", "entity", "tie"):
            assert rows(other)[table] == rows(one)[table], table
        assert [len(rows(other)[t]) for t in ("posting", "sketch")] == [
            len(rows(one)[t]) for t in ("posting", "sketch")
        ]


def test_rows_that_cannot_be_written_leave_no_half_document(
    tmp_path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record.open(tmp_path / "r", create=True) as record:
        keep(record, reports(report, 1))
        before = rows(record)
        with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError), record.together():  # noqa: PT012
            keep(record, reports(report)[1:])  # it fails at the end
            broken.setattr(Waiting, "_write", lambda *_: 1 / 0)
        assert rows(record) == before
        keep(record, reports(report))
        assert hits(record) == [f"d{k}" for k in range(6)]


def test_the_collector_looks_as_often_as_before(tmp_path: Path) -> None:
    before = gc.get_threshold()
    with Record.open(tmp_path / "r", create=True) as record:
        with record.together():
            assert gc.get_threshold()[0] == max(before[0], garbage.COLLECTED)
        with pytest.raises(ZeroDivisionError), record.together():
            raise ZeroDivisionError
    assert gc.get_threshold() == before
