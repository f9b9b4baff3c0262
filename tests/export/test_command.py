"""`marsad export` writes every form from a real record, and an event's origins are those that weaving found."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest
from tests.export.corpus import EXAMPLES
from typer.testing import CliRunner

from marsad.cli import app
from marsad.cli.exporting import As


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "examples.marsad"
    done = CliRunner().invoke(app, ["keep", str(EXAMPLES), "--record", str(path)])
    assert done.exit_code == 0, done.output
    return path


def exported(record: Path, form: str, *more: str) -> bytes:
    done = CliRunner().invoke(app, ["export", "--record", str(record), "--as", form, *more])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.mark.parametrize("form", [f.value for f in As if f not in (As.parquet, As.corrections, As.takedowns, As.cases)])
def test_every_form_is_written_and_the_same_twice(record: Path, form: str) -> None:
    written = exported(record, form)
    assert written
    assert written == exported(record, form)


@pytest.mark.parametrize("form", ["corrections", "takedowns", "cases"])
def test_a_record_that_nobody_touched_exports_neither_corrections_nor_takedowns(record: Path, form: str) -> None:
    assert exported(record, form) == b""


def test_tables_hold_every_event_and_its_origins(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.parquet"
    exported(record, "parquet", "--out", str(target))
    table = pyarrow.parquet.read_table(target)
    rows = list(csv.DictReader(io.StringIO(exported(record, "csv").decode(), newline="")))
    readings = [json.loads(line) for line in exported(record, "readings").splitlines()]
    assert table.num_rows == len(rows) == sum(len(r["events"]) for r in readings) > 20
    assert {int(r["origins"]) for r in rows} > {1}, "the examples tell one exercise from several origins"


def test_an_entity_has_one_id_across_documents(record: Path) -> None:
    bodies = [json.loads(line) for line in exported(record, "ftm").splitlines()]
    russia = {e["id"] for e in bodies if e["schema"] == "PublicBody" and e["properties"]["name"] == ["روسيا"]}
    assert len(russia) == 1
