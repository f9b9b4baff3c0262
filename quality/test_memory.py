"""The peak memory measured is the process's own, not that of the one which started it."""

from __future__ import annotations

import subprocess
import sys

from quality.floors import ROOT
from quality.memory import peak_mb

LARGE = 300_000_000  # bytes


def test_a_child_of_a_large_process_is_measured_alone() -> None:
    held = b"x" * LARGE
    told = [sys.executable, "-c", "from quality.memory import peak_mb; print(peak_mb())"]
    child = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True)
    assert peak_mb() > len(held) / 1e6 > 100 > float(child.stdout) > 1
