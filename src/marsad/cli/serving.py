"""`marsad desk`: the record's pages in a browser."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from marsad.cli.command import UNUSABLE, RecordFile, app, opened


@app.command()
def desk(
    record: RecordFile,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on this machine.")] = 8470,
) -> None:
    """Serve the desk, the record's pages, to a browser on this machine.

    Example: `marsad desk --record gulf.marsad` and open http://127.0.0.1:8470/
    """
    from marsad.desk import serve  # noqa: PLC0415  a server's imports should not slow down the other commands

    with opened(record):
        pass
    Console(stderr=True).print(f"http://127.0.0.1:{port}/  (Ctrl+C ends it)", highlight=False)
    try:
        serve(record, port=port)
    except OSError as fault:
        print(f"marsad: {fault}", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from fault
