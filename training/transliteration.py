"""Learn to write Arabic names in Latin letters: `python training/transliteration.py PATH/TO/data`.

Reads names/latin-arabic-pairs.txt (CC0) and names/arabic-latin-train.txt (Apache-2.0). Letters are aligned by
expectation maximisation, then chains of aligned units are counted; writes knowledge/models/transliteration.npz.
One in twenty Arabic words is kept out, and the script prints how well a model of the rest writes them: exactly as one
of their known spellings, and within one and two letters of one. The shipped counts are of all words. No chance in it.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
from rapidfuzz.distance import Levenshtein

from marsad.knowledge import ROOT
from marsad.knowledge.transliteration import END, FILE, ORDER, START, Chain, Model, packed
from marsad.text import folded

ROUNDS, KEPT_OUT = 5, 20
# Latin letters that one Arabic letter, and two together, may stand for; chains seen less often are left out.
ONE, TWO, RARE = (0, 1, 2), (1, 2), (1, 2, 3, 4, 4)
MOST = 4  # a name counts at most so often: spellings of everyday names must not drown the rest
Pairs = dict[tuple[str, str], int]


def main(data: Path) -> None:
    pairs = dict(_pairs(data / "names"))
    kept_out = {word for word, _ in pairs if _kept_out(word)}
    known = {pair: n for pair, n in pairs.items() if pair[0] not in kept_out}
    weights = _align(known)
    _judge(_model(known, weights), pairs, kept_out)
    counts = _counts(pairs, weights)
    path = Path(str(ROOT / FILE))
    with path.open("wb") as file:
        np.savez_compressed(file, **cast("dict[str, Any]", packed(counts.items())))
    print(f"{len(counts)} chains, {path.stat().st_size / 1e6:.1f} MB, learnt from {len(pairs)} pairs")


def _pairs(names: Path) -> Iterator[tuple[tuple[str, str], int]]:
    """(Arabic, Latin in plain small letters) → weight."""
    found: Pairs = defaultdict(int)
    for line in (names / "latin-arabic-pairs.txt").read_text(encoding="utf-8").splitlines():
        latin, arabic, times = line.split("\t")
        found[arabic.replace(" ", ""), _plain(latin)] += min(MOST, int(times))
    for line in (names / "arabic-latin-train.txt").read_text(encoding="utf-8").splitlines():
        arabic, latin = line.split("\t")
        found[arabic, _plain(latin)] += 2
    for (arabic, latin), n in list(found.items()):
        bare = folded(arabic).removeprefix("ال" if latin[:2] not in ("al", "el", "ol", "il", "ul") else " ")
        if 1 < len(bare) < 16 and 1 < len(latin) < 20 and latin.isalpha() and latin.isascii():
            yield (bare, latin), n


def _plain(latin: str) -> str:
    letters = unicodedata.normalize(
        "NFKD", latin.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("ı", "i")
    )
    return "".join(c for c in letters if not unicodedata.combining(c)).lower().replace("'", "").replace("-", "")


def _kept_out(word: str) -> bool:
    return hashlib.blake2b(word.encode(), digest_size=4).digest()[0] % KEPT_OUT == 0


def _paths(arabic: str, latin: str) -> list[list[tuple[int, int, str]]]:
    """For each Arabic and Latin place, as one number, the units that begin there and the place they lead to."""
    width = len(latin) + 1
    found: list[list[tuple[int, int, str]]] = []
    for i in range(len(arabic)):
        for j in range(width):
            for size, sizes in ((1, ONE), (2, TWO)):
                if i + size > len(arabic):
                    continue
                found.append(
                    [
                        (i * width + j, (i + size) * width + j + k, f"{arabic[i : i + size]}:{latin[j : j + k]}")
                        for k in sizes if j + k < width
                    ]
                )  # fmt: skip
    return found


def _align(pairs: Pairs) -> dict[str, float]:
    """How probable each unit is, by expectation maximisation over all ways to cut the pairs into units."""
    weights: dict[str, float] = defaultdict(lambda: 1.0)
    for number in range(ROUNDS):
        counts: dict[str, float] = defaultdict(float)
        for (arabic, latin), n in pairs.items():
            edges = [e for group in _paths(arabic, latin) for e in group]
            last = len(arabic) * (len(latin) + 1) + len(latin)
            forward, backward = [0.0] * (last + 1), [0.0] * (last + 1)
            forward[0], backward[last] = 1.0, 1.0
            for a, b, unit in edges:
                if forward[a] and b <= last:
                    forward[b] += forward[a] * weights[unit]
            for a, b, unit in reversed(edges):
                if b <= last and backward[b]:
                    backward[a] += backward[b] * weights[unit]
            if total := forward[last]:
                for a, b, unit in edges:
                    if b <= last and forward[a] and backward[b]:
                        counts[unit] += n * forward[a] * weights[unit] * backward[b] / total
        whole = sum(counts.values())
        weights = defaultdict(float, {unit: c / whole for unit, c in counts.items() if c > 0.5})
        print(f"round {number + 1}: {len(weights)} units", flush=True)
    return weights


def _best(arabic: str, latin: str, weights: dict[str, float]) -> list[str]:
    """The likeliest cut of one pair into units; empty where none is left."""
    edges = [e for group in _paths(arabic, latin) for e in group]
    last = len(arabic) * (len(latin) + 1) + len(latin)
    best: list[tuple[float, int, str]] = [(0.0, 0, "")] * (last + 1)
    best[0] = (1.0, 0, "")
    for a, b, unit in edges:
        if b <= last and (score := best[a][0] * weights.get(unit, 0.0)) > best[b][0]:
            best[b] = (score, a, unit)
    found, at = [], last
    while at and best[at][2]:
        found.append(best[at][2])
        at = best[at][1]
    return found[::-1] if not at else []


def _counts(pairs: Pairs, weights: dict[str, float]) -> dict[Chain, int]:
    seen: Counter[Chain] = Counter()
    for (arabic, latin), n in pairs.items():
        if units := _best(arabic, latin, weights):
            row = (*(START,) * (ORDER - 1), *units, END)
            for end in range(ORDER - 1, len(row)):
                for size in range(1, ORDER + 1):
                    seen[row[end - size + 1 : end + 1]] += n
    return {chain: n for chain, n in seen.items() if n >= RARE[len(chain) - 1]}


def _model(pairs: Pairs, weights: dict[str, float]) -> Model:
    return Model(packed(_counts(pairs, weights).items()))


def _judge(model: Model, pairs: Pairs, kept_out: set[str]) -> None:
    right: dict[str, set[str]] = defaultdict(set)
    for arabic, latin in pairs:
        if arabic in kept_out:
            right[arabic].add(latin)
    near: Counter[int] = Counter()
    for arabic, answers in right.items():
        made = next((written for _, written in model.spellings(arabic)), "")
        near[min(3, *(Levenshtein.distance(made, a) for a in answers))] += 1
    shares = {f"within {k}": round(sum(near[i] for i in range(k + 1)) / len(right), 3) for k in (0, 1, 2)}
    print(f"{len(right)} words kept out: {shares}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
