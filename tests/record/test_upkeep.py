"""A copy of a record taken while it is written: whole, as it stood, overwriting nothing; corrections as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner

from marsad.cli import app
from marsad.cluster import weave
from marsad.model import Correction, Reading
from marsad.record import Record

Report = Callable[..., Reading]


def kept(path: Path, report: Report) -> Record:
    record = Record.open(path, create=True)
    reading = report("a", "وصل سالم الهادي اليوم", "2015-08-01", {"سالم الهادي": "PER"})
    record.apply(reading, weave(record.state_for(reading), reading, ()))
    return record


def test_a_copy_is_taken_while_another_writes(tmp_path: Path, report: Report) -> None:
    with kept(tmp_path / "r", report) as record:
        record._db.execute("BEGIN IMMEDIATE")
        record._db.execute("DELETE FROM document")
        done = CliRunner().invoke(app, ["backup", "--record", str(tmp_path / "r"), "--to", str(tmp_path / "copy")])
        record._db.execute("ROLLBACK")
        assert done.exit_code == 0, done.output
        with Record.open(tmp_path / "copy") as copy:
            assert copy.reading("a") == record.reading("a")
            assert copy.stories() == record.stories()
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_a_copy_overwrites_nothing_and_needs_a_record(tmp_path: Path, report: Report) -> None:
    kept(tmp_path / "r", report).close()
    (tmp_path / "there").write_text("mine")
    for source, to in (("r", "there"), ("none", "new"), ("r", "nowhere/new")):
        done = CliRunner().invoke(app, ["backup", "--record", str(tmp_path / source), "--to", str(tmp_path / to)])
        assert done.exit_code == 4
    assert (tmp_path / "there").read_text() == "mine"


def test_corrections_travel(tmp_path: Path, report: Report) -> None:
    with kept(tmp_path / "r", report) as record:
        record.correct(Correction(kind="own-outlet", target="صحيفة", value="دار", who="ليلى", why="السجل"), weave)
    done = CliRunner().invoke(app, ["export", "--as", "corrections", "--record", str(tmp_path / "r")])
    (line,) = [json.loads(x) for x in done.stdout.splitlines()]
    assert (line["kind"], line["target"], line["value"], line["who"], line["id"]) == (
        "own-outlet",
        "صحيفة",
        "دار",
        "ليلى",
        1,
    )
