"""What a second process works out ahead changes nothing of what is kept, and may fail without loss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from marsad.api import ahead as working
from marsad.api.ahead import PORTION, ahead
from marsad.api.keeping import keep
from marsad.model import Reading
from marsad.record import Record

Report = Callable[..., Reading]
MATTER = "وقّع الوزيران في الميناء القديم اتفاقا لتقاسم مياه النهر وصيانة السد بعد مفاوضات دامت عاما كاملا"
TABLES = ("document", "trace", "wording", "posting", "sketch", "tie", "member", "story", "entity", "link", "sought")


def reports(report: Report) -> list[Reading]:
    return [report(f"d{n}", f"{MATTER} في اليوم {n}", "2015-08-01") for n in range(PORTION + 3)]


def kept(path: Path, readings: Iterable[Reading]) -> list[object]:
    with Record.open(path, create=True) as record, record.together():
        for reading in readings:
            keep(record, reading)
        rows = [record._db.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall() for t in TABLES]
        rows[0] = [row[:-1] for row in rows[0]]  # when it arrived
        return [*rows, record._db.execute("SELECT rowid FROM found WHERE found MATCH 'stem:سد'").fetchall()]


def test_a_second_process_changes_nothing_of_what_is_kept(tmp_path: Path, report: Report) -> None:
    readings = reports(report)
    alone, together = kept(tmp_path / "a", readings), kept(tmp_path / "b", ahead(readings))
    assert together == alone
    assert len(together[0]) == PORTION + 3  # type: ignore[arg-type]


def test_without_the_second_process_all_is_kept_all_the_same(tmp_path: Path, report: Report) -> None:
    readings = tuple(reports(report))
    broken: Future[bytes] = Future()
    broken.set_exception(BrokenProcessPool("it was ended"))
    assert tuple(working._given(readings, broken)) == tuple(working._given(readings, None)) == readings
    assert kept(tmp_path / "a", working._given(readings, broken)) == kept(tmp_path / "b", readings)
