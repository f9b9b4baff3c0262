"""What a command line asks of a set of unseen articles → its table, or each answer that differs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from quality.counting import Table
from quality.evaluate import lines
from quality.floors import shared


def answered(about: str | None, measure: Callable[[Path], Table], misses: Callable[[Path], Iterator[str]]) -> int:
    """Print one of the two, of the folder that `--shared` or MARSAD_SHARED names; the exit status."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--shared", type=Path, default=None, help="folder with data/news-2015; else MARSAD_SHARED")
    parser.add_argument("--misses", action="store_true", help="each answer that differs instead of the table")
    args = parser.parse_args()
    folder = args.shared or shared()
    if folder is None:
        print("The articles are not here; name their folder: --shared FOLDER or MARSAD_SHARED")
        return 2
    try:
        print("\n".join(misses(folder) if args.misses else lines(measure(folder))))
    except FileNotFoundError as fault:
        print(f"{fault.filename} is not there; name the folder that holds it: --shared FOLDER or MARSAD_SHARED")
        return 2
    return 0
