"""Ground and a frame → the words that stand before its verb: «لن نقبل»، قال الوزير; – لن نقبل، قال الوزير."""

from __future__ import annotations

from marsad.extract.statements.content import Content
from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import COMMAS, DASHES, Ground, Period
from marsad.extract.statements.links import FINITE
from marsad.extract.statements.words import words
from marsad.model import Span

_LEAST = 2  # words that somebody can have said
_NEAR = 2  # tokens from a verb to its subject


def before_cue(g: Ground, f: Frame, period: Period) -> Content | None:
    """The quotation, or the line after a dash, that opens the period and ends right before the verb of `f`.

    None where the verb has no subject of its own right after it or goes on to a clause («… قال الوزير إن …»).
    """
    told = f.form.shape in FINITE and not (f.form.joined or f.form.suffixed or f.form.passive or f.before)
    if not told or "quote" not in f.form.cue.governs or f.link not in (None, "quote", "colon"):
        return None
    if f.subject is None or not f.at < f.subject[0] <= f.at + _NEAR:
        return None
    first, last = period.first, f.at
    while last > first and g.norm[last - 1] in words("thus"):
        last -= 1
    parted = last > first and (g.norm[last - 1] in COMMAS or g.norm[last - 1] in DASHES)
    last -= parted
    dash = g.word(first) in DASHES
    first += dash
    if first in g.quote:
        q = g.quote[first]
        return _words(g, q.inner, last) if q.closed and g.close[first] == last else None
    if not (dash and parted) or any(k in g.cue and g.cue[k].shape in FINITE for k in range(first, last)):
        return None
    return _words(g, Span(g.start[first], g.end[last - 1]), last) if last - first > _LEAST else None


def _words(g: Ground, span: Span, last: int) -> Content | None:
    text = g.doc.article.text
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".،,"):
        end -= 1
    spoken = sum(g.norm[k].isalpha() for k in range(g.at(start), g.at(end)))
    return Content(Span(start, end), "direct", last) if spoken >= _LEAST else None
