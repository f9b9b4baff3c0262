"""A correction in, what it is about and what it changed out, in the reader's language."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.language import Language
from marsad.desk.render import link
from marsad.knowledge import mending
from marsad.knowledge.identity import claim_key
from marsad.knowledge.outlets import house
from marsad.model import Correction, Event, Reading, Statement
from marsad.record import Record


class Told(Struct, frozen=True, kw_only=True):
    """A correction with what it speaks of (`subject`, at `href`), and what stood before and stands `now`.

    `standing` says whether no later one took it back.
    """

    correction: Correction
    subject: str
    href: str | None = None
    was: str = ""
    now: str = ""
    now_href: str | None = None
    standing: bool = True


def claim(reading: Reading, key: str) -> Event | Statement | None:
    """The first claim of the reading that `key` names."""
    every: tuple[Event | Statement, ...] = (*reading.events, *reading.statements)
    return next((c for c in every if claim_key(c) == key), None)


def told(record: Record, c: Correction, every: tuple[Correction, ...], language: Language) -> Told:
    """What `c`, one of `every`, did."""
    stands = any(c.id == x.id for x in mending.standing(every)) or (c.kind == "undo" and not _undone(c, every))
    if c.kind in mending.CLAIM_KINDS:
        return _claim(record, c, stands, language)
    if c.kind == "own-outlet":
        was = house(c.target, {})
        return Told(
            correction=c, subject=language.outlet(c.target), was=was[1], now=language.outlet(c.value), standing=stands
        )
    if c.kind in mending.STORY_KINDS:
        return _story(record, c, stands, language)
    if c.kind == "undo":
        return Told(
            correction=c, subject=language.t("mending.number", n=c.target), href=f"#c{c.target}", standing=stands
        )
    one, other = (record.find_entity(id) for id in (c.target, c.value))
    return Told(
        correction=c, subject=language.name(one) if one else c.target, href=link("entity", id=c.target),
        now=language.t("mending.itself") if c.kind == "keep-entity" else language.name(other) if other else c.value,
        now_href=link("entity", id=c.value) if c.kind == "merge-entity" else None, standing=stands,
    )  # fmt: skip


def _story(record: Record, c: Correction, stands: bool, language: Language) -> Told:
    """A report, and the one in whose story people put it, or that a story begins with it."""
    one, other = (record.document(id) if id else None for id in (c.target, c.value))
    untitled = language.t("story.title-none")
    return Told(
        correction=c, subject=(one.title or untitled) if one else c.target, href=link("article", id=c.target),
        now=((other.title or untitled) if other else c.value) if c.value else language.t("mending.own-story"),
        now_href=link("article", id=c.value) if c.value else None, standing=stands,
    )  # fmt: skip


def _undone(c: Correction, every: tuple[Correction, ...]) -> bool:
    """Whether an `undo` was itself taken back by one that stands."""
    return any(x.kind == "undo" and x.target == str(c.id) and not _undone(x, every) for x in every)


def _claim(record: Record, c: Correction, stands: bool, language: Language) -> Told:
    key, right = mending.claim_of(c)
    reading = record.reading(c.target)
    found = claim(reading, key) if reading else None
    if reading is None or found is None:
        return Told(correction=c, subject=key, now=right, standing=stands)
    was, now = changed(found, c, right, language)
    return Told(
        correction=c, subject=found.evidence.text, href=f"{link('article', id=c.target)}#c{found.evidence.start}",
        was=was, now=now, standing=stands,
    )  # fmt: skip


def changed(found: Event | Statement, c: Correction, right: str, language: Language) -> tuple[str, str]:
    """What the rules read and what is right instead."""
    if isinstance(found, Statement):
        who = language.t("list.comma").join(p.evidence.text for p in found.speakers) or language.t("why.speaker-none")
        if c.kind == "fix-speaker":
            return who, right or language.t("why.speaker-none")
        return f"{language.term('act', found.act)}: {who}", language.t("mending.out")
    if c.kind == "fix-date":
        day = mending.days(right)
        return language.when(found.when.earliest, found.when.latest), language.when(day.earliest, day.latest)
    if c.kind == "fix-type":
        type, _, mode = right.partition(".")
        return language.event(found.type, found.mode), language.event(type, mode or None)
    return language.event(found.type, found.mode), language.t("mending.out")
