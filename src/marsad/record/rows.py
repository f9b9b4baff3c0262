"""What a record answers with: one frozen struct for each kind of row, names already resolved, so that nobody joins.

In: nothing. Out: types. Days are `datetime.date`; None is unknown or open. Offsets are those of the document's text.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from marsad.model import Act, Basis, EntityType, Manner, Modality, Why


class EntityRow(Struct, frozen=True, kw_only=True):
    """Someone or something of the record, and in how many `documents` and `mentions` it was named."""

    id: str
    type: EntityType
    name: str
    english: str | None = None
    country: str | None = None
    sector: str | None = None
    documents: int = 0
    mentions: int = 0


class PartyRow(Struct, frozen=True, kw_only=True):
    """Someone who takes part. `name` is the record's name where `entity` is known, else the document's own words;
    `text` and its offsets are always the document's."""

    entity: str | None
    name: str
    english: str | None
    country: str | None
    text: str
    start: int
    end: int


class DocumentRow(Struct, frozen=True, kw_only=True):
    """A document, where it stands in its story, and what was read from it.

    `follows` is the earlier report it is nearest to (`nearness` 0 to 1); `copy_of` an earlier report that shares the
    part `share` (0 to 1) of its wording, which is enough to count the two as one text. `version` counts from 1.
    """

    id: str
    title: str
    outlet: str | None
    url: str | None
    source: str
    language: str
    first: date | None
    last: date | None
    basis: Basis
    agencies: tuple[str, ...]
    story: str | None
    follows: str | None
    nearness: float
    copy_of: str | None
    share: float
    statements: int
    events: int
    version: int


class StoryRow(Struct, frozen=True, kw_only=True):
    """A story: its label is a report's own title; `origins` is about how many independent texts stand behind it.

    `entities` are those that most of its documents name, each with its document count inside the story.
    """

    id: str
    label: str
    documents: int
    outlets: tuple[str, ...]
    origins: int
    first: date | None
    last: date | None
    entities: tuple[EntityRow, ...] = ()


class StoryDetail(Struct, frozen=True, kw_only=True):
    """A story with its documents, earliest first."""

    row: StoryRow
    documents: tuple[DocumentRow, ...]


class NameRow(Struct, frozen=True, kw_only=True):
    """A spelling under which an entity was named, and how often."""

    name: str
    mentions: int
    documents: int


class RoleRow(Struct, frozen=True, kw_only=True):
    """An office that a document gives an entity: its words stand at `start`:`end` of `document`."""

    title: str
    document: str
    outlet: str | None
    published: date | None
    start: int
    end: int
    rule: str


class JoinRow(Struct, frozen=True, kw_only=True):
    """Why documents' entities are held to be this one: a `reason` (a rule's name) and how many documents it joined."""

    reason: str
    documents: int


class EntityDetail(Struct, frozen=True, kw_only=True):
    """An entity with its spellings, the reasons that joined them, its offices and the documents that name it."""

    row: EntityRow
    names: tuple[NameRow, ...]
    joined: tuple[JoinRow, ...]
    roles: tuple[RoleRow, ...]
    documents: tuple[DocumentRow, ...]


class TimelineRow(Struct, frozen=True, kw_only=True):
    """An event as one document tells it. Undated rows have neither `earliest` nor `latest` and come last.

    `text` is the trigger at `start`:`end`; `reason` says how the date was found; `published` is the document's day.
    """

    document: str
    title: str
    outlet: str | None
    published: date | None
    story: str | None
    event: str
    type: str
    mode: str | None
    modality: Modality
    earliest: date | None
    latest: date | None
    reason: Why | None
    actors: tuple[PartyRow, ...]
    recipients: tuple[PartyRow, ...]
    place: str | None
    place_name: str | None
    text: str
    start: int
    end: int
    rule: str


class StatementRow(Struct, frozen=True, kw_only=True):
    """A statement as one document tells it; `text` is what was said, at `start`:`end`; `cue` the word of saying."""

    document: str
    title: str
    outlet: str | None
    published: date | None
    story: str | None
    statement: str
    manner: Manner
    act: Act
    text: str
    start: int
    end: int
    cue: str | None
    speakers: tuple[PartyRow, ...]
    addressee: PartyRow | None
    via: tuple[PartyRow, ...]
    rule: str


class ProblemRow(Struct, frozen=True, kw_only=True):
    """Something that could not be read, or not wholly: `document` is None where nothing of it was kept."""

    source: str
    document: str | None
    reason: Why


class GoneRow(Struct, frozen=True, kw_only=True):
    """A document that was taken down: who asked for it or did it, when (UTC, ISO 8601) and why."""

    document: str
    when: str
    who: str
    why: str


class Counts(Struct, frozen=True, kw_only=True):
    """How much a record holds."""

    documents: int
    outlets: int
    stories: int
    entities: int
    statements: int
    events: int
    problems: int
    first: date | None
    last: date | None
