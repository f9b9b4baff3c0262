"""A deed in its clause and the parties around it → whom an adjective or a pronoun names as its object or its doer.

«قصفت … مواقع إيرانية» strikes Iran; «الشبان الذين رشقوها» threw at those named before; in «استهدف هجوم سفينة» the
attack is the subject; «لقي … مصرعه» is suffered by him whose it is.
"""

from __future__ import annotations

import re

from marsad.extract.events.agreement import GROUPS
from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.lexicon import Reading, listed
from marsad.extract.events.nameless import ORDINARY, counts
from marsad.extract.events.syntax import before, whole, with_joined

# Deeds that fall on what is somebody's: his ship, his sites, his citizens.
FALLING = frozenset(("ASSAULT", "COERCE"))
# Nothing but the words of the object stands before its nationality.
_THING = re.compile("[ox]{1,3}")
# Within how many tokens after a verb with its object's pronoun its subject stands.
_SUBJECT = 2
_PEOPLE = frozenset(("armed", "crowd"))
# What ends a clause or opens another, and words that may hold a preposition.
_OVER = frozenset(".,:cl")
_FEMININE, _THEM = ("ة", "ات"), ("هم", "هن")


def things(clause: Clause, right: list[Unit], start: int) -> list[Unit]:
    """Whose the object that begins at `start` is, where only its nationality tells: «… مواقع إيرانية»."""
    unit = next((u for u in right if u.first >= start), None)
    if unit is None or not unit.adjective or unit.prep or not _THING.fullmatch(clause.form(start, unit.first)):
        return []
    plain = all(clause.kind(k) in ORDINARY for k in range(start, unit.first))
    return [unit] if plain else []


def wielded(clause: Clause, at: int, reading: Reading, right: list[Unit]) -> list[Unit]:
    """Whose arms or services are the subject of the verb at `at`, where an object follows them: «أسقطت الدفاعات السورية
    طائرة إسرائيلية»."""
    if reading.passive or reading.conj or len(right) < 2 or not right[0].adjective or right[0].prep:
        return []
    own, other = right[:2]
    told = own.first == at + 2 and clause.word(at + 1).startswith("ال") and clause.word(own.first).startswith("ال")
    return [own] if told and not (other.joined or other.prep) and other.first - own.last <= 1 else []


def another(clause: Clause, at: int, unit: Unit) -> bool:
    """Whether a nationality is that of the object between it and the noun of the deed at `at`: «قصف مواقع إيرانية»."""
    if unit.first - at != 2 or clause.word(at + 1).endswith(("ة", "ي", "يا")):
        return False
    return clause.word(unit.first).endswith("ة") and not clause.word(at).endswith(_FEMININE)


def deed_follows(clause: Clause, at: int) -> bool:
    """Whether a deed is the subject of the verb at `at`: «استهدف هجوم …», «قتلت غارة أميركية …»."""
    return at + 1 < clause.last and _force(clause, at + 1, "noun")


def bodied(clause: Clause, at: int) -> bool:
    """Whether a body told without its name is the subject of the verb: «انتقدت الحكومة إيران», «التحالف يدعو …»."""
    for k in (at + 1, at - 1):
        if clause.first <= k < clause.last and clause.kind(k) == "body" and clause.word(k).startswith("ال"):
            alone = not any(u.first <= k < u.last for u in clause.units)
            if alone and (k > at or k == clause.first):
                return True
    return False


def follows_deed(clause: Clause, at: int, unit: Unit) -> bool:
    """Whether the noun at `at` is a verb's subject and the description after it the object: «استهدف هجوم سفينة …»."""
    bare = bool(unit.head) and not clause.word(unit.first).startswith("ال")
    return bare and at > clause.first and _force(clause, at - 1, "verb")


def _force(clause: Clause, at: int, part: str) -> bool:
    """Whether the word at `at` tells a deed that falls on somebody, as a verb or as a noun without preposition."""
    found = clause.words[at - clause.first]
    own = found[0] if found else None
    return (
        own is not None
        and own.part == part
        and not own.prep
        and own.pattern is not None
        and own.pattern.type in FALLING
    )


