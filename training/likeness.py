"""How much each thing that two reports have in common speaks for one event, one story: `python training/likeness.py
PATH/TO/SHARED [--all]`.

Fits two logistic regressions to the pairs of quality/pairs.tsv that are there for tuning, and prints the constants of
cluster/likeness.py. Deterministic; no seed.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import msgspec
from quality.pairs import QUESTIONS, Pair, pairs, readings

from marsad.cluster.likeness import Likeness, likeness
from marsad.cluster.passages import passages
from marsad.cluster.ties import _share
from marsad.cluster.trace import trace
from marsad.knowledge.weights import CLOSE
from marsad.knowledge.wording import wording

FIELDS = Likeness.__struct_fields__
AGAINST = {"apart", "routine", "unlike", "brief"}
# Reports that are both about one name are of one event more often, brief ones less; of one story neither. Bodies
# and things that both name speak for one story, whatever happened.
LEFT_OUT = {"EVENT": {"bodies"}, "STORY": {"about", "brief"}}
PENALTY = 1.0  # on the square of each weight, in units of the spread of what it weighs
STEPS, RATE = 4000, 0.02


def features(judged: list[Pair], folder: Path) -> list[list[float]]:
    known = {r.document.id: r for r in readings(folder, {id for p in judged for id in (p.a, p.b)})}
    said = {id: wording(r) for id, r in known.items()}
    traces = {id: trace(r) for id, r in known.items()}
    found = []
    for p in judged:
        a, b = traces[p.a], traces[p.b]
        weight = sum(a.keys[k] for k in a.keys.keys() & b.keys.keys())
        close = weight >= CLOSE or set(a.sketch).intersection(b.sketch)
        common = passages(said[p.a], said[p.b]) if close else []
        alike = likeness(a, b, sum(c.tells for c in common), _share(common, a.size, b.size))
        found.append(list(msgspec.structs.astuple(alike)))
    return found


def fitted(rows: list[list[float]], yes: list[bool]) -> tuple[float, list[float]]:
    """The start and the weights, by gradient descent on standardised columns."""
    n = len(rows)
    columns = list(zip(*rows, strict=True))
    means = [sum(c) / n for c in columns]
    spreads = [math.sqrt(sum((x - m) ** 2 for x in c) / n) or 1.0 for c, m in zip(columns, means, strict=True)]
    scaled = [[(x - m) / s for x, m, s in zip(r, means, spreads, strict=True)] for r in rows]
    start, weights = 0.0, [0.0] * len(columns)
    for _ in range(STEPS):
        wrong = [
            1 / (1 + math.exp(-start - sum(w * x for w, x in zip(weights, r, strict=True)))) - y
            for r, y in zip(scaled, yes, strict=True)
        ]
        start -= RATE * sum(wrong)
        slopes = [sum(e * r[k] for e, r in zip(wrong, scaled, strict=True)) for k in range(len(weights))]
        moved = [w - RATE * (g + PENALTY * w) for w, g in zip(weights, slopes, strict=True)]
        # What two reports have in common never speaks against them, nor what parts them for them.
        weights = [min(w, 0.0) if f in AGAINST else max(w, 0.0) for w, f in zip(moved, FIELDS, strict=True)]
    raw = [w / s for w, s in zip(weights, spreads, strict=True)]
    return start - sum(w * m for w, m in zip(raw, means, strict=True)), raw


def main(folder: Path, half: str) -> None:
    judged = pairs(half)
    rows = features(judged, folder)
    for name, question in (("EVENT", "same event"), ("STORY", "same event or story")):
        gold = [QUESTIONS[question][0](p) for p in judged]
        kept = [(r, bool(g)) for r, g in zip(rows, gold, strict=True) if g is not None]
        told = [[0.0 if f in LEFT_OUT[name] else x for x, f in zip(r, FIELDS, strict=True)] for r, _ in kept]
        start, weights = fitted(told, [g for _, g in kept])
        print(f"{name} = ({start:.2f}, Likeness({', '.join(f'{w:.2f}' for w in weights)}))  # {', '.join(FIELDS)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "both" if "--all" in sys.argv else "tuning")
