"""The example reports and their gold answers → one table: precision, recall and F1 of every layer.

`python -m quality.evaluate [--json] [--only NAME]`; the floors in `floors.toml` hold what it says.
"""

from __future__ import annotations

import argparse
import json
from functools import cache

from quality import findings, layers
from quality.answers import EXAMPLES, Answer, answers
from quality.counting import Table

from marsad.model import Page, Reading
from marsad.pipeline import read
from marsad.sources import pages

LAYERS = (layers.article, layers.names, layers.times, layers.quantities, findings.statements, findings.events)


@cache
def readings() -> tuple[Reading, ...]:
    """What Marsad reads in the example files."""
    files = sorted({str(EXAMPLES / a.source) for a in answers().values()})
    return tuple(read(page) for page in pages(files) if isinstance(page, Page))


def belongs(answer: Answer, reading: Reading) -> bool:
    """Whether the reading is of the answer's report: of its file, and holding its first paragraph."""
    return answer.source in reading.document.source and answer.blocks[1].text in reading.document.text


def evaluate(only: str | None = None) -> tuple[Table, list[str]]:
    """The table, and the names of the reports that no reading answers."""
    table, missing = Table(), []
    for name, answer in answers().items():
        if only and only not in name:
            continue
        reading = next((r for r in readings() if belongs(answer, r)), None)
        if reading is None:
            missing.append(name)
            continue
        case = layers.Case(answer, reading)
        for layer in LAYERS:
            layer(case, table)
    return table, missing


def scores() -> dict[str, float]:
    """The F1 of every layer over all examples."""
    return {name: tally.score.f1 for name, tally in evaluate()[0].items()}


def lines(table: Table) -> list[str]:
    head = f"{'layer':24}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'made':>7}"
    return [head, *(row(name, table) for name in table)]


def row(name: str, table: Table) -> str:
    (p, r, f), t = table[name].score, table[name]
    return f"{name:24}{p:7.3f}{r:7.3f}{f:7.3f}{t.gold:7}{t.made:7}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the F1 of each layer as one JSON object")
    parser.add_argument("--only", help="reports whose name holds these letters")
    args = parser.parse_args()
    table, missing = evaluate(args.only)
    f1 = {name: round(tally.score.f1, 4) for name, tally in table.items()}
    print(json.dumps(f1) if args.json else "\n".join(lines(table)))
    if missing:
        print("no reading for:", ", ".join(missing))
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
