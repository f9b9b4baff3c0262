"""A copy of a record taken while it is written: whole, as it stood, overwriting nothing; corrections as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.postgres import Place, Shelf
from typer.testing import CliRunner

from marsad.cli import app
from marsad.cluster import weave
from marsad.model import Correction, Reading
from marsad.record import Record

Report = Callable[..., Reading]


def kept(path: Place, report: Report) -> Record:
    record = Record.open(path, create=True)
    reading = report("a", "وصل سالم الهادي اليوم", "2015-08-01", {"سالم الهادي": "PER"})
    record.apply(reading, weave(record.state_for(reading), reading, ()))
    return record


def test_a_copy_is_taken_while_another_writes(tmp_path: Path, report: Report) -> None:
    with kept(tmp_path / "r", report) as record:
        record._db.begin()
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


def test_corrections_travel(shelf: Shelf, report: Report) -> None:
    with kept(shelf / "r", report) as record:
        record.correct(Correction(kind="own-outlet", target="صحيفة", value="دار", who="ليلى", why="السجل"), weave)
    done = CliRunner().invoke(app, ["export", "--as", "corrections", "--record", str(shelf / "r")])
    (line,) = [json.loads(x) for x in done.stdout.splitlines()]
    assert (line["kind"], line["target"], line["value"], line["who"], line["id"]) == (
        "own-outlet",
        "صحيفة",
        "دار",
        "ليلى",
        1,
    )


def test_a_document_is_taken_down_left_out_and_kept_again_when_asked(shelf: Shelf, tmp_path: Path) -> None:
    text = "التقى سالم الهادي في مراكش المبعوث يوسف القرطبي لبحث ترسيم الحدود البحرية"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    record = ["--record", str(shelf / "r")]

    def done(*command: str) -> str:
        result = CliRunner().invoke(app, [*command, *record])
        assert result.exit_code == 0, result.output
        return result.stdout

    done("keep", str(tmp_path / "a.jsonl"))
    assert done("export", "--as", "readings").count('"id":"a"') == 1
    told = done("forget", "a", "--why", "طلب الكاتب", "--who", "ليلى")
    assert told.startswith("a\t")
    assert done("forget", "a", "--why", "ثانية") == told
    for form in ("readings", "csl", "annotations", "stories", "plover"):
        assert "مراكش" not in done("export", "--as", form)
    (stone,) = [json.loads(x) for x in done("export", "--as", "takedowns").splitlines()]
    assert (stone["document"], stone["who"], stone["why"]) == ("a", "ليلى", "طلب الكاتب")
    assert "0 added, 0 already kept, 1 taken down before and left out" in done("keep", str(tmp_path / "a.jsonl"))
    assert "1 added" in done("keep", str(tmp_path / "a.jsonl"), "--again")
    assert done("export", "--as", "takedowns") == ""
    unknown = CliRunner().invoke(app, ["forget", "none", "--why", "x", *record])
    assert (unknown.exit_code, "no document none" in unknown.output) == (2, True)
