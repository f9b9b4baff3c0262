"""Pairs of reports judged by hand → precision and recall of «these two belong to one story» around the threshold.

`python -m quality.stories [--shared FOLDER]` reads the reports that `stories.tsv` names from the shared news
(the folder or MARSAD_SHARED) and prints a line for each threshold; the one in use is marked.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path

from quality.floors import shared

from marsad.cluster.likeness import ALIKE, likeness
from marsad.cluster.trace import trace
from marsad.model import Given, Page, Trace
from marsad.pipeline import read

PAIRS = Path(__file__).with_name("stories.tsv")
THRESHOLDS = (0.24, 0.28, 0.32, 0.34, 0.36, 0.38, 0.40, 0.44, 0.48)
Judged = list[tuple[float, bool]]


def pairs() -> list[tuple[str, str, bool]]:
    """Two ids, and whether their reports tell of one matter."""
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return [(r["a"], r["b"], r["label"] == "same") for r in rows]


def judged(news: Path) -> Judged:
    """How alike each pair came out, and whether it is one matter."""
    found = pairs()
    traces = dict(_traces(news, {id for a, b, _ in found for id in (a, b)}))
    return [(likeness(traces[a], traces[b]), same) for a, b, same in found]


def _traces(news: Path, wanted: set[str]) -> Iterator[tuple[str, Trace]]:
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in wanted:
                given = Given(**{k: article.get(k) for k in ("id", "title", "outlet", "published", "byline", "url")})
                yield (
                    article["id"],
                    trace(read(Page(source=article["id"], kind="text", body=article["text"], given=given))),
                )


def score(threshold: float, found: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    """Precision and recall of taking for one story whatever is at least so much alike; 1 where nothing was asked."""
    every = list(found)
    linked = [same for near, same in every if near >= threshold]
    right, all_same = sum(linked), sum(same for _, same in every)
    return right / len(linked) if linked else 1.0, right / all_same if all_same else 1.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=None)
    folder = options.parse_args().shared or shared()
    if folder is None:
        raise SystemExit("name the folder with the shared news: --shared FOLDER or MARSAD_SHARED")
    found = judged(folder / "data/news-2015/articles.jsonl.xz")
    print(f"{len(found)} pairs, {sum(same for _, same in found)} of one matter\nthreshold  precision  recall")
    for threshold in THRESHOLDS:
        precision, recall = score(threshold, found)
        print(f"{threshold:9.2f}  {precision:9.2f}  {recall:6.2f}{'  <- in use' if threshold == ALIKE else ''}")


if __name__ == "__main__":
    main()
