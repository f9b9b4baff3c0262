"""A record of 100,000 documents in, how long its pages and searches take out: `make bench-desk`.

Some hundred real readings of every outlet's first days are kept as always; then their rows are written again and again,
with the ties among them, under other ids, days and outlets, by SQL alone, which is the fast way to a large record and
leaves nothing out that a page or a search reads. `--record postgresql://…` measures a record on a server: into an empty
database the record is copied as `marsad backup` copies it.
"""

from __future__ import annotations

import argparse
import json
import logging
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice, zip_longest
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from zlib import decompress

from litestar.testing import TestClient
from quality.bench import examples
from quality.floors import ROOT, shared
from quality.news import pages, there

from marsad.desk import app
from marsad.knowledge.outlets import outlets
from marsad.model import Page
from marsad.pipeline import read, weave
from marsad.record import Record
from marsad.record.address import is_url
from marsad.record.search import Search
from marsad.record.upkeep import backup

BASE = 400  # readings that are kept as always
OUTLETS = 60  # whose reports the record holds
TOLD = ("id", "title", "outlet", "published")
REPEATS = 7
QUERIES = (
    Search(query="قال"), Search(query="السعودية"), Search(query="وزير الخارجية"), Search(query='"وزير الخارجية"'),
    Search(query='"إيران اتفاق"~5'), Search(query="مناورات"), Search(query="Saudi Arabia"), Search(query="Putin"),
    Search(query="الملك سلمان"), Search(query="إيران -رياضة", country="IRN"), Search(query=""),
    Search(query="الرئيس", event="CONSULT", modality="asserted"), Search(query="اليمن", since=date(2015, 7, 1)),
    Search(query="اليمن", origins=3), Search(origins=3), Search(query="إيران", outlet="reuters"),
)  # fmt: skip
PAGES = (
    "/", "/today", "/today?since=2000-01-01", "/search", "/search?query=قال", "/search?query=إيران", "/entities",
    "/statements", "/events", "/pairs", "/sources", "/corrections", "/problems", "/keep",
)  # fmt: skip
# Tables whose rows belong to a document, with the columns that hold an id of a document or a story.
COPIED = {
    "document": ("id",), "member": ("document", "story", "follows"), "story": ("id", "lead"), "link": ("document",),
    "spelling": ("document",), "office": ("document",), "event": ("document",), "statement": ("document",),
    "party": ("document",), "dealing": ("document",), "tie": ("a", "b"),
}  # fmt: skip


def chosen(folder: Path | None, base: int) -> list[Page]:
    """The articles to begin with: each outlet's first, as many of one as of another, so that they tell of the same days
    and copy one another; the example reports where there are no shared ones."""
    if not folder or not there(folder):
        return list(islice(examples(), base))
    taken: dict[str, list[Page]] = {}
    for page in pages(folder, given=TOLD):
        taken.setdefault(page.given.outlet or "", []).append(page)
    return list(islice((p for row in zip_longest(*taken.values()) for p in row if p), base))


def build(path: Path, folder: Path | None, documents: int, base: int) -> float:
    """Make the record; how many milliseconds a document took to be kept as always."""
    began = time.perf_counter()
    kept = 0
    with Record.open(path, create=True) as record, record.together():
        for page in chosen(folder, base):
            reading = read(page)
            if reading.document.text and reading.document.language == "ar":
                record.apply(reading, weave(record.state_for(reading), reading))
                kept += 1
    seconds = time.perf_counter() - began
    db = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -262144"):
        db.execute(f"PRAGMA {setting}")
    db.execute("BEGIN")
    indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:  # an index made at the end is made in order
        db.execute(f"DROP INDEX {name}")
    for table in ("office", "tie"):  # without an index to find rows by
        db.execute(f"CREATE TEMP TABLE base_{table} AS SELECT * FROM {table}")
    for column, source in (("document", "SELECT id FROM document"), ("story", "SELECT id FROM story")):
        db.execute(f"CREATE TEMP TABLE base_{column} AS {source}")
    db.execute("CREATE TEMP TABLE other (was TEXT PRIMARY KEY, now TEXT)")
    own = [o for (o,) in db.execute("SELECT DISTINCT outlet FROM document WHERE outlet IS NOT NULL ORDER BY 1")]
    every = [*own, *(o.id for o in outlets() if o.id not in own)][:OUTLETS]
    found = db.execute("SELECT document, day, facets, terms FROM sought").fetchall()
    for n in range(1, max(documents // max(kept, 1), 1)):
        other = {o: every[(i + n * len(own)) % len(every)] for i, o in enumerate(own)}
        _again(db, n, found, other)
    for _, sql in indexes:
        db.execute(sql)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    return 1000 * seconds / max(kept, 1)


def _again(db: sqlite3.Connection, n: int, found: list[tuple[str, int, str, bytes]], other: dict[str, str]) -> None:
    """Every document of the first time once more, on other days and of the `other` outlets; `found` is what the search
    knows of them."""
    db.execute("DELETE FROM other")
    db.executemany("INSERT INTO other VALUES (?, ?)", other.items())
    for table, ids in COPIED.items():
        columns = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
        shown = ", ".join(_column(table, c, c in ids, n) for c in columns)
        base = "story" if table == "story" else "document"
        alone = table in ("office", "tie")
        first = f"base_{table}" if alone else f"{table} WHERE {ids[0]} IN (SELECT id FROM base_{base})"
        db.execute(f"INSERT INTO {table} SELECT {shown} FROM {first}")
    for document, day, facets, terms in found:
        said = "\n".join("o" + other[f[1:]] if f[:1] == "o" and f[1:] in other else f for f in facets.split("\n"))
        row = db.execute(
            "INSERT INTO sought (document, day, facets, terms) VALUES (?, ?, ?, ?)",
            (f"{document}~{n}", day + n if day else 0, said, terms),
        ).lastrowid
        words = decompress(terms).decode().split("\n")
        db.execute("INSERT INTO found (rowid, title, stem, lemma) VALUES (?, ?, ?, ?)", (row, *words))


def _column(table: str, name: str, is_id: bool, n: int) -> str:
    if is_id:
        return f"\"{name}\" || '~{n}'"
    if (table, name) == ("document", "outlet"):
        return "(SELECT now FROM other WHERE was = outlet)"
    if name in ("first", "last") and table in ("document", "story", "event"):
        return f"date(\"{name}\", '+{n} days')"
    return f'"{name}"'


Times = tuple[float, float, float]


def times(once: Callable[[], object], repeats: int = REPEATS) -> Times:
    """Milliseconds of the first time, the median of the others, and the least of these in processor time alone, which
    other work of the machine disturbs least."""
    spent, worked = [], []
    for _ in range(repeats):
        began, busy = time.perf_counter(), time.process_time()
        once()
        spent.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() - busy))
    return spent[0], median(spent[1:]), min(worked[1:])


