"""A trigger and the parties after it → at whom it is aimed where no preposition of its own says so.

Whose deed is condemned, refused or asked for; where an attack fell; what it was done with; what is only left.
"""

from __future__ import annotations

from functools import cache

from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.deeds import deplored
from marsad.extract.events.entries import Pattern
from marsad.extract.events.lexicon import Reading, limits, listed
from marsad.extract.events.matters import Cast, assumed
from marsad.extract.events.syntax import antecedent, before, whole, with_joined
from marsad.text import CONJUNCTIONS

# How many tokens after a word of condemning or asking the other may be named.
_AIM = 9
# What may stand before whoever is asked, where the word itself leads to nobody.
_ASKED = frozenset(("", "ب", "ل"))
# How far after relief the sanctions may be told that it lifts, and «عنها» with whom they lay on.
_LIFTED, _ON = 4, 6
_BODIES = frozenset(("GPE", "ORG"))
# Of how many words the object of a verb is before «ل» and whose it is.
_OBJECT = (1, 2)
# Within how many tokens after whom a passive verb names «من قبل …» has its party.
_BY = 2
# How many tokens before a noun the verb may stand that takes it, and after it «من» with who gave it.
_GOVERNS, _FROM = 8, 6
# Which deeds are borne by the subject of verbs of receiving, of facing, of denying and of turning down.
_TAKEN = {
    "receiving": frozenset(("AID", "SUPPORT", "REQUEST", "ACCUSE", "THREATEN")),
    "facing": frozenset(("ACCUSE", "SANCTION", "REQUEST", "THREATEN", "ASSAULT")),
    "denying": frozenset(("ACCUSE",)),
    "declining": frozenset(("ACCUSE", "REQUEST")),
}


def aimed(
    clause: Clause, at: int, pattern: Pattern, right: list[Unit], actors: list[Unit]
) -> tuple[list[Unit], list[Unit] | None]:
    """Whose deed is condemned, refused or asked for: «ندد بالقصف الإسرائيلي», «رفض تدخل إيران»; and who suffered it,
    None where no violence is condemned."""
    own = {u.mention.country or u.mention.entity for u in actors if u.mention}
    if pattern.type == "ACCUSE" and (deed := deplored(clause, at)) is not None:
        doers, barred = deed
        return [u for u in doers if u not in actors], barred
    for i, unit in enumerate(right):
        if unit.first - at > _AIM:
            break
        who = unit.mention.country or unit.mention.entity if unit.mention else None
        if pattern.type == "REQUEST" and unit.prep not in _ASKED:  # «دعا إلى رفع العقوبات عن سوريا»
            continue
        if who and who not in own and unit not in actors:
            return (with_joined(right, i) if unit.prep in listed("between") else [unit]), None
    return [], None


