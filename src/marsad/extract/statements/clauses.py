"""Ground → the frames of a period, and where each one's clause begins, so that a content before it ends there."""

from __future__ import annotations

from marsad.extract.statements.frame import Frame, frame
from marsad.extract.statements.ground import COMMAS, STOPS, Ground, Period
from marsad.extract.statements.words import words

_SUBJECT = 14  # tokens a subject before its verb may take when its clause opens after a comma


def frames(g: Ground, period: Period) -> list[Frame]:
    """The frames of a period in text order; a cue between another cue and its content belongs to that frame."""
    found: list[Frame] = []
    for at in range(period.first, period.last):
        if at not in g.cue or (found and found[-1].at < at < found[-1].content) or not _stands(g, at, period.first):
            continue
        if (f := frame(g, at, period.last)) is not None and _sound(f):
            found.append(f)
    return found


def starts(g: Ground, found: list[Frame], period: Period) -> dict[int, int]:
    """Token → cue: where the clause of each frame begins that is joined to what went before, not part of it."""
    return {b: f.at for f in found if (b := _begin(g, f, period.first)) is not None}


def _stands(g: Ground, at: int, first: int) -> bool:
    """Whether the word at `at` can be its cue here: one that is also another word must open its clause."""
    form = g.cue[at]
    before = g.norm[at - 1] if at > first else ","
    if before in words("negation") and form.shape in ("past", "present"):
        return False
    if not form.strict or before in words("connector"):
        return True
    return before in COMMAS or before in STOPS or before in ':)-–—»”"' or at - 1 in g.name or bool(g.timed[at - 1])


def _sound(f: Frame) -> bool:
    """A verbal noun counts where it brings a clause or a quotation of its own: «قوله إن», «الدعوة إلى» alone does not."""
    return f.form.shape != "noun" or f.link in ("that", "quote", "colon")


def _begin(g: Ground, f: Frame, first: int) -> int | None:
    """Where the clause of `f` begins, if it is coordinate; None where it is nested in the content before it."""
    at = f.at
    if f.form.shape == "participle":
        return at
    if f.form.shape == "noun":
        return None
    if f.form.joined:
        return at
    before = at - 1
    while before > first and g.norm[before] in words("auxiliary"):
        before -= 1
    if g.norm[before] in words("coordinator"):
        return before
    if g.norm[before] in words("object-relative") or g.norm[before] in words("relative"):
        return None
    if g.norm[before] in COMMAS:
        return before + 1
    for k in range(before, max(first, at - _SUBJECT), -1):
        if g.norm[k] in COMMAS:
            opens = g.norm[k + 1]
            return k + 1 if opens in words("coordinator") or opens.startswith("و") else None
    return None
