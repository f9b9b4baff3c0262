"""`marsad read` and `keep`: documents in, readings out or into a record."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from marsad.api.guarded import SECONDS, Known
from marsad.api.guarded import readings as read_guarded
from marsad.api.keeping import doubts, known
from marsad.api.keeping import keep as keep_reading
from marsad.cli import table
from marsad.cli.command import Input, InputOption, MaxBytes, Paths, RecordFile, Seconds, app, leave, opened
from marsad.export import interchange
from marsad.garbage import seldom_collected
from marsad.knowledge.rules import tell
from marsad.model import Page, Problem, Reading
from marsad.sources import MAX_BYTES, pages

PROGRESS_AFTER = 2.0  # seconds


class Format(StrEnum):
    table = "table"
    jsonl = "jsonl"


@app.command()
def read(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="How to write each reading.")] = Format.table,
    kind: InputOption = None,
    max_bytes: MaxBytes = MAX_BYTES,
    seconds: Seconds = SECONDS,
) -> None:
    """Read documents and write what each one says.

    Example: `marsad read news/ --format jsonl > readings.jsonl`
    """
    out = Console()
    left_out = 0
    with seldom_collected():
        for reading in _readings(paths, kind, max_bytes, seconds):
            left_out += bool(reading.document.problems or not reading.document.text)
            if form is Format.jsonl:
                sys.stdout.buffer.write(interchange.line(reading) + b"\n")
            else:
                out.print(table.reading(reading))
    sys.stdout.flush()
    leave(left_out)


@app.command()
def keep(  # noqa: PLR0913, PLR0917  a command's options are its arguments
    paths: Paths,
    record: RecordFile,
    kind: InputOption = None,
    max_bytes: MaxBytes = MAX_BYTES,
    seconds: Seconds = SECONDS,
    again: Annotated[bool, typer.Option("--again", help="Keep also what was taken down before.")] = False,
) -> None:
    """Read documents and add them to a record; the same document twice is one.

    Example: `marsad keep news/ --record gulf.marsad`
    """
    sums = Counter[str]()
    left_out = 0
    with opened(record, create=True) as kept, kept.together():
        for reading in _readings(paths, kind, max_bytes, seconds, partial(known, kept)):
            left_out += bool(reading.document.problems or not reading.document.text)
            done = keep_reading(kept, reading, again)
            sums[done] += 1
            for why in doubts(reading, datetime.now(UTC).date()) if done == "added" else ():
                print(f"marsad: {reading.document.source}: {tell(why, 'en')}", file=sys.stderr)
    gone = f", {sums['gone']} taken down before and left out (--again keeps them)" if sums["gone"] else ""
    told = f"{sums['added']} added, {sums['known']} already kept{gone}, {left_out} with problems → {kept.name}"
    Console().print(told, highlight=False)
    leave(left_out)


def _readings(
    paths: list[str], kind: Input | None, max_bytes: int, seconds: float, against: Known | None = None
) -> Iterator[Reading]:
    """The reading of each document, its problems said on standard error as they come."""
    items = _watched(pages(paths, kind=kind.value if kind else None, max_bytes=max_bytes, seconds=seconds))
    for reading in read_guarded(items, seconds, against):
        for problem in reading.problems:
            print(f"marsad: {reading.document.source}: {tell(problem, 'en')}", file=sys.stderr)
        yield reading


def _watched(items: Iterator[Page | Problem]) -> Iterator[Page | Problem]:
    """`items` as they come, with a progress line on a terminal once it takes longer than two seconds."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None, visible=False)
        began = time.monotonic()
        for item in items:
            late = time.monotonic() - began > PROGRESS_AFTER
            progress.update(task, advance=1, visible=late, description=Path(item.source).name)
            yield item
