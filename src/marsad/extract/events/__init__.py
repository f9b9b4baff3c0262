"""Annotated, its entities and statements → events: who did what to whom, when, where, and whether it happened.

Triggers are found by one look-up a token; parties, modality and dates are read in the sentence; repeats are tied
within the document.
"""

from __future__ import annotations

from marsad.extract.events.clause import Clause, Names, Unit, clause
from marsad.extract.events.dating import Calendar, place
from marsad.extract.events.lexicon import Pattern, Reading, limits, listed, look
from marsad.extract.events.modality import modality
from marsad.extract.events.repeats import Draft, share, tie
from marsad.extract.events.roles import Cast, cast, topic
from marsad.extract.events.speech import Speech
from marsad.model import Annotated, Entity, Event, Party, Sentence, Statement
from marsad.text import PROCLITIC

__all__ = ["events"]

_NEAR = 6
_PLACES = ("GPE", "LOC", "FAC")


def events(doc: Annotated, entities: tuple[Entity, ...], said: tuple[Statement, ...]) -> tuple[Event, ...]:
    """The events of `doc`, in text order, with ids v1, v2 …; empty for a page about sport, film or the like."""
    if _elsewhere(doc.tokens.norm):
        return ()
    names, calendar, speech = Names(doc, entities), Calendar(doc), Speech(said)
    drafts: list[Draft] = []
    last: list[Unit] = []
    for sentence in doc.sentences:
        drafts.extend(_sentence(doc, sentence, names, calendar, speech, last))
    return tie(drafts)


def _elsewhere(norm: list[str]) -> bool:
    words = listed("elsewhere")
    found = [w for w in norm if w in words]
    return len(found) >= 4 and len(set(found)) >= 3 and len(found) * 60 > len(norm)


def _sentence(
    doc: Annotated, sentence: Sentence, names: Names, calendar: Calendar, speech: Speech, last: list[Unit]
) -> list[Draft]:
    norm = doc.tokens.norm
    hits = [
        (at, reading)
        for at in range(sentence.first, sentence.last)
        if at not in names.at and (reading := _trigger(norm, at, sentence, names)) is not None
    ]
    if not hits:
        return []
    made = clause(doc, sentence, names)
    drafts: list[Draft] = []
    for n, (at, reading) in enumerate(hits):
        assert reading.pattern is not None
        if reading.pattern.alone and n and at - hits[n - 1][0] <= _NEAR:
            continue
        draft = _draft(doc, made, at, reading, names, calendar, speech, last)
        if draft is not None:
            drafts.append(draft)
    share(drafts)
    last[:] = topic(made, made.last) or last
    return drafts


def _trigger(norm: list[str], at: int, sentence: Sentence, names: Names) -> Reading | None:
    readings = [r for r in look(norm[at]) if r.pattern is not None]
    if not readings:
        return None
    if len(readings) > 1:
        readings.sort(key=lambda r: r.part == ("noun" if _nominal(norm, at, sentence) else "verb"), reverse=True)
    for reading in readings:
        assert reading.pattern is not None
        if _allowed(reading.pattern, norm, at, sentence, names):
            return reading
    return None


def _nominal(norm: list[str], at: int, sentence: Sentence) -> bool:
    """Whether a form that is both verb and noun («رفض», «دعم») is the noun here."""
    if at == sentence.first:
        return False
    before = look(norm[at - 1])
    if norm[at][0] in "وف" and before and before[0].part == "noun":
        return True
    if before and before[0].word in ("clause", "skip", "relative"):
        return before[0].word == "relative" and norm[at - 1] == "من"
    return norm[at - 1][0].isalnum() and norm[at][0] not in "وف"


def _allowed(pattern: Pattern, norm: list[str], at: int, sentence: Sentence, names: Names) -> bool:
    """Whether the words around the trigger let it count."""
    own = limits(pattern.id)
    if own.near:
        window = range(at + 1, min(at + 1 + _NEAR, sentence.last))
        found = any(norm[k] in own.near or _bare(norm[k]) in own.near for k in window)
        if not found and not (own.place and any(k in names.at and names.at[k][1].type in _PLACES for k in window)):
            return False
    window = range(max(sentence.first, at - 2), at)
    if own.before and not any(norm[k] in own.before or _bare(norm[k]) in own.before for k in window):
        return False
    if own.never and at > sentence.first and (norm[at - 1] in own.never or _bare(norm[at - 1]) in own.never):
        return False
    if own.unless:
        window = range(max(sentence.first, at - 8), min(at + 9, sentence.last))
        return not any(norm[k] in own.unless for k in window)
    return True


def _bare(word: str) -> str:
    hit = PROCLITIC.match(word)
    return word[hit.end() :] if hit else word


def _draft(
    doc: Annotated,
    made: Clause,
    at: int,
    reading: Reading,
    names: Names,
    calendar: Calendar,
    speech: Speech,
    last: list[Unit],
) -> Draft | None:
    pattern = reading.pattern
    assert pattern is not None
    start, end = doc.tokens.start[at], doc.tokens.end[at]
    found = cast(made, at, reading, last)
    actors, recipients = _parties(doc, names, found, pattern)
    if pattern.who and not any(_is_one(unit, pattern.who) for unit in found.actors):
        return None
    statement = speech.holding(start)
    if reading.first and statement is not None and not actors:
        actors = statement.speakers
    mood = modality(made, at, reading)
    when, why = calendar.when(made, at, reading, mood)
    event = Event(
        evidence=doc.article.evidence(start, end, f"event.{pattern.id}"),
        id="v0", type=pattern.type, mode=pattern.mode, actors=actors, recipients=recipients,
        place=place(made, at), when=when, when_reason=why, modality=mood,
        statement=statement.id if statement else None,
    )  # fmt: skip
    lean = reading.part == "noun" and (reading.definite or bool(reading.pronoun) or not (actors or recipients))
    return Draft(event, lean, len(actors) + len(recipients) < pattern.parties)


def _is_one(unit: Unit, who: tuple[str, ...]) -> bool:
    return unit.head in who or (unit.mention is not None and unit.mention.type in who)


def _parties(
    doc: Annotated, names: Names, found: Cast, pattern: Pattern
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    rule = f"event.{pattern.id}"

    def party(unit: Unit) -> Party:
        entity = unit.mention.entity if unit.mention else None
        known = names.entities.get(entity) if entity else None
        country = (known.country if known else None) or (unit.mention.country if unit.mention else None)
        sector = (known.sector if known else None) or ("MIL" if unit.head == "armed" else None)
        return Party(
            evidence=doc.article.evidence(unit.start, unit.end, rule), entity=entity, country=country, sector=sector
        )

    return tuple(party(u) for u in found.actors), tuple(party(u) for u in found.recipients)
