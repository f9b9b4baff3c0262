"""`marsad read` and `keep`: documents in, readings out or into a record."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from marsad.cli import table
from marsad.cli.command import Input, InputOption, MaxBytes, Paths, RecordFile, Seconds, app, leave, opened
from marsad.cli.watch import LateError, limited
from marsad.export import interchange
from marsad.knowledge.rules import tell
from marsad.model import Background, Page, Problem, Reading, Why
from marsad.pipeline import read as read_page
from marsad.pipeline import unreadable, weave
from marsad.record.background import background
from marsad.sources import MAX_BYTES, pages

PROGRESS_AFTER = 2.0  # seconds
Known = Callable[[Reading], Background]
SECONDS = 30.0  # a document; an article takes a hundredth of one


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
    for reading in _readings(paths, kind, max_bytes, seconds):
        left_out += bool(reading.document.problems or not reading.document.text)
        if form is Format.jsonl:
            sys.stdout.buffer.write(interchange.line(reading) + b"\n")
        else:
            out.print(table.reading(reading))
    sys.stdout.flush()
    leave(left_out)


@app.command()
def keep(
    paths: Paths,
    record: RecordFile,
    kind: InputOption = None,
    max_bytes: MaxBytes = MAX_BYTES,
    seconds: Seconds = SECONDS,
) -> None:
    """Read documents and add them to a record; the same document twice is one.

    Example: `marsad keep news/ --record gulf.marsad`
    """
    added = known = left_out = 0
    with opened(record, create=True) as kept, kept.together():
        for reading in _readings(
            paths, kind, max_bytes, seconds, lambda found: background(kept.state_for(found), found)
        ):
            left_out += bool(reading.document.problems or not reading.document.text)
            if not reading.document.text or reading.document.language != "ar":
                for why in reading.problems:
                    kept.note_problem(Problem(source=reading.document.source, reason=why))
            elif kept.holds(reading):
                known += 1
            else:
                kept.apply(reading, weave(kept.state_for(reading), reading, kept.corrections()))
                added += 1
    Console().print(f"{added} added, {known} already kept, {left_out} with problems → {record}", highlight=False)
    leave(left_out)


def _readings(
    paths: list[str], kind: Input | None, max_bytes: int, seconds: float, known: Known | None = None
) -> Iterator[Reading]:
    """The reading of each document, its problems said on standard error as they come; a document without a date is read
    again against what is `known`, where that may tell."""
    for page in _watched(pages(paths, kind=kind.value if kind else None, max_bytes=max_bytes)):
        reading = _read(page, seconds) if isinstance(page, Page) else unreadable(page)
        if known and isinstance(page, Page) and reading.mentions and reading.document.published.basis == "unknown":
            found = known(reading)
            reading = _read(page, seconds, found) if found.alike else reading
        for problem in reading.problems:
            print(f"marsad: {reading.document.source}: {tell(problem, 'en')}", file=sys.stderr)
        yield reading


def _read(page: Page, seconds: float, found: Background | None = None) -> Reading:
    """The reading of `page`. A fault of our own costs this document, said with its kind, and never its neighbours;
    so does one that takes too long."""
    try:
        with limited(seconds):
            return read_page(page, found)
    except LateError:
        reason = Why("unread.slow", (f"{seconds:g}",))
    except Exception as fault:
        reason = Why("unread.fault", (f"{type(fault).__name__}: {fault}"[:200],))
    return unreadable(Problem(source=page.source, reason=reason, id=page.given.id or page.given.url))


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
