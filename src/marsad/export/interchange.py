"""Reading → the interchange format `marsad.reading/1`: one JSON object per document, its schema derived from here.

The structs below are the public contract, kept apart from `model` so that the house may change and the format not.
A key typed `UnsetType` is optional and left out where nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from marsad import model as m
from marsad.knowledge.rules import tell, told

FORMAT = "marsad.reading/1"
_ENCODER = msgspec.json.Encoder()


class Span(Struct):
    start: int
    end: int


class Words(Struct):
    start: int
    end: int
    text: str


class Published(Struct):
    earliest: date | None
    latest: date | None
    basis: m.Basis
    reason: str | UnsetType = UNSET


class Block(Struct):
    start: int
    end: int
    kind: m.BlockKind
    language: str | UnsetType = UNSET


class Document(Struct):
    id: str
    source: str
    text: str
    language: str
    title: Span | None
    outlet: str | None
    byline: str | None
    agencies: Sequence[str]
    published: Published
    blocks: list[Block]
    url: str | UnsetType = UNSET
    modified: Published | UnsetType = UNSET
    grounds: list[str] | UnsetType = UNSET


class Role(Struct):
    title: str
    start: int
    end: int


class Entity(Struct):
    id: str
    type: m.EntityType
    name: str
    names: Sequence[str]
    english: str | None
    country: str | None
    wikidata: str | None
    roles: list[Role]


class Mention(Struct):
    start: int
    end: int
    text: str
    type: m.EntityType
    entity: str | None
    rule: str
    literal: str | UnsetType = UNSET


class Time(Struct):
    start: int
    end: int
    text: str
    earliest: date | None
    latest: date | None
    grain: m.Grain
    anchor: str | None
    rule: str
    reason: str | UnsetType = UNSET


class Quantity(Struct):
    start: int
    end: int
    text: str
    value: int | float
    unit: str | None
    approximate: bool
    low: int | float | None
    high: int | float | None
    of: str | None
    as_of: date | None
    rule: str


class Party(Struct):
    entity: str | None
    start: int
    end: int
    text: str
    country: str | None
    sector: str | None


class Occasion(Struct):
    kind: str
    start: int
    end: int
    text: str


class Statement(Struct):
    id: str
    start: int
    end: int
    text: str
    manner: m.Manner
    act: m.Act
    cue: Words | None
    speakers: list[Party]
    addressee: Party | None
    via: list[Party]
    within: str | None
    rule: str
    occasion: Occasion | UnsetType = UNSET


class Event(Struct):
    id: str
    trigger: Words
    type: str
    mode: str | None
    actors: list[Party]
    recipients: list[Party]
    place: str | None
    earliest: date | None
    latest: date | None
    modality: m.Modality
    statement: str | None
    same_as: str | None
    rule: str
    figures: Sequence[int] | UnsetType = UNSET


class Reading(Struct):
    format: str
    document: Document
    entities: list[Entity]
    mentions: list[Mention]
    times: list[Time]
    quantities: list[Quantity]
    statements: list[Statement]
    events: list[Event]
    problems: Sequence[str]


def line(reading: m.Reading) -> bytes:
    """`reading` as one line of JSON, without the line end."""
    return _ENCODER.encode(reading_as_written(reading))


def schema() -> dict[str, Any]:
    """The JSON Schema of the format; `docs/reading.schema.json` is this, and a test holds them equal."""
    return msgspec.json.schema(Reading)


def reading_as_written(r: m.Reading) -> Reading:
    """`reading` in the format's own types."""
    return Reading(
        FORMAT,
        _document(r.document),
        [
            Entity(
                e.id, e.type, e.name, e.names, e.english, e.country, e.wikidata,
                [Role(x.title, x.evidence.start, x.evidence.end) for x in e.roles],
            )
            for e in r.entities
        ],
        [
            Mention(v.start, v.end, v.text, x.type, x.entity, v.rule, x.literal or UNSET)
            for x in r.mentions for v in (x.evidence,)
        ],
        [
            Time(
                v.start, v.end, v.text, x.interval.earliest, x.interval.latest, x.grain, x.anchor, v.rule,
                told(x.reason, "en") or UNSET,
            )
            for x in r.times for v in (x.evidence,)
        ],
        [
            Quantity(v.start, v.end, v.text, x.value, x.unit, x.approximate, x.low, x.high, x.of, x.as_of, v.rule)
            for x in r.quantities for v in (x.evidence,)
        ],
        [_statement(s) for s in r.statements],
        [_event(e) for e in r.events],
        [tell(p, "en") for p in r.problems],
    )  # fmt: skip


def _document(a: m.Article) -> Document:
    return Document(
        id=a.id,
        source=a.source,
        text=a.text,
        language=a.language,
        title=Span(a.title.start, a.title.end) if a.title else None,
        outlet=a.outlet,
        byline=a.byline,
        agencies=a.agencies,
        published=_published(a.published),
        blocks=[Block(b.start, b.end, b.kind, b.language) for b in a.kept()],
        url=a.url or UNSET,
        modified=_published(a.modified) if a.modified.basis != "unknown" else UNSET,
        grounds=[tell(w, "en") for w in a.grounds] or UNSET,
    )


def _published(p: m.Published) -> Published:
    return Published(p.interval.earliest, p.interval.latest, p.basis, told(p.reason, "en") or UNSET)


def _words(v: m.Evidence) -> Words:
    return Words(v.start, v.end, v.text)


def _party(p: m.Party) -> Party:
    v = p.evidence
    return Party(p.entity, v.start, v.end, v.text, p.country, p.sector)


def _statement(s: m.Statement) -> Statement:
    v, o = s.evidence, s.occasion
    return Statement(
        id=s.id,
        start=v.start,
        end=v.end,
        text=v.text,
        manner=s.manner,
        act=s.act,
        cue=_words(s.cue) if s.cue else None,
        speakers=[_party(p) for p in s.speakers],
        addressee=_party(s.addressee) if s.addressee else None,
        via=[_party(p) for p in s.via],
        within=s.within,
        rule=v.rule,
        occasion=Occasion(o.kind, o.evidence.start, o.evidence.end, o.evidence.text) if o else UNSET,
    )


def _event(e: m.Event) -> Event:
    return Event(
        id=e.id,
        trigger=_words(e.evidence),
        type=e.type,
        mode=e.mode,
        actors=[_party(p) for p in e.actors],
        recipients=[_party(p) for p in e.recipients],
        place=e.place,
        earliest=e.when.earliest,
        latest=e.when.latest,
        modality=e.modality,
        statement=e.statement,
        same_as=e.same_as,
        rule=e.evidence.rule,
        figures=e.figures or UNSET,
    )
