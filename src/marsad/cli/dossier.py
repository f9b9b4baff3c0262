"""`marsad dossier`: what a record holds on a story, an entity or two states, as a file to read, print and hand on."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.command import UNUSABLE, Lang, RecordFile, app, opened
from marsad.export.dossier.printed import PrintError
from marsad.record import Record

if TYPE_CHECKING:
    from marsad.export.dossier import Dossier


class DossierFormat(StrEnum):
    html = "html"
    md = "md"
    docx = "docx"
    pdf = "pdf"


Story = Annotated[str | None, typer.Option("--story", metavar="ID", help="Of this story.")]
Name = Annotated[
    str | None, typer.Option("--entity", metavar="NAME", help="Of this person, body or place; any spelling.")
]
Pair = Annotated[tuple[str, str] | None, typer.Option("--pair", metavar="A B", help="Of two states, by ISO codes.")]


@app.command()
def dossier(  # noqa: PLR0913, PLR0917 - options of a command
    record: RecordFile,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write it; - for standard output.")],
    form: Annotated[DossierFormat, typer.Option("--as", help="The format.")] = DossierFormat.html,
    story: Story = None,
    entity: Name = None,
    pair: Pair = None,
    lang: Annotated[Lang, typer.Option("--lang", help="The language of all but the quotations.")] = Lang.ar,
) -> None:
    """Write a dossier: every statement and event with a footnote to its exact words.

    Example: `marsad dossier --record gulf.marsad --pair RUS CHN --as docx --out russia-china.docx`
    """
    from marsad.desk.taking import files  # noqa: PLC0415  a server's imports should not slow down the other commands

    with opened(record) as kept:
        made = _filled(kept, story, entity, pair, lang)
    try:
        body = files.of_dossier(made, form.value)
    except PrintError as fault:
        print(f"marsad: {fault}", file=sys.stderr)
        raise typer.Exit(UNUSABLE) from fault
    if str(out) == "-":
        sys.stdout.buffer.write(body)
    else:
        out.write_bytes(body)


def _filled(kept: Record, story: str | None, entity: str | None, pair: tuple[str, str] | None, lang: Lang) -> Dossier:
    from marsad.desk.language import language  # noqa: PLC0415
    from marsad.desk.pages import MissingError  # noqa: PLC0415
    from marsad.desk.taking import dossiers  # noqa: PLC0415

    said = language(lang.value)
    if sum(x is not None for x in (story, entity, pair)) != 1:
        raise typer.BadParameter("a dossier of what? give one of --story ID, --entity NAME, --pair A B")
    try:
        if story is not None:
            return dossiers.story(kept, story, said)
        if entity is not None:
            return dossiers.entity(kept, entity, said)
        assert pair is not None
        return dossiers.pair(kept, *pair, said)
    except MissingError as fault:
        raise typer.BadParameter(language("en").t(fault.what)) from fault
