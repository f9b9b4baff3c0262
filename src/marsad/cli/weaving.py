"""`marsad show happenings`, `summary` and `ledger`: what several documents say of the same, side by side."""

from __future__ import annotations

from difflib import unified_diff
from itertools import pairwise
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.cli.command import RecordFile, opened, show
from marsad.knowledge.rules import tell, told
from marsad.model import Happening, Interval, Reading
from marsad.pipeline import accounts, denials, provenance
from marsad.pipeline import happenings as joined
from marsad.pipeline import ledger as dealings
from marsad.pipeline import summary as summed_up
from marsad.record import Record

StoryId = Annotated[str, typer.Argument(help="The story's id.")]
State = Annotated[str, typer.Argument(help="A state by its ISO 3166 alpha-3 code.")]


@show.command()
def happenings(story: StoryId, record: RecordFile) -> None:
    """A story's events, each once, with how many independent sources tell it and where they disagree.

    Example: `marsad show happenings s1 --record gulf.marsad`
    """
    with opened(record) as kept:
        readings = _readings(kept, story)
        out = Console()
        out.print(_table(_joined(kept, readings)))
        for c in denials(readings):
            out.print(f"{c.claim.document}: «{c.claim.text}» ↔ {c.denial.document}: «{c.denial.text}»", highlight=False)


@show.command()
def origins(story: StoryId, record: RecordFile) -> None:
    """Where each report of a story comes from: copies, agencies, passages, one speaker, a writer of its own.

    Example: `marsad show origins s1 --record gulf.marsad`
    """
    with opened(record) as kept:
        articles = [r.document for r in _readings(kept, story)]
        found = provenance(articles, kept.ties_among(a.id for a in articles))
        table = Table("document", "outlet", "comes from", "passages")
        for a in articles:
            table.add_row(
                a.id, a.outlet or "", told(found[a.id].reasons, "en") or "unknown", str(len(found[a.id].taken))
            )
        Console().print(table)


@show.command()
def versions(document: Annotated[str, typer.Argument(help="The document's id.")], record: RecordFile) -> None:
    """What was corrected in a document after it was first kept: lines taken out (−) and put in (+).

    Example: `marsad show versions https://site.example/news/1 --record gulf.marsad`
    """
    with opened(record) as kept:
        now = kept.reading(document)
        if now is None:
            raise typer.BadParameter(f"no document {document} in {record}")
        every = [*kept.versions(document), now]
        for n, (old, new) in enumerate(pairwise(every), 2):
            Console().print(Text(f"{n - 1} → {n}", style="bold"))
            before, after = old.document.text.splitlines(), new.document.text.splitlines()
            for line in unified_diff(before, after, n=0, lineterm=""):
                if line[:1] in "+-" and line[:3] not in ("+++", "---"):
                    Console().print(Text(line))
        if len(every) == 1:
            Console().print("one version only")


@show.command()
def summary(story: StoryId, record: RecordFile) -> None:
    """A story in its reports' own sentences, each with its source.

    Example: `marsad show summary s1 --record gulf.marsad`
    """
    with opened(record) as kept:
        readings = _readings(kept, story)
        found = summed_up(_joined(kept, readings), {r.document.id: r.document for r in readings})
        for s in found:
            Console().print(Text(f"{s.evidence.text}  [{s.evidence.document}; {s.origins}]"))


@show.command()
def ledger(a: State, b: State, record: RecordFile) -> None:
    """What two states had to do with each other, by day, with monthly sums of cooperation and conflict.

    Example: `marsad show ledger RUS CHN --record gulf.marsad`
    """
    with opened(record) as kept:
        found = dealings(_joined(kept, list(kept.readings(states=(a, b)))), a, b)
        table = Table("day", "what", "score", "sources", "words", "")
        for e in (*found.entries, *found.undated):
            why = tell(e.change, "en") if e.change else ""
            table.add_row(*_row(e.happening)[:2], f"{e.score:+g}", *_row(e.happening)[2:4], why)
        months = Table("month", "cooperation", "conflict", "events")
        for m in found.months:
            months.add_row(m.month, f"{m.cooperation:+g}", f"{m.conflict:+g}", str(m.happenings))
        Console().print(table, months)


def _readings(kept: Record, story: str) -> list[Reading]:
    found = list(kept.readings(story=story))
    if not found:
        raise typer.BadParameter(f"no story {story} in {kept.name}; `marsad show stories` lists them")
    return found


def _joined(kept: Record, readings: list[Reading]) -> tuple[Happening, ...]:
    told = [a for r in readings for a in accounts(r)]
    return joined(told, kept.ties_among(r.document.id for r in readings))


def _table(found: tuple[Happening, ...]) -> Table:
    table = Table("day", "what", "sources", "words", "disagreement")
    for h in found:
        table.add_row(*_row(h))
    return table


def _row(h: Happening) -> tuple[str, str, str, Text, str]:
    first = h.accounts[0]
    apart = [f"{f.name}: {' / '.join(v.value for v in f.versions)}" for f in h.fields if f.standing == "disputed"]
    denied = ["denied"] if h.denied else []
    what = f"{h.type}{'.' + h.mode if h.mode else ''} {' '.join(h.countries)}"
    return (
        _day(h.when),
        what,
        str(h.origins),
        Text(f"{first.evidence.text} [{first.document}]"),
        "; ".join(apart + denied),
    )


def _day(when: Interval) -> str:
    first, last = when.earliest, when.latest
    return "" if not first and not last else str(first) if first == last else f"{first or '…'} – {last or '…'}"
