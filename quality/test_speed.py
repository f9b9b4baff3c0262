"""Speed and memory hold: at least 100 articles of 290 words a second on one core from text, under 500 MB."""

from __future__ import annotations

import json
import subprocess
import sys

from quality.floors import ROOT

ARTICLES_PER_SECOND = 100
PEAK_MB = 500


def test_a_hundred_articles_a_second_in_half_a_gigabyte() -> None:
    command = [sys.executable, "-m", "quality.bench", "--examples", "--n", "60", "--repeat", "6", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["articles_per_s"] >= ARTICLES_PER_SECOND, found
    assert found["peak_mb"] < PEAK_MB, found
    assert {"ingest", "annotate", "statements", "events", "export line"} <= set(found["ms_per_doc"])
