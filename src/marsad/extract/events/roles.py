"""A trigger in its clause → who did it and to whom: subjects and objects, prepositions, genitives, adjectives.

VSO («زار بوتين الصين»), SVO («بوتين يزور الصين»), relative («بوتين الذي زار الصين»), passive and «على يد»,
«بين X وY», the noun that borrows the subject of a light verb («أجرى بوتين محادثات مع شي»), and the noun's own genitive.
"""

from __future__ import annotations

from marsad.extract.events import meeting, objects, targets
from marsad.extract.events.agreement import accusative, agrees, body_agrees
from marsad.extract.events.clause import Clause, Unit
from marsad.extract.events.construct import close, construct, guest, place, source, travels
from marsad.extract.events.entries import Pattern
from marsad.extract.events.lexicon import Reading, limits, listed
from marsad.extract.events.matters import Cast, assumed, spoken_of
from marsad.extract.events.skeleton import DEED
from marsad.extract.events.syntax import (
    FAR,
    after,
    announced,
    antecedent,
    before,
    carried,
    described,
    elided,
    goes_on,
    holder,
    hosted,
    lent,
    once,
    same,
    unparted,
    whole,
    with_joined,
)  # fmt: skip

# Deeds of words, whose noun has its doer after it also behind a preposition: «استجابة لطلب الرئيس».
_SPOKEN = frozenset(("REQUEST", "AGREE", "REJECT", "THREATEN"))
# What is said against or for another.
_AIMED = frozenset(("ACCUSE", "REJECT", "THREATEN", "SUPPORT", "SANCTION", "REQUEST"))


