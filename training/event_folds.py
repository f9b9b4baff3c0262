"""Texts with their answers → how well the whole reader reads those that its judges never saw.

`python training/event_folds.py PATH/TO/shared` parts the annotated articles and the event gold records into folds, near
copies together, and for each fold learns every table anew without it, limits included; the reader then reads the fold
with these, and the shared scorers count all folds together. With `lines` after it only the records are read, and only
the tables of lone sentences are learned anew: a quarter of the time. Numbers after it draw the folds by other lots, one
table each: so much hangs on the draw.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import event_cases as cases
import event_judges as judges
from event_marks import Marked, marked

from marsad.export.interchange import line
from marsad.pipeline import read

FOLDS, SEED = 5, 11
# Texts are near copies that share half of the runs of so many words of the shorter one.
RUN = 5


def main(shared: Path, alone: bool, seeds: list[int]) -> None:
    pages, lines = [] if alone else [*cases.pages(shared), *marked(shared)], cases.lines(shared)
    for seed in seeds:
        print("lot", seed, flush=True)
        _fold(shared, pages, lines, seed)


def _fold(shared: Path, pages: list[cases.Text], lines: list[cases.Text], seed: int) -> None:
    read_by: dict[str, str] = {}
    alone, asked = not pages, [*pages, *lines]
    for number, held in enumerate(folds(asked, seed)):
        kept = [x for x in lines if x.name not in held]
        if alone:
            judges.use(judges.learn_lines(kept))
        else:
            learned = judges.learn([p for p in pages if p.name not in held], kept)
            judges.use(learned.tables, learned)
        for text in (t for t in asked if t.name in held):
            read_by[text.name] = line(read(text.page)).decode()
        print("fold", number + 1, "of", FOLDS, flush=True)
    _score(shared, "events_gsr.py", [read_by[t.name] for t in lines])
    if not alone:
        own = [t for t in pages if not isinstance(t, Marked) and t.page.given.published]
        _score(shared, "score.py", [read_by[t.name] for t in own])


def folds(texts: list[cases.Text], seed: int) -> list[set[str]]:
    """The names of the texts in parts drawn by the lot `seed`; near copies stay together."""
    groups: dict[int, list[str]] = defaultdict(list)
    for text, group in zip(texts, kin([t.doc.article.text for t in texts]), strict=True):
        groups[group].append(text.name)
    order = sorted(groups)
    random.Random(seed).shuffle(order)
    return [{name for g in order[k::FOLDS] for name in groups[g]} for k in range(FOLDS)]


def kin(texts: Iterable[str]) -> list[int]:
    """For each text the first one that it is a near copy of, itself where there is none."""
    first: list[int] = []
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    runs: list[set[tuple[str, ...]]] = []
    for text in texts:
        words = cases.WORD.findall(text)
        own = {tuple(words[k : k + RUN]) for k in range(max(1, len(words) - RUN + 1))}
        shared = Counter(k for run in own for k in holders[run])
        copies = [first[k] for k, n in shared.items() if 2 * n >= min(len(own), len(runs[k]))]
        first.append(min(copies, default=len(first)))
        first = [first[-1] if f in copies else f for f in first]
        for run in own:
            holders[run].append(len(runs))
        runs.append(own)
    return first


def _score(shared: Path, script: str, lines: list[str]) -> None:
    """Prints the table of a shared scorer over readings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        scorer = _module(shared / "score" / script)
        if script == "score.py":
            scorer.main(str(shared / "gold/articles"), str(shared / "gold/articles"), str(path))
        else:
            scorer.score(str(shared / "data/arabic-event-gsr"), str(path))


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(Path(sys.argv[1]), "lines" in sys.argv[2:], [int(a) for a in sys.argv[2:] if a.isdigit()] or [SEED])
