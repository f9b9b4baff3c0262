"""A frame and its content → the act: the verb decides; where the verb is neutral the content's words may."""

from __future__ import annotations

from marsad.extract.statements.frame import Frame
from marsad.extract.statements.ground import Ground
from marsad.extract.statements.words import opening_nouns, openings, signs, words
from marsad.model import Act

_FIRST = 2  # how many words of a content are asked; «إنه يأمل» puts the verb second
_CLAUSE = 24  # tokens of a content that a sign may stand in


def act(g: Ground, f: Frame, start: int, end: int) -> Act:
    """The act of the content over tokens `start` to `end`."""
    if f.act is not None:
        return f.act
    if f.form.cue.negated and g.norm[f.at - 1] in words("negation") | words("not"):
        return f.form.cue.negated
    if f.form.cue.act == "refuse" and not words("accusation").isdisjoint(g.norm[start : min(end, start + _FIRST)]):
        return "deny"  # «رفضت الوزارة الاتهامات»
    return f.form.cue.act if f.form.cue.act != "say" else performed(g, start, end, f.link == "that")


def performed(g: Ground, start: int, end: int, clause: bool = False) -> Act:
    """What words said neutrally do: by the word they open with, else by the first telling word near their beginning."""
    for i in range(start, min(end, start + _FIRST + 1)):
        if (found := openings().get(g.norm[i])) is not None and not (clause and g.norm[i] in opening_nouns()):
            return found
    known = signs()
    near_start = enumerate(g.norm[start : min(end, start + _CLAUSE)], start)
    for i in [i for i, w in near_start if w in known]:
        for phrase, sign in known[g.norm[i]]:
            near = i - start < sign.within and i + len(phrase) <= end
            if near and tuple(g.norm[i : i + len(phrase)]) == phrase and (not sign.copula or _predicate(g, i, start)):
                return sign.act
    return "say"


def _predicate(g: Ground, i: int, start: int) -> bool:
    """Whether the word at `i` is said of a subject: «هي محاولة», «أنها رسالة», «يمثل خطوة»."""
    return g.norm[i - 1] in words("predicates") or (i == start and g.word(i - 1) in words("that-pronoun"))