def bearers(clause: Clause, at: int, pattern: Pattern, right: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The subject of a verb that takes what the noun at `at` names from another, and that other where «من» tells him.

    «تلقت النيجر مساعدات من الجزائر», «نفت إيران اتهامات …», «تخضع سوريا لعقوبات».
    """
    taking, start = _taking(pattern.type), max(clause.first, at - _GOVERNS)
    led = pattern.type != "ASSAULT" or clause.word(at)[0] == "ل"  # «تعرضت … لقصف»
    if not led or taking.isdisjoint(clause.between(start, at)):
        return [], []
    for k in range(at - 1, start - 1, -1):
        if clause.shape[k - clause.first] in ".:c":
            break
        if clause.word(k) in taking:
            between = [u for u in clause.units if k < u.first and u.last <= at and not u.prep and not u.adjective]
            left = before(clause, k) if not between else None
            subject = with_joined(between, 0) if between else whole(clause, left) if left is not None else []
            subject = subject or antecedent(clause, k) or []
            source = [i for i, u in enumerate(right) if u.prep in listed("of") and u.first - at <= _FROM]
            return subject, with_joined(right, source[0]) if subject and source else []
    return [], []


def asked(pattern: Pattern, reading: Reading, actors: list[Unit]) -> frozenset[str]:
    """What leads to whoever is asked where the noun has its doer: «طلب السفير من المجلس …»."""
    told = pattern.type == "REQUEST" and reading.part == "noun" and bool(actors) and not actors[0].prep
    return limits(pattern.id).to | listed("of") if told else frozenset()


@cache
def _taking(type_: str) -> frozenset[str]:
    """The verbs whose subject bears deeds of a type, folded, also with «و» or «ف» before them."""
    verbs = {verb for kind, types in _TAKEN.items() if type_ in types for verb in listed(kind)}
    return frozenset(f"{front}{verb}" for verb in verbs for front in ("", *CONJUNCTIONS))


def struck(right: list[Unit]) -> list[Unit]:
    """The country or city where an attack fell, when nobody else is named as its victim."""
    return [u for u in right if u.prep in listed("where") and u.mention and u.mention.type == "GPE"]


def owned(clause: Clause, at: int, reading: Reading, right: list[Unit]) -> list[Unit]:
    """Whose the nameless object of a verb is: «قصفت موقعا لداعش», «هاجم المتمردون نقطة تفتيش للجيش»."""
    if reading.part != "verb":
        return []
    starts = {at + 1, *(u.last for u in right if not u.prep)}
    near = (u for u in right if u.prep == "ل" and any(clause.form(u.first - n, u.first) == n * "o" for n in _OBJECT))
    return [u for u in near if not starts.isdisjoint(u.first - n for n in _OBJECT)][:1]


def means(pattern: Pattern, unit: Unit) -> bool:
    """Whether a party is what an attack was done with: «بطائرة», «بمدفعية الجيش»."""
    return pattern.type == "ASSAULT" and unit.prep == "ب" and unit.head == "armed"


def theirs(clause: Clause, at: int, reading: Reading, unit: Unit, doers: list[Unit]) -> bool:
    """Whether a preposition of its doers right after a noun, or its adjective, leads to who did it, where nobody else
    is named: «هجوم عنيف للحوثيين على …»."""
    pattern = reading.pattern
    assert pattern is not None
    if reading.part != "noun" or unit.prep not in pattern.by or unit.head == "crowd":
        return False
    if reading.pronoun or reading.prep in pattern.by or any(not u.joined or u.prep != unit.prep for u in doers):
        return False
    return clause.form(doers[-1].last if doers else at + 1, unit.first) in ("", "o")


def turned(at: int, unit: Unit, doers: list[Unit], bore: list[Unit]) -> bool:
    """Whether a verb of words is passive, since right after whom it names stands by whom it was said."""
    alone = unit.prep == "by" and bool(doers) and not bore
    return alone and doers[0].first == at + 1 and unit.first - doers[-1].last <= _BY


def left(pattern: Pattern, unit: Unit, recipients: list[Unit]) -> bool:
    """Whether «من» leads to a place that is left, since somebody else is asked: «طالب إثيوبيا بسحب … من غيدو»."""
    return pattern.type == "REQUEST" and unit.prep in listed("of") and bool(recipients)


def giver(right: list[Unit], given: list[Unit]) -> list[Unit]:
    """Who gave what another takes: whoever «من» leads to, else whose the goods are («دبابات أبرامز الأميركية»)."""
    for i, unit in enumerate(right):
        if unit.prep in listed("of"):
            return with_joined(right, i)
    own = {u.mention.country for u in given if u.mention}
    goods = (u for u in right if u not in given and u.mention and u.mention.type == "NORP" and u.head in ("", "armed"))
    return [u for u in goods if u.mention and u.mention.country not in own][:1]


def thing(unit: Unit) -> bool:
    """Whether a unit is arms and nobody: «مقاتلات»."""
    return unit.head == "armed" and unit.mention is None


def lifted(at: int, right: list[Unit]) -> list[Unit]:
    """Whose the sanctions are that are lifted: «رفع العقوبات الأوروبية عن …»."""
    near = [u for u in right if u.first - at <= _LIFTED]
    return [u for u in near if u.mention and u.mention.type == "NORP" and not u.head and not u.prep][:1]


def laid(clause: Clause, at: int) -> list[Unit]:
    """On whom sanctions lie where a pronoun says so: the state named last before «العقوبات المفروضة عليها»."""
    for k in range(at + 1, min(at + 1 + _ON, clause.last)):
        if clause.shape[k - clause.first] in ".:c":
            break
        if clause.kind(k) == "bound" and clause.word(k).startswith(tuple(listed("laid"))):
            sites = listed("where")
            named = [u for u in reversed(clause.units) if u.last <= k and not u.adjective and u.prep not in sites]
            fit = [u for u in named if u.mention and (u.mention.type in _BODIES or not clause.word(k).endswith("ها"))]
            return fit[:1]
    return []


def burden(clause: Clause, at: int, pattern: Pattern, right: list[Unit], made: Cast) -> None:
    """Sets whose sanctions are lifted, and on whom sanctions lie where only a pronoun tells."""
    if pattern.lifts and (whose := lifted(at, right)):
        made.recipients = [u for u in made.recipients if u not in whose]
        made.actors = whose if assumed(made) else made.actors
    if (pattern.lifts or pattern.type == "SANCTION") and not made.recipients:
        made.recipients = laid(clause, at)
        made.actors = [u for u in made.actors if u not in made.recipients]
        made.sure = made.sure + made.recipients
