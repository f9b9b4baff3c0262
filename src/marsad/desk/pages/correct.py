"""The page on which a reader says what is wrong: of a claim, of who an entity is, of whose an outlet is, of which story
a report is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, structs

from marsad.desk.language import Language
from marsad.desk.mending.told import Told, claim, told
from marsad.desk.pages import MissingError, reading_of
from marsad.knowledge import mending
from marsad.knowledge.identity import claim_key
from marsad.knowledge.ontology import modes, types
from marsad.model import Correction, Event, Statement
from marsad.record import Record
from marsad.record.rows import EntityRow, StoryRow
from marsad.record.search import Search

TEMPLATE = "correct.html"
FIRST = 12  # entities or stories to choose from
SOUGHT = 40  # reports whose stories are looked at
Subject = Literal["event", "statement", "entity", "outlet", "story"]


class Asked(Struct, frozen=True, kw_only=True):
    """A form as it was asked for or sent: strings alone, so that what has no sense can be shown again.

    `target` is a document, an entity or an outlet; a claim of the document is named by `claim`, its key, or stands at
    `start`:`end`. `name` is whom to look for. The last ones are what the reader filled in.
    """

    kind: str = ""
    target: str = ""
    claim: str = ""
    start: int = -1
    end: int = -1
    name: str = ""
    value: str = ""
    first: str = ""
    last: str = ""
    type: str = ""
    speaker: str = ""
    who: str = ""
    why: str = ""
    seen: int = -1
    token: str = ""


class CorrectPage(Struct, frozen=True, kw_only=True):
    """The form with what it is about, what may be chosen, and why it was not accepted as it was sent.

    `stories` are those that a report's may be joined with, each with a report of it. `before` are the corrections on
    the matter so far, oldest first, `later` those that came since the form was opened.
    """

    about: Subject
    asked: Asked
    title: str
    words: str = ""
    candidates: tuple[EntityRow, ...] = ()
    stories: tuple[tuple[str, StoryRow], ...] = ()
    below: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    before: tuple[Told, ...] = ()
    later: tuple[Told, ...] = ()
    seen: int = 0
    token: str = ""
    problem: str = ""


def correct(record: Record, asked: Asked, language: Language, token: str, problem: str = "") -> CorrectPage:
    """The form for what `asked` is about. Raises MissingError where the record lacks it."""
    if asked.kind == "own-outlet":
        return _page(record, asked, language, token, problem, about="outlet", title=language.outlet(asked.target))
    if asked.kind in ("merge-entity", "keep-entity"):
        return _entity(record, asked, language, token, problem)
    if asked.kind in mending.STORY_KINDS:
        return _story(record, asked, language, token, problem)
    reading = reading_of(record, asked.target)
    found = claim(reading, asked.claim) if asked.claim else None
    claims: tuple[Event | Statement, ...] = (*reading.events, *reading.statements)
    for c in claims if found is None else ():
        if (c.evidence.start, c.evidence.end) == (asked.start, asked.end):
            found = c
    if found is None:
        raise MissingError("mending.absent")
    key = claim_key(found)
    filled = structs.replace(asked, claim=key, kind=asked.kind or "reject-claim")
    people = dict.fromkeys(m.evidence.text for m in reading.mentions if m.type in ("PER", "ORG", "GPE", "NORP"))
    isevent = isinstance(found, Event)
    return _page(
        record, filled, language, token, problem, about="event" if isevent else "statement",
        title=language.event(found.type, found.mode) if isinstance(found, Event) else language.term("act", found.act),
        words=found.evidence.text, names=() if isevent else tuple(people), types=_types(language) if isevent else (),
    )  # fmt: skip


def _types(language: Language) -> tuple[tuple[str, str], ...]:
    """Event types and below each its modes, by id, with their names."""
    found = [(id, language.event(id, None)) for id in types()]
    found += [
        (id, f"{language.event(id.partition('.')[0], None)}: {language.event(*id.split('.', 1))}") for id in modes()
    ]
    return tuple(sorted(found))


def _entity(record: Record, asked: Asked, language: Language, token: str, problem: str) -> CorrectPage:
    row = record.find_entity(asked.target)
    if row is None:
        raise MissingError("missing.entity")
    found: list[EntityRow] = []
    if asked.name.strip():
        first = record.find_entity(asked.name)
        found = [*([first] if first else []), *record.entities(limit=FIRST, query=asked.name)]
    unique = {e.id: e for e in found if e.id != row.id}
    return _page(
        record, asked, language, token, problem, about="entity", title=language.name(row),
        candidates=tuple(unique.values())[:FIRST], below=tuple(record.held_to_be(row.id).items()),
    )  # fmt: skip


def _story(record: Record, asked: Asked, language: Language, token: str, problem: str) -> CorrectPage:
    """The form for the story of the report `asked.target`; others to join it with are looked for by their words."""
    row = record.document(asked.target)
    if row is None:
        raise MissingError("missing.article")
    found: dict[str, tuple[str, StoryRow]] = {}
    if asked.name.strip():
        for hit in record.search(Search(query=asked.name), SOUGHT, counted=False).hits:
            other = record.story(hit.row.story) if hit.row.story and hit.row.story != row.story else None
            if other and other.row.id not in found:
                found[other.row.id] = other.documents[0].id, other.row
    return _page(
        record, asked, language, token, problem, about="story", title=row.title, stories=tuple(found.values())[:FIRST],
    )  # fmt: skip


def _page(  # noqa: PLR0913 - a form shows all of this
    record: Record, asked: Asked, language: Language, token: str, problem: str, *, about: Subject, title: str,
    words: str = "", candidates: tuple[EntityRow, ...] = (), below: tuple[tuple[str, str], ...] = (),
    names: tuple[str, ...] = (), types: tuple[tuple[str, str], ...] = (),
    stories: tuple[tuple[str, StoryRow], ...] = (),
) -> CorrectPage:  # fmt: skip
    every = record.corrections()
    here = mending.matter(_matter(asked, about), every)
    before = [c for c in every if mending.matter(c, every) == here]
    later = [c for c in before if 0 <= asked.seen < c.id] if problem == "conflict" else []
    return CorrectPage(
        about=about, asked=asked, title=title, words=words, candidates=candidates, below=below, names=names,
        types=types, stories=stories, before=tuple(told(record, c, every, language) for c in before),
        later=tuple(told(record, c, every, language) for c in later),
        seen=every[-1].id if every else 0, token=token, problem=problem,
    )  # fmt: skip


def _matter(asked: Asked, about: Subject) -> Correction:
    if about == "story":
        return Correction(kind="part-story", target=asked.target)
    if about in ("event", "statement"):
        return Correction(kind="reject-claim", target=asked.target, value=asked.claim)
    return Correction(kind="own-outlet" if about == "outlet" else "keep-entity", target=asked.target)


def decision(asked: Asked) -> Correction:
    """The correction that a form asks for. Raises ValueError for one that lacks what it needs."""
    right = {
        "fix-date": f"{asked.first}/{asked.last or asked.first}", "fix-type": asked.type, "fix-speaker": asked.speaker,
    }  # fmt: skip
    value = f"{asked.claim}\n{right[asked.kind]}" if asked.kind in right else asked.value
    if asked.kind == "reject-claim":
        value = asked.claim
    target = asked.value if asked.kind == "keep-entity" and asked.value else asked.target
    return Correction(
        kind=asked.kind,  # type: ignore[arg-type]  # the record refuses what it does not know
        target=target, value="" if asked.kind == "keep-entity" else value, who=asked.who.strip(), why=asked.why.strip(),
    )  # fmt: skip
