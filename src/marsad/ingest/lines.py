"""A text → its lines, with what can be seen of each: place, words, its end, the gap before it, a run of headlines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_EDGE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e \t\xa0"
_WORD = re.compile(r"[^\W_]+")
# A full stop, question mark or the like, with the quotation marks and brackets that may close after it.
_STOP = re.compile(r"(?:[.!؟?…]|[.؟!]\s*[»”\"’')\]،]+|[»”\"]\s*\.)$")
_BARS = "|•●▪■◄►»›/\\*✦"
_RUN = re.compile(rf"(?:[ \xa0]{{3,}}|\t+|\s+[{re.escape(_BARS)}]{{1,3}}\s+)")
_DASHED = re.compile(r"\s+[-–—]\s+")
_LIST = re.compile(r"(?:\d{1,2}\s*[-–.)]|[-–•●▪*]|[أ-ي]\s*[-–)])\s+\S")
# Words come again and again from text to text, so their stems are kept.
_CLITIC = re.compile("^(?:[وف]?(?:[بكل]?ال|لل)|[وفبكل](?=.{4}))")
_ENDING = 8  # characters that a full stop and what closes after it may take
_LONG_HEADLINE = 24
_LEAST_RUN = 5


class Line(NamedTuple):
    """A line without the blanks at its edges. `gap`: a blank line stands before it. `run`: headlines in a row."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    stop: bool
    gap: bool
    run: bool
    item: bool


def lines(text: str) -> list[Line]:
    """The lines of `text` (folded or not, the offsets are its own), blank ones left out."""
    found: list[Line] = []
    at = 0
    for hit in _LINE.finditer(text):
        raw = hit.group()
        body = raw.strip(_EDGE)
        if not body:
            continue
        start = hit.start() + len(raw) - len(raw.lstrip(_EDGE))
        gap = bool(found) and _breaks(text, at, start) > 1
        at = start + len(body)
        words = tuple(_WORD.findall(body))
        found.append(Line(start, at, body, words, bool(_STOP.search(body[-_ENDING:])), gap, _is_run(body, words),
                          bool(_LIST.match(body))))  # fmt: skip
    return found


def _breaks(text: str, start: int, end: int) -> int:
    between = text[start:end]
    return max(between.count("\n"), between.count("\r"))


def _is_run(body: str, words: tuple[str, ...]) -> bool:
    """Whether a line is a row of headlines or menu items: many pieces, hardly one of them a sentence."""
    if len(words) < _LEAST_RUN:
        return False
    # Counted before they are split: hardly any line has enough of them.
    gaps = body.count("   ") + body.count("\t") + sum(body.count(f" {mark}") for mark in _BARS if mark in body)
    pieces = [p for p in _RUN.split(body) if p.strip()] if gaps >= _LEAST_RUN - 1 else []
    if len(pieces) < _LEAST_RUN:
        dashed = body.count("-") + body.count("–") + body.count("—") >= _LEAST_RUN - 1
        pieces = _DASHED.split(body) if dashed else []
        return len(pieces) >= _LEAST_RUN and all(len(p.split()) <= 3 for p in pieces) and not _STOP.search(body)
    bare = sum(not p.rstrip().endswith((".", "،")) and len(p.split()) <= _LONG_HEADLINE for p in pieces)
    return bare >= 0.7 * len(pieces)


def stems(words: tuple[str, ...] | list[str]) -> frozenset[str]:
    """The words that carry the subject, without their clitics, so that a headline can be held against a body."""
    return frozenset(_stem(w) for w in set(words) if len(w) > 3 and not w.isdigit())


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return _CLITIC.sub("", word)[:5]
