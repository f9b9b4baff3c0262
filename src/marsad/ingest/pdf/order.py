"""Signs of one line as they stand on paper → its text as it is read: right to left, figures and Latin words not.

This undoes the bidirectional algorithm (UAX #9) as far as lines of print show it: after Arabic letters a figure keeps
its points, commas, colons and slashes, while a hyphen or per cent sign stands on its own; brackets are mirrored.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from marsad.ingest.pdf.glyphs import Glyph

_BLANK = 0.25  # of the type's size: a wider gap between two signs is a blank
_NUNATION = "\u064b\u064c\u064d"
_LOOSE = 0.52  # the same beside a letter that is narrower on paper than its shape
_INNER = ".,:/٫٬"  # what stands inside a figure
_OPENS = {"(": "(", ")": "(", "[": "[", "]": "[", "{": "{", "}": "{", "«": "«", "»": "«", "“": "“", "”": "“"}
_CLOSES = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
_AFTER = " .،,؛;:؟?!)]}»”"


def reading(line: Sequence[Glyph], rtl: bool) -> tuple[str, bool]:
    """The text of a line's signs on a page that runs from right to left (`rtl`) or not, and how the line runs."""
    signs = _spaced(line)
    kinds = [_kind(s) for s in signs]
    if "R" not in kinds or (not rtl and kinds.count("R") < kinds.count("L")):
        return "".join(_turned(signs, kinds, "R")), False
    # From the right; what runs to the right in it is turned back.
    return "".join(_turned(signs[::-1], kinds[::-1], "L")), True


def settled(text: str) -> str:
    """`text` with each bracket and quotation mark opening or closing as the blanks around it say; writers of PDF, and
    pdfium, store now the sign that is seen and now the one that was meant."""
    letters = list(text)
    depth: dict[str, int] = {}
    for n, sign in enumerate(text):
        if opening := _OPENS.get(sign):
            opens = _opens(text, n, depth.get(opening, 0))
            letters[n] = opening if opens else _CLOSES[opening]
            depth[opening] = max(depth.get(opening, 0) + (1 if opens else -1), 0)
    return "".join(letters)


def _opens(text: str, at: int, depth: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    loose, tight = before in " ([«“", after in _AFTER
    return loose if loose != tight else not depth


def _spaced(line: Sequence[Glyph]) -> list[str]:
    """The signs from left to right, each with its vowel signs, a blank where none is drawn but the gap is as wide."""
    found: list[str] = []
    edge, loose = line[0].right, True
    for sign, text in _marked(line):
        # A nunation ends its word, so that any gap on its left parts two of them; an alef may still follow it.
        ends = sign.loose and text[-1] in _NUNATION and found[-1:] != ["ا"]
        least = _BLANK if ends or not (loose or sign.loose) else _LOOSE
        wide = sign.left - edge > least * sign.size
        if wide and not (text.isspace() or found[-1] == " "):
            found.append(" ")
        found.append(" " if text.isspace() else text)
        edge, loose = (sign.right if loose else max(edge, sign.right)), sign.loose
    return found


def _marked(line: Sequence[Glyph]) -> list[tuple[Glyph, str]]:
    """The signs from left to right with their text; a vowel sign is told with the letter that it stands on."""
    signs = sorted((g for g in line if not g.mark), key=_middle)
    texts = [g.text for g in signs]
    for mark in sorted((g for g in line if g.mark), key=_middle):
        at = _middle(mark)
        near = [n for n, g in enumerate(signs) if not g.text.isspace() and abs(_middle(g) - at) < g.size]
        if near:
            # Nearest by its edges, for a wide letter's middle is far from the mark at its end.
            best = min(near, key=lambda n: max(signs[n].left - at, at - signs[n].right, 0.0))
            texts[best] += mark.text
    return list(zip(signs, texts, strict=True))


def _middle(sign: Glyph) -> float:
    return (sign.left + sign.right) / 2


def _kind(sign: str) -> str:
    """`R` and `L` for letters, `N` for a figure, else the blank string."""
    side = unicodedata.bidirectional(sign[0])
    return {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}.get(side, "")


def _turned(signs: Sequence[str], kinds: Sequence[str], side: str) -> list[str]:
    """`signs` with each run of letters of `side`, and each figure, turned around."""
    found: list[str] = []
    at = 0
    while at < len(signs):
        if kinds[at] == side or (side == "L" and kinds[at] == "N"):
            end = _run(signs, kinds, at, side)
            found += signs[at:end][::-1]
            at = end
        else:
            found.append(signs[at])
            at += 1
    return found


def _run(signs: Sequence[str], kinds: Sequence[str], at: int, side: str) -> int:
    """Where the run that begins at `at` ends: neutral signs belong to it only between two of its letters or figures."""
    end = last = at + 1
    letters = kinds[at] == side
    while end < len(signs) and kinds[end] != ("R" if side == "L" else "L"):
        kind = kinds[end]
        if kind == side or (kind == "N" and (letters or _joined(signs, last, end) or _to_letter(kinds, end, side))):
            letters = letters or kind == side
            last = end + 1
        end += 1
    return last


def _joined(signs: Sequence[str], last: int, end: int) -> bool:
    """Whether the figure at `end` goes on the one that ended at `last`."""
    return end == last or (end == last + 1 and signs[last] in _INNER)


def _to_letter(kinds: Sequence[str], end: int, side: str) -> bool:
    """Whether a figure is followed by a letter of its own side before one of the other: «G20» read from the right."""
    after = next((k for k in kinds[end + 1 : end + 4] if k in ("L", "R")), "")
    return after == side
