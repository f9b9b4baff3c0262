"""Learn what speaks for a line's being the article's: `MARSAD_SHARED=FOLDER python -m training.blocks`.

Fills the templates of quality/dumps/templates/tuned, each with articles of the shared news that no test uses and with
three in ten of its own lines left out by lot, and fits a logistic regression over the features of `ingest.extent`.
Writes knowledge/models/lines.tsv. Only weights leave the articles. Deterministic: the seed is fixed.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from quality.dumps.pages import Dump, Report, dump, templates
from quality.dumps.score import Raw, choice
from quality.floors import shared

from marsad.ingest.blocks import free
from marsad.ingest.extent import FILE, Story, features
from marsad.ingest.lines import lines, stems
from marsad.knowledge import ROOT
from marsad.text import fold

SEED, EACH, LEFT_OUT, PENALTY, STEPS, FEW = 5, 40, 0.3, 1.0, 30, 3
LITTLE = 0.01  # a weight that says nothing
POOL, LINKS = 1000, 15  # reports that may be linked to; those that are, of each half
OWN = 3  # a line of the article that is lost weighs as much as so many of the page's that are kept
LEAST, MOST, LAST = 60, 900, 8  # words of an article, and of its last paragraph: shorter ones are signatures
HEAD = """# How much what is seen of a line speaks for its being the article's: weights of a logistic regression.
# Made by training/blocks.py from invented page furniture around 2015 news (research corpus); weights only, no text.
#! rows {rows}
feature\tweight
"""
Labelled = tuple[list[str], bool, float]


def articles(path: Path, used: frozenset[str]) -> list[Report]:
    """Clean articles of the news that no test uses, in a fixed order of chance."""
    found = []
    with lzma.open(path) as rows:
        for row in rows:
            raw = msgspec.json.decode(row, type=Raw)
            parts = tuple(p.strip() for p in raw.text.splitlines() if p.strip())
            if raw.id not in used and LEAST <= len(raw.text.split()) <= MOST and _clean(parts, raw.text):
                found.append(Report(raw.id, raw.title.strip(), parts))
    random.Random(SEED).shuffle(found)
    return found


def unused() -> list[Report]:
    """Clean articles of the shared news, without those that tests read; SystemExit where the folder is not named."""
    folder = shared()
    if folder is None:
        raise SystemExit("set MARSAD_SHARED to the folder of shared sets")
    return articles(folder / "data/news-2015/articles.jsonl.xz", frozenset(i for ids in choice().values() for i in ids))


def written(file: str, head: str, weights: dict[str, float]) -> None:
    """Write weights into a file of knowledge, small ones left out; `head` has a place for their number."""
    kept = sorted((f, w) for f, w in weights.items() if abs(w) >= LITTLE)
    rows = "".join(f"{f}\t{w:.2f}\n" for f, w in kept)
    Path(str(ROOT / file)).write_text(head.format(rows=len(kept)) + rows, encoding="utf-8")


def _clean(parts: tuple[str, ...], text: str) -> bool:
    return len(parts) > 1 and len(parts[-1].split()) >= LAST and not any(m in text for m in ("@", "www"))


def related(report: Report, others: list[Report], chance: random.Random) -> list[Report]:
    """Reports to link to: half are those whose titles share most with `report`, half any."""
    own = stems(fold(" ".join(report.paragraphs)).text.split())
    pool = chance.sample(others, POOL)
    titles = [stems(fold(o.title).text.split()) for o in pool]
    order = sorted(range(POOL), key=lambda k: -len(titles[k] & own) / max(len(titles[k]), 1))
    return [pool[k] for k in order[:LINKS]] + pool[:LINKS]


def labelled(page: Dump) -> Iterator[Labelled]:
    """The features of each free line of `page`, whether it is the article's, its weight: each page counts as one."""
    view = fold(page.text)
    found = lines(view.text)
    open_, furniture = free(view, found)
    seen = features(Story(found, open_), open_, furniture)
    own = (page.title, *page.body)
    for n, names in zip(open_, seen, strict=True):
        at = view.raw((found[n].start + found[n].end) // 2)
        if not any(a <= at < b for a, b in page.either):
            ours = any(a <= at < b for a, b in own)
            yield names, ours, (OWN if ours else 1) * 10 / len(open_)


def fitted(data: list[Labelled]) -> dict[str, float]:
    """Weights by feature, by Newton's method with an L2 penalty."""
    names = {f: k for k, f in enumerate(sorted({"bias", *(f for seen, _, _ in data for f in seen)}))}
    x = np.zeros((len(data), len(names)))
    for i, (seen, _, _) in enumerate(data):
        x[i, [names["bias"], *(names[f] for f in seen)]] = 1
    y, c = np.array([own for _, own, _ in data], float), np.array([w for _, _, w in data])
    w = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (c * (p - y)) + PENALTY * w
        curve = (x * (c * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        w -= np.linalg.solve(curve, slope)
    return {f: float(w[k]) for f, k in names.items()}


def main() -> None:
    reports = unused()
    data: list[Labelled] = []
    chance, at = random.Random(SEED), 0
    others = reports[-3000:]
    for name, template in templates("tuned").items():
        each = EACH if len(template.splitlines()) > FEW else 4 * EACH
        for report in reports[at : at + each]:
            kept = [x for x in template.splitlines(keepends=True) if "{" in x or chance.random() > LEFT_OUT]
            data += labelled(dump(name, "".join(kept), report, related(report, others, chance)))
        at += each
    written(FILE, HEAD, fitted(data))
    print(f"{len(data)} lines")


if __name__ == "__main__":
    main()