def measured(path: str | Path) -> Iterator[tuple[str, Times, int]]:
    """For each search and page: what, how long it takes, documents found or bytes of the page."""
    with Record.open(path) as record:
        record.search(Search())
        for search in QUERIES:
            said = " ".join(f"{k}:{v}" for k, v in json.loads(_json(search)).items()) or "(everything)"
            yield said, times(lambda s=search: record.search(s)), record.search(search).total  # type: ignore[misc]
        things = [*_things(record)]
    with TestClient(app(path), base_url="http://127.0.0.1") as desk:
        for page in (*PAGES, *things):
            yield page, times(lambda p=page: desk.get(p)), len(desk.get(page).content)  # type: ignore[misc]


def _things(record: Record) -> Iterator[str]:
    """The pages of the greatest: the story of most origins, as it was kept first, for its readings name its reports by
    the ids that its ties have; who is named most, the pair and the outlet that have most reports."""
    story, who, pair = record.stories(1)[0].id.partition("~")[0], record.entities(1)[0], record.pairs(1)
    found = record.story(story)
    yield f"/story?{urlencode({'id': story})}"
    yield f"/article?{urlencode({'id': found.documents[0].id})}" if found else "/article"
    yield f"/entity?{urlencode({'id': who.id})}"
    yield from (f"/pair?a={p.a}&b={p.b}" for p in pair)
    yield from (f"/source?{urlencode({'outlet': o.outlet})}" for o in record.outlets(1))


def _json(search: Search) -> bytes:
    import msgspec  # noqa: PLC0415

    return msgspec.json.encode(search)


def made(place: str | Path, folder: Path | None, documents: int, base: int) -> None:
    """The record at `place`, made there if there is none yet."""
    if is_url(place):
        with Record.open(place, create=True) as record:
            if record.counts().documents:
                return
        with tempfile.TemporaryDirectory() as work:
            made(Path(work, "bench.marsad"), folder, documents, base)
            began = time.perf_counter()
            size = backup(Path(work, "bench.marsad"), place)
            print(f"copied to the server: {time.perf_counter() - began:.0f} s, {size / 1e6:,.0f} MB", flush=True)
    elif not Path(place).exists():
        print(f"kept as always: {build(Path(place), folder, documents, base):.1f} ms a document", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with data/news-2015; else MARSAD_SHARED, else examples")
    parser.add_argument("--n", type=int, default=100_000, help="how many documents")
    parser.add_argument("--base", type=int, default=BASE, help="how many of them are read and kept as always")
    parser.add_argument("--record", help="a record to measure (file or postgresql://…), made there if there is none")
    args = parser.parse_args()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as work:
        place = args.record or Path(work, "bench.marsad")
        made(place, ROOT / args.shared if args.shared else shared(), args.n, args.base)
        print(f"{'search or page':44}{'first ms':>10}{'later ms':>10}{'cpu ms':>10}{'found/bytes':>13}")
        for what, spent, size in measured(place):
            print(f"{what:44}{''.join(f'{ms:10.1f}' for ms in spent)}{size:13,}", flush=True)


if __name__ == "__main__":
    main()
