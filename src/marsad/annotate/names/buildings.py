"""A building's name that a noun announces → whether its own words make it stand."""

from __future__ import annotations

from marsad.annotate.names.bodies import inside
from marsad.annotate.names.nouns import closing
from marsad.annotate.names.places import place_word
from marsad.annotate.names.readings import Name
from marsad.model import Tokens

RULE = "names.announced.building"


def closed(tokens: Tokens, name: Name) -> bool:
    """Whether `name` is a building's, which an adjective ends that only such names have: «معبر شلمنجة الحدودي»."""
    return name.rule == RULE and tokens.norm[name.last - 1] in closing()


def holds(tokens: Tokens, name: Name, sort: str) -> bool:
    """Whether `name` is a building's, in which the tagger may see another `sort`: the person whom it is named after
    («مطار الملك خالد»), or any where it is `closed`."""
    after = sort == "PER" and name.rule == RULE and tokens.norm[name.first + 1] in inside().honours
    return after or closed(tokens, name)


def built(words: tuple[str, ...]) -> bool:
    """Whether `words` begin and end as a building's name does: «قاعدة الأمير سلطان الجوية»."""
    opens = place_word(words[0])
    return len(words) > 2 and words[-1] in closing() and opens is not None and opens.type == "FAC"
