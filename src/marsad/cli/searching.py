"""`marsad search`: the documents of a record that have the words, with the passages where they stand."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, cast, get_args

import typer
from rich.console import Console
from rich.text import Text

from marsad.cli.command import Limit, RecordFile, app, opened
from marsad.cli.table import days
from marsad.knowledge.rules import tell
from marsad.model import Interval, Modality
from marsad.record import Record
from marsad.record.passages import Piece
from marsad.record.search import Found, Search


@app.command()
def search(  # noqa: PLR0913, PLR0917  a command's options are its arguments
    record: RecordFile,
    query: Annotated[str, typer.Argument(help='Words, names, "a phrase", "words near"~5, -without.')] = "",
    speaker: Annotated[str | None, typer.Option(help="Who says something in it: a name or an id.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who printed it: an outlet's id or name.")] = None,
    country: Annotated[str | None, typer.Option(help="A country of it, by its ISO 3166 alpha-3 code.")] = None,
    event: Annotated[str | None, typer.Option(help="A type of event it tells of: CONSULT, ASSAULT …")] = None,
    modality: Annotated[str | None, typer.Option(help="How it tells of an event: asserted, planned, denied …")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or before.")
    ] = None,
    origins: Annotated[int, typer.Option(min=0, help="So many independent origins tell its story.")] = 0,
    limit: Limit = 10,
    offset: Annotated[int, typer.Option(min=0, help="Leave out so many of the first.")] = 0,
    save: Annotated[str | None, typer.Option(help="Keep the search under this name.")] = None,
    saved: Annotated[str | None, typer.Option(help="Run the search kept under this name.")] = None,
    remove: Annotated[str | None, typer.Option(help="Remove the search kept under this name.")] = None,
) -> None:
    """Find the documents of a record by words in any spelling, by names, and by what was read in them.

    Example: `marsad search "التقى وزير" --country EGY --record gulf.marsad`
    """
    if modality and modality not in get_args(Modality):
        raise typer.BadParameter(f"no modality is called {modality}; there are {', '.join(get_args(Modality))}")
    with opened(record) as kept:
        wanted = Search(
            query=query, speaker=_speaker(kept, speaker), outlet=outlet, country=country and country.upper(),
            event=event and event.upper(), modality=cast("Modality | None", modality), since=_day(since),
            until=_day(until), origins=origins,
        )  # fmt: skip
        try:
            _keep(kept, save, remove, wanted)
        except ValueError as fault:
            raise typer.BadParameter(str(fault)) from fault
        if not remove:
            _show(kept, _saved(kept, saved) if saved else wanted, limit, offset)


def _keep(kept: Record, save: str | None, remove: str | None, wanted: Search) -> None:
    if save:
        kept.save_search(save, wanted)
    if remove:
        kept.save_search(remove, None)


def _saved(kept: Record, name: str) -> Search:
    every = {s.name: s.search for s in kept.saved_searches()}
    if name not in every:
        raise typer.BadParameter(f"no search is saved as {name}; there are: {', '.join(every) or 'none'}")
    return every[name]


def _speaker(kept: Record, name: str | None) -> str | None:
    if name is None:
        return None
    found = kept.find_entity(name)
    if found is None:
        raise typer.BadParameter(f"the record names nobody {name}; try another spelling")
    return found.id


def _day(when: datetime | None) -> date | None:
    return when.date() if when else None


def _show(kept: Record, wanted: Search, limit: int, offset: int) -> None:
    found = kept.search(wanted, limit, offset, counted=False)
    for note in found.notes:
        print(f"marsad: {tell(note, 'en')}", file=sys.stderr)
    out = Console()
    for hit in found.hits:
        facts = (hit.row.id, hit.row.outlet or "", days(Interval(hit.row.first, hit.row.last)))
        out.print(_text(hit.title, "bold"), Text(" · ".join(f for f in facts if f), style="dim"), sep="\n")
        for p in hit.passages:
            out.print(Text("… " if p.before else "") + _text(p.pieces) + Text(" …" if p.after else ""))
    out.print(_sum(found), highlight=False)


def _text(pieces: Iterable[Piece], style: str = "") -> Text:
    return Text.assemble(*((" ".join(p.text.split("\n")), "reverse" if p.lit else style) for p in pieces))


def _sum(found: Found) -> str:
    names = f" (also by name: {', '.join(n.name for n in found.names)})" if found.names else ""
    return f"{found.total} documents{names}, {len(found.hits)} shown from {found.offset + 1 if found.hits else 0}"
