"""Learn which triggers tell a happening and who took part in it: `python training/events.py PATH/TO/shared`.

Writes four tables below knowledge/models/, each a row of sign and weight (logistic regression, L2, the seed below):
`events_told` (a trigger in a page, from the annotated articles), `events_clear` (violence and protest in a text of a
sentence or two, from the event gold records), `events_actors` and `events_recipients`
(both). Prints what cross-validation by document says of each. Weights only leave the texts.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import event_cases as cases
from logistic import Count, best, fit

from marsad.extract.events import judging, weighing
from marsad.extract.events.weighing import Model, weigh
from marsad.knowledge import ROOT

SEED, FOLDS = 7, 8
# How strongly weights are pulled to zero; chosen once, by the tables that this prints.
PULL = {"events_told": 10.0, "events_clear": 8.0, "events_actors": 20.0, "events_recipients": 20.0}
SMALL = 0.02
HEAD = """# {about}
# Made by training/events.py from annotated articles and the Arabic event gold records (MIT); weights, no text.
#! rows {rows}
sign\tweight
"""


class Case(NamedTuple):
    """What is seen, whether it is so, how much it counts, and of which document it is."""

    signs: Sequence[str]
    yes: bool
    weight: float
    document: str


def main(shared: Path) -> None:
    pages, lines = cases.pages(shared), cases.lines(shared)
    told = [c for page in pages for c in _told(page)]
    _report_told(told, sum(len(p.gold) for p in pages))
    _write("events_told", "How much the signs of a trigger in a page speak for a happening.", told)
    clear = _clear(lines)
    _write("events_clear", "How much the signs of a trigger in a lone sentence speak for a clear happening.", clear)
    for role, about in (("actors", "acted"), ("recipients", "was acted on")):
        both = [c for text in (*pages, *lines) for c in _sides(text, role)]
        _report_sides(both, role)
        _write(f"events_{role}", f"How much the signs of a side speak for its having been one that {about}.", both)


def _told(page: cases.Text) -> Iterable[Case]:
    for draft, ruled in page.drafts:
        yield Case(judging.page_signs(draft, ruled), page.right(draft.event), 1.0, page.name)


def _clear(lines: list[cases.Text]) -> list[Case]:
    """A sentence is clear by its clearest trigger: learned twice, the second time from that one alone."""
    every = [
        (t, k, [judging.line_signs(d, r) for d, r in t.drafts if d.event.type == k]) for t in lines for k in t.clear
    ]
    every = [(t, k, signs) for t, k, signs in every if signs]
    first = [Case(s, t.clear[k], 1 / len(signs), t.name) for t, k, signs in every for s in signs]
    rough = _fit(first, "events_clear")
    _report_clear(every, lines)
    return [Case(max(s, key=lambda x: weigh(rough, x)), t.clear[k], 1.0, t.name) for t, k, s in every]


def _sides(text: cases.Text, role: str) -> Iterable[Case]:
    for event, sides in text.sides():
        for side, yes in zip(sides, text.took_part(event, sides, role), strict=True):
            if yes is not None:
                yield Case(sorted(side.signs), yes, 1.0, text.name)


def _fit(some: Iterable[Case], name: str) -> Model:
    return fit([(c.signs, c.yes, c.weight) for c in some], PULL[name])


def _held_out(documents: Iterable[str], learn: Callable[[set[str]], Model]) -> dict[str, Model]:
    """For each document the model that was learned without it and those of its fold."""
    names = sorted(set(documents))
    random.Random(SEED).shuffle(names)
    found: dict[str, Model] = {}
    for k in range(FOLDS):
        held = set(names[k::FOLDS])
        learned = learn(held)
        found.update(dict.fromkeys(held, learned))
    return found


def _report_told(told: list[Case], gold: int) -> None:
    models = _held_out(
        (c.document for c in told), lambda held: _fit((c for c in told if c.document not in held), "events_told")
    )
    scored = [(weigh(models[c.document], c.signs), c.yes) for c in told]
    print("told by rules:", Count.above([(float("ruled=True" in c.signs), c.yes) for c in told], 0.5, gold))
    print("told:", best(scored, gold), "| at the threshold in use:", Count.above(scored, judging.TOLD, gold))


def _report_clear(every: list[tuple[cases.Text, str, list[list[str]]]], lines: list[cases.Text]) -> None:
    def learn(held: set[str]) -> Model:
        own = [(t, k, s) for t, k, s in every if t.name not in held]
        first = [Case(x, t.clear[k], 1 / len(s), t.name) for t, k, s in own for x in s]
        rough = _fit(first, "events_clear")
        return _fit(
            (Case(max(s, key=lambda x: weigh(rough, x)), t.clear[k], 1.0, t.name) for t, k, s in own),
            "events_clear",
        )

    models = _held_out((t.name for t, _, _ in every), learn)
    for kind in ("ASSAULT", "PROTEST"):
        gold = sum(t.clear.get(kind, False) for t in lines)
        scored = [(max(weigh(models[t.name], x) for x in s), t.clear[k]) for t, k, s in every if k == kind]
        used = Count.above(scored, judging.CLEAR, gold)
        print(f"clear {kind}:", best(scored, gold), "| at the threshold in use:", used)


def _report_sides(both: list[Case], role: str) -> None:
    name = f"events_{role}"
    models = _held_out((c.document for c in both), lambda held: _fit((c for c in both if c.document not in held), name))
    scored = [(weigh(models[c.document], c.signs), c.yes) for c in both]
    gold = sum(c.yes for c in both)
    limit = judging.ACTED if role == "actors" else judging.SUFFERED
    print(
        f"{role} (of sides seen):", best(scored, gold), "| at the threshold in use:", Count.above(scored, limit, gold)
    )


def _write(name: str, about: str, some: list[Case]) -> None:
    learned = _fit(some, name)
    kept = {s: round(w, 2) for s, w in sorted(learned.items()) if abs(w) >= SMALL}
    rows = "".join(f"{s}\t{w}\n" for s, w in kept.items())
    Path(str(ROOT / "models" / f"{name}.tsv")).write_text(HEAD.format(about=about, rows=len(kept)) + rows, "utf-8")
    weighing.model.cache_clear()
    print(name, len(some), "cases,", len(kept), "weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
