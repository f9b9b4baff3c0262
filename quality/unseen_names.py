"""Seven articles of the shared news that no rule and no model was made on → how well their names are read.

`python -m quality.unseen_names` prints the table, `--misses` what differs. `unseen_names.tsv` holds offsets and labels,
written by a careful reader before any output was seen; the texts stay in the folder that MARSAD_SHARED names.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from quality.asked import answered
from quality.counting import Table, trimmed
from quality.news import pages

from marsad.model import Mention, Span
from marsad.pipeline import read

FILE = Path(__file__).parent / "unseen_names.tsv"
NAME = "unseen names"


class Gold(NamedTuple):
    """A name as the reader marked it."""

    span: Span
    type: str
    optional: bool


class Read(NamedTuple):
    """An article's text, the names marked in it, and those that Marsad reads."""

    text: str
    gold: list[Gold]
    made: tuple[Mention, ...]


@cache
def gold() -> dict[str, list[Gold]]:
    """The names by article, in the file's order."""
    rows = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[Gold]] = {}
    for r in csv.DictReader(rows, delimiter="\t"):
        one = Gold(Span(int(r["start"]), int(r["end"])), r["type"], bool(r["optional"]))
        found.setdefault(r["article"], []).append(one)
    return found


@cache
def readings(folder: Path) -> dict[str, Read]:
    """What Marsad reads in the articles without their titles. Raises KeyError for a lost one."""
    found: dict[str, Read] = {}
    for page in pages(folder, gold(), ("id", "outlet", "published")):
        reading = read(page)
        found[page.source] = Read(reading.document.text, gold()[page.source], reading.mentions)
    return {name: found[name] for name in gold()}


def measure(folder: Path) -> Table:
    """Names by span and type, by span alone, and each type by itself, over all articles."""
    table = Table()
    for one in readings(folder).values():
        made = {(trimmed(one.text, m.evidence.span), m.type) for m in one.made}
        spans = {span for span, _ in made}
        marked = [(trimmed(one.text, g.span), g) for g in one.gold]
        due = {(span, g.type) for span, g in marked if not g.optional or span in spans}
        table["span+type"].add(len(due & made), len(due), len(made))
        table["span"].add(len({s for s, _ in due} & spans), len({s for s, _ in due}), len(spans))
        for kind in ("PER", "ORG", "GPE", "NORP"):
            own, right = {m for m in made if m[1] == kind}, {g for g in due if g[1] == kind}
            table[kind].add(len(own & right), len(right), len(own))
    return table


def misses(folder: Path) -> Iterator[str]:
    """Per article, what the answers have and the reading lacks (-), and the reverse with the rule that read it (+)."""
    for name, one in readings(folder).items():
        yield f"## {name}"
        made = {(trimmed(one.text, m.evidence.span), str(m.type)): m for m in one.made}
        marked = {(trimmed(one.text, g.span), g.type): g for g in one.gold}
        yield from (
            f"- {one.text[s.start : s.end]} {kind} {'(optional)' * marked[s, kind].optional}"
            for s, kind in marked
            if (s, kind) not in made
        )
        yield from (
            f"+ {one.text[s.start : s.end]} {kind} {made[s, kind].evidence.rule}"
            for s, kind in made
            if (s, kind) not in marked
        )


if __name__ == "__main__":
    raise SystemExit(answered(__doc__, measure, misses))
