"""A document's sentences, one after another → drafts of the events that each tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from msgspec.structs import replace

from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.control import ENDS, FAR, NEAR, OWN_WILL, Governor, aim, controlled
from marsad.extract.events.dating import Calendar
from marsad.extract.events.drafts import Draft, Read
from marsad.extract.events.entries import Pattern
from marsad.extract.events.lexeme import lexeme
from marsad.extract.events.lexicon import Reading, listed
from marsad.extract.events.matters import Cast
from marsad.extract.events.modality import modality
from marsad.extract.events.pairs import Pairs
from marsad.extract.events.phrases import clause
from marsad.extract.events.placing import place, struck, taken
from marsad.extract.events.repeats import share
from marsad.extract.events.roles import cast, topic
from marsad.extract.events.sectors import sector
from marsad.extract.events.speech import Speech
from marsad.extract.events.spots import Spot, spots
from marsad.extract.events.standing import counts
from marsad.extract.events.syntax import bound
from marsad.extract.events.triggers import Hits, able, triggers
from marsad.model import Annotated, Entity, Event, Mention, Modality, Party, Sentence, Statement

_VOWELS = 3
_CONTESTED = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN"))
# What is promised, asked or threatened has not been done.
_AIMS: dict[str, Modality] = {"AGREE": "planned", "REQUEST": "hoped", "THREATEN": "hypothetical"}
# Deeds of words: a place named beside them is where they are about.
_SAID = frozenset(("ACCUSE", "REJECT", "REQUEST", "SANCTION", "THREATEN", "CONCEDE"))
# Deeds that are done to a place: its capture, siege or relief.
_DONE_TO_PLACES = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "AID", "TEST"))
# Who governs the first deed of a sentence; typed, lest mypy hold that nobody ever does.
_NOBODY: Governor | None = None


class Reader:
    """Reads the sentences of one document in order and remembers whom the text was speaking of."""

    def __init__(self, doc: Annotated, entities: tuple[Entity, ...], said: tuple[Statement, ...]) -> None:
        self.doc = doc
        self.names, self.calendar = Names(doc, entities), Calendar(doc)
        self.speech = Speech(said, doc.descriptions, self.names.entities)
        self.lexemes = list(map(lexeme, doc.tokens.norm))
        self.able = able(doc.tokens.norm, self.lexemes, self.names)
        self.last: list[Unit] = []
        self.sentences: list[Read] = []
        self.governor: Governor | None = None
        self.pairs = Pairs(self.names.entities)

    def sentence(self, sentence: Sentence) -> list[Draft]:
        """The events of a sentence, in text order."""
        low = bisect_left(self.able, sentence.first)
        able = self.able[low : bisect_left(self.able, sentence.last, low)]
        tokens = self.doc.tokens.norm
        found = triggers(tokens, able, sentence, self.names) if able else Hits([], [])
        hits = [hit for hit in found.firm if not self._recited(hit[0])]
        own = Read(sentence, Hits(hits, found.unmet), self.last, self.pairs)
        self.sentences.append(own)
        if not hits:
            return []
        own.clause = made = clause(self.doc, sentence, self.names, self.lexemes)
        self.governor = _NOBODY
        drafts = []
        for at, reading in hits:
            self.pairs = self.pairs.copy()  # what was read before keeps those of its time
            drafts.append(self._draft(made, at, reading))
            own.governors.append(self.governor)
            own.pairs.append(self.pairs)
        share([d for d in drafts if d.fit])
        self.last = topic(made, made.last) or self.last
        return drafts

    def spots(self) -> list[Spot]:
        """The words of the sentences read so far that no rule takes and that may tell an event all the same."""
        found = spots(self.doc.tokens.norm, self.sentences, self.names)
        return [spot for spot in found if not self._recited(spot.at)]

    def loose(self, some: Iterable[Spot]) -> list[Draft]:
        """The drafts of some of the `spots`; it changes nothing of what was read."""
        was = self.last, self.governor, self.pairs
        found: list[Draft] = []
        for at, k, _, _, reading in some:
            own = self.sentences[k]
            if own.clause is None:
                own.clause = clause(self.doc, own.sentence, self.names, self.lexemes)
            before = sum([firm < at for firm, _ in own.hits.firm])
            self.last, self.pairs = own.last, own.pairs[before]
            self.governor = own.governors[before - 1] if before else None
            found.append(self._draft(own.clause, at, reading))
        self.last, self.governor, self.pairs = was
        return found

    def country(self, entity: str | None) -> str | None:
        """The country of an entity of the document."""
        known = self.names.entities.get(entity or "")
        return known.country if known else None

    def _recited(self, at: int) -> bool:
        """Whether a token is written with all its vowels, as scripture is quoted."""
        tokens = self.doc.tokens
        return tokens.end[at] - tokens.start[at] - len(tokens.norm[at]) >= _VOWELS

    def _draft(self, made: Clause, at: int, reading: Reading) -> Draft:
        pattern = reading.pattern
        assert pattern is not None
        found = cast(made, at, reading, self.last)
        if _assumed(found) and (doers := self._doers(made, at, reading, found)):
            found.actors, found.assumed = doers, []
            found.note("governed")
        said = self.speech.holding(self.doc.tokens.start[at])
        event = self._event(made, at, reading, found, said)
        if not reading.loose and (reading.part == "verb" or pattern.type in (ENDS, OWN_WILL)):
            far = FAR if reading.part == "verb" else NEAR
            self.governor = Governor(at, pattern.type, pattern.mode, found.actors, found.recipients, far)
        parties = (*event.actors, *event.recipients)
        lean = reading.part == "noun" and (reading.definite or bool(reading.pronoun) or not parties)
        guessed = bool(found.actors) and not event.recipients and _assumed(found)
        he = at > made.first and made.word(at - 1) in listed("that-he")  # «أعلن فابيوس أنه سيتوجه»
        named = [u for u in found.actors if he or u not in found.assumed]
        fit = not pattern.who or any(self._is_one(u, pattern.who) for u in named)
        if fit and not reading.loose:
            self.pairs.note(event.actors)
        known = said is not None and any(p.country for p in said.speakers)
        fit = fit and (known or not reading.me)
        ours = reading.first and pattern.roles == "mutual" and known
        firm = ours or self._standing(found, pattern) >= max(1, pattern.parties)  # «تبادلنا الآراء»
        dated = self.calendar.dates(made)
        weak = not ours and len(parties) < pattern.parties
        return Draft(event, made, at, reading, found, self.last, said, lean, weak, firm, guessed, fit, dated)

    def _is_one(self, unit: Unit, who: tuple[str, ...]) -> bool:
        """Whether a party is of the types or heads that a pattern asks for; a delegation is told by its word."""
        sent = "delegation" in who and self.doc.tokens.norm[unit.first].removeprefix("ال") in listed("delegation")
        return sent or unit.head in who or (unit.mention is not None and unit.mention.type in who)

    def _doers(self, made: Clause, at: int, reading: Reading, found: Cast) -> list[Unit]:
        """Who did what the word at `at` names, by the deed before it that governs it; nobody whom it is done to."""
        return [u for u in controlled(made, at, reading, self.governor) if u not in found.recipients]

    def _event(self, made: Clause, at: int, reading: Reading, found: Cast, said: Statement | None) -> Event:
        pattern, tokens = reading.pattern, self.doc.tokens
        assert pattern is not None
        rule, start = f"event.{pattern.id}", tokens.start[at]
        where = (
            None
            if pattern.type in _SAID
            else place(made, at, self.names, pattern.type == "CONSULT", pattern.topic == "object")
        )
        if where is None and pattern.type in _DONE_TO_PLACES:
            where = taken(made, at, self.names)
        actors = self._actors(found, reading, rule, said)
        recipients = self._parties(found.recipients, rule, said)
        if reading.me and said is not None and pattern.roles == "agent":
            recipients = said.speakers
        if pattern.type == "ASSAULT":
            hit = where if where is not None and where.type == "GPE" else struck(at, self.names, found.actors)
            recipients = self._victims(recipients, hit, rule)
        mood = modality(made, at, reading)
        if mood == "asserted" and pattern.type != "PROTEST":  # a strike is called for by those who strike
            mood = _AIMS.get(aim(made, at, reading, self.governor), mood)
        if mood == "asserted" and said is not None and _complained(pattern.type, said, actors, recipients):
            mood = "alleged"
        if mood == "asserted" and reading.part == "noun":
            mood = pattern.mood or mood
        when, why = self.calendar.when(made, at, reading, mood)
        if mood == "asserted" and (self.calendar.ahead(when, reading) or self.calendar.tomorrow(made, at, reading)):
            mood = "planned"
        return Event(
            evidence=self.doc.article.evidence(start, tokens.end[at], rule),
            id="v0", type=pattern.type, mode=pattern.mode, actors=actors, recipients=recipients,
            place=self._place(where, pattern, recipients), when=when, when_reason=why, modality=mood,
            statement=said.id if said else None,
        )  # fmt: skip

    def _actors(self, found: Cast, reading: Reading, rule: str, said: Statement | None) -> tuple[Party, ...]:
        """Who did it; «we» are the speakers, and so is whoever a clause of theirs leaves unsaid."""
        actors = self._parties(found.actors, rule, said)
        if said is None or not said.speakers:
            return actors
        if found.assumed is self.last and _assumed(found):
            return said.speakers
        if reading.first or (reading.pronoun == "نا" and not reading.me):
            ours = {p.entity for p in said.speakers}
            return (*said.speakers, *(a for a in actors if a.entity not in ours))
        return actors

    def spoken(self, draft: Draft, event: Event) -> Event:
        """`event` done by whoever spoke, where its trigger is the word of speaking; who agree are all in it already."""
        said = self.speech.told(event.evidence.end)
        if said is None or draft.reading.pattern is None or draft.reading.pattern.roles == "mutual":
            return event
        own = {p.country or p.entity for p in said.speakers} - {None}
        begins = min(p.evidence.start for p in said.speakers)
        nearer = any(event.evidence.end < a.evidence.start < begins for a in event.actors)
        if (
            not own or nearer or bound(draft.clause, draft.at, draft.cast.actors)
        ):  # «دول عدة بينها فرنسا»: those beside them tell who they are
            return event
        if draft.reading.part == "noun" and event.actors and own <= {p.country or p.entity for p in event.recipients}:
            return event  # «مجددا دعوة إيران إلى …»
        others = [a for a in event.actors if (a.country or a.entity) not in own]
        beside = [a for a in others if _held(a, said.speakers)]
        recipients = tuple(p for p in event.recipients if (p.country or p.entity) not in own)
        if not recipients:  # «ودعت طهران إلى …»: whoever stands after the word of another's speaking is spoken to
            recipients = tuple(a for a in others if a not in beside and a.evidence.start > event.evidence.end)[:1]
        named = {a.country or a.entity: a for a in reversed(event.actors)}  # with what is known of them besides
        speakers = tuple(named.get(p.country or p.entity, p) for p in said.speakers)
        return replace(event, actors=(*speakers, *beside), recipients=recipients)

    def _victims(self, recipients: tuple[Party, ...], where: Mention | None, rule: str) -> tuple[Party, ...]:
        """Victims without a name are of the country where it happened, which stands for them if nobody else does."""
        if where is None or any(p.entity or p.country for p in recipients):
            return recipients
        country = self.names.country(where)
        if recipients:
            return tuple(Party(evidence=p.evidence, entity=None, country=country, sector=p.sector) for p in recipients)
        evidence = self.doc.article.evidence(where.evidence.start, where.evidence.end, rule)
        return (Party(evidence=evidence, entity=where.entity, country=country),)

    def _standing(self, found: Cast, pattern: Pattern) -> int:
        """How many parties the event can rest on; whom the text was merely speaking of does not count."""
        type_, names, assumed = pattern.type, self.names, found.assumed
        return sum([counts(u, type_, names) for u in (*found.actors, *found.recipients) if u not in assumed])

    def _place(self, where: Mention | None, pattern: Pattern, recipients: tuple[Party, ...]) -> str | None:
        """Where it was: a visit is where the host is, an attack where it fell."""
        towards = [p.entity for p in recipients if p.entity and self.names.entities[p.entity].type == "GPE"]
        if towards and (pattern.roles == "visit" or (pattern.type == "ASSAULT" and where is None)):
            return towards[0]
        return where.entity if where else None

    def _parties(self, units: list[Unit], rule: str, said: Statement | None) -> tuple[Party, ...]:
        found: dict[tuple[str | None, str], Party] = {}
        for unit in units:
            for party in self.party(unit, rule, said):
                found.setdefault(_key(party), party)
        return tuple(found.values())

    def party(self, unit: Unit, rule: str, said: Statement | None) -> tuple[Party, ...]:
        """Who a unit is, as a party of an event read by `rule` inside the statement `said`; two for «الجانبان»."""
        evidence = self.doc.article.evidence(unit.start, unit.end, rule)
        if said is not None and unit.told and self._ours(unit) and (home := self._home(unit, rule, said)):
            return home  # who speaks knows whose country it is
        if len(unit.told) > 1:
            return tuple(Party(evidence=evidence, entity=e, country=self.names.entities[e].country) for e in unit.told)
        if unit.head == "pair" and unit.mention is None:  # «الجانبان»: those who dealt with each other last
            sides = self.pairs.meant(self.doc.tokens.norm[unit.first])
            return tuple(Party(evidence=evidence, entity=p.entity, country=p.country) for p in sides)
        if unit.head == "home":  # «بلاده»: the country of whoever speaks, or is spoken of
            return self._home(unit, rule, said)
        mention, names = unit.mention, self.names
        if mention is None:
            return (Party(evidence=evidence, sector=self._sector(unit)),)
        told = names.sector(mention) or self._sector(unit)
        return (Party(evidence=evidence, entity=mention.entity, country=names.country(mention), sector=told),)

    def _ours(self, unit: Unit) -> bool:
        """Whether a description that stands for a state is «بلاده»."""
        return unit.head == "body" and self.doc.tokens.norm[unit.first] in listed("home")

    def _sector(self, unit: Unit) -> str | None:
        """What the noun or the office at a party's head tells; nothing of whom the text only named elsewhere."""
        told = unit.head or (unit.mention is not None and unit.mention.type == "ORG")
        return sector(self.doc.tokens.norm[unit.first]) if told and unit.first >= 0 else None

    def _home(self, unit: Unit, rule: str, said: Statement | None) -> tuple[Party, ...]:
        spoken = [u.mention for u in self.last if u.mention]
        known = [self.names.entities[p.entity] for p in said.speakers if p.entity] if said else []
        countries = [p.country for p in said.speakers] if said else []
        lent = [self.names.lent.get(e.id) for e in known]
        for country in (*countries, *(e.country for e in known), *lent, *map(self.names.country, spoken)):
            if country:
                evidence = self.doc.article.evidence(unit.start, unit.end, rule)
                return (Party(evidence=evidence, entity=self.names.states.get(country), country=country),)
        return ()


def _key(party: Party) -> tuple[str | None, str]:
    """By what two parties of an event are one: their entity, else their words."""
    return party.entity, "" if party.entity else party.evidence.text


def _held(party: Party, speakers: tuple[Party, ...]) -> bool:
    """Whether the words of a speaker hold a party: «وزيرا الدفاع الصيني والروسي»."""
    start = party.evidence.start
    return any(s.evidence.start <= start < s.evidence.end for s in speakers)


def _complained(kind: str, said: Statement, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether violence is told by the side that suffered it, of another: its word against the other's."""
    own = {p.country or p.entity for p in said.speakers} - {None}
    doers, victims = {p.country or p.entity for p in actors}, {p.country or p.entity for p in recipients}
    return kind in _CONTESTED and bool(own & victims) and bool(doers) and not own & doers


def _assumed(found: Cast) -> bool:
    """Whether only the text before suggests who acts."""
    assumed = found.assumed
    return not found.actors or (bool(assumed) and all(u in assumed for u in found.actors))
