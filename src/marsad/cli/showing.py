"""`marsad show …`: what a record holds, as tables."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from marsad.cli import table
from marsad.cli.command import Lang, Language, Limit, RecordFile, opened, show
from marsad.record import Record
from marsad.record.rows import EntityDetail

Hijri = Annotated[bool, typer.Option("--hijri", help="Hijri days, too, by the calendar of Umm al-Qura.")]


@show.command()
def stories(record: RecordFile, limit: Limit = 20, hijri: Hijri = False, lang: Language = Lang.en) -> None:
    """The stories of a record, those with the most independent texts first.

    Example: `marsad show stories --record gulf.marsad`
    """
    with opened(record) as kept:
        Console().print(table.stories(kept.stories(limit=limit), _days(hijri), lang.value))


@show.command()
def story(
    story: Annotated[str, typer.Argument(help="The story's id.")],
    record: RecordFile,
    hijri: Hijri = False,
    lang: Language = Lang.en,
) -> None:
    """One story: its documents, timeline and statements.

    Example: `marsad show story s1 --record gulf.marsad`
    """
    with opened(record) as kept:
        found = kept.story(story)
        if found is None:
            raise typer.BadParameter(f"no story {story} in {record}; `marsad show stories` lists them")
        events, statements = kept.timeline(story=found.row.id), kept.statements(story=found.row.id)
        Console().print(table.story(found, events, statements, _days(hijri), lang.value))


@show.command()
def entity(
    name: Annotated[str, typer.Argument(help="A name in any spelling, Arabic or English, or an id.")],
    record: RecordFile,
    hijri: Hijri = False,
    lang: Language = Lang.en,
) -> None:
    """A person, organisation or place: its names, roles, documents and events.

    Example: `marsad show entity بوتين --record gulf.marsad`
    """
    with opened(record) as kept:
        found = _entity(kept, name)
        Console().print(table.entity(found, kept.timeline(entity=found.row.id), _days(hijri), lang.value))


@show.command()
def timeline(  # noqa: PLR0913, PLR0917 - what an option narrows or writes is said in one line
    record: RecordFile,
    story: Annotated[str | None, typer.Option("--story", help="Only this story's events.")] = None,
    entity: Annotated[str | None, typer.Option("--entity", help="Only events with this name in them.")] = None,
    limit: Limit = 200,
    hijri: Hijri = False,
    lang: Language = Lang.en,
) -> None:
    """Events in the order of their days: exact days, intervals and undated ones drawn differently.

    Example: `marsad show timeline --record gulf.marsad --entity روسيا`
    """
    with opened(record) as kept:
        who = _entity(kept, entity).row.id if entity else None
        rows = kept.timeline(story=story, entity=who, limit=limit)
        Console().print(table.timeline(rows, _days(hijri), lang.value))


def _days(hijri: bool) -> table.Days:
    return table.both if hijri else table.days


def _entity(kept: Record, name: str) -> EntityDetail:
    found = kept.find_entity(name)
    detail = kept.entity(found.id) if found else None
    if detail is None:
        raise typer.BadParameter(f"nobody and nothing called {name} in this record")
    return detail
