"""How much a word says: a reading in, its stems and names out, each with a weight that is high where it is rare.

The weight is the logarithm of how seldom reports hold the word (inverse document frequency), counted once on a body of
news and kept in `lexicon/frequency.tsv`. It does not move with what a record holds: two documents are as alike in a
small record as in a large one, and whichever came first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice

import msgspec

from marsad import knowledge
from marsad import text as letters
from marsad.knowledge.spoken import kept, once, words
from marsad.model import Article, Reading

FILE = "lexicon/frequency.tsv"
# Reports that were counted, and how many may hold a word that the file leaves out: `training/frequency.py` prints both.
REPORTS = 23_270
RARE = 25
# What documents are looked up by: the heaviest of the rarer words and names, and how much those that two share must
# weigh together: three or four. Of the judged pairs of one event 19 in 20 do, of one story 9 in 10, of any two 1 in 99.
WINDOW = 22  # days that documents of one story may stand apart
KEYS = 40
NAMES = 8
RARE_WORD = 4.6  # about one report in a hundred holds it; more common ones bring everything together
RARE_NAME = 6.0  # what a rare name weighs as a key
SHARED = 17.0
CLOSE = 50.0  # from here on they are also held against each other word for word
FIRST_LINE = 120  # letters that stand in for a title
OFTEN = 4  # a name that stands more often than so says no more
_CENTURIES = frozenset({"13", "14", "19", "20"})
_PREFIXES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س")
_ENDINGS = ("هما", "ات", "ان", "ون", "ين", "ها", "هم", "ية", "ه", "ة", "ي")


class Frequency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stem, and how many of the counted reports hold it."""

    id: str
    reports: int


@cache
def _reports() -> dict[str, int]:
    return {f.id: f.reports for f in knowledge.rows(FILE, Frequency)}


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """A folded word without proclitics and endings, where what is left is common too: «وقال» is «قال», «وزير» stays."""
    return commoner(word, _reports())


def commoner(word: str, reports: Mapping[str, int]) -> str:
    """`stem`, judged by the counts given; an article is taken off any word that keeps three letters."""
    best = ending_off(word)
    if not word.startswith(_PREFIXES):
        return best
    most = reports.get(best, 0)
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            rest = ending_off(word[len(prefix) :])
            if len(prefix) > 1:
                return rest
            if 2 * reports.get(rest, 0) > most:
                best, most = rest, reports[rest]
    return best


def ending_off(word: str) -> str:
    """`word` without its longest ending of number, gender or possession, if three letters are left: «مناور(ات)»."""
    if not word.endswith(_ENDINGS):
        return word
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), word)


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Natural logarithm of how seldom a report holds the stem `word`: about 0 for every report, 8 for a rare word."""
    return math.log(REPORTS / _reports().get(word, RARE / 2))


def body(document: Article) -> str:
    """The article without its boilerplate: what is weighed of it."""
    return "\n".join(document.text[b.start : b.end] for b in document.kept()) if document.blocks else document.text


@lru_cache(maxsize=65536)
def _stems(name: str) -> tuple[str, ...]:
    return tuple(map(stem, words(name)))


@once
def weighed(reading: Reading) -> dict[str, float]:
    """The words of a document, each with its weight times its damped count, heaviest first; without numbers and words
    of two letters."""
    counts = Counter(map(stem, kept(reading.document).words))
    heavy = {
        w: weight(w) * (1 if n == 1 else 1 + math.log(n)) for w, n in counts.items() if len(w) > 2 and not w.isdecimal()
    }
    return dict(sorted(heavy.items(), key=lambda item: (-item[1], item[0])))


def numbers(reading: Reading) -> tuple[str, ...]:
    """The numbers of two digits or more that a document names, without years."""
    found = {w for w in kept(reading.document).words if w.isdecimal() and len(w) > 1}
    return tuple(sorted(n for n in found if len(n) != 4 or n[:2] not in _CENTURIES))


def titled(reading: Reading) -> dict[str, float]:
    """The words of a document's title with their weights; of one without a title, those of its first line."""
    d = reading.document
    line = d.text[d.title.start : d.title.end] if d.title else body(d).strip().partition("\n")[0][:FIRST_LINE]
    return {w: weight(w) for w in map(stem, words(line)) if len(w) > 2 and not w.isdecimal()}


@once
def names(reading: Reading) -> dict[str, float]:
    """Who is named, by gazetteer id or folded name: as heavy as the rarest word of the name, more if named again."""
    counts = Counter(m.entity for m in reading.mentions if m.entity)
    heavy = {
        e.known or letters.key(e.name): rarity(e.name) * (1 + math.log(min(counts[e.id], OFTEN)))
        for e in reading.entities
        if counts[e.id]
    }
    return dict(sorted(heavy.items(), key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=65536)
def rarity(name: str) -> float:
    """The weight of a name's rarest word."""
    return max(map(weight, _stems(name)), default=0.0)


@once
def keys(reading: Reading) -> dict[str, float]:
    """The heaviest words and the rarer names of a document with their weights, by which those that speak of one matter
    find each other."""
    heavy = ((w, round(weight(w), 1)) for w in weighed(reading))
    found = dict(islice(((w, x) for w, x in heavy if x >= RARE_WORD), KEYS))
    rare = {e.known or letters.key(e.name) for e in reading.entities if rarity(e.name) >= RARE_WORD}
    return found | {f"@{n}": RARE_NAME for n in islice((n for n in names(reading) if n in rare), NAMES)}
