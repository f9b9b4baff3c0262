"""What pages and tables ask of a record: stories, entities, timelines and statements with every name resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from tests.postgres import Shelf

from marsad.cluster import weave
from marsad.model import Reading
from marsad.record import Record

Report = Callable[..., Reading]
MEETING = "التقى سالم الهادي في مراكش المبعوث يوسف القرطبي لبحث ترسيم الحدود البحرية وقال الهادي إن المفاوضات ستستأنف"
AGAIN = "المبعوث يوسف القرطبي يبحث في مراكش مع الرئيس سالم الهادي ترسيم الحدود البحرية واستئناف المفاوضات"
OTHER = "افتتح وزير الزراعة معرض التمور السنوي وسط إقبال كبير من المزارعين والتجار"
PEOPLE = {"سالم الهادي": "PER", "يوسف القرطبي": "PER", "مراكش": "GPE"}


@pytest.fixture
def record(shelf: Shelf, report: Report) -> Iterator[Record]:
    known = {"مراكش": "city.marrakesh"}
    said = ("الهادي", "قال", "المفاوضات ستستأنف")
    met = ("التقى", "سالم الهادي", "يوسف القرطبي")
    readings = [
        report("b", AGAIN, "2015-08-13", PEOPLE, outlet="الصباح", known=known),
        report("c", OTHER, "2015-08-12", {}, outlet="الصباح"),
        report("a", MEETING, "2015-08-12", PEOPLE, outlet="المساء", known=known, met=met, said=said),
    ]
    with Record.open(shelf / "r", create=True) as record:
        for reading in readings:
            record.apply(reading, weave(record.state_for(reading), reading))
        yield record


def test_stories(record: Record) -> None:
    rows = record.stories()
    assert [r.documents for r in rows] == [2, 1]
    assert rows[0].outlets == ("الصباح", "المساء")
    assert (rows[0].first, rows[0].last) == (date(2015, 8, 12), date(2015, 8, 13))
    assert {e.name for e in rows[0].entities} == set(PEOPLE)
    assert all(e.documents == 2 for e in rows[0].entities)
    detail = record.story(rows[0].id)
    assert detail is not None
    assert detail.row == rows[0]
    assert [(d.id, d.follows) for d in detail.documents] == [("a", None), ("b", "a")]
    assert record.story("none") is None


@pytest.mark.parametrize(("query", "found"), [("الحدود", 1), ("يوسف القرطبى", 1), ("التمور", 1), ("الفضاء", 0)])
def test_stories_by_words_and_names(record: Record, query: str, found: int) -> None:
    assert len(record.stories(query=query)) == found


def test_entities(record: Record) -> None:
    assert {(e.name, e.documents) for e in record.entities()} == {(name, 2) for name in PEOPLE}
    assert [e.name for e in record.entities(type="GPE")] == ["مراكش"]
    assert [e.name for e in record.entities(query="قرطبي")] == ["يوسف القرطبي"]
    assert record.entities(limit=1, offset=1) == record.entities()[1:2]


@pytest.mark.parametrize("name", ["سالم الهادي", "سالم الهادى", "سالِم الهادي", "city.marrakesh"])
def test_an_entity_is_found_in_any_spelling_or_by_id(record: Record, name: str) -> None:
    found = record.find_entity(name)
    assert found is not None
    assert found.name in PEOPLE
    assert record.find_entity("nobody") is None


def test_an_entity_with_its_documents_and_reasons(record: Record) -> None:
    detail = record.entity("city.marrakesh")
    assert detail is not None
    assert [(n.name, n.documents) for n in detail.names] == [("مراكش", 2)]
    assert [j.reason for j in detail.joined] == ["entity.same.gazetteer"]
    assert [d.id for d in detail.documents] == ["a", "b"]
    assert record.entity("nobody") is None


def test_timeline(record: Record) -> None:
    story = record.stories()[0].id
    rows = record.timeline(story=story)
    assert [(r.document, r.type, r.text, r.earliest) for r in rows] == [("a", "CONSULT", "التقى", date(2015, 8, 12))]
    assert [p.name for p in rows[0].actors] == ["سالم الهادي", "يوسف القرطبي"]
    who = record.find_entity("يوسف القرطبي")
    assert who is not None
    assert record.timeline(entity=who.id) == rows == record.timeline(story=story, entity=who.id)
    assert record.timeline(story=record.stories()[1].id) == []


def test_statements_keep_the_words_of_whom_nobody_knows(record: Record) -> None:
    rows = record.statements()
    assert [(r.text, r.cue, r.outlet) for r in rows] == [("المفاوضات ستستأنف", "قال", "المساء")]
    assert (rows[0].speakers[0].entity, rows[0].speakers[0].name) == (None, "الهادي")
    assert MEETING[rows[0].start : rows[0].end] == rows[0].text
