"""FollowTheMoney entities fit the published schemata: known schema and properties, required ones there, right ends."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from tests.export.corpus import readings

from marsad.export import followthemoney
from marsad.model import Reading

Schema = dict[str, Any]
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@cache
def published() -> dict[str, Schema]:
    """Every schema by its name, read from the package's files without running the package."""
    spec = find_spec("followthemoney")
    assert spec is not None
    assert spec.submodule_search_locations
    files = (Path(spec.submodule_search_locations[0]) / "schema").glob("*.yaml")
    return {k: v for f in files for k, v in yaml.safe_load(f.read_text(encoding="utf-8")).items()}


def line_of(name: str) -> list[str]:
    """`name` and all that it extends."""
    return [name, *(up for parent in published()[name].get("extends", []) for up in line_of(parent))]


@cache
def properties(name: str) -> dict[str, Schema]:
    return {key: p for up in reversed(line_of(name)) for key, p in (published()[up].get("properties") or {}).items()}


def faults(entity: dict[str, Any], everyone: dict[str, str]) -> list[str]:
    """What the published schemata have against `entity`; `everyone` gives the schema of each id."""
    schema = entity["schema"]
    if schema not in published() or published()[schema].get("abstract"):
        return [f"no schema {schema}"]
    required = dict.fromkeys(r for up in line_of(schema) for r in published()[up].get("required", []))
    found = [f"{schema} without {r}" for r in required if r not in entity["properties"]]
    for name, values in entity["properties"].items():
        rule = properties(schema).get(name)
        if rule is None:
            found.append(f"{schema} has no {name}")
            continue
        for value in values:
            kind = rule.get("type", "string")
            wrong_end = kind == "entity" and rule["range"] not in line_of(everyone.get(value, "Thing"))
            wrong_day = kind == "date" and not DATE.fullmatch(value)
            wrong_land = kind == "country" and not re.fullmatch("[a-z]{2}", value)
            if not isinstance(value, str) or wrong_end or wrong_day or wrong_land:
                found.append(f"{schema}.{name} = {value!r}")
    return found


@pytest.mark.parametrize("reading", readings(), ids=lambda r: r.document.id)
def test_every_entity_fits_its_schema(reading: Reading) -> None:
    made = [json.loads(line) for line in followthemoney.lines(reading)]
    everyone = {e["id"]: e["schema"] for e in made}
    assert len(everyone) == len(made)
    assert [fault for e in made for fault in faults(e, everyone)] == []
    assert sum(e["schema"] == "Event" for e in made) == len(reading.events)


def test_the_check_catches_what_does_not_fit() -> None:
    def against(schema: str, **given: list[str]) -> list[str]:
        return faults({"id": "a", "schema": schema, "properties": given}, {"p": "Person", "d": "Article"})

    assert against("Event", name=["x"], involved=["p"], proof=["d"]) == []
    assert against("Event", involved=["d"], name=["x"]) == ["Event.involved = 'd'"]
    assert against("Event") == ["Event without name"]
    assert against("Event", name=["x"], colour=["red"]) == ["Event has no colour"]
    assert against("Event", name=["x"], startDate=["soon"]) == ["Event.startDate = 'soon'"]
    assert against("Occurrence", name=["x"]) == ["no schema Occurrence"]
