"""The `marsad` command: arguments and exit codes; each family of commands has a file.

Standard output carries the answer and nothing else; problems and progress go to standard error.
Exit codes: 0 all was read, 2 wrong use, 3 something was left out (said on standard error), 4 the record or the port
cannot be used.
"""

from __future__ import annotations

import os
import sys

from marsad.cli import (
    correcting,
    describing,
    dossier,
    exporting,
    reading,
    rereading,
    searching,
    serving,
    showing,
    upkeep,
    weaving,
)
from marsad.cli.command import UNUSABLE, app
from marsad.record import RecordError

__all__ = [
    "app",
    "correcting",
    "describing",
    "dossier",
    "exporting",
    "main",
    "reading",
    "rereading",
    "searching",
    "serving",
    "showing",
    "upkeep",
    "weaving",
]


def main() -> None:
    """The `marsad` command."""
    try:
        app()
    except RecordError as fault:  # a server that goes away in the middle, a disk that is full
        print(f"marsad: {fault}", file=sys.stderr)
        sys.exit(UNUSABLE)
    except BrokenPipeError:  # the reader of our output went away: `marsad read … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
