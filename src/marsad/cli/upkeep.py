"""`marsad backup`: a copy of a record, also while it is being written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.command import UNUSABLE, RecordFile, app
from marsad.record import RecordError
from marsad.record.upkeep import backup as copied


@app.command()
def backup(record: RecordFile, to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The copy.")]) -> None:
    """Copy a record to another file as it stands at one moment; others may read and write meanwhile.

    Example: `marsad backup --record gulf.marsad --to gulf-2026-01.marsad`
    """
    try:
        size = copied(record, to)
    except RecordError as fault:
        print(f"marsad: {fault}", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from fault
    print(f"{to}\t{size}")
