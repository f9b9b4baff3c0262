"""Which runs of five words stand in reports of several days: `python training/formulas.py PATH/articles.jsonl.xz`.

Writes knowledge/models/formulas.tsv. Only numbers leave the articles: no word can be read back. Deterministic; no seed.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import defaultdict
from pathlib import Path

from marsad.knowledge import ROOT
from marsad.knowledge.wording import FILE, OFTEN, SHORT, numbers
from marsad.text import folded

FEWEST = 3  # days; a copy is printed on the day or the next
HEAD = """# Numbers of the runs of five words that stand in reports of {fewest} or more days: formulas, not copies.
# Counted on {reports:,} Arabic news reports (14 Saudi outlets, {span} days of July and August 2015).
# Made by training/formulas.py.
#! rows {rows}
id\tdays\truns
"""


def main(path: str) -> None:
    days: dict[str, int] = {}
    seen: defaultdict[int, int] = defaultdict(int)
    reports = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for report in map(json.loads, lines):
            reports += 1
            day = 1 << days.setdefault(report["published"], len(days))
            for run in set(numbers(folded(report["text"]))):
                seen[run >> SHORT] |= day
    groups: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for run, on in sorted(seen.items()):
        if on.bit_count() >= FEWEST:
            groups[min(on.bit_count(), OFTEN), f"{run:08x}"[:2]].append(f"{run:08x}"[2:])
    rows = "".join(f"{n}{first}\t{n}\t{'|'.join(rest)}\n" for (n, first), rest in sorted(groups.items()))
    head = HEAD.format(fewest=FEWEST, reports=reports, span=len(days), rows=len(groups))
    Path(str(ROOT / FILE)).write_text(head + rows, "utf-8")
    print(f"{reports} reports, {sum(map(len, groups.values()))} formulas")


if __name__ == "__main__":
    main(sys.argv[1])
