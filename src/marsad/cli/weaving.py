"""`marsad show happenings`, `origins`, `versions`, `summary`, `ledger`: what several documents say of the same."""

from __future__ import annotations

from difflib import unified_diff
from itertools import pairwise
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.cli.command import Lang, Language, RecordFile, opened, show
from marsad.cli.named import event, field, state
from marsad.knowledge.rules import Code, tell, term, told
from marsad.model import Happening, Interval, Reading
from marsad.pipeline import accounts, denials, provenance
from marsad.pipeline import happenings as joined
from marsad.pipeline import ledger as dealings
from marsad.pipeline import summary as summed_up
from marsad.record import Record

StoryId = Annotated[str, typer.Argument(help="The story's id.")]
State = Annotated[str, typer.Argument(help="A state by its ISO 3166 alpha-3 code.")]


@show.command()
def happenings(story: StoryId, record: RecordFile, lang: Language = Lang.en) -> None:
    """A story's events, each once, with how many independent sources tell it and where they disagree.

    Example: `marsad show happenings s1 --record gulf.marsad`
    """
    with opened(record) as kept:
        readings = _readings(kept, story)
        out = Console()
        out.print(_table(_joined(kept, readings), lang.value))
        for c in denials(readings):
            out.print(f"{c.claim.document}: «{c.claim.text}» ↔ {c.denial.document}: «{c.denial.text}»", highlight=False)


@show.command()
def origins(story: StoryId, record: RecordFile, lang: Language = Lang.en) -> None:
    """Where each report of a story comes from: copies, agencies, passages, one speaker, a writer of its own.

    Example: `marsad show origins s1 --record gulf.marsad`
    """
    with opened(record) as kept:
        articles = [r.document for r in _readings(kept, story)]
        found = provenance(articles, kept.ties_among(a.id for a in articles))
        table = _headed(lang.value, "document", "outlet", "from", "passages")
        for a in articles:
            why = told(found[a.id].reasons, lang.value) or term("column", "unknown", lang.value)
            table.add_row(a.id, a.outlet or "", Text(why), str(len(found[a.id].taken)))
        Console().print(table)


@show.command()
def versions(
    document: Annotated[str, typer.Argument(help="The document's id.")], record: RecordFile, lang: Language = Lang.en
) -> None:
    """What was corrected in a document after it was first kept: lines taken out (−) and put in (+).

    Example: `marsad show versions https://site.example/news/1 --record gulf.marsad`
    """
    with opened(record) as kept:
        now = kept.reading(document)
        if now is None:
            raise typer.BadParameter(f"no document {document} in {record}")
        every = [*kept.versions(document), now]
        for n, (old, new) in enumerate(pairwise(every), 2):
            Console().print(Text(f"{term('column', 'version', lang.value)} {n - 1} → {n}", style="bold"))
            before, after = old.document.text.splitlines(), new.document.text.splitlines()
            for line in unified_diff(before, after, n=0, lineterm=""):
                if line[:1] in "+-" and line[:3] not in ("+++", "---"):
                    Console().print(Text(line))
        if len(every) == 1:
            Console().print(term("column", "one-version", lang.value))


@show.command()
def summary(story: StoryId, record: RecordFile, lang: Language = Lang.en) -> None:
    """A story in its reports' own sentences, each with its source.

    Example: `marsad show summary s1 --record gulf.marsad`
    """
    with opened(record) as kept:
        readings = _readings(kept, story)
        found = summed_up(_joined(kept, readings), {r.document.id: r.document for r in readings})
        for s in found:
            told = f"{term('column', 'sources', lang.value)}: {s.origins}"
            Console().print(Text(f"{s.evidence.text}  [{s.evidence.document}; {told}]"))


@show.command()
def ledger(a: State, b: State, record: RecordFile, lang: Language = Lang.en) -> None:
    """What two states had to do with each other, by day, with monthly sums of cooperation and conflict.

    Example: `marsad show ledger RUS CHN --record gulf.marsad`
    """
    with opened(record) as kept:
        found = dealings(_joined(kept, list(kept.readings(states=(a, b)))), a, b)
        table = _headed(lang.value, "day", "what", "score", "sources", "words", "news")
        for e in (*found.entries, *found.undated):
            why = tell(e.change, lang.value) if e.change else ""
            day, what, sources, words, _ = _row(e.happening, lang.value)
            table.add_row(day, what, f"{e.score:+g}", sources, words, why)
        months = _headed(lang.value, "month", "cooperation", "conflict", "events")
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


def _headed(code: Code, *columns: str) -> Table:
    return Table(*(term("column", c, code) for c in columns))


def _table(found: tuple[Happening, ...], code: Code) -> Table:
    table = _headed(code, "day", "what", "sources", "words", "disagreement")
    for h in found:
        table.add_row(*_row(h, code))
    return table


def _row(h: Happening, code: Code) -> tuple[str, str, str, Text, str]:
    first = h.accounts[0]
    apart = [field(f, code) for f in h.fields if f.standing == "disputed"]
    denied = [term("column", "denied", code)] if h.denied else []
    what = f"{event(h.type, h.mode, code)} {' '.join(state(c, code) for c in h.countries)}"
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
