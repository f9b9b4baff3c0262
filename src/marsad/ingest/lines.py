"""A text → its lines, with what can be seen of each: place, words, its end, the gap before it, a run of headlines."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_EDGE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e \t\xa0"
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = '.،:؛؟!"«»“”()[]-–…/'
# A full stop, question mark or the like, with the quotation marks and brackets that may close after it.
_STOPS = ".!؟?…"
_STOP = re.compile(r"[.؟!]\s*[»”\"’')\]،]+$")
_BARS = "|•●▪■◄►»›*✦"
_SIGNS = "\u2022\u25a0-\u2bff\U0001f300-\U0001faff"  # geometric shapes, dingbats, pictures: tickers set any of them
_SIGN = re.compile(f" [{_SIGNS}]")
_RUN = re.compile(rf"(?:[ \xa0]{{3,}}|\t+|\s+(?:[{re.escape(_BARS)}{_SIGNS}]{{1,3}}|//+)\s+)")
_DASHES = "-–—/"
_DASHED = re.compile(r"\s+[-–—/]\s+")
_LIST = re.compile(r"(?:\d{1,2}\s*[-–.)]|[-–•●▪*]|[أ-ي]\s*[-–)])\s+\S")
CLITIC = re.compile("^(?:[وف]?(?:[بكل]?ال|لل)|[وفبكل](?=.{4}))")
_KEPT = 1 << 16
_ENDING = 8  # characters that a full stop and what closes after it may take
_LONG_HEADLINE = 24
_LONG = 120  # characters
_MARK = re.compile(r"(?<= )[^\w\s.،,؛؟!«»“”\"()\[\]%]{1,3}(?= )")
_PARAGRAPH = 18  # blanks in a sentence that is a paragraph, not a headline
_LEAST_RUN = 5
_HEADLINE = 4  # words
_TABBED = 3  # cells of a row with tabs in between


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
    """The lines of `text` (folded or not, the offsets are its own), blank ones left out.

    A line that holds a whole page, its headlines and paragraphs set apart by blanks only, is taken apart.
    """
    found: list[Line] = []
    at = 0
    spaced = _spaced(text)
    rows, menus = _gaps(text) >= _TABBED - 1, _dashes(text) >= _LEAST_RUN - 1
    for hit in _LINE.finditer(text):
        for start, end, run in _units(hit[0], hit.start(), rows, menus):
            body = text[start:end]
            gap = start - at > 1 and bool(found) and _breaks(text, at, start) > 1
            words, stop = _words(spaced[start:end], body), _stops(body)
            found.append(Line(start, end, body, words, stop, gap, run, bool(_LIST.match(body))))
            at = end
    return found


def _spaced(text: str) -> str:
    """`text` with blanks for the marks that stand between words in nearly every text, offset by offset."""
    for mark in _BETWEEN:
        if mark in text:
            text = text.replace(mark, " ")
    return text


def _words(spaced: str, body: str) -> tuple[str, ...]:
    """The words of `body`; where hardly a mark is left they are cut at the blanks, which is twice as fast."""
    words = spaced.split()
    return tuple(words if "".join(words).isalnum() else _WORD.findall(body))


def _stops(body: str, ending: int = _ENDING) -> bool:
    return body[-1] in _STOPS or (not body[-1].isalnum() and _STOP.search(body[-ending:]) is not None)


def _breaks(text: str, start: int, end: int) -> int:
    between = text[start:end]
    return max(between.count("\n"), between.count("\r"))


def _units(raw: str, start: int, rows: bool, menus: bool) -> list[tuple[int, int, bool]]:
    """The spans of a line without the blanks at its edges, and whether it is a row of headlines or menu items.

    `rows` and `menus` tell whether the marks of either stand in the text at all: a clean article has hardly any.
    """
    body = raw.strip(_EDGE)
    if not body:
        return []
    first = start if len(body) == len(raw) else start + len(raw) - len(raw.lstrip(_EDGE))
    whole = (first, first + len(body), False)
    pieces = _pieces(body) if rows else []
    if len(pieces) < _TABBED and len(body) > _LONG and not _stops(body) and _strung(body):
        return [(*whole[:2], True)]
    tabbed = len(pieces) >= _TABBED and body.count("\t") >= _TABBED - 1 and not _stops(body)
    if len(pieces) < _LEAST_RUN and not tabbed and not _barred(body, pieces):
        return [(*whole[:2], menus and _is_menu(body))]
    sentences = [p for p in pieces if body[p[0] : p[1]].endswith((".", "،"))]
    if any(body.count(" ", *p) >= _PARAGRAPH for p in sentences):
        return [(first + a, first + b, False) for a, b in pieces]
    bare = sum(body.count(" ", *p) < _LONG_HEADLINE for p in pieces) - len(sentences)
    return [(*whole[:2], bare >= 0.7 * len(pieces))]


def _strung(body: str) -> bool:
    """Whether a long line without a full stop is headlines strung together by one mark, whatever mark it is."""
    marks = Counter(_MARK.findall(body)).most_common(1)
    if not marks or marks[0][1] < _TABBED:
        return False
    told = body.split(f" {marks[0][0]} ")
    return all(t.count(" ") < _LONG_HEADLINE for t in told) and body.count(" ") > _HEADLINE * len(told)


def _barred(body: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether a line is a few headlines with bars between them."""
    told = [body[a:b] for a, b in pieces]
    return (
        len(told) >= _TABBED
        and (any(f" {bar} " in body for bar in _BARS) or _SIGN.search(body) is not None)
        and all(_HEADLINE <= t.count(" ") + 1 <= _LONG_HEADLINE and not _stops(t) for t in told)
    )


def _gaps(text: str) -> int:
    """How many runs of blanks, tabs or bars may stand in `text`, at most."""
    bars = sum(text.count(f" {mark}") for mark in (*_BARS, "//") if mark in text)
    return text.count("   ") + text.count("\t") + bars + len(_SIGN.findall(text))


def _dashes(text: str) -> int:
    return sum(map(text.count, _DASHES))


def _pieces(body: str) -> list[tuple[int, int]]:
    """What stands between runs of blanks or bars; counted first, for hardly any line has enough of them."""
    if _gaps(body) < _TABBED - 1:
        return []
    found, at = [], 0
    for hit in _RUN.finditer(body):
        found.append((at, hit.start()))
        at = hit.end()
    return [(a, b) for a, b in (*found, (at, len(body))) if b > a]


def _is_menu(body: str) -> bool:
    """Whether a line is menu items with dashes between them."""
    if _dashes(body) < _LEAST_RUN - 1:
        return False
    pieces = _DASHED.split(body)
    return (
        len(pieces) >= _LEAST_RUN
        and all(len(p.split()) <= 3 and not p.isdigit() for p in pieces)
        and not _stops(body, len(body))
    )


def stems(words: tuple[str, ...] | list[str]) -> set[str]:
    """The words that carry the subject, without their clitics, so that a headline can be held against a body."""
    found = set(map(_STEMS.__getitem__, words))
    found.discard("")
    return found


class _Stems(dict[str, str]):
    """Word → stem, empty for a word that carries no subject. Words come again and again from text to text, so their
    stems are kept, and all forgotten together when they are too many."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        stem = self[word] = CLITIC.sub("", word)[:5] if len(word) > 3 and not word.isdigit() else ""
        return stem


_STEMS = _Stems()
