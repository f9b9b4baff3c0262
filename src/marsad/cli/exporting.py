"""`marsad export`: what a record holds, in the format of those who read it next."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

from marsad.cli.command import RecordFile, app, opened
from marsad.export import weave
from marsad.record import Record


class As(StrEnum):
    stories = "stories"
    pairs = "pairs"


WRITERS: dict[As, Callable[[Record], Iterator[bytes]]] = {
    As.stories: lambda kept: weave.stories(kept.woven()),
    As.pairs: lambda kept: weave.pairs(kept.ties()),
}


@app.command()
def export(record: RecordFile, form: Annotated[As, typer.Option("--as", help="What to write, and how.")]) -> None:
    """Write what a record holds, to standard output.

    Example: `marsad export --record gulf.marsad --as pairs > pairs.jsonl`
    """
    with opened(record) as kept:
        for line in WRITERS[form](kept):
            sys.stdout.buffer.write(line + b"\n")
    sys.stdout.flush()
