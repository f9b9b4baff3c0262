"""How much a word says: a text in, its words without clitics out, each with a weight that is high where it is rare.

The weight is the logarithm of how seldom reports hold the word (inverse document frequency), counted once on a body of
news and kept in `lexicon/frequency.tsv`. It does not move with what a record holds: two documents are as alike in a
small record as in a large one, and whichever came first.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache, lru_cache
from itertools import islice

import msgspec

from marsad import knowledge
from marsad import text as letters
from marsad.model import Article

FILE = "lexicon/frequency.tsv"
# Reports that were counted, and how many may hold a word that the file leaves out: `training/frequency.py` prints both.
REPORTS = 23_270
RARE = 25
# Of 1,500 reports all 467 pairs with a cosine of 0.4 share as many keys, and a report three others by chance.
KEYS = 24
SHARED = 4
_WORD = re.compile(r"[^\W_]+")
_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س")


class Frequency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folded word without clitics, and how many of the counted reports hold it."""

    id: str
    reports: int


@cache
def _reports() -> dict[str, int]:
    return {f.id: f.reports for f in knowledge.rows(FILE, Frequency)}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its proclitics, where what is left is the commoner word: «وقال» is «قال», «وزير» stays."""
    return commoner(word, _reports())


def commoner(word: str, reports: dict[str, int]) -> str:
    """`stem`, judged by the counts given; an article is taken off any word that keeps three letters."""
    best, most = word, reports.get(word, 0)
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= 3:
            seen = reports.get(rest, 0)
            if seen > most or (not most and len(prefix) > 1):
                best, most = rest, max(seen, 1)
    return best


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Natural logarithm of how seldom a report holds the stem `word`: about 0 for every report, 8 for a rare word."""
    return math.log(REPORTS / _reports().get(word, RARE / 2))


def body(document: Article) -> str:
    """The article without its boilerplate: what is weighed of it."""
    return "\n".join(document.text[b.start : b.end] for b in document.kept()) if document.blocks else document.text


@lru_cache(maxsize=4)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, folded; numbers are words too."""
    return tuple(_WORD.findall(letters.folded(text)))


@lru_cache(maxsize=4)
def weighed(text: str) -> dict[str, float]:
    """The words of `text` longer than two letters, each with its weight times its damped count; heaviest first."""
    counts = Counter(map(stem, words(text)))
    heavy = {w: weight(w) * (1 + math.log(n)) for w, n in counts.items() if len(w) > 2 and not w.isdecimal()}
    return dict(sorted(heavy.items(), key=lambda item: (-item[1], item[0])))


def keys(text: str) -> tuple[str, ...]:
    """The heaviest words of `text`, by which documents that speak of the same matter find one another."""
    return tuple(islice(weighed(text), KEYS))
