"""Sentences of Wikipedia that no rule and no model was made on → how well their people, places and bodies are read.

`python -m quality.encyclopaedia` prints the table, `--misses` what differs. `encyclopaedia.tsv` holds offsets and
labels by sentence of the treebank UD-PUD, whose text stays in the folder that MARSAD_SHARED names.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from quality.asked import answered
from quality.counting import Table

from marsad.model import Given, Mention, Page, Span
from marsad.pipeline import read

FILE = Path(__file__).parent / "encyclopaedia.tsv"
TREEBANK = Path("data/ud-pud/ar_pud-ud-test.conllu")
NAME = "encyclopaedia"
# Places of every kind are one, as in ANERcorp; nationalities and the like are not asked for.
FLAT = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


class Marked(NamedTuple):
    """A name as the reader marked it."""

    span: Span
    type: str
    optional: bool


@cache
def gold() -> dict[str, list[Marked]]:
    """The names by sentence; none for a sentence without names."""
    rows = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[Marked]] = {}
    for r in csv.DictReader(rows, delimiter="\t"):
        names = found.setdefault(r["sentence"], [])
        if r["start"]:
            names.append(Marked(Span(int(r["start"]), int(r["end"])), r["type"], bool(r["optional"])))
    return found


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """The id and text of each sentence of the treebank that was marked."""
    name = ""
    for line in (folder / TREEBANK).read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ").strip()
        elif line.startswith("# text = ") and name in gold():
            yield name, line.removeprefix("# text = ").strip()


def compared(folder: Path) -> Iterator[tuple[str, set[tuple[Span, str]], set[tuple[Span, str]]]]:
    """Each sentence, the names due in it, and those made; what is optional and not made is not due, nor otherwise
    asked of."""
    for name, text in sentences(folder):
        mentions = read(Page(source=name, kind="text", body=text, given=Given(id=name))).mentions
        made = {(m.evidence.span, FLAT[m.type]) for m in _outermost(mentions)}
        free = {m.span for m in gold()[name] if m.optional}
        due = {(m.span, m.type) for m in gold()[name] if not m.optional}
        yield text, due, {(span, kind) for span, kind in made if span not in free}


def _outermost(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    end = 0
    for m in sorted((m for m in mentions if m.type in FLAT), key=lambda m: (m.evidence.start, -m.evidence.end)):
        if m.evidence.end > end:
            yield m
            end = m.evidence.end


def measure(folder: Path) -> Table:
    """Names by span and type, all and each type by itself."""
    table = Table()
    for _, due, made in compared(folder):
        table["all"].add(len(due & made), len(due), len(made))
        for kind in ("PER", "LOC", "ORG"):
            own, right = {m for m in made if m[1] == kind}, {g for g in due if g[1] == kind}
            table[kind].add(len(own & right), len(right), len(own))
    return table


def misses(folder: Path) -> Iterator[str]:
    """What the answers have and the reading lacks (-), and the reverse (+)."""
    for text, due, made in compared(folder):
        yield from (f"- {text[s.start : s.end]} {kind}" for s, kind in sorted(due - made))
        yield from (f"+ {text[s.start : s.end]} {kind}" for s, kind in sorted(made - due))


if __name__ == "__main__":
    raise SystemExit(answered(__doc__, measure, misses))
