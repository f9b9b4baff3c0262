"""PostgreSQL's full text and SQLite's answer alike, also where a text is longer than a tsvector can measure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.postgres import Databases, Postgres

from marsad.record import Record, lite, seeking, tsearch
from marsad.record.address import address
from marsad.record.asked import HOWS, asked
from marsad.record.database import Database
from marsad.record.server import Server

QUERIES = (
    "ا", "ب ت", '"ا ب"', '"ب ا"', '"ا ب ت"', '"ا ب"~0', '"ا ت"~1', '"ا ب ت"~1', '"ا ا"~0', '"ا ا"', '"ا ب" ت',
    '"ا ث ج"~3', "x" * 3000,
)  # fmt: skip
TEXTS = [" ".join(letters) for n in range(1, 4) for letters in product("ابت", repeat=n)] + ["ا ج ث", "ث ج ب ت ا", ""]
LONG = (
    "ا " * 300 + "ب ت", "ج " * 20_000 + "ا ب", "ج " * 20_000 + "ب ا",
    "ا ب " + " ".join(f"رقم{n}" for n in range(60_000)), "x" * 3000, "x" * 900, "ا " + "ج " * 17_000 + "ب",
)  # fmt: skip


@pytest.fixture(scope="module")
def both(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Database]]:
    """A record in a file and one on a server that hold the same words, the lemmas in another order than the stems."""
    shelf = Databases(postgres)
    Record.open(shelf / "r", create=True).close()
    file, server = lite.connect(Path(tmp_path_factory.mktemp("r")) / "r", create=True), Server(address(shelf / "r"))
    for db in (file, server):
        db.begin()
        for n, text in enumerate((*TEXTS, *LONG), 1):
            row = (f"d{n}", b"", 1, "", None, None, "", "ar", "given", None, None, "[]", 0, 0, b"", "")
            db.insert("document", [row])
            words = text[:40], text, " ".join(reversed(text.split()))
            db.insert("sought", [(n, f"d{n}", 0, "", compress("\n".join(words).encode()))])
            db.findable(n, words)
        db.execute("COMMIT")
    yield file, server
    file.close()
    server.close()
    shelf.clear()


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("how", HOWS)
def test_both_find_the_same(both: tuple[Database, Database], how: str, query: str) -> None:
    one, other = (sorted(db.matching(how, asked(query[:900]).parts)) for db in both)  # type: ignore[arg-type]
    assert one == other
    if how == "forms" and query == '"ا ب"~0':
        assert len(one) > 9


def test_what_left_is_found_no_more(both: tuple[Database, Database]) -> None:
    for db in both:
        parts = asked("رقم7").parts
        assert len(db.matching("forms", parts)) == 1
        db.begin()
        seeking.remove(db, f"d{len(TEXTS) + 4}")
        assert db.matching("forms", parts) == []
        db.execute("ROLLBACK")


@given(st.lists(st.sampled_from("ابت"), max_size=9).map(" ".join), st.sampled_from(QUERIES[:-1]), st.sampled_from(HOWS))
def test_words_asked_one_by_one_answer_as_fts5_does(text: str, query: str, how: str) -> None:
    with lite.connect(Path(":memory:"), create=True) as db:
        db.findable(1, (text, text, text))
        parts = asked(query).parts
        assert bool(db.matching(how, parts)) == all(tsearch.holds(how, p, (text, text, text)) for p in parts)  # type: ignore[arg-type]
    db.close()


def test_a_text_too_long_for_a_tsvector_has_none() -> None:
    assert tsearch.vector(("", "ا ب", "ب")) == ("'sا':1 'sب':2 'lب':1", True)
    assert tsearch.vector(("", "ا " * 300, ""))[1] is False
    assert tsearch.vector(("", LONG[3], LONG[3])) == (None, False)
