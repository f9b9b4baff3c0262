"""A trigger in its clause → who did it and to whom: subjects and objects, prepositions, genitives, adjectives.

VSO («زار بوتين الصين»), SVO («بوتين يزور الصين»), relative («بوتين الذي زار الصين»), passive and «على يد»,
«بين X وY», the noun that borrows the subject of a light verb («أجرى بوتين محادثات مع شي»), and the noun's own genitive.
"""

from __future__ import annotations

from msgspec import Struct

from marsad.extract.events.agreement import accusative, agrees
from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.construct import construct, place, travels
from marsad.extract.events.deeds import deplored
from marsad.extract.events.lexicon import Pattern, Reading, limits, listed
from marsad.extract.events.nameless import counts
from marsad.extract.events.skeleton import DEED
from marsad.extract.events.syntax import (
    FAR,
    after,
    antecedent,
    before,
    carried,
    described,
    elided,
    hosted,
    lent,
    once,
    same,
    unparted,
    whole,
    with_joined,
)  # fmt: skip

# What is said against or for another, and how many tokens after the word that other may be named.
_AIMED = frozenset(("ACCUSE", "REJECT", "THREATEN", "SUPPORT", "SANCTION", "REQUEST"))
_AIM = 9
_THROUGH = ("", "skip", "crowd")  # between a noun and its genitive: «مقتل عشرات الفلسطينيين»


class Cast(Struct, gc=False):
    """The parties of an event: who does, and to whom; `assumed` are those that only the text before suggests, `barred`
    those who suffered what is condemned and take no part in the condemning."""

    actors: list[Unit]
    recipients: list[Unit]
    assumed: list[Unit]
    barred: list[Unit] = []


def cast(clause: Clause, at: int, reading: Reading, last: list[Unit]) -> Cast:
    """Who takes part in the event that `reading` triggers at token `at`; `last` is whom the text was speaking of."""
    assert reading.pattern is not None
    caster = _Caster(clause, at, reading, reading.pattern, last)
    if reading.part == "verb":
        caster.verb()
    else:
        caster.noun()
    caster.prepositions()
    caster.topic()
    made = caster.made
    if reading.pattern.roles == "mutual":
        hosts, guests = hosted(clause, once(made.actors + made.recipients))
        return Cast(guests, [], made.assumed, hosts + [u for u in made.barred if u not in guests])
    actors = once(made.actors)
    if reading.pattern.roles == "visit":  # who is named as the host is no visitor for being spoken of
        hosts = [u for u in made.recipients if u.prep]
        actors = [a for a in actors if a not in made.assumed or not any(same(a, u) for u in hosts)]
    recipients = [u for u in once(made.recipients) if not any(same(u, a) for a in actors)]
    barred = [u for u in made.barred if u not in actors and u not in recipients]
    return Cast(actors, recipients, made.assumed, barred)


def topic(clause: Clause, at: int) -> list[Unit]:
    """Whom the sentence is about at `at`: its first party that no preposition governs."""
    for i, unit in enumerate(clause.units):
        if unit.last > at:
            break
        if not unit.prep and not unit.adjective:
            return with_joined([u for u in clause.units[: i + 3] if u.first < at], i)
    return []


