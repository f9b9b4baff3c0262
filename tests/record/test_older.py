"""Records of older versions: they open, are brought up to today's tables, and answer as they did; all or nothing."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path
from threading import Thread

import pytest
from tests.desk import corpus

from marsad.api.keeping import keep
from marsad.pipeline import weave
from marsad.record import Record, RecordError, schema
from marsad.record.search import Search

OLDER = sorted((Path(__file__).parent / "older").glob("version-*.marsad.gz"))


@pytest.fixture(params=OLDER, ids=[p.name.partition(".")[0] for p in OLDER])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "r.marsad"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def test_every_step_has_a_record_that_proves_it() -> None:
    assert [f"version-{n}.marsad.gz" for n in schema.STEPS] == [p.name for p in OLDER]
    assert [*schema.STEPS] == [*range(min(schema.STEPS), schema.VERSION)]


def test_an_older_record_opens_and_answers(older: Path) -> None:
    for _ in range(2):
        with Record.open(older) as record:
            assert (record.reading("port-1"), record.reading("gulf-2")) == (corpus.full(), corpus.copy())
            assert [(c.kind, c.who) for c in record.corrections()] == [("own-outlet", "ليلى")]
            assert record.search(Search(query="الملاحة")).total == 2
            assert (record.counts().documents, len(record.stories())) == (2, 1)
            assert keep(record, corpus.full()) == "known"
    with Record.open(older) as record:
        record.forget("gulf-2", weave)
        assert record.gone()


def test_its_tables_are_those_of_a_new_one(older: Path, tmp_path: Path) -> None:
    Record.open(older).close()
    Record.open(tmp_path / "new", create=True).close()
    assert tables(older) == tables(tmp_path / "new")


def tables(path: Path) -> dict[str, object]:
    db = sqlite3.connect(path)
    names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name")]
    found: dict[str, object] = {
        n: (*db.execute(f"PRAGMA table_info('{n}')"), *db.execute(f"PRAGMA index_xinfo('{n}')")) for n in names
    }
    db.close()
    return found


def test_two_that_open_it_at_once_bring_it_up_once(older: Path) -> None:
    opened: list[Record] = []
    both = [Thread(target=lambda: opened.append(Record.open(older))) for _ in range(4)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(opened) == 4
    for record in opened:
        record.close()


def test_a_step_that_fails_leaves_it_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables(older)
    monkeypatch.setitem(schema.STEPS, schema.VERSION - 1, (*schema.STEPS[schema.VERSION - 1], "DELETE FROM nowhere"))
    with pytest.raises(RecordError, match=r"r\.marsad"):
        Record.open(older)
    assert tables(older) == before
    monkeypatch.undo()
    Record.open(older).close()
