"""Pages, mails, feeds and archives never fall below their floors, and Arabic pages never below what the peers reach."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from quality.extraction import floors as scores
from quality.extraction import reports
from quality.floors import below, load, shared
from quality.pages import forms, score
from quality.pages.memory import measured
from quality.pages.score import Row

TABLE = "extraction"


@cache
def arabic(folder: Path | None) -> tuple[Row, ...]:
    told = reports(folder)
    return (*score.arabic(forms.pages(told)), *score.files(forms.others(told)))


@pytest.mark.parametrize("kind", load()[TABLE])
def test_a_kind_of_input_keeps_its_floor(kind: str) -> None:
    made = scores(list(arabic(None)))[TABLE]
    assert below({TABLE: {kind: load()[TABLE][kind]}}, {TABLE: made}) == []


def test_arabic_pages_are_read_no_worse_than_by_the_peers() -> None:
    ours, *peers = (r for r in arabic(shared()) if r.kind == "Arabic pages")
    assert ours.reader == "marsad"
    assert all(ours.f1 >= peer.f1 for peer in peers)
    assert ours.titles == 1.0


@pytest.mark.skipif(shared() is None, reason="MARSAD_SHARED names no folder")
def test_the_benchmark_keeps_its_floor() -> None:
    folder = shared()
    assert folder is not None
    rows = {r.reader: r for r in score.benchmark(folder / "data/article-extraction-benchmark")}
    assert below({TABLE: load()["shared: extraction"]}, {TABLE: {"benchmark pages": rows["marsad"].f1}}) == []
    assert rows["marsad"].f1 > rows["resiliparse"].f1


def test_memory_stays_flat_while_an_archive_streams_through() -> None:
    parts = measured(60_000_000)
    assert parts[-1][1] - parts[len(parts) // 2][1] < 10  # megabytes, while thirty million bytes went through
    assert parts[-1][1] < 250
