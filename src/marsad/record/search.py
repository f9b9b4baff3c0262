"""A search in, the documents that fit it out: how many, the best of them with their passages, and what narrows them.

First come those whose title has the words, then those that have the words as they were asked for, then those that have
other forms of them or name the same person or state; the newest first in each.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from zlib import decompress

import msgspec
from msgspec import Struct

from marsad import text
from marsad.knowledge.weights import RARE_WORD, weight
from marsad.model import Article, Mention, Modality, Why
from marsad.record.asked import Asked, How, Part, asked
from marsad.record.database import Database, marks
from marsad.record.documents import documents
from marsad.record.entities import named
from marsad.record.facets import COUNTRY, MODALITY, NAME, OUTLET, SPEAKER, TYPE, Facets
from marsad.record.passages import Lit, Passage, Piece, lit, passages, pieces
from marsad.record.rows import DocumentRow, EntityRow
from marsad.record.terms import bare

LONGEST_NAME = 5  # words
SHOWN = 12  # values of a facet
FEW = 20_000  # documents that are told apart by the very words
Find = Callable[[str], EntityRow | None]


class Search(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is looked for. `query` is what was typed; the rest narrows it: `speaker` an entity's id, `outlet` an
    outlet's id or name, `country` an ISO 3166 alpha-3 code, `event` an event type, `since` and `until` days of
    publication, both included, `origins` the least number of independent origins of the document's story. An empty
    search finds all."""

    query: str = ""
    speaker: str | None = None
    outlet: str | None = None
    country: str | None = None
    event: str | None = None
    modality: Modality | None = None
    since: date | None = None
    until: date | None = None
    origins: int = 0


class FacetRow(Struct, frozen=True, gc=False):
    """A value that narrows a search, and how many of the documents found have it; `row` is the entity of a speaker."""

    value: str
    documents: int
    row: EntityRow | None = None


class Hit(Struct, frozen=True):
    """A document that fits, its title in pieces, and its passages; none where only its facets fit."""

    row: DocumentRow
    title: tuple[Piece, ...]
    passages: tuple[Passage, ...]


class Found(Struct, frozen=True, kw_only=True):
    """All that fits `search`: `total` documents, of which `hits` are shown from `offset` on. `names` are those whom the
    query was understood to name, `facets` by kind (speaker, outlet, country, event, modality), `notes` what has to be
    said of the query."""

    search: Search
    total: int
    offset: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetRow, ...]]
    names: tuple[EntityRow, ...]
    notes: tuple[Why, ...]
    milliseconds: float


KINDS = {"speaker": SPEAKER, "outlet": OUTLET, "country": COUNTRY, "event": TYPE, "modality": MODALITY}


class _Kept(Struct):
    """The part of a reading that passages are made of."""

    document: Article
    mentions: tuple[Mention, ...] = ()


_kept = msgspec.msgpack.Decoder(_Kept).decode