class _Caster:
    """One trigger's search for its parties."""

    def __init__(self, clause: Clause, at: int, reading: Reading, pattern: Pattern, last: list[Unit]) -> None:
        self.clause, self.at, self.reading, self.pattern, self.last = clause, at, reading, pattern, last
        every = after(clause, at)
        self.right = unparted(clause, every, pattern.roles == "mutual")
        self.made = Cast([], [], [], every[len(self.right) :])

    def verb(self) -> None:
        reading, made = self.reading, self.made
        plain = [u for u in self.right if not u.prep and not u.adjective]
        subject = antecedent(self.clause, self.at) or []
        if reading.pronoun:
            made.recipients.extend(subject or self._referent())
            subject = []
        if reading.first:
            made.recipients.extend(plain[:1])
            return
        leads = bool(subject)
        if not subject and (left := before(self.clause, self.at)) is not None:
            subject, leads = whole(self.clause, left), True
        elif not subject and plain and plain[0].first - self.at <= FAR and self._acts(plain[0]):
            subject = with_joined(plain, 0)
            plain = plain[len(subject) :]
        if not subject and not reading.passive and not self.pattern.passive:
            subject = self._topic()
        objects = with_joined(plain, 0) if plain else []
        if reading.passive or (self.pattern.passive and not objects and self._borne(subject, leads)):
            made.recipients.extend(subject)
        else:
            made.actors.extend(subject)
            made.recipients.extend(objects)

    def _borne(self, subject: list[Unit], leads: bool) -> bool:
        """Whether the lone party of «قتل» bore it: one that stands before the verb unless an object follows."""
        if not leads:  # «قتل ثلاثة جنود»: who are counted alone suffered it
            return _suffers(subject) or counts(self.clause, self.at + 1)
        after = self.at + 1
        return after >= self.clause.last or self.clause.kind(after) not in ("person", "armed", "crowd")

    def noun(self) -> None:
        reading, made, mutual = self.reading, self.made, self.pattern.roles == "mutual"
        if (verb := carried(self.clause, self.at)) is not None:
            if not self.right:
                self.right = after(self.clause, verb)
                made.actors.extend(self._subject())
            if not made.actors and elided(self.clause, verb):
                made.actors.extend(self._topic())
        plain = [u for u in self.right if not u.prep or self._own(u)]
        near = 1 if self.pattern.genitive == "recipient" and not reading.definite else 2
        adjectives = [u for u in plain if u.adjective and (u.first - self.at <= near or u.joined)]
        genitive = [u for u in plain if not u.adjective and not reading.definite and not reading.pronoun]
        if adjectives and (not genitive or adjectives[0].first < genitive[0].first):
            made.actors.extend(adjectives)
        elif genitive and self._open(genitive[0]):
            self._genitive(genitive)
        elif near == 1 and (nationals := [u for u in plain if u.adjective and u.first - self.at <= 3]):
            made.recipients.extend(nationals[:1])  # «اغتيال عقيد إيراني»
        if not made.actors and "من" not in self.pattern.to and self.pattern.genitive == "actor":
            made.actors.extend(self._source())
        if not made.actors or mutual:
            made.actors.extend(described(self.clause, self.at))
        if not made.actors or mutual:
            loan = lent(self.clause, self.at)
            made.actors.extend(self._topic() if loan == [] and not made.actors else loan or [])
        if not made.actors and reading.pronoun and self.pattern.roles == "visit":
            made.actors.extend(self._holder())
        if not made.actors and (reading.pronoun or self.pattern.roles != "agent"):
            made.actors.extend(self._topic())
        if self._assumed() and not made.recipients and (sides := travels(self.at, self.pattern, self.right)):
            made.actors, made.recipients = sides

    def prepositions(self) -> None:
        taken = False
        wanted = limits(self.pattern.id).to
        mutual = self.pattern.roles == "mutual"
        aimed = self.pattern.type in _AIMED and not self.reading.passive
        if not mutual and not aimed and self.reading.part == "verb" and any(u.prep == "by" for u in self.right):
            made = self.made  # «قتل جنود على أيدي مسلحين»: whoever the verb names suffered it
            made.recipients, made.actors = [u for u in made.actors if u not in made.assumed] + made.recipients, []
        spoken = self.reading.part == "verb" and aimed
        for unit in self.right:
            if unit.prep == "by" and spoken and self.made.actors:  # «دانت … التصريحات من قبل …»
                self.made.recipients = [unit]
                taken = True
            elif unit.prep == "by" or (unit.prep in listed("between") and self._between(unit)):
                self.made.actors.append(unit)
            elif self._means(unit):  # «بغواصة روسية»: whose it is did it, and it suffers nothing
                (self.made.actors if unit.mention and not self.made.actors else self.made.barred).append(unit)
            elif unit.prep in wanted and (not taken or unit.joined) and not self._left(unit):
                taken = True
                self.made.recipients.append(unit)
        if self.pattern.type == "ASSAULT" and not self.made.recipients:
            self.made.recipients.extend(self._struck()[:1])
        elif self.pattern.type in _AIMED and not self.made.recipients and not self.reading.passive:
            self.made.recipients.extend(self._aimed())

    def _left(self, unit: Unit) -> bool:
        """Whether «من» leads to a place that is left, since somebody else is asked: «طالب إثيوبيا بسحب … من غيدو»."""
        return self.pattern.type == "REQUEST" and unit.prep in listed("of") and bool(self.made.recipients)

    def _means(self, unit: Unit) -> bool:
        """Whether a party is what an attack was done with: «بطائرة», «بمدفعية الجيش»."""
        return self.pattern.type == "ASSAULT" and unit.prep == "ب" and unit.head == "armed"

    def _between(self, unit: Unit) -> bool:
        """Whether «بين» belongs to the trigger: it acts mutually or is a noun, and no other deed stands nearer."""
        fit = self.pattern.roles == "mutual" or self.reading.part == "noun"
        return fit and not DEED.search(self.clause.form(self.at + 1, unit.first))

    def topic(self) -> None:
        """Bars from the event whoever is only spoken of."""
        made, kind = self.made, self.pattern.topic
        if kind == "object" and self.reading.part == "verb" and not self.reading.passive:
            told = limits(self.pattern.id).to | {"by"} | listed("between")
            made.recipients = [u for u in made.recipients if u.prep in told]
            made.actors = [u for i, u in enumerate(made.actors) if not (i and self._parted(made.actors[i - 1], u))]
            made.barred += [u for u in self.right if u.prep not in told and u not in made.actors]
        elif kind == "noun" and self.reading.definite and (self._discussed() or self._assumed()):
            made.actors = [u for u in made.actors if u.first > self.at]
            made.barred += [u for u in self.clause.units if u.last <= self.at]

    def _assumed(self) -> bool:
        """Whether only the text before suggests who acts."""
        return all(u in self.made.assumed for u in self.made.actors)

    def _parted(self, unit: Unit, other: Unit) -> bool:
        """Whether a word that is nobody's stands before `other`, which «و» joins to it: «… الأمن وتنظيم كذا»."""
        return self.at < unit.last < other.first and other.joined and other.prep == ""

    def _discussed(self) -> bool:
        """Whether the verb that governs the noun only speaks of it: «بحثا الحرب في …»."""
        clause = self.clause
        verbs = (clause.words[k] for k in range(self.at - 1 - clause.first, -1, -1) if clause.shape[k] in "vVyYzZT")
        return any(r.pattern is not None and r.pattern.topic == "object" for r in next(verbs, ()))

    def _aimed(self) -> list[Unit]:
        """Whose deed is condemned, refused or asked for: «ندد بالقصف الإسرائيلي», «رفض تدخل إيران»."""
        own = {u.mention.country or u.mention.entity for u in self.made.actors if u.mention}
        if self.pattern.type == "ACCUSE" and (deed := deplored(self.clause, self.at)) is not None:
            doers, self.made.barred = deed
            return [u for u in doers if u not in self.made.actors]
        for unit in self.right:
            if unit.first - self.at > _AIM:
                break
            who = unit.mention.country or unit.mention.entity if unit.mention else None
            if who and who not in own and unit not in self.made.actors:
                return [unit]
        return []

    def _struck(self) -> list[Unit]:
        """The country or city where an attack fell, when nobody else is named as its victim."""
        return [u for u in self.right if u.prep in listed("where") and u.mention and u.mention.type == "GPE"]

    def _acts(self, unit: Unit) -> bool:
        """Whether the party after a verb may be its subject: no host, no object by its ending, of its gender."""
        if self.pattern.roles == "visit" and place(unit):
            return False
        return not accusative(self.clause, unit) and agrees(self.clause, unit, self.reading)

    def _genitive(self, genitive: list[Unit]) -> None:
        did, bore, named = construct(self.clause, self.at, self.reading, self.right, genitive)
        self.made.actors.extend(did)
        self.made.recipients.extend(bore)
        self.made.barred += named

    def _holder(self) -> list[Unit]:
        """Whose the noun with a pronoun is when he is named right before it: «كارتر في زيارته إلى العراق»."""
        near = [u for u in self.clause.units if u.last <= self.at and self.at - u.last <= 1 and not u.adjective]
        return near[-1:] if near and near[-1].mention and near[-1].mention.type == "PER" else []

    def _own(self, unit: Unit) -> bool:
        """Whether the preposition of an adjective is the noun's own: «بغارة أمريكية», «للقصف الإسرائيلي»."""
        prep = self.reading.prep
        return bool(prep) and unit.adjective and unit.prep == prep and unit.first == self.at + 1

    def _subject(self) -> list[Unit]:
        """The first party of a verb that carries the noun."""
        plain = [u for u in self.right if not u.prep and not u.adjective]
        return with_joined(plain, 0) if plain else []

    def _open(self, unit: Unit) -> bool:
        """Whether only ordinary words stand between a noun and its genitive."""
        gap = range(self.at + 1, unit.first)
        return unit.first - self.at <= 4 and all(self.clause.kind(k) in _THROUGH for k in gap)

    def _source(self) -> list[Unit]:
        """Who gave, sent or said it: «ترحيب من السعودية»."""
        for i, unit in enumerate(self.right):
            if unit.prep == "من" and unit.first - self.at <= 4:
                return with_joined(self.right, i)
        return []

    def _referent(self) -> list[Unit]:
        """Whom the pronoun attached to a verb means: the nearest party before it."""
        found = [u for u in self.clause.units if u.last <= self.at and not u.adjective]
        return found[-1:]

    def _topic(self) -> list[Unit]:
        """Whom the text is speaking of."""
        found = topic(self.clause, self.at)
        if not found or (len(found) == 1 and not agrees(self.clause, found[0], self.reading)):
            found = self.last
        self.made.assumed = found
        return found


def _suffers(subject: list[Unit]) -> bool:
    """Whether the lone party of «قتل» was the victim: anyone but a body, an army or gunmen."""
    if not subject:
        return True
    mention = subject[0].mention
    return subject[0].head not in ("armed", "body") and not (mention and mention.type in ("ORG", "GPE"))
