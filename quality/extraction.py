"""Every kind of input → a table of how well its article is found, printed and written into docs/extraction.md.

`python -m quality.extraction [--no-pdf]` reads the pages, mails, feeds, archives, PDFs and dumps made of the examples'
articles; with MARSAD_SHARED set also those made of shared news, and the benchmark's pages, with both peers.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from quality.dumps import score as dumps
from quality.dumps.pages import Report
from quality.floors import ROOT, Floors, shared
from quality.pages import forms, score
from quality.pages.score import Row

PAGE = ROOT / "docs/extraction.md"
BEGIN, END = "<!-- table: written by `python -m quality.extraction` -->", "<!-- end of table -->"
HEAD = ("| input | read by | P | R | F1 | title | pages/s | n |", "|---|---|---|---|---|---|---|---|")
GROUPS = (
    *("tuned", "unseen", "later", "latest", "last", "sealed", "closing"),
    *("afresh", "anew", "crawled", "gathered", "drawn", "fetched", "kept", "met", "seen", "sighted"),
)
NEWS = 24  # articles of the shared news that every template is filled with


def reports(folder: Path | None) -> list[Report]:
    """The articles of the examples, and some of the shared news where they are."""
    if folder is None:
        return dumps.examples()
    ids = dumps.choice()["others"][:NEWS]
    known = dumps.news(folder, ids)
    return dumps.examples() + [known[i] for i in ids if i in known and len(known[i].paragraphs) > 1]


def rows(folder: Path | None, *, pdf: bool = True) -> list[Row]:
    """The table, the benchmark first where it is there."""
    told = reports(folder)
    data = folder / "data/article-extraction-benchmark" if folder else None
    found = score.benchmark(data) if data and data.exists() else []
    found += score.arabic(forms.pages(told))
    found += score.files(forms.others(told))
    found += score.files(forms.printed(told)) if pdf else []
    for group in GROUPS:
        last = dumps.rows(group, folder)[-1]
        found.append(
            Row(f"text {last.kind}", "marsad", last.precision, last.recall, last.f1, last.titles, None, last.n)
        )
    return found


def floors(found: list[Row]) -> Floors:
    """The F1 of Marsad's rows, as `floors.toml` keeps them."""
    return {"extraction": {r.kind: r.f1 for r in found if r.reader == "marsad"}}


def lines(found: list[Row]) -> list[str]:
    return [*HEAD, *map(line, found)]


def line(r: Row) -> str:
    title = "" if r.titles is None else f"{r.titles:.2f}"
    speed = "" if r.speed is None else f"{r.speed:.0f}"
    return f"| {r.kind} | {r.reader} | {r.precision:.3f} | {r.recall:.3f} | {r.f1:.3f} | {title} | {speed} | {r.n} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-pdf", action="store_true", help="leave out the PDFs, which need Chromium")
    args = parser.parse_args()
    table = "\n".join(lines(rows(shared(), pdf=not args.no_pdf)))
    print(table)
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
