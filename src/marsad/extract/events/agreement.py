"""A verb and a party beside it → whether the party may be its subject, by its ending, its gender and its number."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading, listed
from marsad.model import Mention
from marsad.text import folded

_PEOPLE, GROUPS = ("person", "armed", "crowd"), ("armed", "crowd")


def accusative(clause: Clause, unit: Unit) -> bool:
    """Whether a description is an object by its ending: «دبلوماسيا إيطاليا», «مسؤولين صينيين»."""
    word = clause.word(unit.first)
    return unit.head in _PEOPLE and not word.startswith("ال") and word.endswith(("ين", "يا", "نا"))


def agrees(clause: Clause, unit: Unit, reading: Reading) -> bool:
    """Whether a verb of this gender and number may have `unit` for its subject; a name alone tells no gender."""
    if reading.part != "verb" or unit.mention is None:
        return True
    if reading.many:
        return unit.joined or not _single(unit)
    return not reading.gender or _alike(clause.word(unit.first), unit, unit.mention, reading.gender)


def body_agrees(clause: Clause, unit: Unit, reading: Reading) -> bool:
    """Whether a body may be the subject of the verb right before it, by its gender: not in «ودعت مجلس الأمن»."""
    mention, word = unit.mention, clause.word(unit.first)
    if mention is None or mention.type != "ORG" or unit.joined or unit.head == "armed" or not reading.gender:
        return True
    return reading.gender == "f" if word.endswith("ة") else reading.gender == "m" or word not in listed("masculine")


def _alike(word: str, unit: Unit, mention: Mention, gender: str) -> bool:
    """Whether the gender of a party, as far as its first word tells it, is that of the verb."""
    if unit.head == "person" and not unit.joined:
        return gender == "m" or word.endswith("ة") or not word.startswith("ال")
    if unit.head == "body" and word.endswith("ة"):
        return gender == "f"
    if not unit.head and mention.type == "GPE":
        return gender == "f" or folded(mention.evidence.text).split()[0] in listed("masculine")
    return True


def _single(unit: Unit) -> bool:
    """Whether a party is one person or one state, who never «هاجموا»."""
    several = len(unit.told) > 1 or unit.head in GROUPS
    return unit.mention is not None and unit.mention.type in ("PER", "GPE") and not several
