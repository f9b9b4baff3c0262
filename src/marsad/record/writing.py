"""How a reading and its changes enter a record: a connection inside a transaction in, rows out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from typing import TypeVar
from zlib import compress

import msgspec

from marsad import text
from marsad.knowledge.spoken import once
from marsad.model import Changes, Event, KnownEntity, Party, Reading, Statement, Why
from marsad.record import seeking
from marsad.record.database import Database
from marsad.record.index import Index, day_of

C = TypeVar("C", Event, Statement)
_pack = msgspec.msgpack.Encoder().encode


def written(why: Why) -> str:
    """A reason as its column holds it: JSON, so that the rule and the facts can be asked for in SQL."""
    return msgspec.json.encode(why).decode()


def now() -> str:
    """This moment in UTC, as columns of a record hold it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@once
def digest(reading: Reading) -> bytes:
    """What tells one version of a document from another: its text, its title's place, its outlet and its date."""
    d = reading.document
    when = d.published.interval if d.published.basis in ("given", "metadata") else None
    return hashlib.blake2b(_pack([d.text, d.outlet, d.url, when]), digest_size=16).digest()


@once
def packed(reading: Reading) -> bytes:
    """A reading as its column holds it."""
    return compress(_pack(reading), 1)


def write(db: Database, index: Index, reading: Reading, changes: Changes) -> None:
    """Put the reading in the place of any earlier version of it, and the changes as they stand."""
    id = reading.document.id
    found = db.execute("SELECT version, digest, arrived FROM document WHERE id = ?", (id,)).fetchone()
    version, old, arrived = found or (0, b"", "")
    if found:
        for (n,) in db.execute("SELECT n FROM trace WHERE document = ?", (id,)).fetchall():
            index.remove(n, index.traces([n])[n])
        seeking.remove(db, id)
        if old != digest(reading):  # what was corrected after publication stays, to be shown beside the correction
            db.execute("INSERT INTO version SELECT id, version, reading FROM document WHERE id = ?", (id,))
        db.execute("DELETE FROM document WHERE id = ?", (id,))
    if old != digest(reading):
        version, arrived = version + 1, now()
    _document(db, reading, changes, version, arrived)
    _trace(db, index, changes)
    _entities(db, changes.entities)
    index.known.put(changes.entities)
    links = {link.entity: link.to for link in changes.links}
    _links(db, reading, changes, links)
    _claims(db, reading, changes, links)
    seeking.add(db, reading, links, _said(reading, changes), _done(reading, changes))
    _stories(db, index, changes)


def _done(r: Reading, changes: Changes) -> list[Event]:
    return _kept(r.events, changes.mended_events, changes.rejected)


def _said(r: Reading, changes: Changes) -> list[Statement]:
    return _kept(r.statements, changes.mended_statements, changes.rejected)


def _kept(claims: tuple[C, ...], mended: tuple[C, ...], rejected: tuple[str, ...]) -> list[C]:
    """The claims as people would have them."""
    right = {c.id: c for c in mended}
    return [right.get(c.id, c) for c in claims if c.id not in rejected]


def _iso(value: object) -> str | None:
    return str(value) if value else None


def _document(db: Database, r: Reading, changes: Changes, version: int, arrived: str) -> None:
    d, when = r.document, r.document.published.interval
    db.insert(
        "document",
        [(
            d.id, digest(r), version, changes.label, d.outlet, d.url, d.source, d.language, d.published.basis,
            _iso(when.earliest), _iso(when.latest), json.dumps(d.agencies, ensure_ascii=False),
            len(_said(r, changes)), len(_done(r, changes)), packed(r), arrived,
        )],
    )  # fmt: skip
    problems = [(d.source, d.id, written(why)) for why in r.problems]
    db.insert("problem", problems, "keep")


def _trace(db: Database, index: Index, changes: Changes) -> None:
    body = _pack(changes.trace)
    (n,) = db.execute(
        "INSERT INTO trace (document, day, body) VALUES (?, ?, ?) RETURNING n",
        (changes.document, day_of(changes.trace.when), body),
    ).fetchone()
    index.add(n, changes.trace, changes.wording, _pack(changes.wording))
    db.insert(
        "tie",
        [(t.a, t.b, t.reuse, t.share, _pack(t)) for t in changes.ties],
        "replace",
    )


