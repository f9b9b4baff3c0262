"""Learn which triggers tell a happening and who took part: `PYTHONPATH=. python training/events.py SHARED [TABLE …]`.

Writes eight tables below knowledge/models/, each a row of sign and weight (logistic regression, L2, a fixed seed):
`events_told` and `events_loose` (a trigger in a page that a rule takes, or none, from the annotated and the marked
articles), `events_day` (whether one that has no day of its own was on that of the news), `events_clear` (violence and
protest in a text of a sentence or two, from the event gold records), `events_actors` and `events_recipients` (sides, of
pages and records), `events_doers` and `events_borne` (the words of lone sentences, from the records); besides,
`events_shares` (how often sides by each word took part) and the forests that weigh the sides of a page (`trees.py`).
Weights only leave the texts. Tables of lone sentences that are named after the folder are written alone.
`event_folds.py` tells how well texts are read that taught nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import event_cases as cases
import event_judges as judges
import numpy as np
from event_marks import marked

from marsad.extract.events import casting, numbers
from marsad.extract.events.weighing import Model
from marsad.knowledge import ROOT
from marsad.knowledge.forest import Forest

# Smaller weights say nothing.
SMALL = 0.02
ABOUT = {
    "events_told": "How much the signs of a trigger in a page speak for a happening.",
    "events_loose": "How much the signs of a trigger that no rule takes speak for a happening on a page of events.",
    "events_day": "How much the signs of an event without a day of its own speak for that of the news.",
    "events_clear": "How much the signs of a trigger in a lone sentence speak for a clear happening.",
    "events_actors": "How much the signs of a side speak for its having been one that acted.",
    "events_recipients": "How much the signs of a side speak for its having been one that was acted on.",
    "events_doers": "How much the signs of a word of a lone sentence speak for its naming who did it.",
    "events_borne": "How much the signs of a word of a lone sentence speak for its naming who suffered it.",
}
ABOUT_SHARES = "Of the sides of events by each word: which part did what the event is, which part suffered it."
# The tables that need no page to be learned.
LINES = {"events_clear", "events_doers", "events_borne"}
HEAD = """# {about}
# Made by training/events.py from annotated articles and the Arabic event gold records (MIT); weights, no text.
#! rows {rows}
sign\tweight
"""


def main(shared: Path, names: list[str]) -> None:
    lines = cases.lines(shared)
    if names and set(names) <= LINES:
        tables = judges.learn_lines(lines)
    else:
        learned = judges.learn([*cases.pages(shared), *marked(shared)], lines)
        tables = learned.tables
        _write_shares(learned.shares)
        arrays = {f"{role}.{part}": getattr(f, part) for role, f in learned.forests.items() for part in Forest.PARTS}
        np.savez_compressed(str(ROOT / casting.FILE), **arrays)
    for name, table in tables.items():
        if name in (names or ABOUT):
            _write(name, table)


def _write_shares(known: dict[str, tuple[float, float]]) -> None:
    rows = "".join(f"{word}\t{did:.3f}\t{bore:.3f}\n" for word, (did, bore) in sorted(known.items()))
    head = HEAD.format(about=ABOUT_SHARES, rows=len(known)).replace("sign\tweight", "sign\tacted\tsuffered")
    Path(str(ROOT / numbers.SHARES)).write_text(head + rows, "utf-8")
    print("events_shares", len(known), "words")


def _write(name: str, learned: Model) -> None:
    kept = {s: round(w, 2) for s, w in sorted(learned.items()) if abs(w) >= SMALL}
    rows = "".join(f"{s}\t{w}\n" for s, w in kept.items())
    Path(str(ROOT / "models" / f"{name}.tsv")).write_text(
        HEAD.format(about=ABOUT[name], rows=len(kept)) + rows, "utf-8"
    )
    print(name, len(kept), "weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
