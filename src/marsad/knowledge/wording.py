"""A reading in, its words as numbers with their places out, and the few runs of words by which copies find each other.

A run is five words in a row. Runs that stand in reports of several days are formulas of the trade (condolences,
weather, closing prices): `models/formulas.tsv` holds their numbers. They tell less of a copy, or nothing; so do names
with their titles, which stand in every list of guests, and verses.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from zlib import crc32

import msgspec

from marsad import knowledge
from marsad import text as letters
from marsad.knowledge.weights import once
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
_WORD = re.compile(r"[^\W_]+")
_VERSE = re.compile(r"\(\([^()]{20,}\)\)|﴿[^﴾]{10,}﴾|\{[^{}]{20,}\}")
_NAMES = frozenset({"PER", "ORG"})


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
    view = letters.fold(text)
    hits = [hit.span() for hit in _WORD.finditer(view.text)]
    if view.offsets is None:
        starts, ends = [a for a, _ in hits], [b for _, b in hits]
    else:
        starts, ends = [view.offsets[a] for a, _ in hits], [view.offsets[b] for _, b in hits]
    inside = [(bisect_left(starts, begin), bisect_left(starts, stop)) for begin, stop in blocks]
    hits = [hit for first, last in inside for hit in hits[first:last]]
    starts = [start for first, last in inside for start in starts[first:last]]
    ends = [end for first, last in inside for end in ends[first:last]]
    words = [crc32(view.text[a:b].encode()) for a, b in hits]
    silent = bytearray(len(words))
    for start, end in (*named, *(hit.span() for hit in _VERSE.finditer(text))):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        silent[first:last] = b"\1" * (last - first)
    known, count = days(), silent.count
    runs = [0 if known.get(n >> SHORT, 0) >= OFTEN else n for n in _numbers(words)]
    for i in range(len(runs)):
        if silent[i + 2] and count(1, i, i + RUN) >= _NAMED:  # names hold the middle
            runs[i] = 0
    return Wording(
        *(array(code, found).tobytes() for code, found in zip("IIIQ", (words, starts, ends, runs), strict=True))
    )


def unpacked(numbers: bytes, code: str = "I") -> array[int]:
    """The numbers of one side of a `Wording`; `code` "Q" for its runs."""
    return array(code, numbers)


def span(said: Wording, first: int, last: int) -> Span:
    """The original span from word `first` to word `last`, both included."""
    return Span(unpacked(said.starts)[first], unpacked(said.ends)[last])


def numbers(folded: str) -> list[int]:
    """The number of each run of a folded text, formulas or not."""
    return _numbers([crc32(word.encode()) for word in _WORD.findall(folded)])


def _numbers(words: list[int]) -> list[int]:
    a, b, c, d, e = _FACTORS
    return [
        (v * a + w * b + x * c + y * d + z * e) & _LAST
        for v, w, x, y, z in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)
    ]


def tells(run: int) -> float:
    """How much it says of a copy that two texts share this run, 0 to 1."""
    return TELLS.get(days().get(run >> SHORT, 1), 1.0) if run else 0.0


def routine(said: Wording) -> float:
    """The share of a document's runs that are formulas or names: high for weather, closing prices, receptions."""
    runs, known = unpacked(said.runs, "Q"), days()
    return round(sum(n == 0 or n >> SHORT in known for n in runs) / len(runs), 3) if runs else 0.0


@lru_cache(maxsize=4)
def sketch(said: Wording) -> tuple[int, ...]:
    """The keys of a document's runs."""
    kept = [n or _LAST + 1 for n in unpacked(said.runs, "Q")]
    found = set(map(min, *(kept[i:] for i in range(WINDOW)))) if len(kept) >= WINDOW else {min(kept, default=_LAST + 1)}
    found.discard(_LAST + 1)
    return tuple(sorted(found))


@cache
def days() -> dict[int, int]:
    """In reports of how many days each formula stands."""
    return {int(f.id[1:] + run, 16): f.days for f in knowledge.rows(FILE, Formulas) for run in f.runs}
