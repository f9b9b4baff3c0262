"""Arguments and exit codes: `marsad read`, `keep`, `show`, `desk`, `schema`.

Standard output carries the answer and nothing else; problems and progress go to standard error.
Exit codes: 0 all was read, 2 wrong use, 3 something was left out (said on standard error), 4 the record or the port
cannot be used.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from marsad.cli import table
from marsad.export import interchange
from marsad.knowledge.rules import tell
from marsad.model import Page, Problem, Reading, Why
from marsad.pipeline import read as read_page
from marsad.pipeline import unreadable, weave
from marsad.record import Record, RecordError
from marsad.record.rows import EntityDetail
from marsad.sources import MAX_BYTES, pages

LEFT_OUT, UNUSABLE = 3, 4
PROGRESS_AFTER = 2.0  # seconds

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Marsad (مرصد) reads Arabic news about relations between states and keeps the record.\n\n"
    "Exit codes: 0 all was read · 2 wrong use · 3 something was left out · 4 the record or the port cannot be used.",
)
show = typer.Typer(no_args_is_help=True, help="Show what a record holds.")
app.add_typer(show, name="show")


class Format(StrEnum):
    table = "table"
    jsonl = "jsonl"


class Input(StrEnum):
    text = "text"
    html = "html"
    jsonl = "jsonl"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.", show_default=False)
]
InputOption = Annotated[
    Input | None, typer.Option("--input", help="What the input is, where its name does not tell.", show_default=False)
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", min=1, help="A larger document is refused.")]
RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record: one SQLite file.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many lines.")]


@app.command()
def read(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="How to write each reading.")] = Format.table,
    kind: InputOption = None,
    max_bytes: MaxBytes = MAX_BYTES,
) -> None:
    """Read documents and write what each one says.

    Example: `marsad read news/ --format jsonl > readings.jsonl`
    """
    out = Console()
    left_out = 0
    for reading in _readings(paths, kind, max_bytes):
        left_out += bool(reading.problems)
        if form is Format.jsonl:
            sys.stdout.buffer.write(interchange.line(reading) + b"\n")
        else:
            out.print(table.reading(reading))
    sys.stdout.flush()
    _leave(left_out)


@app.command()
def keep(paths: Paths, record: RecordFile, kind: InputOption = None, max_bytes: MaxBytes = MAX_BYTES) -> None:
    """Read documents and add them to a record; the same document twice is one.

    Example: `marsad keep news/ --record gulf.marsad`
    """
    added = known = left_out = 0
    with _record(record, create=True) as kept, kept.together():
        for reading in _readings(paths, kind, max_bytes):
            left_out += bool(reading.problems)
            if not reading.document.text:
                for why in reading.problems:
                    kept.note_problem(Problem(source=reading.document.source, reason=why))
            elif kept.holds(reading):
                known += 1
            else:
                kept.apply(reading, weave(kept.state_for(reading), reading, kept.corrections()))
                added += 1
    Console().print(f"{added} added, {known} already kept, {left_out} with problems → {record}", highlight=False)
    _leave(left_out)


@show.command()
def stories(record: RecordFile, limit: Limit = 20) -> None:
    """The stories of a record, the newest first.

    Example: `marsad show stories --record gulf.marsad`
    """
    with _record(record) as kept:
        Console().print(table.stories(kept.stories(limit=limit)))


@show.command()
def story(story: Annotated[str, typer.Argument(help="The story's id.")], record: RecordFile) -> None:
    """One story: its documents, timeline and statements.

    Example: `marsad show story s1 --record gulf.marsad`
    """
    with _record(record) as kept:
        found = kept.story(story)
        if found is None:
            raise typer.BadParameter(f"no story {story} in {record}; `marsad show stories` lists them")
        Console().print(table.story(found, kept.timeline(story=found.row.id), kept.statements(story=found.row.id)))


@show.command()
def entity(
    name: Annotated[str, typer.Argument(help="A name in any spelling, Arabic or English, or an id.")],
    record: RecordFile,
) -> None:
    """A person, organisation or place: its names, roles, documents and events.

    Example: `marsad show entity بوتين --record gulf.marsad`
    """
    with _record(record) as kept:
        found = _entity(kept, name)
        Console().print(table.entity(found, kept.timeline(entity=found.row.id)))


@show.command()
def timeline(
    record: RecordFile,
    story: Annotated[str | None, typer.Option("--story", help="Only this story's events.")] = None,
    entity: Annotated[str | None, typer.Option("--entity", help="Only events with this name in them.")] = None,
    limit: Limit = 200,
) -> None:
    """Events in the order of their days: exact days, intervals and undated ones drawn differently.

    Example: `marsad show timeline --record gulf.marsad --entity روسيا`
    """
    with _record(record) as kept:
        who = _entity(kept, entity).row.id if entity else None
        Console().print(table.timeline(kept.timeline(story=story, entity=who, limit=limit)))


@app.command()
def desk(
    record: RecordFile,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on this machine.")] = 8470,
) -> None:
    """Serve the desk, the record's pages, to a browser on this machine.

    Example: `marsad desk --record gulf.marsad` and open http://127.0.0.1:8470/
    """
    from marsad.desk import serve  # noqa: PLC0415  a server's imports should not slow down the other commands

    with _record(record):
        pass
    Console(stderr=True).print(f"http://127.0.0.1:{port}/  (Ctrl+C ends it)", highlight=False)
    try:
        serve(record, port=port)
    except OSError as fault:
        print(f"marsad: {fault}", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from fault


@app.command()
def schema() -> None:
    """Write the JSON Schema of the interchange format.

    Example: `marsad schema > reading.schema.json`
    """
    print(json.dumps(interchange.schema(), indent=1, ensure_ascii=False))


def main() -> None:
    """The `marsad` command."""
    try:
        app()
    except BrokenPipeError:  # the reader of our output went away: `marsad read … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _readings(paths: list[str], kind: Input | None, max_bytes: int) -> Iterator[Reading]:
    """The reading of each document, its problems said on standard error as they come."""
    for page in _watched(pages(paths, kind=kind.value if kind else None, max_bytes=max_bytes)):
        reading = _read(page) if isinstance(page, Page) else unreadable(page)
        for problem in reading.problems:
            print(f"marsad: {reading.document.source}: {tell(problem, 'en')}", file=sys.stderr)
        yield reading


def _read(page: Page) -> Reading:
    """The reading of `page`. A fault of our own costs this document, said with its kind, and never its neighbours."""
    try:
        return read_page(page)
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


def _record(path: Path, create: bool = False) -> Record:
    try:
        return Record.open(path, create=create)
    except RecordError as fault:
        print(f"marsad: {fault}", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from fault


def _entity(kept: Record, name: str) -> EntityDetail:
    found = kept.find_entity(name)
    detail = kept.entity(found.id) if found else None
    if detail is None:
        raise typer.BadParameter(f"nobody and nothing called {name} in this record")
    return detail


def _leave(left_out: int) -> None:
    if left_out:
        raise typer.Exit(LEFT_OUT)
