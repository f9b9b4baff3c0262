"""A frame and its content → the act: the verb decides; where the verb is neutral the content's first words may."""

from __future__ import annotations

from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import Ground
from marsad.extract.statements.words import openings
from marsad.model import Act

_FIRST = 2  # how many words of a content are asked; «إنه يأمل» puts the verb second


def act(g: Ground, f: Frame, start: int, end: int) -> Act:
    """The act of the content over tokens `start` to `end`."""
    if f.act is not None:
        return f.act
    if f.form.cue.act != "say":
        return f.form.cue.act
    for i in range(start, min(end, start + _FIRST + 1)):
        if (found := openings().get(g.norm[i])) is not None:
            return found
    return "say"
