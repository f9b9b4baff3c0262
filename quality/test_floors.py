"""The floors hold: no layer of the examples falls below what was reached before, and each layer has a floor."""

from __future__ import annotations

import pytest
from quality.evaluate import evaluate, scores
from quality.floors import FILE, below, load, raised, tables, written

FLOORS = load()


def test_every_report_is_read() -> None:
    assert evaluate()[1] == []


@pytest.mark.parametrize("layer", FLOORS["examples"])
def test_layer_holds_its_floor(layer: str) -> None:
    assert below({"examples": {layer: FLOORS["examples"][layer]}}, {"examples": scores()}) == []


def test_every_layer_has_a_floor() -> None:
    assert set(FLOORS["examples"]) == set(scores())


def test_floors_rise_and_never_fall() -> None:
    floors = {"examples": {"title": 0.5, "times": 0.9}}
    measured = {"examples": {"title": 0.619, "times": 0.8, "new": 0.29}}
    assert raised(floors, measured) == {"examples": {"title": 0.61, "times": 0.9, "new": 0.29}}
    assert below(floors, measured) == ["examples, times: 0.800 is below its floor 0.90"]


def test_the_file_is_as_the_command_writes_it() -> None:
    assert FILE.read_text(encoding="utf-8") == written(FLOORS)


def test_tables_are_read_from_the_scorers_output() -> None:
    seeds = '\n== seeds, raw\nlayer P\n{"f1": {"title": 1.0}, "missing": []}\n'
    output = seeds + '\n== flat names\nx\n{"all": 0.5, "absent": 0}\n'
    assert tables(output) == {"shared: seeds": {"title": 1.0}, "shared: flat names": {"all": 0.5}}
