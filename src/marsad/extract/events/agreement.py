"""A trigger and a party near it → whether the party may be its subject or whom its pronoun means, by its ending, its
gender and its number."""

from __future__ import annotations

from typing import NamedTuple

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading, listed
from marsad.model import Mention
from marsad.text import folded

_PEOPLE, GROUPS = ("person", "armed", "crowd"), ("armed", "crowd")
# Grammatical genders of parties: a man or a masculine body, a woman, a state or a feminine one, people; not known.
MAN, WOMAN, PEOPLE, UNKNOWN = "m", "f", "p", ""
_FEMININE, _PLURAL, _BROKEN = ("ة", "ات"), ("ون", "ين"), ("اء", "و")
# Whom an attached pronoun means.
_MEANT = {"ها": WOMAN, "ه": MAN, "هم": PEOPLE}
# Which part of a trigger agrees with a party, as a number: none, a verb, a verb in the passive, the pronoun of a noun,
# that of a verb.
_NOTHING, _ACTIVE, _PASSIVE, _NOUNS, _VERBS = 0.0, 1.0, 2.0, 3.0, 4.0
# What `accord` says where nothing agrees with anybody.
MUTE = (0.0, 0.0, 0.0, _NOTHING)


class Demand(NamedTuple):
    """The gender that a verb asks of its subject and the one that a pronoun asks of whom it means, empty for any; which
    part of the trigger asks."""

    verb: str
    pronoun: str
    part: float


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


def gender(unit: Unit, word: str) -> str:
    """The grammatical gender of a party whose first folded token is `word`, as far as its noun or name tells it."""
    mention, head = unit.mention, unit.head
    if word in listed("states-told"):
        return WOMAN
    several = len(unit.told) > 1 or head == "pair"
    if several or word in listed("people-told") or (head in _PEOPLE and _plural(word, head)):
        return PEOPLE
    if not head:
        return _of_name(mention) if mention is not None else UNKNOWN
    if word.endswith(_FEMININE):
        return WOMAN
    return MAN if head not in GROUPS or word in listed("masculine") else UNKNOWN


def _plural(word: str, head: str) -> bool:
    """Whether a noun of people is a plural by its ending: «مسلحون», «زعماء», «مسؤولو الحزب»."""
    ending = word.endswith(_PLURAL) or (head == "person" and word.endswith(_BROKEN))
    return ending and word not in listed("one-told")


def _of_name(mention: Mention) -> str:
    """The gender of a name without a noun before it; states are feminine but for those of a list."""
    name = folded(mention.evidence.text).split()[0]
    masculine = name in listed("masculine")
    if mention.type == "GPE":
        return MAN if masculine else WOMAN
    if mention.type == "PER":
        return MAN
    if mention.type == "NORP":
        return PEOPLE if name.endswith(_PLURAL) else UNKNOWN
    return WOMAN if name.endswith(_FEMININE) else MAN if masculine else UNKNOWN


def demand(reading: Reading) -> Demand | None:
    """What a trigger asks of its parties; None where its form asks nothing."""
    verb = reading.part == "verb" and not reading.first and bool(reading.gender or reading.many)
    meant = _MEANT.get(reading.pronoun, "")
    if not verb and not meant:
        return None
    part = _PASSIVE if reading.passive else _ACTIVE
    if meant:
        part = _NOUNS if reading.part == "noun" else _VERBS
    return Demand((PEOPLE if reading.many else reading.gender) if verb else "", meant, part)


def accord(asked: Demand, left: str, joined: bool, right: str) -> tuple[float, float, float, float]:
    """How a trigger agrees with a party of the gender `left` before it, or elsewhere, and `right` after it: its verb
    with either, its pronoun with the first (1 yes, -1 no, 0 not known), and which part of it asks.

    A verb before its subject is in the singular; one of several that «و» joins may be of any gender.
    """
    verb, pronoun = asked.verb, asked.pronoun
    before = after = meant = 0.0
    if verb and left:
        before = 1.0 if left == verb or (verb == PEOPLE and joined) else -1.0
    if verb and right:
        after = 1.0 if verb != PEOPLE and (right == verb or (verb == MAN and right == PEOPLE)) else -1.0
    if pronoun and left:
        meant = 1.0 if left == pronoun else -1.0
    return before, after, meant, asked.part


def _alike(word: str, unit: Unit, mention: Mention, asked: str) -> bool:
    """Whether the gender of a party, as far as its first word tells it, is the one that the verb asks for."""
    if unit.head == "person" and not unit.joined:
        return asked == "m" or word.endswith("ة") or not word.startswith("ال")
    if unit.head == "body" and word.endswith("ة"):
        return asked == "f"
    if not unit.head and mention.type == "GPE":
        return asked == "f" or folded(mention.evidence.text).split()[0] in listed("masculine")
    return True


def _single(unit: Unit) -> bool:
    """Whether a party is one person or one state, who never «هاجموا»."""
    several = len(unit.told) > 1 or unit.head in GROUPS
    return unit.mention is not None and unit.mention.type in ("PER", "GPE") and not several
