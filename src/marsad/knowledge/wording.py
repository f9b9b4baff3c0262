"""A reading in, its words as numbers with their places out, and the few runs of words by which copies find each other.

A run is five words in a row. Runs that stand in reports of several days are formulas of the trade (condolences,
weather, closing prices): `models/formulas.tsv` holds their numbers. They tell less of a copy, or nothing; so do names
with their titles, which stand in every list of guests, and verses.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from marsad import knowledge
from marsad.knowledge.spoken import once, spoken, words
from marsad.model import Reading, Span, Wording

FILE = "models/formulas.tsv"
RUN = 5  # words
# One key for each window of so many runs, the smallest number in it (a MinHash of the window): whatever shares
# WINDOW + RUN - 1 words in a row that tell something, no matter where, shares a key.
WINDOW = 8
OFTEN = 7  # days from which on a run tells nothing
# What a run tells that stands in reports of so many days; one or two days: 1.
TELLS = {3: 0.5, 4: 0.3, 5: 0.2, 6: 0.15}
_NAMED = 4  # of the five words of a run; then it is a name
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
_LAST = (1 << 63) - 1
SHORT = 31  # bits that the file leaves out
MET = 1 << 18  # words of which the number is kept at hand
_VERSE = re.compile(r"\(\([^()]{20,}\)\)|﴿[^﴾]{10,}﴾|\{[^{}]{20,}\}")
_NAMES = frozenset({"PER", "ORG"})
Words = NDArray[np.uint32]
Runs = NDArray[np.uint64]


class Formulas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers of runs that stand in reports of `days` days (7 means 7 or more), in hexadecimal; `id` names the days
    and the digits that all of them begin with."""

    id: str
    days: int
    runs: tuple[str, ...]


@once
def wording(reading: Reading) -> Wording:
    """The words of a reading; two calls for the same text and names do the work once."""
    document = reading.document
    blocks = tuple((b.start, b.end) for b in document.kept() if b.kind != "title") if document.blocks else ()
    named = {(m.evidence.start, m.evidence.end) for m in reading.mentions if m.type in _NAMES}
    named |= {(r.evidence.start, r.evidence.end) for e in reading.entities for r in e.roles}
    return _wording(document.text, blocks or ((0, len(document.text)),), frozenset(named))


@lru_cache(maxsize=4)
def _wording(text: str, blocks: tuple[tuple[int, int], ...], named: frozenset[tuple[int, int]]) -> Wording:
    said = spoken(text)
    inside = [said.within(begin, stop) for begin, stop in blocks]
    starts = [start for part in inside for start in said.starts[part]]
    ends = [end for part in inside for end in said.ends[part]]
    silent = np.zeros(len(starts), np.int8)
    for start, end in (*named, *(hit.span() for hit in _VERSE.finditer(text))):
        silent[bisect_left(starts, start) : bisect_left(starts, end)] = 1
    numbered = np.array([_number[word] for part in inside for word in said.words[part]], np.uint32)
    runs = _numbers(numbered)
    runs[_days_of(runs) >= OFTEN] = 0
    if len(runs):  # names hold the middle and most of the rest
        named_words = sum(silent[k : k + len(runs)] for k in range(RUN))
        runs[(silent[2 : 2 + len(runs)] == 1) & (named_words >= _NAMED)] = 0
    return Wording(
        numbered.tobytes(), np.array(starts, np.uint32).tobytes(), np.array(ends, np.uint32).tobytes(), runs.tobytes()
    )


def unpacked(numbers: bytes, code: str = "I") -> array[int]:
    """The numbers of one side of a `Wording`; `code` "Q" for its runs."""
    return array(code, numbers)


def span(said: Wording, first: int, last: int) -> Span:
    """The original span from word `first` to word `last`, both included."""
    return Span(unpacked(said.starts)[first], unpacked(said.ends)[last])


def numbers(text: str) -> list[int]:
    """The number of each run of a text, formulas or not."""
    return [int(n) for n in _numbers(np.array([_number[w] for w in words(text)], np.uint32))]


def _numbers(numbered: Words) -> Runs:
    runs = max(len(numbered) - RUN + 1, 0)
    wide = numbered.astype(np.uint64)
    total = np.zeros(runs, np.uint64)
    for k, factor in enumerate(_FACTORS):
        total += wide[k : k + runs] * np.uint64(factor)  # beyond 64 bits is dropped, as is meant
    return total & np.uint64(_LAST)


class _Numbers(dict[str, int]):
    """The number of each word that was met lately."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MET:
            self.clear()
        self[word] = number = crc32(word.encode())
        return number


_number = _Numbers()


def tell(runs: Iterable[int]) -> list[float]:
    """How much it says of a copy that two texts share each of the runs, 0 to 1."""
    known = days()
    return [TELLS.get(known.get(run >> SHORT, 1), 1.0) if run else 0.0 for run in runs]


def routine(said: Wording) -> float:
    """The share of a document's runs that are formulas or names: high for weather, closing prices, receptions."""
    runs = np.frombuffer(said.runs, np.uint64)
    return round(int(np.count_nonzero((runs == 0) | (_days_of(runs) > 0))) / len(runs), 3) if len(runs) else 0.0


@once
def sketch(said: Wording) -> tuple[int, ...]:
    """The keys of a document's runs."""
    runs = np.frombuffer(said.runs, np.uint64)
    runs = np.where(runs == 0, np.uint64(_LAST + 1), runs)
    if len(runs) >= WINDOW:
        windows = len(runs) - WINDOW + 1
        least = runs[:windows]
        for k in range(1, WINDOW):
            least = np.minimum(least, runs[k : k + windows])
    else:
        least = runs[:1] if not len(runs) else runs.min(keepdims=True)
    found = np.unique(least)
    return tuple(found[found <= _LAST].tolist())


def _days_of(runs: Runs) -> NDArray[np.int8]:
    """In reports of how many days each run stands, as far as it is a formula; 0 for others."""
    known, days = _sorted_days()
    short = runs >> np.uint64(SHORT)
    at = np.minimum(np.searchsorted(known, short), len(known) - 1)
    return np.where(known[at] == short, days[at], np.int8(0))


@cache
def _sorted_days() -> tuple[Runs, NDArray[np.int8]]:
    """`days` as arrays, by the number."""
    every = sorted(days().items())
    return np.array([n for n, _ in every], np.uint64), np.array([d for _, d in every], np.int8)


@cache
def days() -> dict[int, int]:
    """In reports of how many days each formula stands."""
    return {int(f.id[1:] + run, 16): f.days for f in knowledge.rows(FILE, Formulas) for run in f.runs}
