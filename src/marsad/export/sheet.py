"""Coded events → one flat table, as CSV or Parquet: every event with its modality, evidence and attribution."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from marsad.export.coded import CodedEvent, CodedParty
from marsad.knowledge.rules import tell

BATCH = 10_000  # rows held in memory while a Parquet file is written
JOINED = "|"
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "document", "url", "outlet", "agencies", "headline")),
        ("published_earliest", pa.date32()), ("published_latest", pa.date32()),
        *((name, pa.string()) for name in ("type", "mode", "quad")), ("score", pa.float64()), ("cameo", pa.string()),
        ("goldstein", pa.float64()), ("contexts", pa.string()), ("modality", pa.string()),
        *((f"{role}_{part}", pa.string()) for role in ("actor", "recipient")
          for part in ("names", "english", "countries", "sectors", "words")),
        *((name, pa.string()) for name in ("place", "place_english", "place_country")),
        ("latitude", pa.float64()), ("longitude", pa.float64()),
        ("date_earliest", pa.date32()), ("date_latest", pa.date32()), ("date_reason", pa.string()),
        ("figures", pa.string()), ("speakers", pa.string()), ("via", pa.string()), ("same_as", pa.string()),
        ("trigger", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("rule", pa.string()),
        ("origins", pa.int64()),
    ]
)  # fmt: skip
Cell = str | int | float | date | None


def row(e: CodedEvent) -> dict[str, Cell]:
    """One event under the column names of `SCHEMA`; several values of one cell are joined by "|"."""
    where = e.place
    return {
        "id": e.id, "document": e.document, "url": e.url, "outlet": e.outlet, "agencies": JOINED.join(e.agencies),
        "headline": e.headline, "published_earliest": e.published.earliest, "published_latest": e.published.latest,
        "type": e.type, "mode": e.mode, "quad": e.quad, "score": e.score, "cameo": e.cameo or None,
        "goldstein": e.goldstein, "contexts": JOINED.join(e.contexts), "modality": e.modality,
        **_parties("actor", e.actors), **_parties("recipient", e.recipients),
        "place": where.name if where else None, "place_english": where.english if where else None,
        "place_country": where.country if where else None, "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "date_earliest": e.when.earliest, "date_latest": e.when.latest,
        "date_reason": tell(e.when_reason, "en") if e.when_reason else None,
        "figures": JOINED.join(f.words for f in e.figures), "speakers": JOINED.join(e.speakers),
        "via": JOINED.join(e.via), "same_as": e.same_as, "trigger": e.trigger.text, "start": e.trigger.start,
        "end": e.trigger.end, "rule": e.trigger.rule, "origins": e.origins,
    }  # fmt: skip


def csv_lines(events: Iterable[CodedEvent]) -> Iterator[str]:
    """CSV as RFC 4180 has it, the header first, a record at a time with its line end."""
    yield _record(SCHEMA.names)
    for e in events:
        yield _record(["" if v is None else v for v in row(e).values()])


def write_parquet(events: Iterable[CodedEvent], out: BinaryIO) -> int:
    """Write `events` as one Parquet file with `SCHEMA`, in bounded memory; how many there were."""
    count = 0
    with pq.ParquetWriter(out, SCHEMA) as writer:
        rows = iter(events)
        while some := list(islice(rows, BATCH)):
            writer.write_table(pa.Table.from_pylist([row(e) for e in some], schema=SCHEMA))
            count += len(some)
    return count


def _parties(role: str, parties: tuple[CodedParty, ...]) -> dict[str, Cell]:
    parts: dict[str, list[Any]] = {
        "names": [p.name for p in parties], "english": [p.english for p in parties],
        "countries": [p.country for p in parties], "sectors": [p.sector for p in parties],
        "words": [p.words for p in parties],
    }  # fmt: skip
    return {f"{role}_{part}": JOINED.join(v or "" for v in values) for part, values in parts.items()}


def _record(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