def suffixed(clause: Clause, at: int, reading: Reading, plain: list[Unit], led: list[Unit]) -> tuple[list[Unit], ...]:
    """Who did what the verb at `at` with its pronoun tells, and to whom; `plain` are the parties after it, `led` those
    whom a relative pronoun right before it refers to."""
    if led and (reading.many or not _fits(clause, led[-1], reading.pronoun)):
        hit = [u for u in led if _fits(clause, u, reading.pronoun)]
        if 0 < len(hit) < len(led):  # «بين القوة والشبان الذين رشقوها»
            return [u for u in led if u not in hit], hit
        return led, meant(clause, at, reading.pronoun, led)
    doers = with_joined(plain, 0) if plain and plain[0].first - at <= _SUBJECT and not reading.many else []
    if not doers and not led and not opens(clause, at, reading) and (left := before(clause, at)) is not None:
        doers = whole(clause, left)
    return doers, led or meant(clause, at, reading.pronoun, doers)


def opens(clause: Clause, at: int, reading: Reading) -> bool:
    """Whether the verb at `at` opens a clause of its own, so that whoever stands right before it is not its subject."""
    if not reading.conj:
        return at > clause.first and clause.word(at - 1) in listed("then")
    return clause.word(at)[0] != "ف" or listed("as-for").isdisjoint(clause.between(clause.first, at))


def meant(clause: Clause, at: int, pronoun: str, others: list[Unit]) -> list[Unit]:
    """Whom a pronoun attached to the word at `at` means: the nearest before it that it agrees with; else, of
    things, the nearest."""
    found = [u for u in reversed(clause.units) if u.last <= at and not u.adjective and u not in others]
    fit = [u for u in found if _fits(clause, u, pronoun)]
    if pronoun == "ه":  # rather a man than a body
        fit.sort(key=lambda u: not (u.head == "person" or (u.mention is not None and u.mention.type == "PER")))
    return (fit or ([] if pronoun in _THEM else found))[:1]


def fitting(clause: Clause, at: int, reading: Reading, kind: str) -> list[Unit]:
    """Who of several named before a verb in the plural may be its subject: «قال فلان إن المسلحين … ثم أحرقوا»."""
    if not reading.many or kind not in FALLING:
        return []
    units = [u for u in clause.units if u.last <= at and not u.prep and not u.adjective]
    return next(([u] for u in reversed(units) if u.head in GROUPS), [])


def _fits(clause: Clause, unit: Unit, pronoun: str) -> bool:
    """Whether a party agrees with a pronoun: «هم» with people, «ها» with a state or a force, «ه» with a man or body."""
    kind = unit.mention.type if unit.mention else ""
    word = clause.word(unit.first)
    if pronoun in _THEM:
        return (unit.head in _PEOPLE and not word.endswith(_FEMININE)) or (kind == "NORP" and not unit.head)
    if pronoun == "ها":
        return kind == "GPE" or word.endswith(_FEMININE) or (unit.head == "body" and kind == "ORG")
    if pronoun == "ه":
        return kind in ("PER", "ORG") or (kind != "GPE" and not word.endswith((*_FEMININE, "ون", "ين")))
    return True


def _suffers(subject: list[Unit]) -> bool:
    """Whether the lone party of «قتل» was the victim: anyone but a body, an army or gunmen."""
    if not subject:
        return True
    mention = subject[0].mention
    return subject[0].head not in ("armed", "body") and not (mention and mention.type in ("ORG", "GPE"))


def _alone(clause: Clause, unit: Unit) -> bool:
    """Whether gunmen or soldiers end their clause, or a preposition follows them: no object does."""
    if unit.head != "armed" or unit.last >= clause.last:
        return unit.head == "armed"
    return clause.shape[unit.last - clause.first] in _OVER or clause.kind(unit.last) == "prep"


def borne(clause: Clause, at: int, subject: list[Unit], leads: bool) -> bool:
    """Whether the lone party of «قتل» at `at` bore it: one that stands before the verb unless an object follows."""
    if not leads:  # «قتل ثلاثة جنود», «قتل جنود في غارة»: who are counted, or come with no object, suffered it
        return _suffers(subject) or (at + 1 < clause.last and counts(clause, at + 1)) or _alone(clause, subject[-1])
    if at + 1 >= clause.last:
        return True
    return clause.kind(at + 1) not in ("person", "armed", "crowd") and not counts(clause, at + 1)
