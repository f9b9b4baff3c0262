"""Forty-six articles of the shared news that nothing was made on → how well it is read who is who, and whose.

`python -m quality.unseen_entities` prints the tables, `--misses` what differs. `unseen_entities.tsv` and, of seven, six
and six drawn later, `unseen_entities_last.tsv`, `unseen_entities_fresh.tsv` and `unseen_entities_drawn.tsv` hold
offsets and labels, written by a careful reader before any output was seen; the texts stay in the folder that
MARSAD_SHARED names.
"""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from quality.asked import answered
from quality.counting import Table, trimmed
from quality.news import pages

from marsad.model import Reading, Span
from marsad.pipeline import read

FILE = Path(__file__).parent / "unseen_entities.tsv"
SETS = {
    "unseen entities": FILE,
    "unseen entities, last": FILE.with_name("unseen_entities_last.tsv"),
    "unseen entities, fresh": FILE.with_name("unseen_entities_fresh.tsv"),
    "unseen entities, drawn": FILE.with_name("unseen_entities_drawn.tsv"),
}


class Marked(NamedTuple):
    """A name as the reader marked it: who it is within the article, and the state it belongs to."""

    span: Span
    type: str
    entity: str
    country: str
    optional: bool


class Made(NamedTuple):
    """A name as Marsad reads it."""

    span: Span
    type: str
    entity: str | None
    country: str | None


@cache
def gold(file: Path = FILE) -> dict[str, list[Marked]]:
    """The names by article, in the file's order."""
    rows = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    by_article = groupby(csv.DictReader(rows, delimiter="\t"), key=lambda r: r["article"])
    return {article: [_marked(r) for r in those] for article, those in by_article}


def _marked(r: dict[str, str]) -> Marked:
    return Marked(Span(int(r["start"]), int(r["end"])), r["type"], r["entity"], r["country"], bool(r["optional"]))


def compared(folder: Path, file: Path = FILE) -> Iterator[tuple[str, str, list[Marked], list[Made]]]:
    """Each article with its text, what is marked in it, and what is made, edges trimmed."""
    for page in pages(folder, gold(file), ("id", "outlet", "published")):
        reading = read(page)
        text = reading.document.text
        marked = [m._replace(span=trimmed(text, m.span)) for m in gold(file)[page.source]]
        yield page.source, text, marked, list(_made(reading, text))


def _made(reading: Reading, text: str) -> Iterator[Made]:
    country = {e.id: e.country for e in reading.entities}
    for m in reading.mentions:
        yield Made(trimmed(text, m.evidence.span), m.type, m.entity, country.get(m.entity or ""))


def measure(folder: Path, file: Path = FILE) -> Table:
    """Names by span and type, by span alone, who is who (B³ over all marked names), and whose."""
    table = Table()
    for _, _, marked, made in compared(folder, file):
        spans = {m.span: m for m in made}
        due = [g for g in marked if not g.optional or g.span in spans]
        kinds, made_kinds = {(g.span, g.type) for g in due}, {(m.span, m.type) for m in made}
        table["span+type"].add(len(kinds & made_kinds), len(kinds), len(made_kinds))
        table["span"].add(len({g.span for g in due} & spans.keys()), len({g.span for g in due}), len(spans))
        both = [(g.entity, spans[g.span].entity) for g in due if g.span in spans and spans[g.span].entity]
        recall, precision = _cubed(both)
        table["entities (B3)"].add(recall, len(due), len(both), precision)
        whose = [g for g in due if g.country]
        right = sum(g.span in spans and spans[g.span].country == g.country for g in whose)
        table["country of mention"].add(
            right, len(whose), sum(g.span in spans and bool(spans[g.span].country) for g in due)
        )
    return table


def _cubed(both: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float]:
    """Sums over the names found by both: what share of its entity stands with each, as marked and as made."""
    joint = {pair: both.count(pair) for pair in both}
    marked = [one for one, _ in both]
    made = [other for _, other in both]
    recall = sum(joint[one, other] / marked.count(one) for one, other in both)
    return recall, sum(joint[one, other] / made.count(other) for one, other in both)


def every(folder: Path) -> Table:
    """The rows of all sets in one table."""
    table = Table()
    for name, file in SETS.items():
        table |= {f"{name}: {row}": tally for row, tally in measure(folder, file).items()}
    return table


def misses(folder: Path) -> Iterator[str]:
    """Per article, names marked and not made (-), made and not marked (+), and of another state than marked (~)."""
    for name, text, marked, made in (one for file in SETS.values() for one in compared(folder, file)):
        yield f"## {name}"
        spans = {m.span: m for m in made}
        kinds, made_kinds = {(g.span, g.type) for g in marked}, {(m.span, m.type) for m in made}
        yield from (f"- {text[s.start : s.end]} {kind}" for s, kind in sorted(kinds - made_kinds))
        yield from (f"+ {text[s.start : s.end]} {kind}" for s, kind in sorted(made_kinds - kinds))
        for g in marked:
            found = spans.get(g.span)
            if g.country and found and found.country != g.country:
                yield f"~ {text[g.span.start : g.span.end]} {g.country}, made {found.country}"


if __name__ == "__main__":
    raise SystemExit(answered(__doc__, every, misses))
