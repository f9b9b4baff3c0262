"""Learn how names are spelled: `python training/persons.py PATH/TO/data`.

Writes knowledge/models/person_letters.tsv: which letters stand together in names rather than in other words, from the
name lists and news words that training/names.py reads. Deterministic; no seed.
"""

from __future__ import annotations

import sys
from collections import Counter
from math import log
from pathlib import Path

from names import lists_of, news

from marsad.annotate.names.parts import Part, part
from marsad.knowledge import ROOT

# Three letters seen less often are left out.
RARE_LETTERS = 40
HEAD = """# How much three letters that stand together (^ and $ are a word's edges) look like a name.
# Made by training/persons.py.
#! rows {rows}
feature\tweight
"""


def main(data: Path) -> None:
    weights = _letters(data)
    rows = "".join(f"{f}\t{w}\n" for f, w in sorted(weights.items()))
    Path(str(ROOT / "models/person_letters.tsv")).write_text(HEAD.format(rows=len(weights)) + rows, "utf-8")
    print("person_letters", len(weights))


def _letters(data: Path) -> dict[str, float]:
    """Log odds of each three letters in names against other words."""
    lists, total = lists_of(data), Counter(word for text in news(data) for word in text)
    names = {w for w in lists.parts | lists.pairs | lists.people if w.isalpha() and part(w) is not Part.NONE}
    plain = {
        w for w, n in total.items() if "ء" <= w[0] <= "ي" and not lists.hold(w) and (n < 6 or part(w) is Part.NONE)
    }
    yes, no = (Counter(g for w in many if len(w) > 2 for g in _grams(w)) for many in (names, plain))
    all_yes, all_no = yes.total(), no.total()
    known = (g for g in yes | no if yes[g] + no[g] >= RARE_LETTERS)
    return {g: round(log((yes[g] + 1) / all_yes) - log((no[g] + 1) / all_no), 2) for g in known}


def _grams(word: str) -> list[str]:
    return [f"^{word}$"[i : i + 3] for i in range(len(word))]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
