"""How a document gets into the search, and out of it: a connection inside a transaction and a reading in, rows out.

The terms are kept beside the full text, which asks for them when a document leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from zlib import compress, decompress

from marsad.knowledge.outlets import called
from marsad.knowledge.spoken import once
from marsad.model import Event, Reading, Statement
from marsad.record.database import Database
from marsad.record.index import day_of
from marsad.record.terms import names, terms


def add(
    db: Database, reading: Reading, links: Mapping[str, str], said: Iterable[Statement], done: Iterable[Event]
) -> None:
    """Make the document findable. `links` leads from its entities to the record's."""
    document = reading.document
    put(db, document.id, day_of(document.published.interval), facets(reading, links, said, done), packed(reading))


def put(db: Database, document: str, day: int, marks: str, words: bytes) -> None:
    """The same with what is found already worked out: what `facets` and `packed` give."""
    (n,) = db.execute(
        "INSERT INTO sought (document, day, facets, terms) VALUES (?, ?, ?, ?) RETURNING n",
        (document, day, marks, words),
    ).fetchone()
    db.findable(n, unpacked(words))


def remove(db: Database, document: str) -> None:
    """Take the document and all its words out of the search."""
    for n, packed in db.execute("SELECT n, terms FROM sought WHERE document = ?", (document,)).fetchall():
        db.unfindable(n, unpacked(packed))
        db.execute("DELETE FROM sought WHERE n = ?", (n,))


@once
def packed(reading: Reading) -> bytes:
    """The words under which a document is found, as the column `terms` holds them."""
    return compress("\n".join(columns(reading)).encode(), 1)


def unpacked(held: bytes) -> tuple[str, str, str]:
    """The same from the column."""
    title, stems, lemmas = decompress(held).decode().split("\n")
    return title, stems, lemmas


def columns(reading: Reading) -> tuple[str, str, str]:
    """The lemmas of the title, the stems and the lemmas of the text."""
    found, title = terms(reading.document, names(reading.mentions)), reading.document.title
    inside = [t for t, a in zip(found.lemmas, found.starts, strict=True) if title and title.start <= a < title.end]
    return " ".join(inside), " ".join(found.stems), " ".join(found.lemmas)


def facets(reading: Reading, links: Mapping[str, str], said: Iterable[Statement], done: Iterable[Event]) -> str:
    """What a document is narrowed by, a line each: the kind's letter, then its value."""
    return "\n".join(dict.fromkeys(_facets(reading, links, [*said], [*done])))


def _facets(reading: Reading, links: Mapping[str, str], said: list[Statement], done: list[Event]) -> Iterator[str]:
    if outlet := reading.document.outlet:
        known = called(outlet)
        yield f"o{known.id if known else outlet}".replace("\n", " ")
    for s in said:
        yield from (f"s{links[p.entity]}" for p in s.speakers if p.entity and p.entity in links)
    for e in done:
        yield f"t{e.type}"
        yield f"m{e.modality}"
    parties = [p for e in done for p in (*e.actors, *e.recipients)] + [p for s in said for p in s.speakers]
    yield from (f"c{p.country}" for p in parties if p.country)
    yield from (f"c{e.country}" for e in reading.entities if e.type == "GPE" and e.country)
    yield from (f"n{to}" for to in links.values())
