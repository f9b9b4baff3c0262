"""Articles → how fast their names are read: the rules and the tagger apart, words first met and words met before.

`python -m quality.bench_names [--n 1000] [--json]` reads the articles that `quality.bench` reads. One core, seconds of
processor time; a word is a token of a kept block.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter

from quality.bench import articles
from quality.floors import shared

from marsad.annotate.names.proposals import Proposed, proposed
from marsad.annotate.names.ruled import ruled
from marsad.annotate.names.tagger import tagged
from marsad.annotate.segment import sentences
from marsad.ingest import ingest
from marsad.knowledge.tagging import weights, words
from marsad.model import Article, Sentence, Tokens
from marsad.text import fold
from marsad.text import words as tokenized

Read = tuple[Article, Tokens, tuple[Sentence, ...]]


def measure(n: int) -> dict[str, float]:
    """Words a second of the rules and of the tagger, in a first and a second run; seconds to load the model."""
    found: dict[str, float] = {}
    begun = time.process_time()
    words(), weights()
    found["load, s"] = time.process_time() - begun
    texts = list(_texts(n))
    count = sum(len(tokens) for _, tokens, _ in texts)
    for run in ("first", "again"):
        spent = _spent(texts)
        found |= {f"{part}, {run}, words/s": count / seconds for part, seconds in spent.items()}
    return found


def _texts(n: int) -> list[Read]:
    found: list[Read] = []
    for page in articles(shared(), n):
        article = ingest(page)
        if isinstance(article, Article):
            tokens = tokenized(fold(article.text))
            found.append((article, tokens, sentences(article, tokens)))
    return found


def _spent(texts: list[Read]) -> Counter[str]:
    spent: Counter[str] = Counter()
    for article, tokens, spans in texts:
        begun = time.process_time()
        read = ruled(article, tokens, spans)
        between = time.process_time()
        seen: dict[int, Proposed] = {}
        for one in read:
            seen |= proposed(one.chosen, one.line.kinds)
        tagged(tokens, spans, seen)
        spent["rules"] += between - begun  # type: ignore[assignment]
        spent["tagger"] += time.process_time() - between  # type: ignore[assignment]
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=1000, help="how many articles")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    args = parser.parse_args()
    found = measure(args.n)
    print(json.dumps(found) if args.json else "\n".join(f"{name:28}{value:12.2f}" for name, value in found.items()))


if __name__ == "__main__":
    main()
