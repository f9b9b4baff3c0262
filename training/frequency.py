"""Count in how many reports each word stands: `python training/frequency.py PATH/articles.jsonl.xz`.

Writes knowledge/lexicon/frequency.tsv. Only words and their counts leave the articles. Deterministic; no seed.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from pathlib import Path

from marsad import text
from marsad.knowledge import ROOT
from marsad.knowledge.weights import FILE, RARE, commoner, ending_off

HEAD = """# In how many of {reports:,} Arabic news reports (14 Saudi outlets, July and August 2015) each stem stands.
# Stems of fewer than {rare} reports are left out. Made by training/frequency.py.
#! rows {rows}
id\treports
"""


def main(path: str) -> None:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        seen = [_words(json.loads(line)) for line in lines]
    raw = Counter(s for words in seen for s in {ending_off(w) for w in words})
    stems = Counter(s for words in seen for s in {commoner(w, raw) for w in words})
    kept = sorted((w, n) for w, n in stems.items() if n >= RARE)
    rows = "".join(f"{w}\t{n}\n" for w, n in kept)
    Path(str(ROOT / FILE)).write_text(HEAD.format(reports=len(seen), rare=RARE, rows=len(kept)) + rows, "utf-8")
    print(f"{len(seen)} reports, {len(stems)} words, {len(kept)} kept")


def _words(article: dict[str, str]) -> set[str]:
    norm = text.words(text.fold(f"{article['title']}\n{article['text']}")).norm
    return {w for w in norm if len(w) > 2 and w.isalpha()}


if __name__ == "__main__":
    main(sys.argv[1])
