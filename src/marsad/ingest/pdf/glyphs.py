"""A page of a PDF → its signs with their places, in points from the lower left corner, in no order.

The order in which pdfium gives signs is not used: in Arabic it turns some words around and leaves others.
"""

from __future__ import annotations

import ctypes
import unicodedata
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_SHAPED = ("\ufb50", "\ufefc")  # presentation forms: letters by the shape they take in a word


class Glyph(NamedTuple):
    """A sign (a ligature's letters together) from `left` to `right`, on its baseline `y`, in type of `size` points.

    `loose`: a letter that is stored in the place of the vowel sign above it, off the baseline and narrower than it is.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    loose: bool = False

    @property
    def mark(self) -> bool:
        """Whether it is a vowel sign or the like, which stands on a letter and off the baseline."""
        return unicodedata.category(self.text[0]) == "Mn"


def glyphs(page: Any, most: int) -> list[Glyph]:
    """At most so many signs of a page's text layer, blanks that have a width among them."""
    layer = page.raw
    found: list[Glyph] = []
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    for i in range(min(pdfium.FPDFText_CountChars(layer), most)):
        code = pdfium.FPDFText_GetUnicode(layer, i)
        if code < 32 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or pdfium.FPDFText_IsGenerated(layer, i):
            continue
        pdfium.FPDFText_GetCharOrigin(layer, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(layer, i, box)
        pdfium.FPDFText_GetMatrix(layer, i, matrix)
        size = pdfium.FPDFText_GetFontSize(layer, i) * hypot(matrix.c, matrix.d)
        _put(found, Glyph(_plain(chr(code)), box.left, box.right, y.value, size or box.top - box.bottom))
    return found


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter) if _SHAPED[0] <= letter <= _SHAPED[1] else letter


def _put(found: list[Glyph], one: Glyph) -> None:
    """Add a sign; letters that share one box are one ligature, and an alef in it is its last letter."""
    last = found[-1] if found else None
    if last and one.right > one.left and last[1:4] == one[1:4] and not one.mark:
        letters = last.text + one.text
        if "ل" in letters and letters[0] in "اأإآ" and len(letters) == 2:
            letters = letters[::-1]
        found[-1] = last._replace(text=letters)
    elif last and one.mark and not last.mark and _halves(last, one):
        found[-1] = last._replace(text=last.text + one.text, left=one.left, loose=True)
    elif one.right > one.left or not one.text.isspace():
        found.append(one)


def _halves(letter: Glyph, mark: Glyph) -> bool:
    """Whether a letter and a vowel sign share one box, half each, as Chromium writes them."""
    near = abs(letter.y - mark.y) < 0.05 and abs(letter.left - mark.right) < 0.1
    return near and abs((letter.right - letter.left) - (mark.right - mark.left)) < 0.1
