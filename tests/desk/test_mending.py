"""The desk's corrections: forms of its own only, who and why kept, the second of two told of the first, all undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from tests.desk import corpus

from marsad.desk import app
from marsad.desk.guard import TOKEN
from marsad.knowledge.identity import claim_key
from marsad.model import Article, Reading
from marsad.pipeline import weave
from marsad.record import Record

Desk = TestClient[Any]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r.marsad"
    with Record.open(path, create=True) as record:
        for reading in map(corpus.placed, (corpus.full(), corpus.copy())):
            record.apply(reading, weave(record.state_for(reading), reading, ()))
    return path


@pytest.fixture
def desk(file: Path) -> Iterator[Desk]:
    with TestClient(app(file), base_url="http://127.0.0.1") as client:
        yield client


EVENT = corpus.full().events[0]
SAID = corpus.full().statements[0]


def form(desk: Desk, path: str, **filled: str) -> dict[str, str]:
    """The hidden fields of the form at `path`, with what is filled in."""
    body = desk.get(path).text
    hidden = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', body.split('method="post"', 1)[1]))
    return {k: v.replace("&#34;", '"') for k, v in hidden.items()} | {"who": "ليلى", "why": "خطأ في القراءة"} | filled


def event(reading: str = "port-1") -> str:
    return f"/correct?target={reading}&start={EVENT.evidence.start}&end={EVENT.evidence.end}"


def test_a_rejected_event_is_gone_listed_and_taken_back(desk: Desk, file: Path) -> None:
    before = len(Record.open(file).timeline())
    answer = desk.post("/correct", data=form(desk, event(), kind="reject-claim"))
    assert answer.status_code == 200
    assert "خطأ في القراءة" in answer.text
    assert "ليلى" in answer.text
    with Record.open(file) as record:
        assert len(record.timeline()) < before
        (c,) = record.corrections()
        assert (c.kind, c.who, c.value) == ("reject-claim", "ليلى", claim_key(EVENT))
        assert c.when
    assert 'value="ليلى"' in desk.get("/corrections").text  # who is remembered
    desk.post("/correct", data=form(desk, "/corrections"))
    with Record.open(file) as record:
        assert len(record.timeline()) == before
    assert "رُجع عنه" in desk.get("/corrections").text


def test_dates_types_and_speakers_are_put_right(desk: Desk, file: Path) -> None:
    desk.post("/correct", data=form(desk, event(), kind="fix-date", first="2025-10-01", last="2025-10-02"))
    desk.post("/correct", data=form(desk, event(), kind="fix-type", type="CONSULT.visit"))
    said = f"/correct?target=port-1&start={SAID.evidence.start}&end={SAID.evidence.end}"
    desk.post("/correct", data=form(desk, said, kind="fix-speaker", speaker=""))
    with Record.open(file) as record:
        row = next(r for r in record.timeline() if r.document == "port-1" and r.start == EVENT.evidence.start)
        assert (str(row.earliest), str(row.latest), row.type, row.mode) == (
            "2025-10-01",
            "2025-10-02",
            "CONSULT",
            "visit",
        )
        assert all(
            not s.speakers for s in record.statements() if s.document == "port-1" and s.start == SAID.evidence.start
        )
        fixed = next(r for r in record.readings() if r.document.id == "port-1")
        assert str(fixed.events[0].when.earliest) == "2025-10-01"
        assert record.reading("port-1") == corpus.placed(corpus.full())


def test_the_second_of_two_sees_what_the_first_decided(desk: Desk, file: Path) -> None:
    one, other = (form(desk, event(), kind=k, first="2025-10-01") for k in ("reject-claim", "fix-date"))
    assert desk.post("/correct", data=one).status_code == 200
    second = desk.post("/correct", data=other | {"who": "سعد"})
    assert second.status_code == 409
    assert "ليلى" in second.text
    assert 'value="2025-10-01"' in second.text
    again = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', second.text.split('method="post"', 1)[1]))
    assert desk.post("/correct", data=other | {"seen": again["seen"]}).status_code == 200
    with Record.open(file) as record:
        assert [c.kind for c in record.corrections()] == ["reject-claim", "fix-date"]


def test_two_are_merged_by_any_spelling_and_split(desk: Desk, file: Path) -> None:
    with Record.open(file) as record:
        one, other = (record.find_entity(n) for n in ("نادر الحداد", "سليم العوران"))
    assert one
    assert other
    path = f"/correct?kind=merge-entity&target={one.id}&name=سليم العوران"
    assert f'value="{other.id}"' in desk.get(path).text
    assert desk.post("/correct", data=form(desk, path, value=other.id)).status_code == 200
    with Record.open(file) as record:
        assert record.find_entity(one.id) == record.find_entity(other.id)
    path = f"/correct?kind=keep-entity&target={other.id}"
    desk.post("/correct", data=form(desk, path, value=one.id))
    with Record.open(file) as record:
        assert record.find_entity(one.id) != record.find_entity(other.id)


def test_what_is_not_the_desks_own_form_changes_nothing(desk: Desk, file: Path) -> None:
    good = form(desk, event(), kind="reject-claim")
    assert desk.post("/correct", data=good, headers={"Origin": "http://evil.example"}).status_code == 403
    assert desk.post("/correct", data=good, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert desk.post("/correct", data=good | {"token": "x"}).status_code == 403
    assert desk.post("/correct", data=good | {"why": " "}).status_code == 422
    assert desk.post("/correct", data=good | {"kind": "fix-date", "first": "soon"}).status_code == 422
    assert desk.post("/correct", data=good | {"kind": "fix-type", "type": "NONSENSE"}).status_code == 422
    assert desk.post("/correct", data=good | {"target": "none"}).status_code == 404
    assert desk.get("/correct?target=port-1&start=x&end=5").status_code == 404
    with Record.open(file) as record:
        assert record.corrections() == ()


def test_a_corrected_claim_says_so_wherever_it_is_shown(desk: Desk, file: Path) -> None:
    said = f"/correct?target=port-1&start={SAID.evidence.start}&end={SAID.evidence.end}"
    desk.post("/correct", data=form(desk, event(), kind="fix-date", first="2025-10-01"))
    desk.post("/correct", data=form(desk, said, kind="fix-speaker", speaker="نادر الحداد"))
    with Record.open(file) as record:
        story, who = record.stories()[0].id, record.find_entity("نادر الحداد")
    assert who
    shown = {
        f"/story?id={story}": (1, 2), "/events": (1,), "/statements": (2,), f"/entity?id={who.id}": (1, 2),
        "/pair?a=EGY&b=JOR": (1,), "/article?id=port-1": (1, 2), f"/why?id=port-1&at={SAID.evidence.start}": (2,),
    }  # fmt: skip
    for path, numbers in shown.items():
        body = desk.get(path).text
        for n in numbers:
            assert f"/corrections?at={n}#c{n}" in body, (path, n)
    assert 'id="c1"' in desk.get("/corrections?at=1").text
    undo = form(desk, "/corrections")  # the last form on the page
    assert undo["target"] == "1"
    desk.post("/correct", data=undo)
    assert "at=1#c1" not in desk.get("/events").text


def test_a_document_is_taken_down_by_a_form_and_answered_with_410(desk: Desk, file: Path) -> None:
    assert 'href="/forget?id=port-1"' in desk.get("/article?id=port-1").text
    filled = form(desk, "/forget?id=port-1", why="طلب الناشر")
    assert desk.post("/forget", data=filled | {"token": "x"}).status_code == 403
    assert desk.post("/forget", data=filled, headers={"Origin": "http://evil.example"}).status_code == 403
    assert desk.post("/forget", data=filled | {"why": " "}).status_code == 422
    assert desk.get("/article?id=port-1").status_code == 200
    answer = desk.post("/forget", data=filled)
    assert answer.status_code == 410
    with Record.open(file) as record:
        (stone,) = record.gone()
    for path in ("/article?id=port-1", "/why?id=port-1&at=0", "/download?id=port-1&as=ris", "/forget?id=port-1",
                 "/correct?target=port-1&start=1&end=2"):  # fmt: skip
        answer = desk.get(path)
        assert answer.status_code == 410, path
        assert all(said in answer.text for said in ("سُحب هذا النص", "طلب الناشر", "ليلى", stone.when))
        assert corpus.FIRST not in answer.text
    api = desk.get("/api/v1/reading?id=port-1")
    assert (api.status_code, api.json()["error"]) == (
        410,
        f"document 'port-1' was taken down on {stone.when}: طلب الناشر",
    )
    assert desk.post("/forget", data=filled).status_code == 410
    assert "طلب الناشر" in desk.get("/problems?lang=en").text
    for path in ("/", "/search?query=الملاحة", "/statements", "/events", "/events.csv", "/today", "/entities"):
        assert "port-1" not in desk.get(path).text
    assert desk.get("/forget?id=none").status_code == 404


def test_whose_an_outlet_is(desk: Desk) -> None:
    path = "/correct?kind=own-outlet&target=صحيفة المرفأ"
    assert desk.post("/correct", data=form(desk, path, value="دار البحر")).status_code == 200
    assert "دار البحر" in desk.get("/corrections?lang=en").text


def test_stories_are_joined_and_parted_on_the_desk(tmp_path: Path) -> None:
    path = tmp_path / "stories.marsad"
    other = Reading(
        document=Article(id="far-4", source="far.txt", text="افتتاح سوق الكتاب في المدينة القديمة", language="ar")
    )
    with Record.open(path, create=True) as record:
        for reading in (*map(corpus.placed, (corpus.full(), corpus.copy())), other):
            record.apply(reading, weave(record.state_for(reading), reading, ()))
        story = next(s for s in record.stories() if s.documents == 2)
    with TestClient(app(path), base_url="http://127.0.0.1") as desk:
        page = desk.get(f"/story?id={story.id}&lang=en").text
        assert "kind=join-story&amp;target=port-1" in page
        assert "kind=part-story&amp;target=gulf-2" in page
        form = desk.get("/correct?kind=join-story&target=port-1&name=سوق الكتاب&lang=ar").text
        assert 'name="value" value="far-4"' in form
        assert "لا قصة أخرى" in desk.get("/correct?kind=join-story&target=port-1&name=قلقشندي&lang=ar").text
        sent = {"token": TOKEN, "seen": "0", "who": "ليلى", "why": "أمر واحد"}
        joined = {"kind": "join-story", "target": "port-1", "value": "far-4", "name": "سوق"}
        assert desk.post("/correct", data={**sent, **joined}, follow_redirects=False).status_code == 303
        parted = {"kind": "part-story", "target": "gulf-2"}
        assert desk.post("/correct", data={**sent, **parted, "seen": "1"}, follow_redirects=False).status_code == 303
        told = desk.get("/corrections?lang=ar").text
        assert "القصتان قصة واحدة" in told
        assert "قصة بذاتها" in told
        assert desk.post("/correct", data={**sent, **parted}, follow_redirects=False).status_code in (409, 422)
    with Record.open(path) as record:
        of = {d.id: d.story for d in record.documents()}
    assert of["port-1"] == of["far-4"] != of["gulf-2"]
