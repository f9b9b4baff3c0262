"""Annotated, its entities and statements → events: who did what to whom, when, where, and whether it happened.

Triggers are found by one look-up a token; parties, modality and dates are read in the sentence; repeats are tied
within the document.
"""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Names, Unit, clause
from marsad.extract.events.dating import Calendar
from marsad.extract.events.lexicon import Pattern, Reading, listed
from marsad.extract.events.modality import modality
from marsad.extract.events.placing import place
from marsad.extract.events.repeats import Draft, keep, share, tie
from marsad.extract.events.roles import Cast, cast, topic
from marsad.extract.events.speech import Speech
from marsad.extract.events.standing import counts
from marsad.extract.events.triggers import triggers
from marsad.model import Annotated, Entity, Event, Party, Sentence, Statement

__all__ = ["events"]

_CONTESTED = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN"))
# A page is about something else when it holds this many such words, this many different ones, one in so many tokens.
_ELSEWHERE = (4, 3, 60)


def events(doc: Annotated, entities: tuple[Entity, ...], said: tuple[Statement, ...]) -> tuple[Event, ...]:
    """The events of `doc`, in text order, with ids v1, v2 …; empty for a page about sport, film or the like."""
    if _elsewhere(doc.tokens.norm):
        return ()
    reader = _Reader(doc, entities, said)
    return tie(keep([draft for sentence in doc.sentences for draft in reader.sentence(sentence)]))


def _elsewhere(norm: list[str]) -> bool:
    words = listed("elsewhere")
    found = [w for w in norm if w in words]
    many, kinds, share_of = _ELSEWHERE
    return len(found) >= many and len(set(found)) >= kinds and len(found) * share_of > len(norm)


class _Reader:
    """Reads the sentences of one document in order and remembers whom the text was speaking of."""

    def __init__(self, doc: Annotated, entities: tuple[Entity, ...], said: tuple[Statement, ...]) -> None:
        self.doc = doc
        self.names, self.calendar, self.speech = Names(doc, entities), Calendar(doc), Speech(said)
        self.last: list[Unit] = []

    def sentence(self, sentence: Sentence) -> list[Draft]:
        hits = triggers(self.doc.tokens.norm, sentence, self.names)
        if not hits:
            return []
        made = clause(self.doc, sentence, self.names)
        drafts = [d for at, reading in hits if (d := self._draft(made, at, reading)) is not None]
        share(drafts)
        self.last = topic(made, made.last) or self.last
        return drafts

    def _draft(self, made: Clause, at: int, reading: Reading) -> Draft | None:
        pattern, tokens = reading.pattern, self.doc.tokens
        assert pattern is not None
        found = cast(made, at, reading, self.last)
        if pattern.who and not any(_is_one(u, pattern.who) for u in found.actors if u not in found.assumed):
            return None
        rule = f"event.{pattern.id}"
        actors = tuple(self._party(u, rule) for u in found.actors)
        recipients = tuple(self._party(u, rule) for u in found.recipients)
        start = tokens.start[at]
        statement = self.speech.holding(start)
        if statement is not None and (reading.first or reading.pronoun == "نا"):
            actors = (
                *statement.speakers,
                *(a for a in actors if a.entity not in {p.entity for p in statement.speakers}),
            )
        mood = modality(made, at, reading)
        if mood == "asserted" and statement is not None and _complained(pattern.type, statement, actors, recipients):
            mood = "alleged"
        when, why = self.calendar.when(made, at, reading, mood)
        event = Event(
            evidence=self.doc.article.evidence(start, tokens.end[at], rule),
            id="v0", type=pattern.type, mode=pattern.mode, actors=actors, recipients=recipients,
            place=self._place(made, at, pattern, recipients), when=when, when_reason=why, modality=mood,
            statement=statement.id if statement else None,
        )  # fmt: skip
        lean = reading.part == "noun" and (reading.definite or bool(reading.pronoun) or not (actors or recipients))
        weak = len(actors) + len(recipients) < pattern.parties
        return Draft(event, lean, weak, self._standing(found, pattern) >= max(1, pattern.parties))

    def _standing(self, found: Cast, pattern: Pattern) -> int:
        """How many parties the event can rest on; whom the text was merely speaking of does not count."""
        named = (u for u in (*found.actors, *found.recipients) if u not in found.assumed)
        return sum(counts(u, pattern.type, self.names) for u in named)

    def _place(self, made: Clause, at: int, pattern: Pattern, recipients: tuple[Party, ...]) -> str | None:
        """Where it was; a visit is where the host is."""
        hosts = [p.entity for p in recipients if p.entity and self.names.entities[p.entity].type == "GPE"]
        if pattern.roles == "visit" and hosts:
            return hosts[0]
        return place(made, at, self.names)

    def _party(self, unit: Unit, rule: str) -> Party:
        mention = unit.mention
        return Party(
            evidence=self.doc.article.evidence(unit.start, unit.end, rule),
            entity=mention.entity if mention else None,
            country=self.names.country(mention) if mention else None,
            sector=(self.names.sector(mention) if mention else None) or ("MIL" if unit.head == "armed" else None),
        )


def _complained(kind: str, said: Statement, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether violence is told by the side that suffered it, of another: its word against the other's."""
    own = {p.country or p.entity for p in said.speakers} - {None}
    doers, victims = {p.country or p.entity for p in actors}, {p.country or p.entity for p in recipients}
    return kind in _CONTESTED and bool(own & victims) and bool(doers) and not own & doers


def _is_one(unit: Unit, who: tuple[str, ...]) -> bool:
    return unit.head in who or (unit.mention is not None and unit.mention.type in who)
