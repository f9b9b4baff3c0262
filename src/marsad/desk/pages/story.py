"""A story's page: what its reports tell, side by side, who copied whom, when, who is in it, what was said and done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from itertools import accumulate, pairwise

from msgspec import Struct

from marsad.desk.moments import Moment, moments
from marsad.desk.pages import absent
from marsad.desk.pages.reuse import Reuse, reuse
from marsad.desk.pages.woven import Met, Names, names, weighty
from marsad.desk.pictures.map import Sites, sites, spots
from marsad.desk.pictures.network import Network, network
from marsad.model import Contradiction, Happening, Reading, SummarySentence, Tie
from marsad.pipeline import accounts, denials, happenings, summary
from marsad.record import Record
from marsad.record.rows import DocumentRow, EntityRow, StatementRow, StoryRow, TimelineRow

TEMPLATE = "story.html"
FIRST = 30  # statements and events of a page that is not asked for whole; it stays light, and a reader sees its end
WOVEN = 40  # reports that are held against each other on a page that is not asked for whole
EVENTS = 400  # of these reports; the comparison of very many takes longer than a page may
ROWS = 20  # happenings of such a page


class Report(Struct, frozen=True):
    """A document of the story; `original` is the earlier report that it repeats, where it is no text of its own."""

    row: DocumentRow
    original: DocumentRow | None = None


class Corrected(Struct, frozen=True, kw_only=True):
    """A report that was changed after it was kept: for each change the lines that went out and those that came in."""

    row: DocumentRow
    changes: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class Side(Struct, frozen=True, kw_only=True):
    """A story's reports held against each other: `woven` of them, of `happened` happenings the weightiest `rows`."""

    woven: int
    summary: tuple[SummarySentence, ...]
    rows: tuple[Met, ...]
    happened: int
    denials: tuple[Contradiction, ...]
    reuse: Reuse
    names: Names


class StoryPage(Struct, frozen=True, kw_only=True):
    """A story with what its documents say of it; `told` and `said` count all events and statements, shown or not;
    `network` is whom these join, `sites` where they happened."""

    row: StoryRow
    reports: tuple[Report, ...]
    entities: tuple[EntityRow, ...]
    timeline: tuple[TimelineRow, ...]
    moments: tuple[Moment, ...]
    statements: tuple[StatementRow, ...]
    told: int
    said: int
    network: Network
    sites: Sites
    side: Side
    corrected: tuple[Corrected, ...]


def story(record: Record, id: str, whole: bool = False) -> StoryPage:
    """The page of the story `id`, uncut if `whole`. Raises what `absent` says where the record has no such story."""
    found = record.story(id)
    if found is None:
        raise absent(record, id, "story")
    timeline, statements = record.timeline(story=found.row.id), record.statements(story=found.row.id)
    shown = None if whole else FIRST
    known = {d.id: d for d in found.documents}
    return StoryPage(
        row=found.row,
        reports=tuple(Report(d, known.get(d.copy_of or "")) for d in found.documents),
        entities=found.row.entities,
        timeline=tuple(timeline[:shown]),
        moments=moments(timeline)[: None if whole else 2 * FIRST],
        statements=tuple(statements[:shown]),
        told=len(timeline),
        said=len(statements),
        network=network(timeline, statements),
        sites=sites(spots(timeline)),
        side=side(record, found.documents, whole),
        corrected=tuple(_corrected(record, [d for d in found.documents if d.version > 1])),
    )


def side(record: Record, documents: Sequence[DocumentRow], whole: bool = False) -> Side:
    """The reports held against each other; if there are more than a page can hold, those that copy no other first."""
    readings, ties, told, called = compared(record, documents, *((None, 0) if whole else (WOVEN, EVENTS)))
    return Side(
        woven=len(readings), summary=summary(told, {r.document.id: r.document for r in readings}),
        rows=weighty(told, len(told) if whole else ROWS), happened=len(told), denials=denials(readings),
        reuse=reuse(readings, ties), names=called,
    )  # fmt: skip


def compared(
    record: Record, documents: Sequence[DocumentRow], most: int | None, events: int
) -> tuple[list[Reading], list[Tie], tuple[Happening, ...], Names]:
    """The readings of at most so many documents with so many events, those that copy no other first, what ties them,
    what they tell, each happening once, and what everything in it is called."""
    chosen = sorted(documents, key=lambda d: d.copy_of is not None)
    if most is not None:
        sums = accumulate(d.events for d in chosen)
        chosen = [
            d for n, (d, told) in enumerate(zip(chosen, sums, strict=True)) if n < most and (told <= events or not n)
        ]
    readings = [r for d in chosen if (r := record.mended(d.id))]
    ties = record.ties_among(d.id for d in chosen)
    return readings, ties, happenings((a for r in readings for a in accounts(r)), ties), names(readings)


def _corrected(record: Record, rows: Iterable[DocumentRow]) -> Iterator[Corrected]:
    for row in rows:
        now = record.reading(row.id)
        every = [*record.versions(row.id), *([now] if now else [])]
        yield Corrected(row=row, changes=tuple(_change(old, new) for old, new in pairwise(every)))


def _change(old: Reading, new: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = list(unified_diff(old.document.text.splitlines(), new.document.text.splitlines(), n=0, lineterm=""))[2:]
    out, into = ([line[1:] for line in lines if line[0] == sign and line[1:].strip()] for sign in "-+")
    return tuple(out), tuple(into)
