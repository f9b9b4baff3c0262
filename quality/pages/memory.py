"""A number of bytes → how much memory `marsad read` takes while a web archive of that size streams through it.

`python -m quality.pages.memory 3000000000` prints a line for each tenth: pages read, resident megabytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quality.pages.archive import SIZE

PARTS = 10


def resident(process: int) -> float:
    """The megabytes of memory that a process holds now."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def measured(size: int) -> list[tuple[int, float]]:
    """Pages read and resident megabytes, at each tenth of the way."""
    write = [sys.executable, "-m", "quality.pages.archive", str(size)]
    read = [str(Path(sys.executable).parent / "marsad"), "read", "-", "--input", "warc", "--format", "jsonl"]
    found: list[tuple[int, float]] = []
    step = max(size // SIZE // PARTS, 1)
    with (
        subprocess.Popen(write, stdout=subprocess.PIPE) as writer,
        subprocess.Popen(read, stdin=writer.stdout, stdout=subprocess.PIPE) as reader,
    ):
        assert reader.stdout is not None
        for n, _ in enumerate(reader.stdout, 1):
            if n % step == 0:
                found.append((n, resident(reader.pid)))
                print(f"{n:>8} pages {n * SIZE / 1e9:6.2f} GB {found[-1][1]:7.0f} MB", flush=True)
    return found


if __name__ == "__main__":
    measured(int(sys.argv[1]))
