"""A name as it is written in a text → the name itself, without the conjunction and preposition before it.

After «ل» the article loses its alef, and before another lam its own lam too: «لليمن» is of اليمن, «للبنان» of لبنان,
«للجنة الفنية» of اللجنة الفنية. What a word is without its proclitic tells which it was.
"""

from __future__ import annotations

from marsad.annotate.names.bodies import inside
from marsad.annotate.names.lookup import begun
from marsad.annotate.names.organisations import qualifies
from marsad.annotate.names.parts import Part, part
from marsad.annotate.names.readings import Name
from marsad.annotate.names.traits import held, met
from marsad.model import Tokens
from marsad.text import fold

LAM, ALEF, ARTICLE = "ل", "ا", "ال"


def called(tokens: Tokens, name: Name, written: str) -> str:
    """The name that `written`, the words of `name` as the text has them, gives."""
    if not name.clitic:
        return written
    word = tokens.norm[name.first]
    marked = len(word) != tokens.end[name.first] - tokens.start[name.first]
    bare = written[fold(written).raw(name.clitic) if marked else name.clitic :]
    if word[name.clitic - 1] != LAM or not word.startswith(LAM, name.clitic):
        return bare
    return _article(tokens, name, word[name.clitic :]) + bare


def _article(tokens: Tokens, name: Name, word: str) -> str:
    """What «لل» left out before the name's first `word`: nothing, the alef of an article, or a whole article."""
    readings = {"": word, ALEF: ALEF + word, ARTICLE: ARTICLE + word}
    for lost, one in readings.items():
        if name.known and one in begun() and any(form.known == name.known for form in begun()[one].forms):
            return lost
    if name.type == "ORG" and word in inside().heads and readings[ARTICLE] in inside().heads:
        after = tokens.norm[name.first + 1] if name.last > name.first + 1 else ""
        return ARTICLE if not after or qualifies(after, word.endswith("ة"), joined=False) else ""
    if _known(readings[ALEF]) or not (_known(word) or (met(word) and not met(readings[ALEF]))):
        return ALEF
    return ""


def _known(word: str) -> bool:
    """Whether `word` is part of a name, or a list of names holds it."""
    return part(word) in (Part.GIVEN, Part.NAME) or held(word)
