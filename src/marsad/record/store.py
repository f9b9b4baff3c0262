"""A record: readings and what weaving made of them in, rows for pages and tables out; one file, many readers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from marsad.model import Occasion
from marsad.record import claims, entities, lookup, narrowed, saved, stories
from marsad.record.changing import Changing
from marsad.record.documents import day, documents, reason
from marsad.record.door import opened
from marsad.record.facets import NAME
from marsad.record.narrowed import Claims, Doings, Sayings
from marsad.record.rows import (
    Counts,
    DocumentRow,
    EntityDetail,
    EntityRow,
    ProblemRow,
    StatementRow,
    StoryDetail,
    StoryRow,
    TimelineRow,
)
from marsad.record.saved import SavedSearch
from marsad.record.search import Found, Search


class Record(Changing):
    """One record file, held open. Use it in a `with`; each writing call is one transaction.

    Other processes may read while one writes. Every method raises RecordError where the file cannot be used.
    """

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> Record:
        """The record at `path`, a file or `postgresql://…`, made if nothing is there and `create`.

        Raises RecordError, in one line with the cure, for a file that is missing, no record, or too new; for a server
        that does not answer, refuses the password, or has no such database.
        """
        return cls(*opened(path, create))

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def counts(self) -> Counts:
        one = self._db.execute(
            "SELECT count(*), count(DISTINCT outlet), (SELECT count(*) FROM story), (SELECT count(DISTINCT e.under)"
            " FROM entity e WHERE EXISTS (SELECT 1 FROM link l WHERE l.entity = e.id)), coalesce(sum(statements), 0),"
            " coalesce(sum(events), 0), (SELECT count(*) FROM problem), min(coalesce(first, last)),"
            " max(coalesce(last, first)) FROM document"
        ).fetchone()
        return Counts(
            documents=one[0], outlets=one[1], stories=one[2], entities=one[3], statements=one[4], events=one[5],
            problems=one[6], first=day(one[7]), last=day(one[8]),
        )  # fmt: skip

    def stories(self, limit: int = 50, offset: int = 0, query: str | None = None) -> list[StoryRow]:
        """Those with the most independent texts first. `query`: words of a title, or a name in any spelling."""
        return stories.stories(self._db, limit, offset, query)

    def story(self, id: str) -> StoryDetail | None:
        """The story `id` with its documents, earliest first; None where there is none."""
        return stories.story(self._db, id)

    def documents(self, limit: int = 50, offset: int = 0) -> list[DocumentRow]:
        """Documents by day, earliest first, undated last."""
        return documents(self._db, limit=limit, offset=offset)

    def document(self, id: str) -> DocumentRow | None:
        return next(iter(documents(self._db, "d.id = ?", (id,))), None)

    def links(self, document: str) -> dict[str, EntityRow]:
        """The record's entity for each entity id of the document's reading."""
        found = dict(self._db.execute("SELECT local, entity FROM link WHERE document = ?", (document,)).fetchall())
        names = entities.named(self._db, found.values())
        return {local: names[to] for local, to in found.items() if to in names}

    def entities(
        self, limit: int = 50, offset: int = 0, type: str | None = None, query: str | None = None
    ) -> list[EntityRow]:
        """Entities, those named in the most documents first. `query`: part of a name in any spelling, or in English."""
        if query:
            return entities.entities(self._db, limit, offset, type, query)
        self._searching.facets.fresh()
        return entities.ranked(self._db, self._searching.facets.named(), limit, offset, type)

    def below(self, name: str) -> dict[str, str]:
        """Those of that id or spelling who are held to be another entity: ids and names, for splitting them off."""
        return lookup.below(self._db, name)

    def held_to_be(self, id: str) -> dict[str, str]:
        """The entities that are held to be the one of that id: their ids and names."""
        return lookup.held_to_be(self._db, id)

    def entity(self, id: str, limit: int = -1) -> EntityDetail | None:
        """All that is known of an entity; None where there is none. `limit`: only so many of its documents and of its
        offices, the latest."""
        return entities.detail(self._db, id, limit, self._latest if limit >= 0 else None)

    def _latest(self, entity: str, most: int) -> list[str]:
        """The latest documents that name the entity, at most so many."""
        facets = self._searching.facets
        facets.fresh()
        return [facets.documents[n] for n in facets.in_order(facets.having(NAME, entity), 0, most)]

    def timeline(
        self, story: str | None = None, entity: str | None = None, limit: int = -1, offset: int = 0
    ) -> list[TimelineRow]:
        """Events of a story, of an entity, or of an entity within a story, by date; undated ones last. The whole record
        may hold very many: give a `limit`."""
        return claims.timeline(self._db, story, entity, limit, offset)

    def statements(
        self, story: str | None = None, entity: str | None = None, limit: int = -1, offset: int = 0
    ) -> list[StatementRow]:
        """Statements of a story, of those an entity takes part in, or both, by their document's day. The whole record
        may hold very many: give a `limit`."""
        return claims.statements(self._db, story, entity, limit, offset)

    def search(self, wanted: Search, limit: int = 10, offset: int = 0, counted: bool = True) -> Found:
        """The documents that fit `wanted`, from `offset` on, and, if `counted`, what they may be narrowed by."""
        return self._searching.search(wanted, limit, offset, counted)

    def sayings(self, wanted: Sayings, limit: int = 100, offset: int = 0) -> Claims:
        """The statements of the whole record that fit, the latest reports first, from the report at `offset`."""
        return narrowed.sayings(self._db, self._searching, wanted, limit, offset)

    def doings(self, wanted: Doings, limit: int = 100, offset: int = 0) -> Claims:
        """The events of the whole record that fit, the latest reports first, from the report at `offset`."""
        return narrowed.doings(self._db, self._searching, wanted, limit, offset)

    def occasions(self, rows: Sequence[StatementRow]) -> dict[tuple[str, str], Occasion]:
        """Where the statements were made, by document and statement, as far as the reports say."""
        return narrowed.occasions(self._db, rows)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches kept under a name, by name."""
        return saved.saved(self._db)

    def problems(self) -> list[ProblemRow]:
        found = self._db.execute("SELECT source, document, reason FROM problem ORDER BY source, reason")
        return [ProblemRow(source=s, document=d, reason=reason(r)) for s, d, r in found]
