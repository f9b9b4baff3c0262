"""`marsad merge`, `split`, `join`, `part`, `undo`: a person's word on who is who and what is one story, added to the
record and obeyed by every later run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from marsad.api import mending
from marsad.cli.command import RecordFile, app, opened
from marsad.model import Correction
from marsad.pipeline import weave
from marsad.record import Record
from marsad.record.rows import EntityRow

Name = Annotated[str, typer.Argument(help="A name in any spelling, Arabic or Latin, or an id.")]
Story = Annotated[str, typer.Argument(help="The story's id, as `marsad show stories` gives it.")]
Document = Annotated[str, typer.Argument(metavar="ID", help="The document's id, as exports give it.")]
Number = Annotated[int, typer.Argument(min=1, help="The correction's number.")]
Why = Annotated[str, typer.Option("--why", help="The reason, kept with the decision.")]
Who = Annotated[str, typer.Option("--who", help="Who decides, kept with the decision.")]


@app.command()
def merge(name: Name, into: Name, record: RecordFile, why: Why = "", who: Who = "") -> None:
    """Hold two entities to be one: the first stands under the second. Nothing is deleted; `split` parts them again.

    Example: `marsad merge بوتن "فلاديمير بوتين" --record gulf.marsad --why "the same man"`
    """
    with opened(record) as kept:
        one, other = _found(kept, name), _found(kept, into)
        if one.id == other.id:
            raise typer.BadParameter(f"{name} and {into} are one already: {other.name} ({other.id})")
        said = kept.correct(Correction(kind="merge-entity", target=one.id, value=other.id, who=who, why=why), weave)
        print(f"{said.id}\t{one.name} ({one.id}) is {other.name} ({other.id})")


@app.command()
def split(name: Name, record: RecordFile, why: Why = "", who: Who = "") -> None:
    """Hold an entity to be itself and nobody else, whatever its name is like.

    Example: `marsad split "محمد علي" --record gulf.marsad --why "another man of that name"`
    """
    with opened(record) as kept:
        below = kept.below(name)
        if not below:
            one = _found(kept, name)
            raise typer.BadParameter(f"{one.name} ({one.id}) stands for itself already; nothing stands under another")
        if len(below) > 1:
            raise typer.BadParameter(f"several are called {name}; name one by its id: {', '.join(sorted(below))}")
        ((id, called),) = below.items()
        said = kept.correct(Correction(kind="keep-entity", target=id, who=who, why=why), weave)
        print(f"{said.id}\t{called} ({id}) stands for itself")


@app.command()
def join(story: Story, into: Story, record: RecordFile, why: Why = "", who: Who = "") -> None:
    """Hold two stories to be one; `undo` parts them again.

    Example: `marsad join s4f0c21d9aa s81b7790e3c --record gulf.marsad --why "the same talks"`
    """
    with opened(record) as kept, _understood():
        said = mending.join_stories(kept, story, into, who=who, why=why)
        print(f"{said.id}\t{said.target} and {said.value} stand in one story")


@app.command()
def part(document: Document, record: RecordFile, why: Why = "", who: Who = "") -> None:
    """Let a document, with those that follow it, be a story of its own; `undo` puts it back.

    Example: `marsad part https://example.org/17 --record gulf.marsad --why "another attack"`
    """
    with opened(record) as kept, _understood():
        said = mending.part_story(kept, document, who=who, why=why)
        print(f"{said.id}\t{said.target} begins a story of its own")


@app.command()
def undo(number: Number, record: RecordFile, why: Why = "", who: Who = "") -> None:
    """Take back a correction of any kind by its number; an undo too.

    Example: `marsad undo 12 --record gulf.marsad --why "it was the same man after all"`
    """
    with opened(record) as kept, _understood():
        said = mending.undo(kept, number, who=who, why=why)
        print(f"{said.id}\tcorrection {number} no longer holds")


@contextmanager
def _understood() -> Iterator[None]:
    """What cannot be obeyed ends the command with what is wrong."""
    try:
        yield
    except ValueError as fault:
        raise typer.BadParameter(str(fault)) from fault


def _found(kept: Record, name: str) -> EntityRow:
    found = kept.find_entity(name)
    if found is None:
        raise typer.BadParameter(f"nobody and nothing called {name} in this record")
    return found
