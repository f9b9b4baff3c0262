"""A verb and a party beside it → whether the party may be its subject, by the ending of its head and by gender."""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading, listed
from marsad.text import folded

_PEOPLE = ("person", "armed", "crowd")


def accusative(clause: Clause, unit: Unit) -> bool:
    """Whether a description is an object by its ending: «دبلوماسيا إيطاليا», «مسؤولين صينيين»."""
    word = clause.word(unit.first)
    return unit.head in _PEOPLE and not word.startswith("ال") and word.endswith(("ين", "يا", "نا"))


def agrees(clause: Clause, unit: Unit, reading: Reading) -> bool:
    """Whether a verb of this gender may have `unit` for its subject; a person's own gender is not known from a name."""
    if not reading.gender or reading.part != "verb" or unit.mention is None:
        return True
    word = clause.word(unit.first)
    if unit.head == "person" and not unit.joined:
        return reading.gender == "m" or word.endswith("ة") or not word.startswith("ال")
    if unit.head == "body" and word.endswith("ة"):
        return reading.gender == "f"
    if not unit.head and unit.mention.type == "GPE":
        return reading.gender == "f" or folded(unit.mention.evidence.text).split()[0] in listed("masculine")
    return True