def cast(clause: Clause, at: int, reading: Reading, last: list[Unit]) -> Cast:
    """Who takes part in the event that `reading` triggers at token `at`; `last` is whom the text was speaking of."""
    assert reading.pattern is not None
    caster = _Caster(clause, at, reading, reading.pattern, last)
    if reading.pattern.receives:
        caster.receives()
    elif reading.part == "verb":
        caster.verb()
    else:
        caster.noun()
    caster.prepositions()
    made = caster.made
    made.note("beside")
    spoken_of(clause, at, reading, caster.right, made)
    if reading.pattern.roles == "mutual":
        hosts, guests = hosted(clause, once(made.actors + made.recipients))
        barred = hosts + [u for u in made.barred if u not in guests]
        told = [u for u in guests if u not in made.assumed]
        alone = reading.part == "noun" and meeting.group(told)
        closed = "ل" not in limits(reading.pattern.id).to and (alone or meeting.whole(told))
        return Cast(guests, [], made.assumed, barred, closed, made.sure, made.ways)
    actors = once(made.actors)
    if reading.pattern.roles == "visit":  # who is named as the host is no visitor for being spoken of
        hosts = [u for u in made.recipients if u.prep]
        actors = [a for a in actors if a not in made.assumed or not any(same(a, u) for u in hosts)]
    recipients = [u for u in once(made.recipients) if not any(same(u, a) for a in actors)]
    barred = [u for u in made.barred if u not in actors and u not in recipients]
    return Cast(actors, recipients, made.assumed, barred, sure=made.sure, ways=made.ways)


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
        if self.at > self.clause.first and self.clause.word(self.at - 1) in listed("of"):
            made.barred += [u for u in self.clause.units if u.last <= self.at]  # «كل من يزود …»: whoever does
            made.recipients.extend(with_joined(plain, 0) if plain else [])
            made.note("object")
            return
        subject, way = antecedent(self.clause, self.at) or [], "relative"
        falls = self.pattern.type in objects.FALLING
        if reading.me:
            subject = []
        elif falls and reading.pronoun and not reading.first:
            made.actors, made.recipients = objects.suffixed(self.clause, self.at, reading, plain, subject)
            made.sure = made.actors + made.recipients
            made.note("suffix")
            made.actors = made.actors or [u for u in self._topic() if u not in made.recipients]
            made.note("topic")
            return
        elif reading.pronoun:
            made.recipients.extend(subject or objects.meant(self.clause, self.at, "", []))
            made.note("pronoun")
            subject = []
        if reading.first:
            made.recipients.extend(plain[:1])
            made.note("first person")
            return
        led = objects.bodied(self.clause, self.at) or (falls and objects.deed_follows(self.clause, self.at))
        if led and not subject and not reading.passive:  # «انتقدت الحكومة …», «استهدف هجوم …»: who did it has no name
            made.recipients = with_joined(plain, 0) if plain else objects.things(self.clause, self.right, self.at + 2)
            made.note("led")
            return
        leads, opens = bool(subject), reading.me or objects.opens(self.clause, self.at, reading)
        if not subject and not opens and (left := before(self.clause, self.at)) is not None:
            subject, leads = whole(self.clause, left), True
            way = "before" if left.last == self.at else "before far"
        elif falls and not subject and plain and (own := objects.wielded(self.clause, self.at, reading, self.right)):
            subject, way = own, "weapon"
        elif not subject and plain and plain[0].first - self.at <= FAR and self._acts(plain[0]):
            subject, way = with_joined(plain, 0), "after" if plain[0].first == self.at + 1 else "after far"
            plain = plain[len(subject) :]
        elif not subject and self.pattern.roles == "visit" and (guests := guest(self.at, plain)):
            subject, plain, way = guests, plain[:1], "guest"
            made.sure = subject + plain
        if self.pattern.roles == "mutual" and meeting.both(subject):
            plain = []  # «اتفق الرئيسان التركي والأميركي على وقف تدفق المقاتلين»
        active = not self.pattern.passive or (bool(plain) and (reading.many or reading.gender == "f"))
        if not subject and not reading.passive and active:  # «واعتقلت ثلاثة متطرفين»
            subject, way = self._unsaid()
        bore = self._object(subject, with_joined(plain, 0) if plain else [], leads)
        made.note(way)
        made.recipients.extend(bore)
        made.note("object")

    def _object(self, subject: list[Unit], bore: list[Unit], leads: bool) -> list[Unit]:
        """Adds the `subject` of the verb, which leads or follows it, and returns its object."""
        made, passive = self.made, self.reading.passive
        if self.pattern.type in objects.FALLING and subject and not bore and not passive:
            start = subject[-1].last if subject[-1].first > self.at else self.at + 1
            bore = made.sure = objects.things(self.clause, self.right, start)
        hit = self.pattern.passive and not bore and objects.borne(self.clause, self.at, subject, leads)
        if passive or hit:
            made.recipients.extend(subject)
            return []
        made.actors.extend(subject)
        return bore

    def receives(self) -> None:
        """The subject or genitive is given it; «من» leads to who gives, else the goods are told as his."""
        if self.reading.part == "verb":
            self.verb()
        else:
            self.noun()
        made, of = self.made, listed("of")
        given = [u for u in (*made.actors, *made.recipients) if u.prep not in of and not targets.thing(u)]
        made.recipients, made.actors = given[:1], targets.giver(self.right, given[:1])
        made.note("giver")
        made.sure = made.recipients + made.actors

    def noun(self) -> None:
        made, mutual = self.made, self.pattern.roles == "mutual"
        sides = [u for u in self.right if u.prep in listed("between") and self._between(u)] if mutual else []
        if meeting.whole(sides):
            made.actors, made.barred, made.sure = sides, [u for u in self.clause.units if u not in sides], sides
            made.note("between")
            return
        if (verb := carried(self.clause, self.at)) is not None:
            if not self.right:
                self.right = after(self.clause, verb)
                made.actors.extend(self._subject())
            if not made.actors and elided(self.clause, verb):
                made.actors.extend(self._topic())
            made.note("carried")
        bearers, givers = targets.bearers(self.clause, self.at, self.pattern, self.right)
        made.recipients.extend(bearers)
        made.actors.extend(givers)
        made.sure = bearers + givers
        made.note("goods")
        self._named()
        if not bearers:
            self._suggested()
        if mutual:
            meeting.join(self.clause, self.at, self.reading, self.right, made)
            made.note("joined")
        if assumed(made) and not made.recipients and (trip := travels(self.at, self.pattern, self.right)):
            made.actors, made.recipients = trip
            made.note("trip")

    def _named(self) -> None:
        """Adds the sides that stand with the noun itself: its adjective, its genitive, «من», the clause about it."""
        reading, made = self.reading, self.made
        plain = [u for u in self.right if not u.prep or self._own(u)]
        near = 1 if self.pattern.genitive == "recipient" and not reading.definite else 2
        adjectives = [u for u in plain if u.adjective and (u.first - self.at <= near or u.joined)]
        genitive = [u for u in plain if not u.adjective and not reading.definite and not reading.pronoun]
        way = "genitive"
        if adjectives and self.pattern.type in objects.FALLING and objects.another(self.clause, self.at, adjectives[0]):
            made.recipients.extend(adjectives[:1])  # «قصف مواقع إيرانية»
            made.sure = made.sure + adjectives[:1]
            way = "thing's adjective"
        elif genitive and objects.follows_deed(self.clause, self.at, genitive[0]):
            made.recipients.extend(with_joined(genitive, 0))
        elif adjectives and (not genitive or adjectives[0].first < genitive[0].first):
            made.actors.extend(adjectives)
            way = "adjective"
        elif genitive and self._open(genitive[0]):
            self._genitive(genitive)
        elif near == 1 and (nationals := [u for u in plain if u.adjective and u.first - self.at <= 3]):
            made.recipients.extend(nationals[:1])  # «اغتيال عقيد إيراني»
            way = "thing's adjective"
        made.note(way)
        if not made.actors and "من" not in self.pattern.to and self.pattern.genitive == "actor":
            made.actors.extend(source(self.right, self.at))
            made.note("source")
        if not made.actors or self.pattern.roles == "mutual":
            made.actors.extend(described(self.clause, self.at, self.reading))
            made.note("described")

    def _suggested(self) -> None:
        """Adds whoever a light verb lends the noun, else whom the text is speaking of."""
        reading, made = self.reading, self.made
        if not made.actors and self.pattern.roles == "agent" and not reading.prep:
            made.actors.extend(announced(self.clause, self.at, self.pattern))
            made.note("announced")
        beside = self.clause.word(max(self.clause.first, self.at - 1)) in listed("beside")
        if not made.actors or (self.pattern.roles == "mutual" and not beside):
            loan = lent(self.clause, self.at)
            made.actors.extend(self._topic() if loan == [] and not made.actors else loan or [])
            made.note("lent" if loan else "elided")
        if not made.actors and reading.pronoun:
            self._pronoun()
        if not made.actors and self.pattern.roles != "agent":
            made.actors.extend(self._topic())
            made.note("topic")

    def _pronoun(self) -> None:
        """Adds whose a noun with a pronoun is: he suffered «مقتله», did «هجومه» and most else."""
        made = self.made
        if self.pattern.roles != "agent":
            made.actors.extend(holder(self.clause, self.at, self.pattern.roles == "visit"))
            made.sure = made.sure + made.actors
        if self.pattern.genitive == "recipient":
            made.recipients.extend(objects.meant(self.clause, self.at, self.reading.pronoun, made.actors))
        made.note("pronoun")
        if not made.actors:
            made.actors.extend([u for u in self._topic() if u not in made.recipients])
            made.note("topic")

    def prepositions(self) -> None:
        taken = False
        wanted = targets.asked(self.pattern, self.reading, self.made.actors) or limits(self.pattern.id).to
        mutual = self.pattern.roles == "mutual"
        aimed = self.pattern.type in _AIMED and not self.reading.passive
        if not mutual and not aimed and self.reading.part == "verb" and any(self._by(u) for u in self.right):
            made = self.made  # «قتل جنود على أيدي مسلحين»: whoever the verb names suffered it
            made.recipients, made.actors = [u for u in made.actors if u not in made.assumed] + made.recipients, []
        spoken = self.reading.part == "verb" and aimed
        for unit in self.right:
            if spoken and targets.turned(self.at, unit, self._doers(), self.made.recipients):  # «اتهمت إيران من قبل …»
                self.made.actors, self.made.recipients, taken = [unit], self.made.actors, True
                self.made.note("by")
            elif unit.prep == "by" and spoken and self.made.actors:  # «دانت … التصريحات من قبل …»
                self.made.recipients = [unit]
                self.made.note("its own")
                taken = True
            elif self._by(unit) or (unit.prep in listed("between") and self._between(unit)):
                self.made.actors.append(unit)
                self.made.note("by")
            elif self._own(unit):
                continue
            elif targets.theirs(self.clause, self.at, self.reading, unit, self._doers()):  # «هجوم للحوثيين»
                self.made.actors = [*self._doers(), unit]
                self.made.note("theirs")
            elif targets.means(self.pattern, unit):  # «بغواصة روسية»: whose it is did it, and it suffers nothing
                (self.made.actors if unit.mention and not self.made.actors else self.made.barred).append(unit)
                self.made.note("means")
            elif unit.prep in wanted and (not taken or unit.joined) and not self._apart(unit):
                taken = True
                self.made.recipients.append(unit)
                self.made.note("preposition")
        targets.burden(self.clause, self.at, self.pattern, self.right, self.made)
        self.made.note("burden")
        if self.pattern.type == "ASSAULT" and not self.made.recipients:
            whose = targets.owned(self.clause, self.at, self.reading, self.right)
            self.made.recipients.extend(whose or targets.struck(self.right)[:1])
        elif self.pattern.type in _AIMED and not self.made.recipients and not self.reading.passive:
            found, barred = targets.aimed(self.clause, self.at, self.pattern, self.right, self.made.actors)
            self.made.recipients.extend(found)
            self.made.barred = barred if barred is not None else self.made.barred

    def _doers(self) -> list[Unit]:
        """Who is read as doing it so far, and not only assumed."""
        return [u for u in self.made.actors if u not in self.made.assumed]

    def _apart(self, unit: Unit) -> bool:
        """Whether a party by a preposition of the pattern belongs to something else: a place that is left, a matter
        that two have talked of."""
        if self.pattern.roles == "mutual":
            beyond = meeting.both(self.made.actors) and meeting.beyond(self.clause, self.at, unit)
            self.made.barred += [unit] if beyond else []
            return beyond
        return targets.left(self.pattern, unit, self.made.recipients)

    def _by(self, unit: Unit) -> bool:
        """Whether a party is by whose hand it was done, and no other deed, which it may belong to, stands nearer."""
        return unit.prep == "by" and not DEED.search(self.clause.form(self.at + 1, unit.first))

    def _between(self, unit: Unit) -> bool:
        """Whether «بين» belongs to the trigger: it acts mutually or is a noun, and no other deed stands nearer."""
        fit = self.pattern.roles == "mutual" or self.reading.part == "noun"
        return fit and not DEED.search(self.clause.form(self.at + 1, unit.first))

    def _acts(self, unit: Unit) -> bool:
        """Whether the party after a verb may be its subject: no host, no object by its ending, of its gender."""
        if (self.pattern.roles == "visit" and place(unit)) or self.reading.many or self.reading.held:
            return False
        if unit.first == self.at + 1 and not body_agrees(self.clause, unit, self.reading):
            return False
        return not accusative(self.clause, unit) and agrees(self.clause, unit, self.reading)

    def _genitive(self, genitive: list[Unit]) -> None:
        if genitive[0].prep and self.pattern.roles == "agent" and self.pattern.type not in _SPOKEN:
            self.made.recipients.extend(with_joined(genitive, 0))  # «لدعم الحكومة», «بطرد السفير»: another does it
            return
        right = [u for u in self.right if not self._own(u)]
        did, bore, named = construct(self.clause, self.at, self.reading, right, genitive)
        self.made.actors.extend(did)
        self.made.recipients.extend(bore)
        self.made.barred += named

    def _own(self, unit: Unit) -> bool:
        """Whether the preposition of a party is the noun's own: «بغارة أمريكية», «لطلب الرئيس», «بمقتل ثلاثة جنود»."""
        prep = self.reading.prep
        if not prep or unit.prep != prep or (unit.adjective and unit.first != self.at + 1):
            return False
        between = range(self.at + 1, unit.first + (not unit.adjective))
        return not any(self.clause.kind(k) == "prep" or self.clause.word(k)[0] == prep for k in between)

    def _subject(self) -> list[Unit]:
        """The first party of a verb that carries the noun."""
        plain = [u for u in self.right if not u.prep and not u.adjective]
        return with_joined(plain, 0) if plain else []

    def _open(self, unit: Unit) -> bool:
        """Whether only ordinary words stand between a noun and its genitive."""
        return close(self.clause, self.at, unit) and not meeting.company(self.clause, self.at, unit)

    def _continued(self) -> list[Unit]:
        """Who does what a verb after «و» tells: the subject of the verb before it, if it agrees."""
        found = goes_on(self.clause, self.at) if self.reading.conj else []
        if not self._fit(found):
            return []
        self.made.assumed = found
        return found

    def _fit(self, found: list[Unit]) -> bool:
        """Whether those who may act are told, and agree with the verb where it is one alone."""
        return len(found) > 1 or (bool(found) and agrees(self.clause, found[0], self.reading))

    def _unsaid(self) -> tuple[list[Unit], str]:
        """Who does what a verb without a subject tells, and in which way that is known."""
        if found := self._continued():
            return found, "goes on"
        found = self._topic()
        return found, "last" if found is self.last else "topic"

    def _topic(self) -> list[Unit]:
        """Whom the text is speaking of."""
        found = topic(self.clause, self.at)
        if not self._fit(found):
            found = objects.fitting(self.clause, self.at, self.reading, self.pattern.type) or self.last
        self.made.assumed = found
        return found
