"""Searching a record: whatever the spelling, whatever is typed in; the passages hold the very words of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.postgres import Shelf

from marsad import text
from marsad.cluster import weave
from marsad.model import Reading
from marsad.record import Record
from marsad.record.asked import HOWS, asked, expression
from marsad.record.search import Found, Search
from marsad.record.terms import term

Report = Callable[..., Reading]
FIRST = "استقبل الرئيس سالم الهادي في نواكشوط وزير الخارجية مراد بن عيسى. وقال الهادي إن مناورات بحرية ستجرى قريبا"
SECOND = "أعلنت وزارة الدفاع أن المناورة البحرية مع مورتانيا تأجلت، وستُجرى بالاتفاق بين الطرفين في نواكشوط"
THIRD = "قراءة في كتاب: السلام كلام، والبيان كيان"


def keep(record: Record, reading: Reading) -> None:
    record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))


@pytest.fixture
def record(shelf: Shelf, report: Report) -> Iterator[Record]:
    people = {"سالم الهادي": "PER", "مراد بن عيسى": "PER", "نواكشوط": "GPE"}
    with Record.open(shelf / "r", create=True) as opened:
        keep(opened, report(
            "d1", FIRST, "2015-08-12", people, outlet="صحيفة", known={"نواكشوط": "city.nouakchott"},
            met=("استقبل", "سالم الهادي", "مراد بن عيسى"), said=("سالم الهادي", "قال", "مناورات بحرية ستجرى قريبا"),
        ))  # fmt: skip
        keep(opened, report("d2", SECOND, "2015-08-20", {"نواكشوط": "GPE"}, known={"نواكشوط": "city.nouakchott"}))
        keep(opened, report("d3", THIRD, "2015-09-01", {}))
        yield opened


def ids(found: Found) -> set[str]:
    return {h.row.id for h in found.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("المناورات", {"d1", "d2"}), ("للمناورة", {"d1", "d2"}), ("مُناوراتٌ", {"d1", "d2"}), ("اتفاق", {"d2"}),
        ("وزاره", {"d2"}), ("الخارجيه", {"d1"}), ("بسلام", {"d3"}), ("لام", set()), ("يان", set()),
        ("مناورة -الدفاع", {"d1"}), ("مناورة اتفاق", {"d2"}), ("-كتاب", {"d1", "d2"}),
        ('"وزير الخارجية"', {"d1"}), ("«الخارجية وزير»", set()), ('"المناورة الاتفاق"~9', {"d2"}),
        ('"المناورة الاتفاق"~1', set()), ("", {"d1", "d2", "d3"}),
        ("Nouakchott", {"d1", "d2"}), ("سالم الهادى", {"d1"}), ("Nouakchott مناورات", {"d1", "d2"}),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_written(record: Record, query: str, expected: set[str]) -> None:
    assert ids(record.search(Search(query=query))) == expected


def test_a_name_is_understood_and_said(record: Record) -> None:
    assert [n.name for n in record.search(Search(query="Nouakchott")).names] == ["نواكشوط"]
    assert record.search(Search(query="مناورات")).names == ()


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (Search(outlet="صحيفة"), {"d1"}), (Search(event="CONSULT"), {"d1"}), (Search(event="ASSAULT"), set()),
        (Search(modality="asserted"), {"d1"}), (Search(since=date(2015, 8, 20)), {"d2", "d3"}),
        (Search(until=date(2015, 8, 12), query="مناورات"), {"d1"}), (Search(origins=9), set()),
    ],
)  # fmt: skip
def test_facets_narrow(record: Record, search: Search, expected: set[str]) -> None:
    assert ids(record.search(search)) == expected


def test_a_speaker_is_a_facet_and_every_count_is_what_it_narrows_to(record: Record) -> None:
    found = record.search(Search(query="نواكشوط"))
    assert [(f.row.name, f.documents) for f in found.facets["speaker"] if f.row] == [("سالم الهادي", 1)]
    for kind, rows in found.facets.items():
        for f in rows:
            narrowed = record.search(Search(query="نواكشوط", **{kind: f.value}))  # type: ignore[arg-type]
            assert narrowed.total == f.documents


def test_counts_of_many_documents_are_those_of_few(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    few = record.search(Search()).facets
    monkeypatch.setattr("marsad.record.facets.ROWED", 0)
    assert record.search(Search()).facets == few
    monkeypatch.setattr("marsad.record.facets.DENSE", 0)
    assert record.search(Search()).facets == few


def test_pages_follow_each_other(record: Record) -> None:
    every = record.search(Search(query="في", origins=0)).hits
    single = [record.search(Search(query="في"), limit=1, offset=i).hits for i in range(len(every) + 1)]
    assert [h for page in single for h in page] == [*every]


def test_passages_are_the_very_words(record: Record) -> None:
    for hit in record.search(Search(query="المناورة البحرية")).hits:
        reading = record.reading(hit.row.id)
        assert reading is not None
        for p in hit.passages:
            words = "".join(x.text for x in p.pieces)
            assert reading.document.text[p.start : p.start + len(words)] == words
            assert [x.text for x in p.pieces if x.lit]
    literal = record.search(Search(query="مناورات")).hits[0]
    assert [x.text for p in literal.passages for x in p.pieces if x.lit] == ["مناورات"]


def test_a_new_version_is_found_by_its_new_words_alone(record: Record, report: Report) -> None:
    keep(record, report("d3", "اجتماع عن المياه", "2015-09-02", {}))
    assert ids(record.search(Search(query="كتاب"))) == set()
    assert ids(record.search(Search(query="المياه"))) == {"d3"}
    assert record.search(Search()).total == 3


@pytest.mark.parametrize(
    ("query", "rule", "total"),
    [
        ("x" * 10_000, "search.long", 0), ("قال " * 200, "search.many", 0), ('"مناورات بحرية', "search.open", 1),
        ("؟!… «»", "search.wordless", 0), ("-مناورات", "search.absent", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_obeyed_is_said(record: Record, query: str, rule: str, total: int) -> None:
    found = record.search(Search(query=query))
    assert ([n.rule for n in found.notes], found.total) == ([rule], total)


@given(st.text(alphabet=st.sampled_from("قال و\"«»~-*^:(){}+ANDORNET9'٣;ـَ\x00"), max_size=40))
def test_no_query_breaks_the_full_text(query: str) -> None:
    import sqlite3  # noqa: PLC0415

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE found USING fts5 (title, stem, lemma, content = '', tokenize = 'ascii')")
    for part in asked(query).parts:
        for how in HOWS:
            words = expression(how, part)
            db.execute("SELECT rowid FROM found WHERE found MATCH ?", (f"({words}) AND ({words})",)).fetchall()


@pytest.mark.parametrize(
    ("one", "other"),
    [("الوزراء", "وزير"), ("وبالاتفاقات", "اتفاق"), ("للقاء", "لقاء"), ("ولبنان", "لبنان"), ("سيهدد", "يهدد"),
     ("الألماني", "ألماني"), ("فروسيا", "روسيا")],
)  # fmt: skip
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert term(text.folded(one))[1] == term(text.folded(other))[1]


@pytest.mark.parametrize(("one", "other"), [("سلام", "كلام"), ("بيان", "كيان"), ("باريس", "اريس"), ("وزير", "زير")])
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert not {*term(one)} & {*term(other)}


def test_searches_are_saved_run_and_removed(record: Record) -> None:
    record.save_search("مناورات", Search(query="مناورات", since=date(2015, 8, 1)))
    record.save_search("مناورات", Search(query="مناورة"))
    record.save_search("كتب", Search(query="كتاب"))
    assert [(s.name, s.search) for s in record.saved_searches()] == [
        ("كتب", Search(query="كتاب")), ("مناورات", Search(query="مناورة")),
    ]  # fmt: skip
    record.save_search("كتب", None)
    assert [s.name for s in record.saved_searches()] == ["مناورات"]
    for name, search in (("", Search()), ("x" * 81, Search()), ("كتب", None)):
        with pytest.raises(ValueError, match="saved search"):
            record.save_search(name, search)
