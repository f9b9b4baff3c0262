"""The command line itself and what its commands share: the application, options, opening a record, leaving."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from marsad.record import Record, RecordError

LEFT_OUT, UNUSABLE = 3, 4

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Marsad (مرصد) reads Arabic news about relations between states and keeps the record.\n\n"
    "Exit codes: 0 all was read · 2 wrong use · 3 something was left out · 4 the record or the port cannot be used.",
)
show = typer.Typer(no_args_is_help=True, help="Show what a record holds.")
app.add_typer(show, name="show")


class Input(StrEnum):
    text = "text"
    html = "html"
    jsonl = "jsonl"
    feed = "feed"
    warc = "warc"
    mail = "mail"
    pdf = "pdf"
    zip = "zip"


class Lang(StrEnum):
    """A language that tables and papers are written in."""

    ar = "ar"
    en = "en"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.", show_default=False)
]
InputOption = Annotated[
    Input | None, typer.Option("--input", help="What the input is, where its name does not tell.", show_default=False)
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", min=1, help="A larger document is refused.")]
Seconds = Annotated[
    float, typer.Option("--seconds", min=0.1, help="A document that takes more seconds of processor time is left.")
]
RecordFile = Annotated[
    str,
    typer.Option(
        "--record", metavar="RECORD", envvar="MARSAD_RECORD", help="A file, or postgresql://USER@HOST/DATABASE."
    ),
]
Language = Annotated[Lang, typer.Option("--lang", help="The language of all but the quotations.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many lines.")]


def opened(path: str, create: bool = False) -> Record:
    """The record at `path`; one that cannot be used ends the command, said on standard error."""
    try:
        return Record.open(path, create=create)
    except RecordError as fault:
        print(f"marsad: {fault}", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from fault


def leave(left_out: int) -> None:
    """End with the code that says whether something was left out."""
    if left_out:
        raise typer.Exit(LEFT_OUT)
