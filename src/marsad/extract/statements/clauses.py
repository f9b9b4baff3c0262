"""Ground → the frames of a period, and where each one's clause begins, so that a content before it ends there."""

from __future__ import annotations

from marsad.extract.statements.frame import Frame, frame
from marsad.extract.statements.ground import COMMAS, STOPS, Ground, Period
from marsad.extract.statements.phrase import attached, conjoined
from marsad.extract.statements.words import needed, words

_SOON = 10  # tokens in which a word that a cue needs must come
_EDGES = ':)-–—»”"'
_SUBJECT = 14  # tokens a subject before its verb may take when its clause opens after a comma


def frames(g: Ground, period: Period) -> list[Frame]:
    """The frames of a period in text order; a cue between another cue and its content belongs to that frame."""
    found: list[Frame] = []
    for at in range(period.first, period.last):
        if at not in g.cue or (found and found[-1].at < at < found[-1].content) or not _stands(g, at, period.first):
            continue
        if (f := frame(g, at, period.first, period.last)) is not None and _sound(g, f, period):
            found.append(f)
    return found


def starts(g: Ground, found: list[Frame], period: Period) -> dict[int, int]:
    """Token → cue: where the clause of each frame begins that is joined to what went before, not part of it."""
    return {b: f.at for f in found if (b := _begin(g, f, period.first)) is not None}


def _stands(g: Ground, at: int, first: int) -> bool:
    """Whether the word at `at` can be its cue here: one that is also another word must open its clause."""
    form = g.cue[at]
    before = g.norm[at - 1] if at > first else ","
    if form.cue.needs and not needed(form.cue.id).intersection(g.norm[at + 1 : at + _SOON]):
        return False
    if form.shape == "participle":
        return before not in words("copula") and (form.joined or _apart(g, at, first) or _links(g, at + 1))
    if form.shape == "noun":
        return True
    if before in words("that") and form.shape == "past":
        return False  # «أن رفض الاتفاق»: a noun
    if before in words("negation") or (before in words("means") and not form.suffixed):
        return False
    if not (form.strict or form.suffixed) or before in words("connector"):
        return True
    if before in words("object-relative") or before in words("auxiliary"):
        return True
    if before in COMMAS or before in STOPS or before in _EDGES:
        return True
    return at - 1 in g.name or (form.shape == "past" and bool(g.timed[at - 1]))


def _apart(g: Ground, at: int, first: int) -> bool:
    """Whether a mark stands before the word: a circumstance («، مشددا»), not an adjective («قيود مشددة»)."""
    return at == first or g.norm[at - 1] in COMMAS or g.norm[at - 1] in STOPS or g.norm[at - 1] in _EDGES


def _links(g: Ground, i: int) -> bool:
    """Whether a clause of content follows: «قائلا إن», «مشيرا إلى أن», «مضيفا: «»."""
    if g.word(i) in words("preposition"):
        i += 1
    return i in g.quote or g.word(i) == ":" or g.word(i) in words("that") or g.word(i) in words("that-pronoun")


def _sound(g: Ground, f: Frame, period: Period) -> bool:
    """Whether the frame says enough: a verbal noun needs a clause or a quotation of its own («قوله إن»); a present
    without a subject that opens its sentence is impersonal («يذكر أن»)."""
    if f.form.shape == "noun":
        return f.link in ("that", "quote", "colon")
    if f.form.shape == "participle" and f.form.cue.object == "content" and f.content == f.at + 1:
        return f.link == "that" or not attached(g, f.content, "ب")  # «شركات متهمة بالفساد» says nothing
    if f.subject is None and g.word(f.at - 1) in words("relative") and not f.form.suffixed:
        if f.form.shape in ("past", "present") and not (f.link == "that" and g.norm[f.content] in words("that-pronoun")):
            return False  # «الاتفاق الذي يؤكد»: a thing says so, nobody
    if f.form.shape == "present" and f.subject is None and f.form.number == "one":
        opens = f.at == period.first or g.norm[f.at - 1] in STOPS
        return not opens or f.form.cue.act != "say"
    return True


def _begin(g: Ground, f: Frame, first: int) -> int | None:
    """Where the clause of `f` begins, if it is coordinate; None where it is nested in the content before it."""
    at = f.at
    if f.form.shape == "participle":
        return at
    if f.form.shape == "noun":
        return None
    if f.form.joined:
        return at
    if f.before and f.subject and f.subject[0] > first and conjoined(g, f.subject[0]):
        return f.subject[0]
    before = at - 1
    while before > first and g.norm[before] in words("auxiliary"):
        before -= 1
    if f.form.suffixed and g.norm[before] in words("object-relative"):
        return None
    if g.norm[before] in words("coordinator"):
        return before
    if g.norm[before] in words("object-relative") or g.norm[before] in words("relative"):
        return before if before > first and g.norm[before - 1] in COMMAS and f.link != "object" else None
    if g.norm[before] in COMMAS:
        return before + 1
    if f.before and f.subject and f.subject[0] > first and g.norm[f.subject[0] - 1] in words("coordinator"):
        return f.subject[0] - 1
    for k in range(before, max(first, at - _SUBJECT), -1):
        if g.norm[k] in COMMAS:
            opens = g.norm[k + 1]
            return k + 1 if opens in words("coordinator") or opens.startswith("و") else None
    return None
