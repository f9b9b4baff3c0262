"""Statements and events across a whole record: what they are narrowed by in, the latest that fit out.

Facets first leave few documents; those are gone through, the newest first, until enough claims were found that fit. So
the cost does not grow with the record, and a page goes on after the document where the one before it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TypeVar
from zlib import decompress

import msgspec
from msgspec import Struct

from marsad.knowledge.ontology import Quad, types
from marsad.model import Act, Modality, Occasion
from marsad.record.asked import asked
from marsad.record.claims import events_where, statements_where
from marsad.record.database import Database, marks
from marsad.record.facets import NAME, TYPE
from marsad.record.rows import StatementRow, TimelineRow
from marsad.record.search import FacetRow, Search, Searching
from marsad.record.terms import WORD, term
from marsad.text import folded

STEP = 100  # documents gone through at a time
FARTHEST = 5_000  # documents gone through for one page
T = TypeVar("T", StatementRow, TimelineRow)
_UNDER = "(SELECT id FROM entity WHERE under = (SELECT under FROM entity WHERE id = ?))"
_WITH = " AND EXISTS (SELECT 1 FROM party p WHERE p.document = c.document AND p.claim = c.id"


class Sayings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which statements: by the ids of `speaker` and `addressee`, the `act`, words of the statement (`topic`), the
    `outlet`, and the days of publication, both included."""

    speaker: str | None = None
    addressee: str | None = None
    act: Act | None = None
    topic: str = ""
    outlet: str | None = None
    since: date | None = None
    until: date | None = None


class Doings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which events: of this type, `quad` category or modality, with this entity as actor or recipient, or with a party
    of this country (ISO 3166 alpha-3), in reports published on these days, both included."""

    event: str | None = None
    quad: Quad | None = None
    country: str | None = None
    actor: str | None = None
    modality: Modality | None = None
    since: date | None = None
    until: date | None = None


class Claims(Struct, frozen=True, kw_only=True):
    """`rows` that fit, the latest reports first. `documents` is how many reports may hold such; of them those up to
    `next` were gone through, None where they all were. `facets` count reports."""

    rows: tuple[StatementRow, ...] | tuple[TimelineRow, ...]
    documents: int
    next: int | None
    facets: dict[str, tuple[FacetRow, ...]]


class _Said(Struct):
    id: str
    occasion: Occasion | None = None


class _Kept(Struct):
    statements: tuple[_Said, ...] = ()


_kept = msgspec.msgpack.Decoder(_Kept).decode


def sayings(db: Database, searching: Searching, wanted: Sayings, limit: int, offset: int) -> Claims:
    """The statements that fit, from the document at `offset` on."""
    found = searching.documents(
        Search(query=wanted.topic, speaker=wanted.speaker, outlet=wanted.outlet, since=wanted.since, until=wanted.until)
    )
    if wanted.addressee:
        found &= searching.facets.having(NAME, wanted.addressee)
    more, args = "", list[object]()
    for part, entity in (("speaker", wanted.speaker), ("addressee", wanted.addressee)):
        if entity:
            more += f"{_WITH} AND p.part = '{part}' AND p.entity IN {_UNDER})"
            args.append(entity)
    if wanted.act:
        more, args = f"{more} AND c.act = ?", [*args, wanted.act]
    terms = [{*both} for p in asked(wanted.topic).parts if not p.absent for both in zip(p.stems, p.lemmas, strict=True)]

    def some(ids: Sequence[str]) -> list[StatementRow]:
        rows = statements_where(db, f" AND c.document IN ({marks(ids)}){more}", (*ids, *args))
        return [r for r in rows if _about(r.text, terms)]

    return _gone_through(searching, found, some, limit, offset)


def _about(words: str, terms: list[set[str]]) -> bool:
    """Whether every one of the words that were asked for stands in the statement in some form."""
    here = {t for w in WORD.findall(folded(words)) for t in term(w)} if terms else set()
    return all(here & wanted for wanted in terms)


def doings(db: Database, searching: Searching, wanted: Doings, limit: int, offset: int) -> Claims:
    """The events that fit, from the document at `offset` on."""
    found = searching.documents(
        Search(
            event=wanted.event, country=wanted.country, modality=wanted.modality, since=wanted.since, until=wanted.until
        )
    )
    more, args = "", list[object]()
    if wanted.actor:
        found &= searching.facets.having(NAME, wanted.actor)
        more += f"{_WITH} AND p.entity IN {_UNDER})"
        args.append(wanted.actor)
    if wanted.country:
        more += f"{_WITH} AND p.country = ?)"
        args.append(wanted.country)
    kinds = [t.id for t in types().values() if wanted.quad in (None, t.quad)]
    found &= reduce(or_, (searching.facets.having(TYPE, kind) for kind in kinds))
    if wanted.quad:
        more, args = f"{more} AND c.type IN ({marks(kinds)})", [*args, *kinds]
    for column, value in (("type", wanted.event), ("modality", wanted.modality)):
        if value:
            more, args = f"{more} AND c.{column} = ?", [*args, value]

    def some(ids: Sequence[str]) -> list[TimelineRow]:
        return events_where(db, f" AND c.document IN ({marks(ids)}){more}", (*ids, *args))

    return _gone_through(searching, found, some, limit, offset)


def _gone_through(
    searching: Searching, found: int, some: Callable[[Sequence[str]], list[T]], limit: int, offset: int
) -> Claims:
    """The claims of the set's documents, the newest first, until there are `limit` of them."""
    size, at = found.bit_count(), max(offset, 0)
    rows: list[T] = []
    while at < min(size, offset + FARTHEST) and len(rows) < limit:
        ids = [searching.facets.documents[n] for n in searching.facets.in_order(found, at, at + STEP)]
        of: dict[str, list[T]] = {id: [] for id in ids}
        for row in some(ids):
            of[row.document].append(row)
        for id in ids:
            rows += of[id]
            at += 1
            if len(rows) >= limit:
                break
    return Claims(
        rows=tuple(rows),
        documents=size,
        next=at if at < size else None,
        facets=searching.counted(found) if found else {},
    )


def occasions(db: Database, rows: Sequence[StatementRow]) -> dict[tuple[str, str], Occasion]:
    """Where the statements were made, by document and statement; those of which nothing is said are left out."""
    found = {}
    for document in dict.fromkeys(r.document for r in rows):
        for (packed,) in db.execute("SELECT reading FROM document WHERE id = ?", (document,)):
            found.update({(document, s.id): s.occasion for s in _kept(decompress(packed)).statements if s.occasion})
    return found
