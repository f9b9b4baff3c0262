"""A record file: what it keeps, what it refuses, who may read while it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.postgres import Shelf

from marsad.cluster import weave
from marsad.model import Problem, Reading, Why
from marsad.record import Record, RecordError, schema

Report = Callable[..., Reading]
TEXT = "استقبل الرئيس سالم الهادي في نواكشوط وزير الخارجية مراد بن عيسى وقال الهادي إن الحدود ستفتح قريبا"
PEOPLE = {"سالم الهادي": "PER", "مراد بن عيسى": "PER", "نواكشوط": "GPE"}


def keep(record: Record, reading: Reading) -> None:
    if not record.holds(reading):
        record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))


@pytest.fixture
def reading(report: Report) -> Reading:
    return report(
        "d1", TEXT, "2015-08-12", PEOPLE, outlet="صحيفة", known={"نواكشوط": "city.nouakchott"},
        met=("استقبل", "سالم الهادي", "مراد بن عيسى"), said=("الهادي", "قال", "الحدود ستفتح قريبا"),
    )  # fmt: skip


def test_what_is_kept_comes_back(shelf: Shelf, reading: Reading) -> None:
    with Record.open(shelf / "r", create=True) as record:
        keep(record, reading)
    with Record.open(shelf / "r") as record:
        assert record.reading("d1") == reading
        assert record.reading("d2") is None
        links = record.links("d1")
        assert [links[e.id].name for e in reading.entities] == ["سالم الهادي", "مراد بن عيسى", "نواكشوط"]
        counts = record.counts()
        assert (counts.documents, counts.stories, counts.entities, counts.statements, counts.events) == (1, 1, 3, 1, 1)
        assert counts.first == date(2015, 8, 12)


def test_the_same_document_twice_is_one(shelf: Shelf, reading: Reading) -> None:
    with Record.open(shelf / "r", create=True) as record:
        for _ in range(3):
            keep(record, reading)
        assert record.holds(reading)
        assert [(d.id, d.version) for d in record.documents()] == [("d1", 1)]


def test_new_content_under_one_id_is_a_new_version(shelf: Shelf, report: Report, reading: Reading) -> None:
    changed = report("d1", "زار مراد بن عيسى مصنعا للنسيج", "2015-08-13", {"مراد بن عيسى": "PER"})
    with Record.open(shelf / "r", create=True) as record:
        keep(record, reading)
        assert not record.holds(changed)
        keep(record, changed)
        assert record.holds(changed)
        assert not record.holds(reading)
        assert [(d.id, d.version) for d in record.documents()] == [("d1", 2)]
        assert record.counts().events == 0
        assert [e.name for e in record.entities()] == ["مراد بن عيسى"]


def test_applying_again_what_is_held_changes_nothing(shelf: Shelf, reading: Reading) -> None:
    with Record.open(shelf / "r", create=True) as record:
        keep(record, reading)
        before = record.stories(), record.entities(), record.timeline(), record.statements()
        record.apply(reading, weave(record.state_for(reading), reading))
        assert (record.stories(), record.entities(), record.timeline(), record.statements()) == before


def test_a_failed_write_leaves_nothing_behind(shelf: Shelf, reading: Reading) -> None:
    with Record.open(shelf / "r", create=True) as record:
        changes = weave(record.state_for(reading), reading)
        with pytest.raises(RecordError, match="d1"):
            record.apply(reading, replace(changes, links=changes.links * 2))
        assert record.counts().documents == 0
        keep(record, reading)
        assert record.counts().documents == 1


def test_another_connection_reads_while_one_writes(shelf: Shelf) -> None:
    with Record.open(shelf / "r", create=True) as writer, Record.open(shelf / "r") as reader:
        writer._db.begin()
        writer._db.execute("INSERT INTO problem VALUES ('a', NULL, '{\"rule\":\"unread.empty\"}')")
        assert reader.problems() == []
        assert reader.stories() == []
        writer._db.execute("COMMIT")
        assert len(reader.problems()) == 1


def test_problems_are_kept_once(shelf: Shelf) -> None:
    with Record.open(shelf / "r", create=True) as record:
        for _ in range(2):
            record.note_problem(Problem(source="x.txt", reason=Why("source.large", ("9", "5"))))
        assert [(p.source, p.reason) for p in record.problems()] == [("x.txt", Why("source.large", ("9", "5")))]


def refused(path: Path, create: bool = False) -> str:
    with pytest.raises(RecordError) as fault:
        Record.open(path, create)
    message = str(fault.value)
    assert str(path) in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize("content", [b"%PDF-1.4 not a record", "تقرير\n".encode() * 400])
def test_a_file_that_is_no_record_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r"
    path.write_bytes(content)
    assert "not a record" in refused(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "r")
    db.execute("CREATE TABLE other (x)")
    db.close()
    assert "not a record" in refused(tmp_path / "r", create=True)


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    Record.open(tmp_path / "r", create=True).close()
    db = sqlite3.connect(tmp_path / "r")
    db.execute("PRAGMA user_version = 99")
    db.close()
    assert "newer Marsad" in refused(tmp_path / "r")


def test_an_older_record_is_refused_with_the_cure(tmp_path: Path) -> None:
    Record.open(tmp_path / "r", create=True).close()
    db = sqlite3.connect(tmp_path / "r")
    db.execute("PRAGMA user_version = 1")
    db.close()
    assert "older Marsad" in refused(tmp_path / "r", create=True)
    assert "keep its documents again" in refused(tmp_path / "r")


def test_no_change_of_shape_goes_without_a_new_version() -> None:
    """If this fails, what a record holds has changed: raise `VERSION` by one and note the new `SHAPE` beside it."""
    assert (schema.VERSION, schema.shape()) == (schema.VERSION, schema.SHAPE)
    assert schema._bare({"properties": {"description": {"type": "string"}}, "description": "a"}) == {
        "properties": {"description": {"type": "string"}}
    }


def test_a_missing_or_empty_file_or_a_folder_is_named(tmp_path: Path) -> None:
    assert "no record here" in refused(tmp_path / "r")
    assert not (tmp_path / "r").exists()
    assert "folder" in refused(tmp_path, create=True)
    assert "cannot be opened" in refused(tmp_path / "none" / "r", create=True)
    (tmp_path / "empty").touch()
    assert "not a record" in refused(tmp_path / "empty")
