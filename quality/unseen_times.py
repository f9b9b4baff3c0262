"""Ninety-five articles of the shared news, marked before they were read → how well their times and figures are read.

`python -m quality.unseen_times` prints a table of two sets, `--misses` what differs. `unseen_times.tsv` (forty-three
articles) and `unseen_times_later.tsv` (fifty-two, in three groups) hold offsets and values, written by a careful reader
before any output was seen; the texts stay in the folder that MARSAD_SHARED names.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from quality.asked import answered
from quality.counting import Table, likeness, match, trimmed
from quality.news import pages

from marsad.model import Quantity, Reading, Span, Time
from marsad.pipeline import read

FILE = Path(__file__).parent / "unseen_times.tsv"
NAME, LATER = "unseen times", "unseen times, later"
# Each set of answers by the name of its floors.
SETS = {NAME: FILE, LATER: FILE.with_stem("unseen_times_later")}
C = TypeVar("C", Time, Quantity)
ABOUT = 1e-6  # the part of a value that binary fractions may lose
_NEAR = {"time": 0.5, "quantity": 0.4}  # the part of the joint span that both share


class Gold(NamedTuple):
    """A time or a quantity as the reader marked it: the values that are equally right ("earliest/latest" of a time),
    and the units; none where the text names none."""

    span: Span
    kind: str
    values: tuple[str, ...]
    units: tuple[str, ...]
    optional: bool


@cache
def gold(file: Path = FILE) -> dict[str, list[Gold]]:
    """The answers by article, in the file's order; a row without offsets is an article that has none."""
    rows = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[Gold]] = {}
    for r in csv.DictReader(rows, delimiter="\t"):
        marked = found.setdefault(r["article"], [])
        if r["start"]:
            units = tuple(r["unit"].split("|")) if r["unit"] else ()
            span = Span(int(r["start"]), int(r["end"]))
            marked.append(Gold(span, r["kind"], tuple(r["value"].split("|")), units, bool(r["optional"])))
    return found


@cache
def readings(folder: Path, file: Path) -> dict[str, Reading]:
    """What Marsad reads in the articles, each given its title and day. Raises KeyError for one that is lost."""
    found = {page.source: read(page) for page in pages(folder, gold(file), ("id", "title", "outlet", "published"))}
    return {name: found[name] for name in gold(file)}


def measure(folder: Path, file: Path = FILE) -> Table:
    """Times found, and of those found the days right; quantities by value, and of those right the unit."""
    table = Table()
    for name, reading in readings(folder, file).items():
        score(gold(file)[name], reading, table)
    return table


def both(folder: Path) -> Table:
    """The two sets in one table, the later one's rows named so."""
    table = measure(folder)
    table.update({f"{row}, later": tally for row, tally in measure(folder, SETS[LATER]).items()})
    return table


def score(marked: list[Gold], reading: Reading, table: Table) -> None:
    """Adds one article to `table`; what is optional counts only where it is found."""
    text = reading.document.text
    pairs, due = paired(marked, "time", reading.times, text)
    table["times found"].add(len(pairs), due, len(reading.times))
    table["times found and right"].add(sum(dated(g, t) for g, t in pairs), due, len(reading.times))
    found, due = paired(marked, "quantity", reading.quantities, text)
    right = [(g, q) for g, q in found if valued(g, q)]
    table["quantities right"].add(len(right), due, len(reading.quantities))
    named = [(g, q) for g, q in right if g.units]
    table["unit of those right"].add(sum(q.unit in g.units for g, q in named), len(named), len(named))


def paired(marked: list[Gold], kind: str, made: Sequence[C], text: str) -> tuple[list[tuple[Gold, C]], int]:
    """Which of the made claims answers which marked one, and how many of the marked are due."""
    of_kind = [g for g in marked if g.kind == kind]
    spans = [trimmed(text, m.evidence.span) for m in made]
    pairs = match(of_kind, spans, lambda g, span: likeness(trimmed(text, g.span), span), _NEAR[kind])
    met = {i for i, _ in pairs}
    due = sum(not g.optional or i in met for i, g in enumerate(of_kind))
    return [(of_kind[i], made[j]) for i, j in pairs], due


def dated(g: Gold, time: Time) -> bool:
    return f"{time.interval.earliest}/{time.interval.latest}" in g.values


def valued(g: Gold, quantity: Quantity) -> bool:
    return any(abs(float(v) - quantity.value) <= ABOUT * abs(float(v)) for v in g.values)


def misses(folder: Path) -> Iterator[str]:
    """Of both sets, per article, what the answers have and the reading lacks (-), what differs (~), the reading alone
    (+)."""
    for file in SETS.values():
        for name, reading in readings(folder, file).items():
            yield f"## {name}"
            yield from _missed(gold(file)[name], reading)


def _missed(marked: list[Gold], reading: Reading) -> Iterator[str]:
    text = reading.document.text
    times, _ = paired(marked, "time", reading.times, text)
    figures, _ = paired(marked, "quantity", reading.quantities, text)
    met = {g for g, _ in times} | {g for g, _ in figures}
    yield from (f"- {_line(g, text)}" for g in marked if g not in met)
    yield from (f"~ {_line(g, text)} | {_time(t)}" for g, t in times if not dated(g, t))
    yield from (
        f"~ {_line(g, text)} | {_figure(q)}"
        for g, q in figures
        if not valued(g, q) or (g.units and q.unit not in g.units)
    )
    used = {t.evidence for _, t in times} | {q.evidence for _, q in figures}
    yield from (f"+ {_time(t)}" for t in reading.times if t.evidence not in used)
    yield from (f"+ {_figure(q)}" for q in reading.quantities if q.evidence not in used)


def _line(g: Gold, text: str) -> str:
    optional = " (optional)" * g.optional
    return f"{text[g.span.start : g.span.end]} {'|'.join(g.values)} {'|'.join(g.units)}{optional}"


def _time(time: Time) -> str:
    return f"{time.evidence.text} {time.interval.earliest}/{time.interval.latest} {time.evidence.rule}"


def _figure(quantity: Quantity) -> str:
    return f"{quantity.evidence.text} {quantity.value} {quantity.unit} {quantity.evidence.rule}"


if __name__ == "__main__":
    raise SystemExit(answered(__doc__, both, misses))
