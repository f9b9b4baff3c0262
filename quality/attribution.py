"""Statements judged by hand in reports of the shared news → how well they are found and attributed, layer by layer.

`python -m quality.attribution [--shared FOLDER] [--misses]` reads the reports that `attribution.tsv`,
`attribution_fresh.tsv` and `attribution_relays.tsv` name (the folder or MARSAD_SHARED). The answers are offsets and
labels; the words stay where the reports are. A speaker or relay is right where the reading gives the entity that it
sees at the answer's words, or half of those words themselves.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from quality.counting import Table, likeness, match, overlap
from quality.evaluate import lines
from quality.floors import shared
from quality.news import pages

from marsad.model import Page, Party, Reading, Span, Statement
from marsad.pipeline import read

ANSWERS = {
    "news: attribution": Path(__file__).with_name("attribution.tsv"),
    "news: attribution, fresh": Path(__file__).with_name("attribution_fresh.tsv"),
    "news: attribution, relays": Path(__file__).with_name("attribution_relays.tsv"),
}
LEAST = 0.5  # of the joint span that a content must share with the answer's
WORD = re.compile(r"\w+")


class Answer(Struct, frozen=True):
    """One statement as a reader found it; `via` is None where no one answer is the right one."""

    span: Span
    speakers: tuple[Span, ...]
    manner: tuple[str, ...]
    act: tuple[str, ...]
    via: tuple[Span, ...] | None
    optional: bool


Cases = list[tuple[Reading, list[Answer]]]


def answers(path: Path) -> dict[str, list[Answer]]:
    """The statements of each report of a table, by its id; none for a line without offsets."""
    found: dict[str, list[Answer]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            report = found.setdefault(r["article"], [])
            if not r["start"]:
                continue
            manner, act = (tuple(r[k].split("|")) for k in ("manner", "act"))
            via = None if r["via"] == "*" else _spans(r["via"])
            span = Span(int(r["start"]), int(r["end"]))
            report.append(Answer(span, _spans(r["speakers"]), manner, act, via, bool(r["optional"])))
    return found


def _spans(cell: str) -> tuple[Span, ...]:
    ends = (part.split("-") for part in cell.split("|") if part)
    return tuple(Span(int(a), int(b)) for a, b in ends)


def cases(folder: Path, path: Path) -> Cases:
    """Each judged report of a table as Marsad reads it, beside its answers."""
    wanted = answers(path)
    return [(read(page), wanted[page.source]) for page in _pages(folder, set(wanted))]


def _pages(folder: Path, wanted: set[str]) -> Iterator[Page]:
    """The reports as they stand on a page, the title over the text."""
    for page in pages(folder, wanted):
        body = f"{page.given.title}\n\n{page.body!s}"
        yield replace(page, body=body, given=replace(page.given, title=None))


def score(reading: Reading, wanted: list[Answer], table: Table) -> None:
    """Add one report's counts."""
    made = reading.statements
    pairs = [(wanted[i], made[j]) for i, j in paired(reading, wanted)]
    due = [a for a in wanted if not a.optional or any(a is g for g, _ in pairs)]
    counts = {
        "content": len(pairs),
        "content+speaker": sum(_named(reading, g.speakers, x.speakers) > 0 for g, x in pairs),
        "manner": sum(x.manner in g.manner for g, x in pairs),
        "act": sum(x.act in g.act for g, x in pairs),
    }
    for layer, hits in counts.items():
        table[layer].add(hits, len(due), len(made))
    judged = [(g, x) for g, x in pairs if g.via is not None]
    relayed = sum(min(_named(reading, g.via or (), x.via), len(x.via)) for g, x in judged)
    unjudged = sum(len(x.via) for g, x in pairs if g.via is None)
    table["via"].add(relayed, sum(len(g.via or ()) for g in due), sum(len(x.via) for x in made) - unjudged)
    quoted = [(g, x) for g, x in pairs if "direct" in g.manner and x.manner == "direct"]
    direct = sum("direct" in g.manner and len(g.manner) == 1 for g in due)
    both = sum(len(g.manner) > 1 for g, _ in quoted)
    table["direct quotations"].add(len(quoted), direct + both, sum(x.manner == "direct" for x in made))


def paired(reading: Reading, wanted: list[Answer]) -> list[tuple[int, int]]:
    """Which statement of the reading answers which of the reader's."""
    return match(wanted, reading.statements, lambda g, x: likeness(g.span, x.evidence.span), LEAST)


def _named(reading: Reading, spans: tuple[Span, ...], parties: tuple[Party, ...]) -> int:
    """How many of the answer's names are among the parties."""
    return sum(any(_is(reading, span, p) for p in parties) for span in spans)


def _is(reading: Reading, span: Span, party: Party) -> bool:
    half = (span.end - span.start) // 2
    entities = {m.entity for m in reading.mentions if m.entity and overlap(span, m.evidence.span) > half}
    if party.entity in entities:
        return True
    words = set(WORD.findall(reading.document.text[span.start : span.end]))
    return len(words & set(WORD.findall(party.evidence.text))) * 2 >= len(words)


def measured(found: Cases) -> Table:
    table = Table()
    for reading, wanted in found:
        score(reading, wanted, table)
    return table


def scores(folder: Path) -> dict[str, dict[str, float]]:
    """By table: the F1 of every layer, and precision and recall of direct quotations."""
    return {name: _scores(measured(cases(folder, path))) for name, path in ANSWERS.items()}


def _scores(table: Table) -> dict[str, float]:
    direct = table["direct quotations"].score
    f1 = {name: tally.score.f1 for name, tally in table.items()}
    return f1 | {"direct quotations, precision": direct.precision, "direct quotations, recall": direct.recall}


def misses(found: Cases) -> Iterator[str]:
    """What a reader found and the reading lacks (-), what it has beside (+), and who is taken for the speaker (~)."""
    for reading, wanted in found:
        pairs, text = paired(reading, wanted), reading.document.text
        mine, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
        yield f"\n{reading.document.id}"
        yield from (_line("-", text, a) for i, a in enumerate(wanted) if i not in mine and not a.optional)
        yield from (_made("+", s) for j, s in enumerate(reading.statements) if j not in theirs)
        wrong = ((i, j) for i, j in pairs if not _named(reading, wanted[i].speakers, reading.statements[j].speakers))
        yield from (f"{_line('~', text, wanted[i])}\n{_made('  ', reading.statements[j])}" for i, j in wrong)


def _line(sign: str, text: str, a: Answer) -> str:
    who = [text[s.start : s.end] for s in a.speakers]
    return f"{sign} {text[a.span.start : a.span.end][:90]!r} {who} {a.manner} {a.act}"


def _made(sign: str, s: Statement) -> str:
    who = [p.evidence.text for p in s.speakers]
    return f"{sign} {s.evidence.text[:90]!r} {who} {s.manner} {s.act} {s.evidence.rule}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=None)
    options.add_argument("--misses", action="store_true", help="print what is not as the reader found it")
    args = options.parse_args()
    folder = args.shared or shared()
    if folder is None:
        raise SystemExit("name the folder with the shared news: --shared FOLDER or MARSAD_SHARED")
    for name, path in ANSWERS.items():
        found = cases(folder, path)
        print("\n".join([f"== {name}", *lines(measured(found))]))
        if args.misses:
            print("\n".join(misses(found)))


if __name__ == "__main__":
    main()
