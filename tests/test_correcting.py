"""`marsad merge` and `split`: what a person says of who is who, and what the record answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import build
from typer.testing import CliRunner

from marsad.cli import app
from marsad.cluster import weave
from marsad.record import Record


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r.marsad"
    with Record.open(path, create=True) as record:
        for document, name in (("a", "سالم القرطبي"), ("b", "أبو الوليد القرطبي")):
            reading = build(document, f"وصل {name} اليوم", "2015-08-01", {name: "PER"})
            record.apply(reading, weave(record.state_for(reading), reading, ()))
    return path


def said(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [*map(str, words)])
    return done.exit_code, " ".join(done.output.split())


def name(file: Path, spelling: str) -> str:
    with Record.open(file) as record:
        row = record.find_entity(spelling)
        assert row
        return row.name


def test_two_are_held_to_be_one_and_parted_again(file: Path) -> None:
    code, told = said("merge", "ابو الوليد القرطبى", "سالم القرطبي", "--record", file, "--why", "كنيته", "--who", "r")
    assert (code, told.split()[0]) == (0, "1")
    assert name(file, "أبو الوليد القرطبي") == "سالم القرطبي"
    with Record.open(file) as record:
        assert [(c.kind, c.why, c.who) for c in record.corrections()] == [("merge-entity", "كنيته", "r")]
        reading = build("c", "غادر أبو الوليد القرطبي", "2015-08-09", {"أبو الوليد القرطبي": "PER"})
        record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))
    assert name(file, "أبو الوليد القرطبي") == "سالم القرطبي"  # a later run obeys
    assert said("split", "أبو الوليد القرطبي", "--record", file)[0] == 0
    assert name(file, "أبو الوليد القرطبي") == "أبو الوليد القرطبي"


def test_what_cannot_be_merged_or_split_is_told_with_its_cure(file: Path) -> None:
    for words in (
        ("merge", "سمير", "سالم القرطبي"),
        ("merge", "سالم القرطبي", "سالم القرطبى"),
        ("split", "سالم القرطبي"),
    ):
        code, told = said(*words, "--record", file)
        assert code == 2, told
    with Record.open(file) as record:
        assert record.corrections() == ()