def _entities(db: Database, entities: tuple[KnownEntity, ...]) -> None:
    db.insert(
        "entity",
        [
            (
                e.id, e.type, e.name, e.key, e.key.rpartition(" ")[2], e.english, e.country, e.sector, e.wikidata,
                e.under or e.id, e.reason, e.field, e.document, e.transliterated, text.sound(e.key),
                text.latin_key(e.english or ""), text.sound(e.key.rpartition(" ")[2]),
            )
            for e in entities
        ],
        "replace",
    )  # fmt: skip


def _links(db: Database, r: Reading, changes: Changes, links: dict[str, str]) -> None:
    """Which entity each local one is, how often it is named, in which spellings, with which offices."""
    id = r.document.id
    named = Counter(m.entity for m in r.mentions if m.entity)
    spelled = Counter(
        (links[m.entity], m.name or m.evidence.text) for m in r.mentions if m.entity in links and m.type != "NORP"
    )
    db.insert(
        "link",
        [(id, x.entity, x.to, x.reason, named[x.entity]) for x in changes.links],
    )
    for e in r.entities:
        if e.id in links:
            for name in (e.name, *e.names):
                spelled.setdefault((links[e.id], name), 0)
    db.insert(
        "spelling",
        [(id, entity, name, text.key(name), n) for (entity, name), n in spelled.items()],
    )
    db.insert(
        "office",
        [
            (
                id, links[e.id], x.title, x.evidence.start, x.evidence.end, x.evidence.rule, x.office, x.organisation,
                x.country,
            )
            for e in r.entities if e.id in links for x in e.roles
        ],
    )  # fmt: skip


def _claims(db: Database, r: Reading, changes: Changes, links: dict[str, str]) -> None:
    id = r.document.id
    said, done = _said(r, changes), _done(r, changes)
    told = {e.event: e for e in changes.timeline}
    db.insert(
        "event",
        [
            (
                id, e.id, e.type, e.mode, e.modality, _iso(told[e.id].when.earliest), _iso(told[e.id].when.latest),
                written(why) if (why := told[e.id].reason) else None, links.get(e.place or ""), v.text, v.start, v.end,
                v.rule,
            )
            for e in done if e.id in told for v in (e.evidence,)
        ],
    )  # fmt: skip
    db.insert(
        "statement",
        [
            (id, s.id, s.manner, s.act, v.text, v.start, v.end, s.cue.text if s.cue else None, v.rule)
            for s in said for v in (s.evidence,)
        ],
    )  # fmt: skip
    parts: list[tuple[str, str, tuple[Party, ...]]] = []
    for e in done:
        parts += [(e.id, "actor", e.actors), (e.id, "recipient", e.recipients)]
    for s in said:
        addressee = (s.addressee,) if s.addressee else ()
        parts += [(s.id, "speaker", s.speakers), (s.id, "addressee", addressee), (s.id, "via", s.via)]
    db.insert(
        "party",
        [
            (id, claim, part, n, links.get(p.entity or ""), p.country, v.text, v.start, v.end)
            for claim, part, parties in parts for n, p in enumerate(parties) for v in (p.evidence,)
        ],
    )  # fmt: skip
    _dealings(db, r, done)


def _dealings(db: Database, r: Reading, done: list[Event]) -> None:
    """Which two states take part in how many events together."""
    pairs = Counter[tuple[str, str]]()
    for e in done:
        states = sorted({p.country for p in (*e.actors, *e.recipients) if p.country})
        pairs.update(combinations(states, 2))
    when = r.document.published.interval
    db.insert(
        "dealing",
        [(a, b, r.document.id, n, _iso(when.earliest), _iso(when.latest)) for (a, b), n in pairs.items()],
    )


def _stories(db: Database, index: Index, changes: Changes) -> None:
    db.insert(
        "member",
        [(m.document, m.story, m.follows, m.nearness, written(m.apart) if m.apart else None) for m in changes.members],
        "replace",
    )
    for id in changes.dissolved:
        db.execute("DELETE FROM story WHERE id = ?", (id,))
        index.put_story(id, None)
    for s in changes.stories:
        first = min((w for m in s.members if (w := m.when.earliest or m.when.latest)), default=None)
        last = max((w for m in s.members if (w := m.when.latest or m.when.earliest)), default=None)
        label = _label(db, s.lead, changes)
        row = (
            s.id,
            label,
            text.key(label),
            len(s.members),
            s.origins,
            _iso(first),
            _iso(last),
            s.lead,
            _pack(s.members),
        )
        db.insert("story", [row], "replace")
        index.put_story(s.id, s.members)


def _label(db: Database, document: str, changes: Changes) -> str:
    if document == changes.document:
        return changes.label
    (title,) = db.execute("SELECT title FROM document WHERE id = ?", (document,)).fetchone()
    return str(title)
