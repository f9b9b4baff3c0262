"""Pairs of reports judged by reading → precision, recall and F1 of what weaving says of two reports.

`python -m quality.pairs [--shared FOLDER] [--half kept|later|fresh|last|wide|after|tuning|both]` reads the reports
that `pairs.tsv` names from the shared news (the folder or MARSAD_SHARED), holds each pair against each other, and
prints a line for each question.
`python -m quality.pairs --export FILE` scores the lines that `marsad export --as pairs` wrote.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
from quality.counting import Tally
from quality.floors import shared
from quality.news import pages

from marsad.cluster.ties import tie
from marsad.cluster.trace import trace
from marsad.knowledge.weights import CLOSE, keys
from marsad.knowledge.wording import sketch, wording
from marsad.model import Reading, Tie
from marsad.pipeline import read

PAIRS = Path(__file__).with_name("pairs.tsv")
HALVES = ("tuning", "kept", "later", "fresh", "last", "wide", "after")


class Pair(msgspec.Struct, frozen=True):
    """Two ids and what a reader judged; `half` is one of `HALVES`."""

    a: str
    b: str
    relation: str
    reuse: str
    origin: str
    half: str


class Said(msgspec.Struct, frozen=True):
    """What weaving says of a pair."""

    reuse: str = "none"
    same_event: bool | None = False
    same_story: bool | None = False
    same_origin: bool | None = False


TABLES = {  # their halves
    "pairs of reports": "kept",
    "fresh pairs of reports": "fresh",
    "pairs of reports judged last": "after",
}
# A question: the gold's answer (None where the reader was unsure), and weaving's.
QUESTIONS: dict[str, tuple[Callable[[Pair], bool | None], Callable[[Said], bool]]] = {
    "same event": (lambda p: _yes(p.relation, {"event"}, {"event-or-story", "unsure"}), lambda s: bool(s.same_event)),
    "same event or story": (
        lambda p: _yes(p.relation, {"event", "story", "event-or-story"}, {"unsure"}),
        lambda s: bool(s.same_event or s.same_story),
    ),
    "reuse (full or part)": (
        lambda p: _yes(p.reuse, {"full", "part", "full-or-part"}, {"unsure"}),
        lambda s: s.reuse != "none",
    ),
    "reuse (full)": (lambda p: _yes(p.reuse, {"full"}, {"full-or-part", "unsure"}), lambda s: s.reuse == "full"),
    "same origin": (lambda p: _yes(p.origin, {"same"}, {"unsure"}), lambda s: bool(s.same_origin)),
}


def _yes(label: str, yes: set[str], unsure: set[str]) -> bool | None:
    return None if label in unsure else label in yes


def pairs(half: str = "both") -> list[Pair]:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return [p for r in rows if half in ("both", (p := Pair(**r)).half)]


def readings(folder: Path, wanted: set[str]) -> Iterator[Reading]:
    """The readings of the shared news that are wanted."""
    yield from map(read, pages(folder, wanted))


def tied(judged: Iterable[Pair], known: dict[str, Reading]) -> dict[tuple[str, str], Tie | None]:
    """What ties each pair, held against each other as in a record."""
    said = {id: wording(r) for id, r in known.items()}
    traces = {id: trace(r) for id, r in known.items()}
    looked_up = {id: keys(r) for id, r in known.items()}
    found = {}
    for p in judged:
        weight = sum(looked_up[p.a][k] for k in looked_up[p.a].keys() & looked_up[p.b].keys())
        close = weight >= CLOSE or set(sketch(said[p.a])).intersection(sketch(said[p.b]))
        found[p.a, p.b] = tie(traces[p.a], said[p.a], traces[p.b], said[p.b] if close else None)
    return found


def answered(found: Tie | None) -> Said:
    if found is None:
        return Said()
    return Said(found.reuse, found.same_event, found.same_story, found.same_origin)


def exported(path: Path) -> dict[tuple[str, str], Said]:
    """The lines of `marsad export --as pairs`."""
    with path.open("rb") as lines:
        rows = map(msgspec.json.decode, lines)
        return {
            (min(r["a"], r["b"]), max(r["a"], r["b"])): Said(
                r["reuse"], r["same_event"], r["same_story"], r["same_origin"]
            )
            for r in rows
        }


def scores(judged: list[Pair], said: dict[tuple[str, str], Said]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for name, (gold, ours) in QUESTIONS.items():
        asked = [(gold(p), ours(said.get((p.a, p.b), Said()))) for p in judged]
        right = sum(bool(g and o) for g, o in asked)
        found[name] = Tally()
        found[name].add(right, sum(bool(g) for g, _ in asked), sum(o for g, o in asked if g is not None))
    return found


def measured(folder: Path, half: str) -> dict[str, Tally]:
    """The score of each question on one half of the pairs of the shared news in `folder`."""
    judged = pairs(half)
    known = {r.document.id: r for r in readings(folder, {id for p in judged for id in (p.a, p.b)})}
    return scores(judged, {k: answered(t) for k, t in tied(judged, known).items()})


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=None)
    options.add_argument("--half", choices=(*HALVES, "both"), default="kept")
    options.add_argument("--export", type=Path, default=None)
    asked = options.parse_args()
    folder = asked.shared or shared()
    if asked.export:
        found = scores(pairs(asked.half), exported(asked.export))
    elif folder:
        found = measured(folder, asked.half)
    else:
        raise SystemExit("name the folder with the shared news: --shared FOLDER or MARSAD_SHARED")
    for name, tally in found.items():
        p, r, f1 = tally.score
        print(f"{name:24} precision {p:.2f}  recall {r:.2f}  F1 {f1:.2f}  ({tally.gold} of the pairs)")


if __name__ == "__main__":
    main()
