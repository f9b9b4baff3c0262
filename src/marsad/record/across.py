"""The part of a record that answers across documents: what was woven, who deals with whom, who carries what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from marsad.knowledge import mending
from marsad.model import Reading, Story, Tie
from marsad.record import arrivals, corrections, forgetting, gathering, weaving
from marsad.record.arrivals import News
from marsad.record.carriers import CarriedRow, OutletRow, carried, outlets
from marsad.record.dealings import PairRow, between, pairs
from marsad.record.rows import GoneRow
from marsad.record.waiting import Waiting


class Across:
    """What `Record` answers about many documents at once."""

    _db: Waiting

    def woven(self) -> Iterator[tuple[Story, str]]:
        """Every story as weaving left it, with its label."""
        return weaving.stories(self._db)

    def ties(self) -> Iterator[tuple[Tie, bool]]:
        """Every pair of documents that share wording or a story, by their ids, one at a time; and whether both stand in
        one story here."""
        return weaving.ties(self._db)

    def readings(self, story: str | None = None, states: tuple[str, str] | None = None) -> Iterator[Reading]:
        """The readings of a story, of what two states (ISO 3166 alpha-3) have to do with each other, or all, by id; as
        people's corrections would have them."""
        if story:
            found = gathering.of_story(self._db, story)
        else:
            found = gathering.of_states(self._db, *states) if states else self.as_read()
        decided = mending.standing(corrections.corrections(self._db))
        return (mending.mended(r, decided)[0] for r in found)

    def as_read(self) -> Iterator[Reading]:
        """Every reading, by id, as the rules gave it, whatever people corrected since."""
        return gathering.every(self._db)

    def versions(self, document: str) -> list[Reading]:
        """The readings of a document's earlier versions, oldest first; the one that stands is `reading`."""
        return list(gathering.versions(self._db, document))

    def news(self, since: str, limit: int = 50, offset: int = 0) -> News:
        """The stories in which documents arrived or were changed since a moment (UTC, ISO 8601), those of most
        independent origins first."""
        return arrivals.news(self._db, since, limit, offset)

    def last_arrival(self) -> str:
        """When the last document arrived (UTC, ISO 8601), empty where that is not known."""
        return arrivals.last_arrival(self._db)

    def gone(self) -> list[GoneRow]:
        """The documents that were taken down, the latest first."""
        return forgetting.gone(self._db)

    def tombstone(self, document: str) -> GoneRow | None:
        """Who took the document down, when and why; None where nobody did."""
        return next(iter(forgetting.gone(self._db, document)), None)

    def lost(self, id: str) -> GoneRow | None:
        """The tombstone of the document with which an entity or a story went away; None where none did."""
        return forgetting.lost(self._db, id)

    def mended(self, document: str) -> Reading | None:
        """The reading of a document as people's corrections would have it; `reading` is as the rules gave it."""
        found = next(gathering.one(self._db, document), None)
        return found and mending.mended(found, mending.standing(corrections.corrections(self._db)))[0]

    def ties_among(self, documents: Iterable[str]) -> list[Tie]:
        """What ties the documents to each other: copies, common origins, common events."""
        return gathering.ties_among(self._db, documents)

    def pairs(self, limit: int = 50, offset: int = 0) -> list[PairRow]:
        """Pairs of states that take part in events together, those that most documents tell of first."""
        return pairs(self._db, limit, offset)

    def between(self, a: str, b: str, limit: int, until: date | None = None) -> tuple[list[Reading], int]:
        """The latest readings of two states' dealings, published not after `until`, and how many there are in all;
        as people's corrections would have them."""
        found, total = between(self._db, a, b, limit, until)
        decided = mending.standing(corrections.corrections(self._db))
        return [mending.mended(r, decided)[0] for r in found], total

    def outlets(self, limit: int = 50, offset: int = 0) -> list[OutletRow]:
        """Outlets, those that published most first."""
        return outlets(self._db, limit, offset)

    def carried(self, outlet: str, limit: int = 30) -> CarriedRow | None:
        """What an outlet published, whom it credits, who copies whom; None where no document names it."""
        return carried(self._db, outlet, limit)
