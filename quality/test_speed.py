"""Speed and memory hold: at least 100 articles of 290 words a second on one core from text, under 500 MB.

Measured on the shared news where it is, else on the examples, whose sentences are denser. What counts is the best of
some measurements over some minutes: on a shared machine the same code runs a third slower while a neighbour is busy.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from quality.bench_events import speed
from quality.floors import ROOT, shared
from quality.news import there

from marsad.extract.events import reader

ARTICLES_PER_SECOND = 100
PEAK_MB = 500
ATTEMPTS = 10
PAUSE = 15  # seconds
EXAMPLES = ("--examples", "--n", "60", "--repeat", "6")
NEWS = ("--n", "200", "--repeat", "4")
# 400 are aimed at, over the first 2,000; four fifths are held here, over 600, of which more words are met for the first
# time, on a machine that is slower by a quarter in some hours.
EVENTS_PER_SECOND = 320


@pytest.mark.alone
def test_a_hundred_articles_a_second_in_half_a_gigabyte() -> None:
    of = NEWS if there(shared()) else EXAMPLES
    found: dict[str, Any] = {}
    for attempt in range(ATTEMPTS):
        time.sleep(PAUSE if attempt else 0)
        found = max(found, measured(of), key=lambda f: f.get("articles_per_s", 0))
        if found["articles_per_s"] >= ARTICLES_PER_SECOND:
            break
    assert found["articles_per_s"] >= ARTICLES_PER_SECOND, found
    assert found["peak_mb"] < PEAK_MB, found
    assert {"ingest", "annotate", "statements", "events", "export line"} <= set(found["ms_per_doc"])


def measured(of: tuple[str, ...]) -> dict[str, Any]:
    command = [sys.executable, "-m", "quality.bench", *of, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.alone
def test_the_stage_of_events_compiled() -> None:
    if not there(shared()) or Path(reader.__file__).suffix != ".so":
        pytest.skip("no shared news, or the stage is not compiled")
    best = 0.0
    for attempt in range(ATTEMPTS):
        time.sleep(PAUSE if attempt else 0)
        if (best := max(best, speed(600))) >= EVENTS_PER_SECOND:
            break
    assert best >= EVENTS_PER_SECOND
