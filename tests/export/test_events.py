"""The event formats: each has the columns its community loads, carries facts as facts, and leads back to the words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import geojson
import networkx
import pyarrow.csv
import pyarrow.parquet
import pytest
from tests.export.corpus import events, readings

from marsad.export import gdelt, graphml, plover, polecat, sheet
from marsad.export import geojson as features
from marsad.export.coded import dyads
from marsad.knowledge import ontology


def test_every_event_of_every_reading_is_coded_once() -> None:
    assert len(events()) == sum(len(r.events) for r in readings()) > 20
    assert len({e.id for e in events()}) == len(events())
    assert {e.origins for e in events()} == {1, 3}


def test_gdelt_rows_have_its_columns_and_codes() -> None:
    rows = [line.split("\t") for line in gdelt.lines(events())]
    assert rows
    assert len(gdelt.COLUMNS) == 61
    at = {name: i for i, name in enumerate(gdelt.COLUMNS)}
    for row in rows:
        assert len(row) == 61
        code = row[at["EventCode"]]
        assert code in ontology.cameos()
        assert (code[:3], code[:2]) == (row[at["EventBaseCode"]], row[at["EventRootCode"]])
        assert row[at["QuadClass"]] in "1234"
        assert int(row[0]) < 2**53  # a reader of doubles holds it exactly
    assert len({row[0] for row in rows}) == len(rows)


def test_gdelt_leads_back_to_the_words() -> None:
    texts = {r.document.url or r.document.id: r.document.text for r in readings()}
    words = {(e.url or e.document, e.trigger.start): e.trigger.text for e in events()}
    for line in gdelt.lines(events()):
        source, _, span = line.split("\t")[-1].rpartition("#char=")
        start, end = map(int, span.split(","))
        assert texts[source][start:end] == words[source, start]


def test_tables_without_modality_carry_only_what_is_told_as_fact() -> None:
    plans = {e.trigger.start for e in events() if e.modality != "asserted"}
    assert plans
    kept = {line.split("\t")[0] for line in list(polecat.lines(events()))[1:]}
    assert kept == {e.id for e in events() if e.modality == "asserted" and e.same_as is None}


def test_polecat_has_its_columns_in_its_order_and_a_plain_reader_loads_it() -> None:
    text = "\n".join(polecat.lines(events()))
    table = pyarrow.csv.read_csv(
        io.BytesIO(text.encode()), parse_options=pyarrow.csv.ParseOptions(delimiter="\t", quote_char=False)
    )
    assert table.column_names == list(polecat.COLUMNS)
    assert polecat.COLUMNS[:7] == (
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    )  # fmt: skip
    assert set(table["Event Type"].to_pylist()) <= set(ontology.types())
    assert all(-10 <= score <= 10 for score in table["Intensity"].to_pylist())


def test_plover_records_keep_modality_and_stand_on_their_words() -> None:
    texts = {r.document.id: r.document.text for r in readings()}
    records = [json.loads(line) for line in plover.lines(events())]
    assert len(records) == len(events())
    assert {r["modality"] for r in records} > {"asserted"}
    for r in records:
        assert texts[r["story_id"]][r["start_char"] : r["end_char"]] == r["event_text"]
        for party in r["attributes"]["ACTOR"] + r["attributes"]["RECIP"]:
            assert texts[r["story_id"]][party["start_char"] : party["end_char"]] == party["text"]


def test_csv_and_parquet_hold_the_same_table(tmp_path: Path) -> None:
    target = tmp_path / "events.parquet"
    with target.open("wb") as out:
        assert sheet.write_parquet(iter(events()), out) == len(events())
    table = pyarrow.parquet.read_table(target)
    assert table.schema.equals(sheet.SCHEMA)
    from_csv = list(csv.DictReader(io.StringIO("".join(sheet.csv_lines(events())), newline="")))
    for left, right in zip(table.to_pylist(), from_csv, strict=True):
        assert {k: "" if v is None else str(v) for k, v in left.items()} == right


def test_geojson_is_valid() -> None:
    collection = geojson.loads(b"".join(features.lines(events())).decode())
    assert collection.is_valid, collection.errors()
    assert len(collection.features) == len(events())


def test_graphml_is_read_by_networkx(tmp_path: Path) -> None:
    target = tmp_path / "net.graphml"
    target.write_text("\n".join(graphml.lines(events())), encoding="utf-8")
    graph = networkx.read_graphml(target, force_multigraph=True)
    pairs = [(a, b) for e in events() if e.modality == "asserted" and not e.same_as for a, b in dyads(e) if a and b]
    assert sum(data["events"] for *_, data in graph.edges(data=True)) == len(pairs) > 0


@pytest.mark.parametrize("lines", [gdelt.lines, polecat.lines, plover.lines])
def test_no_events_give_no_rows(lines: object) -> None:
    assert len(list(lines(()))) == (1 if lines is polecat.lines else 0)  # type: ignore[operator]
