"""Records of older versions: they open, are brought up to today's tables, and answer as they did; all or nothing."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from tests.desk import corpus
from tests.postgres import Place, Shelf

from marsad.api.keeping import keep
from marsad.pipeline import weave
from marsad.record import Record, RecordError, hosting, lite, schema
from marsad.record.address import address
from marsad.record.search import Search
from marsad.record.seeking import unpacked
from marsad.record.server import Server

OLDER = sorted((Path(__file__).parent / "older").glob("version-*.marsad.gz"))


@pytest.fixture(params=OLDER, ids=[p.name.partition(".")[0] for p in OLDER])
def older(request: pytest.FixtureRequest, tmp_path: Path, shelf: Shelf) -> Place:
    path = tmp_path / "r.marsad"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path if isinstance(shelf, Path) else on_server(path, str(shelf / "r"))


def on_server(path: Path, place: str) -> str:
    """The same record as it would have been on a server: the file's own tables, and all of its rows."""
    with closing(sqlite3.connect(path, factory=lite.Lite)) as file, closing(Server(address(place))) as db:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
        made = [(name, sql) for name, sql in file.execute(query) if not name.startswith("found")]
        hosting.make(db, ";\n".join(sql for _, sql in made), version)
        for table in (name for name, sql in made if sql.startswith("CREATE TABLE")):
            for rows in file.portions(table):
                db.insert(table, rows)
        for n, terms in file.execute("SELECT n, terms FROM sought"):
            db.findable(n, unpacked(terms))
        db.count_on()
    return place


def test_every_step_has_a_record_that_proves_it() -> None:
    assert [f"version-{n}.marsad.gz" for n in schema.STEPS] == [p.name for p in OLDER]
    assert [*schema.STEPS] == [*range(min(schema.STEPS), schema.VERSION)]


def test_an_older_record_opens_and_answers(older: Place) -> None:
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


def test_its_tables_are_those_of_a_new_one(older: Place, shelf: Shelf) -> None:
    Record.open(older).close()
    Record.open(shelf / "new", create=True).close()
    assert tables(older) == tables(shelf / "new")


def tables(place: Place) -> dict[str, object]:
    if not isinstance(place, Path):
        return server_tables(place)
    db = sqlite3.connect(place)
    names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name")]
    found: dict[str, object] = {
        n: (*db.execute(f"PRAGMA table_info('{n}')"), *db.execute(f"PRAGMA index_xinfo('{n}')")) for n in names
    }
    db.close()
    return found


def server_tables(place: str) -> dict[str, object]:
    with closing(Server(address(place))) as db:
        columns = (
            "SELECT table_name, ordinal_position, column_name, data_type, is_nullable, column_default, collation_name"
            " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
        )
        indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
        return {"columns": db.execute(columns).fetchall(), "indexes": db.execute(indexes).fetchall()}


def test_two_that_open_it_at_once_bring_it_up_once(older: Place) -> None:
    opened: list[Record] = []
    both = [Thread(target=lambda: opened.append(Record.open(older))) for _ in range(4)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(opened) == 4
    for record in opened:
        record.close()


def test_a_step_that_fails_leaves_it_as_it_was(older: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables(older)
    monkeypatch.setitem(schema.STEPS, schema.VERSION - 1, (*schema.STEPS[schema.VERSION - 1], "DELETE FROM nowhere"))
    with pytest.raises(RecordError, match="nowhere"):
        Record.open(older)
    assert tables(older) == before
    monkeypatch.undo()
    Record.open(older).close()