class Searching:
    """The search of one open record; what was looked up stays at hand until something is written."""

    def __init__(self, db: Database, find: Find) -> None:
        self._db = db
        self._find = find
        self.facets = Facets(db)

    def search(self, wanted: Search, limit: int, offset: int, counted: bool = True) -> Found:
        """The documents that fit. Without `counted` no facets are counted."""
        began = time.perf_counter()
        self.facets.fresh()
        said = asked(wanted.query)
        names: list[EntityRow] = []
        found = 0
        if not said.refused:
            names, found = self._asked(said)
            if not found and not names and (who := self._loosely(said)):
                found = self.facets.having(NAME, who.id)
                names = [who] if found else []
            found = self._narrowed(found, wanted)
        ids = [self.facets.documents[n] for n in self._best(found, said, limit, offset)]
        return Found(
            search=wanted, total=found.bit_count(), offset=offset, hits=self._hits(ids, said, names),
            facets=self.counted(found) if counted and found else {}, names=tuple(names), notes=said.notes,
            milliseconds=1000 * (time.perf_counter() - began),
        )  # fmt: skip

    def documents(self, wanted: Search) -> int:
        """The set of the documents that fit, for those who look further into them."""
        self.facets.fresh()
        said = asked(wanted.query)
        return 0 if said.refused else self._narrowed(self._asked(said)[1], wanted)

    # ---- which documents -------------------------------------------------------------------------------------

    def _asked(self, said: Asked) -> tuple[list[EntityRow], int]:
        """Those that have every part, or name whom some of the parts name, and none of those that must not be."""
        names: list[EntityRow] = []
        found, plain = self.facets.alive, []
        here = [p for p in said.parts if not p.absent]
        at = 0
        while at < len(here):
            size, who = self._name_at(here[at:])
            part = here[at : at + size]
            at += size
            if who is None:
                plain += part
                continue
            names.append(who)
            found &= self._matching("forms", part) | self.facets.having(NAME, who.id)
        if plain:
            found &= self._matching("forms", plain)
        for p in said.parts:
            found &= ~self._matching("forms", [p]) if p.absent else -1
        return names, found

    def _name_at(self, parts: Sequence[Part]) -> tuple[int, EntityRow | None]:
        """How many of the parts name somebody, the longest name first, and whom; one part and nobody otherwise."""
        single = next((i for i, p in enumerate(parts) if p.kind != "words"), len(parts))
        if parts[0].kind == "phrase":
            return 1, self._named(parts[0].said)
        for size in range(min(single, LONGEST_NAME), 0, -1):
            words = " ".join(p.said for p in parts[:size])
            if who := self.facets.kept(("named", words), lambda words=words: self._named(words)):  # type: ignore[misc]
                return size, who
        return 1, None

    def _named(self, words: str) -> EntityRow | None:
        """The entity that bears this very name, in any spelling of its letters; in Latin ones, any name near it."""
        if words.isascii():
            return None if words.isdecimal() or len(words) < 3 else self._find(words)
        key = text.key(words)
        query = "SELECT under FROM entity WHERE key = ?1"
        if " " in key or weight(bare(words)) >= RARE_WORD:  # «الملك» is also how reports call one king
            query += " UNION SELECT e.under FROM spelling s JOIN entity e ON e.id = s.entity WHERE s.key = ?1 LIMIT 200"
        found = self._db.execute(query, (key,)).fetchall()
        best = max(self.facets.sizes(NAME, (id for (id,) in found)), default=None) if key else None
        return named(self._db, [best[1]])[best[1]] if best else None

    def _loosely(self, said: Asked) -> EntityRow | None:
        """Whom all the words together may name, where they are found nowhere."""
        words = " ".join(p.said for p in said.parts if not p.absent)
        return self._find(words) if words else None

    def _matching(self, how: How, parts: Sequence[Part]) -> int:
        return self.facets.kept((how, *parts), lambda: self._match(how, parts))

    def _match(self, how: How, parts: Sequence[Part]) -> int:
        return self.facets.of_numbers(self._db.matching(how, parts)) & self.facets.alive

    def _narrowed(self, found: int, wanted: Search) -> int:
        for name, kind in KINDS.items():
            if value := getattr(wanted, name):
                found &= self.facets.having(kind, value)
        if wanted.since or wanted.until:
            found &= self.facets.between(wanted.since, wanted.until)
        return found & self.facets.told_by(wanted.origins) if wanted.origins > 1 else found

    # ---- which of them first ---------------------------------------------------------------------------------

    def _best(self, found: int, said: Asked, limit: int, offset: int) -> list[int]:
        """The numbers of the documents to show."""
        here = [p for p in said.parts if not p.absent]
        tiers: list[How] = ["title", "words"] if here and found.bit_count() <= FEW else ["title"] if here else []
        chosen: list[int] = []
        stop = offset + limit
        for tier in tiers:
            some = found & self._matching(tier, here)
            found &= ~some
            size = some.bit_count()
            chosen += self.facets.in_order(some, max(offset, 0), stop) if offset < size and stop > 0 else []
            offset, stop = offset - size, stop - size
        return chosen + (self.facets.in_order(found, max(offset, 0), stop) if stop > 0 else [])

    # ---- what is shown of them -------------------------------------------------------------------------------

    def _hits(self, ids: list[str], said: Asked, names: list[EntityRow]) -> tuple[Hit, ...]:
        rows = {d.id: d for d in documents(self._db, f"d.id IN ({marks(ids)})", ids)} if ids else {}
        return tuple(self._hit(rows[id], said.parts, names) for id in ids)

    def _hit(self, row: DocumentRow, parts: tuple[Part, ...], names: list[EntityRow]) -> Hit:
        (packed,) = self._db.execute("SELECT reading FROM document WHERE id = ?", (row.id,)).fetchone()
        reading = _kept(decompress(packed))
        document, title = reading.document, reading.document.title
        locals_: frozenset[str] = frozenset()
        if names:
            query = (
                "SELECT l.local FROM link l JOIN entity e ON e.id = l.entity"
                f" WHERE l.document = ? AND e.under IN ({marks(names)})"
            )
            locals_ = frozenset(x for (x,) in self._db.execute(query, (row.id, *(n.id for n in names))))
        found: list[Lit] = lit(document, reading.mentions, parts, locals_)
        heading = tuple(pieces(document.text, title.start, title.end, found)) if title else (Piece(row.title),)
        return Hit(row, heading, passages(document, found))

    def counted(self, found: int) -> dict[str, tuple[FacetRow, ...]]:
        """The values of every facet that the most documents of the set have."""
        counts = self.facets.counts(found, [*KINDS.values()], SHOWN)
        speakers = named(self._db, [v for v, _ in counts[SPEAKER]])
        return {
            name: tuple(FacetRow(v, n, speakers.get(v) if kind == SPEAKER else None) for v, n in counts[kind])
            for name, kind in KINDS.items()
        }
