"""Each page's struct holds what it promises, from a real record; ids that the record lacks are said to be missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from tests.desk import corpus

from marsad.desk.language import language
from marsad.desk.moments import Moment, moments, picture, places
from marsad.desk.pages import MissingError
from marsad.desk.pages.article import article, article_page
from marsad.desk.pages.entities import entities
from marsad.desk.pages.entity import entity
from marsad.desk.pages.problems import problems
from marsad.desk.pages.stories import stories
from marsad.desk.pages.story import story
from marsad.desk.pages.why import why
from marsad.model import Article, Reading
from marsad.record import Record


def test_stories(record: Record) -> None:
    page = stories(record)
    assert [s.label for s in page.rows] == [corpus.TITLE]
    assert (page.counts.documents, page.counts.problems, page.more) == (2, 2, False)
    assert stories(record, offset=40).rows == ()


def test_story(record: Record) -> None:
    page = story(record, record.stories()[0].id)
    assert [r.row.id for r in page.reports] == ["port-1", "gulf-2"]
    assert {e.id for e in page.entities} >= {"EGY", "JOR"}
    assert [s.text for s in page.statements] == ["لن تقبل القاهرة تهديد الملاحة"]
    assert {m.sureness for m in page.moments} == {"exact", "interval", "open", "undated"}
    assert len(page.timeline) == 5


def test_picture_runs_in_the_direction_of_the_language(record: Record) -> None:
    page = story(record, record.stories()[0].id)
    drawn = picture(page.moments, language("ar"))
    assert drawn["rtl"] is True
    assert picture(page.moments, language("en"))["rtl"] is False
    met = next(r for r in drawn["rows"] if r["kind"] == "exact")
    assert (met["start"], met["end"], met["side"]) == ("2025-11-11", "2025-11-11", "cooperation")
    assert met["label"] == "لقاء: نادر الحداد ← سليم العوران"


def test_what_lies_far_from_the_rest_stands_beside_the_axis(record: Record) -> None:
    row = record.timeline(story=record.stories()[0].id)[0]
    days = (date(1979, 1, 1), date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1), date(2040, 1, 1), None)
    drawn = [Moment((replace(row, earliest=day, latest=day),), "exact" if day else "undated") for day in days]
    assert places(drawn) == ["before", "axis", "axis", "axis", "after", "nowhere"]
    assert places(drawn[-1:]) == ["nowhere"]
    assert places([]) == []


def test_rows_that_say_the_same_are_drawn_once(record: Record) -> None:
    row = record.timeline(story=record.stories()[0].id)[0]
    other = replace(row, document="third", start=row.start + 7, text="التقيا")
    assert [len(m.rows) for m in moments([row, other, replace(row, modality="denied")])] == [2, 1]


def test_a_long_page_is_cut_and_says_so(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.pages.story.FIRST", 2)
    id = record.stories()[0].id
    assert (len(story(record, id).timeline), story(record, id).told) == (2, 5)
    assert len(story(record, id, whole=True).timeline) == 5


def test_article_shows_the_text_as_it_is(record: Record) -> None:
    page = article(record, "port-1")
    assert [p.text for p in page.passages] == [corpus.TITLE, corpus.FIRST, corpus.SECOND, corpus.HOSTILE]
    assert [p.text for p in page.left_out] == [corpus.MENU]
    assert page.counts == {"statement": 1, "event": 3, "mention": 7, "time": 1, "quantity": 1}
    assert page.story is not None
    threat = next(s for p in page.passages for s in p.segments if s.text == "تهديد")
    assert threat.kinds == ("event", "statement")


def test_article_without_blocks_or_claims_is_still_shown() -> None:
    bare = Reading(document=Article(id="x", source="x.txt", text="سطر\r\nآخر", language="ar"))
    assert [p.text for p in article_page(bare).passages] == ["سطر\r\nآخر"]


def test_why_explains_every_claim_at_a_place_innermost_first(record: Record) -> None:
    at = corpus.full().document.text.index("تهديد")
    page = why(record, "port-1", at, (), language("en"))
    assert [e.kind for e in page.explanations] == ["event", "statement"]
    said = page.explanations[1]
    assert [(link.part, link.who[0].name) for link in said.chain] == [
        ("why.speaker", "Nader al-Haddad"), ("why.addressee", "سليم العوران"), ("why.occasion", "Press conference"),
        ("why.via", "Port News Agency"), ("why.outlet", "صحيفة الميناء"),
    ]  # fmt: skip
    assert corpus.full().document.text[said.evidence.start : said.evidence.end] == said.evidence.text
    assert said.chain[0].who[0].entity == record.links("port-1")["e1"].id
    assert [e.kind for e in why(record, "port-1", at, ("statement",), language("ar")).explanations] == ["statement"]
    assert why(record, "port-1", 10**9, (), language("ar")).explanations == ()


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("التقى", {"why.actors": ["نادر الحداد"], "why.recipients": ["سليم العوران"],
                  "why.when": ["11 نوفمبر 2025"],
                  "why.modality": ["واقع كما ورد"], "why.place": ["مصر"],
                  "why.when-why": ["من العبارة الزمنية «يوم الثلاثاء»"]}),
        ("مناورات", {"why.figures": ["3 ملايين دولار"], "why.modality": ["مقرر"]}),
        ("يوم الثلاثاء", {"why.grain": ["يوم"], "why.anchor": ["تاريخ النشر"]}),
    ],
)  # fmt: skip
def test_facts_of_an_explanation(record: Record, words: str, facts: dict[str, list[str]]) -> None:
    at = corpus.full().document.text.index(words)
    explained = why(record, "port-1", at, (), language("ar")).explanations[0]
    told = {fact.label: [who.name for who in fact.values] for fact in explained.facts}
    assert facts.items() <= told.items()


def test_entity_and_index(record: Record) -> None:
    groups = {g.type: [e.name for e in g.rows] for g in entities(record).groups}
    assert set(groups) == {"PER", "GPE", "ORG"}
    haddad = record.find_entity("نادر الحداد")
    assert haddad is not None
    page = entity(record, haddad.id)
    assert [r.title for r in page.detail.roles] == ["وزير الخارجية المصري"]
    assert len(page.statements) == 1
    assert len(page.timeline) == 2


def test_problems(record: Record) -> None:
    assert {(p.source, p.document) for p in problems(record).rows} == {
        ("news/scan.pdf", None), ("news/gulf-2.txt", "gulf-2"),
    }  # fmt: skip


@pytest.mark.parametrize("page", [story, article, entity])
def test_an_unknown_id_is_missing(record: Record, page: Callable[[Record, str], object]) -> None:
    with pytest.raises(MissingError):
        page(record, "' OR 1=1 --")
