"""What was measured → the figures in docs/quality.md, between its two marks; the rest of the page is written by hand.

`python -m quality.report` measures the examples, the speed, and the shared sets where MARSAD_SHARED names their folder.
"""

from __future__ import annotations

from typing import Any

from quality.bench import articles, measure
from quality.counting import Table
from quality.evaluate import evaluate
from quality.floors import ROOT, Floors, shared, shared_scores

PAGE = ROOT / "docs/quality.md"
BEGIN, END = "<!-- figures: written by `python -m quality.report` -->", "<!-- end of figures -->"


def example_rows(table: Table) -> list[str]:
    rows = [f"| {name} | {p:.2f} | {r:.2f} | {f:.2f} |" for name in table for p, r, f in (table[name].score,)]
    return ["### Examples", "", "| layer | precision | recall | F1 |", "|---|---|---|---|", *rows, ""]


def shared_rows(scores: Floors) -> list[str]:
    rows = [f"| {name} | {layer} | {score:.2f} |" for name, layers in scores.items() for layer, score in layers.items()]
    return ["### Shared development sets", "", "| set | layer | F1 |", "|---|---|---|", *rows, ""]


def speed_rows(found: dict[str, Any], what: str) -> list[str]:
    ms = ", ".join(f"{n.strip()} {v:.2f}" for n, v in found["ms_per_doc"].items() if not n.startswith(" "))
    rate, words, peak = (round(found[k]) for k in ("articles_per_s", "words_per_s", "peak_mb"))
    return [
        "### Speed",
        "",
        f"{rate} articles of 290 words a second on one core ({words} words/s), {peak} MB at most, on",
        f"{found['documents']} articles of {what}. Milliseconds a document: {ms}.",
    ]


def inserted(page: str, figures: str) -> str:
    """`page` with `figures` between its marks. Raises ValueError where a mark is missing."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{rest.split(END)[1]}"


def main() -> None:
    folder = shared()
    rows = example_rows(evaluate()[0])
    rows += shared_rows(shared_scores(folder)) if folder else []
    rows += speed_rows(measure(articles(folder, 1000), 3), "the shared news" if folder else "the examples")
    PAGE.write_text(inserted(PAGE.read_text(encoding="utf-8"), "\n".join(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
