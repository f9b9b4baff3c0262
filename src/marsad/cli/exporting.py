"""`marsad export`: what a record holds, in the format of those who read it next."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import typer

from marsad.cli.command import RecordFile, app, opened
from marsad.export import (
    cases,
    citations,
    followthemoney,
    gdelt,
    geojson,
    graphml,
    interchange,
    plover,
    polecat,
    schema_org,
    sheet,
    weave,
    web_annotation,
)
from marsad.export.coded import CodedEvent, coded
from marsad.model import Reading
from marsad.pipeline import accounts, happenings
from marsad.record import Record


class As(StrEnum):
    stories = "stories"
    pairs = "pairs"
    readings = "readings"
    corrections = "corrections"
    takedowns = "takedowns"
    cases = "cases"
    plover = "plover"
    polecat = "polecat"
    gdelt = "gdelt"
    csv = "csv"
    parquet = "parquet"
    geojson = "geojson"
    graphml = "graphml"
    ftm = "ftm"
    annotations = "annotations"
    schema_org = "schema.org"
    bibtex = "bibtex"
    ris = "ris"
    csl = "csl"


Lines = Iterator[bytes | str]
WRITERS: dict[As, Callable[[Record], Lines]] = {
    As.stories: lambda kept: weave.stories(kept.woven()),
    As.pairs: lambda kept: weave.pairs(kept.ties()),
    As.readings: lambda kept: (interchange.line(r) for r in kept.readings()),
    As.corrections: lambda kept: (msgspec.json.encode(c) for c in kept.corrections()),
    As.cases: lambda kept: cases.lines(kept.as_read(), kept.corrections()),
    As.takedowns: lambda kept: (msgspec.json.encode(g) for g in kept.gone()),
    As.plover: lambda kept: plover.lines(events(kept)),
    As.polecat: lambda kept: polecat.lines(events(kept)),
    As.gdelt: lambda kept: gdelt.lines(events(kept)),
    As.csv: lambda kept: (row.removesuffix("\r\n") + "\r" for row in sheet.csv_lines(events(kept))),
    As.geojson: lambda kept: geojson.lines(events(kept)),
    As.graphml: lambda kept: graphml.lines(events(kept)),
    As.ftm: lambda kept: (line for r in kept.readings() for line in followthemoney.lines(r, _ids(kept, r))),
    As.annotations: lambda kept: (line for r in kept.readings() for line in web_annotation.lines(r)),
    As.schema_org: lambda kept: (msgspec.json.encode(schema_org.news_article(r)) for r in kept.readings()),
    As.bibtex: lambda kept: (citations.bibtex(r.document) for r in kept.readings()),
    As.ris: lambda kept: (citations.ris(r.document) for r in kept.readings()),
    As.csl: lambda kept: (msgspec.json.encode(citations.csl(r.document)) for r in kept.readings()),
}
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to; standard output without it.")]


@app.command()
def export(
    record: RecordFile, form: Annotated[As, typer.Option("--as", help="What to write, and how.")], out: Out = None
) -> None:
    """Write what a record holds.

    Example: `marsad export --record gulf.marsad --as parquet --out events.parquet`
    """
    with opened(record) as kept, out.open("wb") if out else nullcontext(sys.stdout.buffer) as target:
        if form is As.parquet:
            sheet.write_parquet(events(kept), target)
        else:
            _write(WRITERS[form](kept), target)
        target.flush()


def events(kept: Record) -> Iterator[CodedEvent]:
    """Every event of the record, story by story, with the independent origins that tell of it."""
    for story, _ in kept.woven():
        readings = list(kept.readings(story=story.id))
        told = [account for r in readings for account in accounts(r)]
        origins: dict[str, dict[str, int]] = {r.document.id: {} for r in readings}
        for happening in happenings(told, kept.ties_among(origins)):
            for account in happening.accounts:
                origins[account.document][account.event] = happening.origins
        for r in readings:
            yield from coded(r, origins[r.document.id])


def _ids(kept: Record, reading: Reading) -> dict[str, str]:
    """The record's id of each of the document's entities, so that one name is one entity across documents."""
    return {local: row.id for local, row in kept.links(reading.document.id).items()}


def _write(lines: Iterable[bytes | str], target: BinaryIO) -> None:
    for line in lines:
        target.write((line.encode() if isinstance(line, str) else line) + b"\n")
