"""Each page's struct holds what it promises, from a real record; ids that the record lacks are said to be missing."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from litestar.testing import TestClient
from msgspec.structs import replace
from tests.desk import corpus

from marsad.desk import app
from marsad.desk.asking import address, asked
from marsad.desk.language import language
from marsad.desk.moments import moments
from marsad.desk.pages import MissingError
from marsad.desk.pages.article import article, article_page
from marsad.desk.pages.entities import entities
from marsad.desk.pages.entity import entity
from marsad.desk.pages.events import events, file
from marsad.desk.pages.problems import problems
from marsad.desk.pages.search import search
from marsad.desk.pages.statements import statements
from marsad.desk.pages.stories import stories
from marsad.desk.pages.story import story
from marsad.desk.pages.why import why
from marsad.desk.utterances import utterances
from marsad.model import Article, Reading
from marsad.pipeline import weave
from marsad.record import Record
from marsad.record.search import Search


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
    assert [(o.title, o.first, o.last, o.reports) for o in page.offices] == [
        ("وزير الخارجية المصري", corpus.PUBLISHED, corpus.PUBLISHED, 1)
    ]
    assert [(j.reason, j.documents) for j in page.detail.joined] == [("entity.same.name", 2)]
    assert len(page.statements) == 1
    assert len(page.timeline) == 2


def test_of_who_is_named_very_often_the_latest_is_shown(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = entity(record, "EGY")
    assert not whole.latest
    monkeypatch.setattr("marsad.desk.pages.entity.MANY", 1)
    page = entity(record, "EGY", whole=True)
    assert (page.latest, [d.id for d in page.documents]) == (True, ["gulf-2"])
    assert {(r.document, r.event) for r in page.timeline} <= {(r.document, r.event) for r in whole.timeline}
    assert page.timeline


def test_search(record: Record) -> None:
    page = search(record, {"query": "القاهره", "speaker": "", "since": "2025-11-13", "origins": ""})
    assert [h.row.id for h in page.found.hits] == ["gulf-2"]
    assert next(p.text for x in page.found.hits[0].passages for p in x.pieces if p.lit) == "القاهرة"
    haddad = record.find_entity("Nader al-Haddad")
    assert haddad is not None
    narrowed = search(record, {"speaker": haddad.id})
    assert ([h.row.id for h in narrowed.found.hits], narrowed.chosen) == (["port-1"], haddad)
    assert (page.more, search(record, {"offset": "40"}).found.hits) == (False, ())


def test_what_an_address_asks_without_sense_is_said(record: Record) -> None:
    page = search(record, {"since": "yesterday", "modality": "sure", "origins": "many", "offset": "-1", "strange": "1"})
    assert [n.rule for n in page.notes] == ["asked.value", "asked.day", "asked.value"]
    assert page.found.total == 2


def test_the_way_back_to_a_search() -> None:
    wanted = Search(query="أ & ب", origins=2)
    assert address("search", wanted, country="EGY", origins=0) == "/search?query=%D8%A3+%26+%D8%A8&country=EGY"
    assert address("search", Search()) == "/search"
    asked_again, notes = asked(Search, dict(parse_qsl(address("search", wanted).partition("?")[2])))
    assert (asked_again, notes) == (wanted, ())


def test_statements(record: Record) -> None:
    page = statements(
        record, {"speaker": "Nader al-Haddad", "addressee": "سليم العوران", "act": "warn", "topic": "ملاحه"}
    )
    assert [u.first.row.text for u in page.utterances] == ["لن تقبل القاهرة تهديد الملاحة"]
    assert [(c.part, c.words or [p.text for p in c.parties]) for c in page.utterances[0].chain] == [
        ("why.speaker", ["الحداد"]), ("why.addressee", ["للعوران"]), ("why.occasion", "press-conference"),
        ("why.via", ["وكالة المرفأ"]), ("why.outlet", []),
    ]  # fmt: skip
    text = corpus.full().document.text
    for c in page.utterances[0].chain[:-1]:
        words = c.parties[0].text if c.parties else "مؤتمر صحفي"
        assert c.start is not None
        assert text[c.start : c.start + len(words)] == words
    assert (page.found.documents, page.found.next) == (1, None)


@pytest.mark.parametrize(
    "given", [{"act": "hope"}, {"topic": "رياضة"}, {"outlet": "none"}, {"since": "2025-11-13"}, {"topic": "x" * 9999}]
)
def test_statements_that_do_not_fit_are_left_out(record: Record, given: dict[str, str]) -> None:
    assert statements(record, given).utterances == ()


def test_a_name_that_nobody_has_is_said(record: Record) -> None:
    for page in (statements(record, {"speaker": "قلقشندي"}), events(record, {"actor": "قلقشندي"})):
        assert [n.rule for n in page.notes] == ["asked.nobody"]


def test_events(record: Record) -> None:
    assert {(r.document, r.event) for r in events(record, {}).rows} == {
        ("port-1", "v1"), ("port-1", "v2"), ("port-1", "v3"), ("gulf-2", "v1"), ("gulf-2", "v2"),
    }  # fmt: skip
    found = {
        "event": "AGREE", "quad": "material cooperation", "modality": "denied", "actor": "سليم العوران",
        "since": "2025-11-13",
    }  # fmt: skip
    fitting = {k: [(r.document, r.event) for r in events(record, {k: v}).rows] for k, v in found.items()}
    assert fitting == {
        "event": [("gulf-2", "v1")], "quad": [("port-1", "v3")], "modality": [("port-1", "v2")],
        "actor": [("gulf-2", "v2"), ("port-1", "v1")], "since": [("gulf-2", "v2"), ("gulf-2", "v1")],
    }  # fmt: skip


def test_a_long_list_goes_on_where_it_stopped(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.pages.events.PAGE", 1)
    first = events(record, {})
    assert (len({r.document for r in first.rows}), first.found.next) == (1, 1)
    assert {r.document for r in events(record, {"offset": "1"}).rows} == {"port-1"}
    assert events(record, {"offset": "1"}).found.next is None


def test_events_as_files(record: Record) -> None:
    kind, body = file(record, {"modality": "planned"}, "csv")
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    assert (kind, [r["id"] for r in rows]) == ("text/csv", ["port-1#v3"])
    kind, body = file(record, {"actor": "سليم العوران"}, "geojson")
    assert [f["id"] for f in json.loads(body)["features"]] == ["gulf-2#v2", "port-1#v1"]
    with pytest.raises(MissingError):
        file(record, {}, "exe")


def test_one_utterance_in_several_words_is_shown_once(record: Record) -> None:
    row = record.statements()[0]
    other = replace(row, document="gulf-2", text="لن تقبل القاهره أي تهديد للملاحة", published=date(2025, 11, 13))
    late = replace(row, document="late", published=date(2026, 1, 1))
    mute = replace(row, document="mute", speakers=())
    found = utterances([row, other, late, mute], {})
    assert [[w.row.document for w in u.wordings] for u in found] == [["port-1", "gulf-2"], ["late"], ["mute"]]
    runs = found[0].wordings[1].runs
    assert "".join(r.text for r in runs) == other.text
    assert [r.text.strip() for r in runs if r.differs] == ["أي", "للملاحة"]
    assert found[0].wordings[0].same


def test_problems(record: Record) -> None:
    assert {(p.source, p.document) for p in problems(record).rows} == {
        ("news/scan.pdf", None), ("news/gulf-2.txt", "gulf-2"),
    }  # fmt: skip


def test_what_went_with_a_document_is_gone_and_says_so(record_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "gone.marsad"
    shutil.copy(record_file, path)
    with Record.open(path) as record:
        id = record.stories()[0].id
        haddad = record.find_entity("نادر الحداد")
        for document in ("port-1", "gulf-2"):
            record.forget(document, weave, who="ليلى", why="طلب الناشر")
    assert haddad is not None
    with TestClient(app(path), base_url="http://127.0.0.1") as desk:
        for address, ar, en in (
            (f"/story?id={id}", "لم تبق هذه القصة", "This story is no more"),
            (f"/entity?id={haddad.id}", "لم يبق لهذا الاسم ذكر", "Nothing names this any longer"),
            ("/article?id=port-1", "سُحب هذا النص", "This document was taken down"),
        ):
            for code, said in (("ar", ar), ("en", en)):
                answer = desk.get(f"{address}&lang={code}")
                assert (answer.status_code, said in answer.text, "طلب الناشر" in answer.text) == (410, True, True)
                assert 'href="/search"' in answer.text
        answer = desk.get("/entity?id=per-000000000000&lang=en")
        assert (answer.status_code, "Search for it by name" in answer.text) == (404, True)


@pytest.mark.parametrize("page", [story, article, entity])
def test_an_unknown_id_is_missing(record: Record, page: Callable[[Record, str], object]) -> None:
    with pytest.raises(MissingError):
        page(record, "' OR 1=1 --")
