"""Learn which triggers tell a happening and who took part in it: `python training/events.py PATH/TO/shared [TABLE …]`.

Writes six tables below knowledge/models/, each a row of sign and weight (logistic regression, L2, a fixed seed):
`events_told` (a trigger in a page, from the annotated articles), `events_clear` (violence and protest in a text of a
sentence or two, from the event gold records), `events_actors` and `events_recipients` (sides, both), `events_doers`
and `events_borne` (the words of lone sentences, from the records). Weights only leave the texts. Tables
named after the folder are written alone.
`event_folds.py` tells how well texts are read that taught nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import event_cases as cases
import event_judges as judges

from marsad.extract.events.weighing import Model
from marsad.knowledge import ROOT

# Smaller weights say nothing.
SMALL = 0.02
ABOUT = {
    "events_told": "How much the signs of a trigger in a page speak for a happening.",
    "events_clear": "How much the signs of a trigger in a lone sentence speak for a clear happening.",
    "events_actors": "How much the signs of a side speak for its having been one that acted.",
    "events_recipients": "How much the signs of a side speak for its having been one that was acted on.",
    "events_doers": "How much the signs of a word of a lone sentence speak for its naming who did it.",
    "events_borne": "How much the signs of a word of a lone sentence speak for its naming who suffered it.",
}
# The tables that need no page to be learned.
LINES = {"events_clear", "events_doers", "events_borne"}
HEAD = """# {about}
# Made by training/events.py from annotated articles and the Arabic event gold records (MIT); weights, no text.
#! rows {rows}
sign\tweight
"""


def main(shared: Path, names: list[str]) -> None:
    lines = cases.lines(shared)
    alone = names and set(names) <= LINES
    tables = judges.learn_lines(lines) if alone else judges.learn(cases.pages(shared), lines)
    for name, learned in tables.items():
        if name in (names or ABOUT):
            _write(name, learned)


def _write(name: str, learned: Model) -> None:
    kept = {s: round(w, 2) for s, w in sorted(learned.items()) if abs(w) >= SMALL}
    rows = "".join(f"{s}\t{w}\n" for s, w in kept.items())
    Path(str(ROOT / "models" / f"{name}.tsv")).write_text(
        HEAD.format(about=ABOUT[name], rows=len(kept)) + rows, "utf-8"
    )
    print(name, len(kept), "weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
