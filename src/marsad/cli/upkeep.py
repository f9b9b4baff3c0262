"""`marsad backup` and `forget`: a copy of a record, also while it is being written; a document taken down."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from marsad.cli.command import UNUSABLE, RecordFile, app, opened
from marsad.pipeline import weave
from marsad.record import RecordError
from marsad.record.door import named
from marsad.record.upkeep import backup as copied


@app.command()
def backup(record: RecordFile, to: Annotated[str, typer.Option("--to", metavar="RECORD", help="The copy.")]) -> None:
    """Copy a record to another file or empty database as it stands at one moment; others may read and write meanwhile.

    Example: `marsad backup --record gulf.marsad --to gulf-2026-01.marsad`
    """
    try:
        size = copied(record, to)
    except RecordError as fault:
        print(f"marsad: {fault}", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from fault
    print(f"{named(to)}\t{size}")


@app.command()
def forget(
    document: Annotated[str, typer.Argument(metavar="ID", help="The document's id, as exports give it.")],
    record: RecordFile,
    why: Annotated[str, typer.Option("--why", help="The reason, kept with the tombstone.")],
    who: Annotated[str, typer.Option("--who", help="Who asked for it, kept with the tombstone.")] = "",
) -> None:
    """Take a document down: delete it with all that was read from it; only a tombstone stays.

    Example: `marsad forget https://example.org/17 --why "asked for by the author" --record gulf.marsad`
    """
    with opened(record) as kept:
        if old := kept.tombstone(document):
            print(f"{document}\t{old.when}\t{old.why}")
            return
        try:
            stone = kept.forget(document, weave, who=who, why=why)
        except ValueError as fault:
            raise typer.BadParameter(str(fault)) from fault
        except RecordError as fault:
            print(f"marsad: {fault}", file=sys.stderr)
            raise typer.Exit(UNUSABLE) from fault
        print(f"{document}\t{stone.when}\t{stone.why}")
