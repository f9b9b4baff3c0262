"""What arrives at the desk: files, folders and pasted text are kept, each fault said with its file; what is new."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Browser, FilePayload, expect
from tests.desk import corpus
from tests.desk.conftest import served

from marsad.desk import app
from marsad.desk.arriving import job, upload, work
from marsad.desk.arriving.work import Arrived
from marsad.desk.guard import TOKEN
from marsad.desk.pages.today import today, visited
from marsad.pipeline import weave
from marsad.record import Record

Desk = TestClient[Any]
MEETING = (
    "بحث وزير الخارجية المصري نادر الحداد مع نظيره الأردني سليم العوران في القاهرة اليوم أمن الملاحة في البحر الأحمر.\n"
)
OTHER = "قال رئيس الوزراء الأردني إن بلاده ستوقع مع العراق اتفاقا للنقل البري في بغداد الأسبوع المقبل.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    Record.open(tmp_path / "r.marsad", create=True).close()
    return tmp_path / "r.marsad"


@pytest.fixture
def desk(file: Path) -> Iterator[Desk]:
    with TestClient(app(file), base_url="http://127.0.0.1") as client:
        yield client


def ended(desk: Desk) -> str:
    """The page of the work once it has ended."""
    for _ in range(1200):
        page = desk.get("/keep?lang=en").text
        if 'hx-trigger="every 1s"' not in page:
            return page
        time.sleep(0.1)
    raise AssertionError("the work did not end within two minutes")


def sent(desk: Desk, *files: tuple[str, bytes], **fields: str) -> Any:
    parts = [("files", (name, body)) for name, body in files]
    return desk.post("/keep", files=parts or None, data={"token": TOKEN, **fields}, follow_redirects=False)


def test_each_file_is_kept_or_named_with_its_fault(desk: Desk, file: Path, tmp_path: Path) -> None:
    answer = sent(
        desk, ("news/one.txt", MEETING.encode()), ("news/two.txt", OTHER.encode("cp1256")), ("empty.txt", b""),
        ("../../../up.txt", OTHER.replace("العراق", "سوريا").encode()), ("broken.pdf", b"%PDF-1.4 no more"),
        ("news/<script>.jsonl", b'{"text": 7}\nnot json\n'),
    )  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, "/keep")
    page = ended(desk)
    assert "3 reports added" in page
    for fault in ("empty.txt", "broken.pdf", "news/_script_.jsonl:1", "news/_script_.jsonl:2"):
        assert fault in page
    assert "<script>." not in page
    with Record.open(file) as record:
        assert {d.source for d in record.documents()} == {"news/one.txt", "news/two.txt", "up.txt"}
        assert any("البري" in (record.reading(d.id) or corpus.full()).document.text for d in record.documents())
    assert not (tmp_path.parent / "up.txt").exists()
    assert "broken.pdf" in desk.get("/problems").text


def test_what_is_known_or_was_taken_down_is_said(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the work goes to its folder
    said: list[Arrived] = []
    monkeypatch.setattr(work, "_say", said.append)
    (tmp_path / "w").mkdir()
    given = {"title": "أمن الملاحة", "outlet": "صحيفة", "published": "2025-11-12", "url": "https://a.example/1"}
    assert upload.paste({"text": MEETING, **given}, tmp_path / "w") == 1
    assert upload.paste({"text": " \n"}, tmp_path / "w") == 0
    for n in range(3):
        work.work(str(file), str(tmp_path / "w"), work.Stopped())
        with Record.open(file) as record:
            if n == 1:
                (row,) = record.documents()
                assert (row.id, row.outlet, str(row.first)) == ("https://a.example/1", "صحيفة", "2025-11-12")
                record.forget(row.id, weave, who="ليلى", why="طلب الناشر")
    assert [(a.kept, a.id, a.title) for a in said] == [
        ("added", "https://a.example/1", "أمن الملاحة"), ("known", "https://a.example/1", "أمن الملاحة"),
        ("gone", "", ""),
    ]  # fmt: skip


def test_what_cannot_be_taken_says_why_and_changes_nothing(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.post("/keep", data={"text": MEETING}).status_code == 403
    assert (
        desk.post("/keep", data={"text": MEETING, "token": TOKEN}, headers={"Origin": "http://a.example"}).status_code
        == 403
    )
    assert desk.post("/keep/stop", data={"token": "x"}).status_code == 403
    nothing = sent(desk, text="  ")
    assert (nothing.status_code, "لم يصل ملف ولا نص" in nothing.text) == (422, True)
    monkeypatch.setattr(job, "RUN", "import time; time.sleep(60)")
    assert sent(desk, text=MEETING).status_code == 303
    assert sent(desk, text=OTHER).status_code == 409
    assert desk.post("/keep/stop", data={"token": TOKEN}).status_code == 200
    assert "Reading was stopped" in ended(desk)
    monkeypatch.setattr(job, "RUN", "raise SystemExit('the disk is full')")
    sent(desk, text=MEETING)
    page = ended(desk)
    assert "Reading ended with a fault" in page
    assert "the disk is full" in page
    with Record.open(file) as record:
        assert record.counts().documents == 0


def test_long_work_is_stopped_and_what_was_kept_stays(desk: Desk, file: Path) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": MEETING * 8 + str(n)}) + "\n" for n in range(3000))
    sent(desk, ("all.jsonl", lines.encode()))
    for _ in range(2000):
        if re.search(r"[1-9]\d* reports? added", desk.get("/keep/progress?lang=en").text):
            break
        time.sleep(0.05)
    desk.post("/keep/stop", data={"token": TOKEN})
    assert "Reading was stopped" in ended(desk)
    with Record.open(file) as record:
        assert 0 < record.counts().documents < 3000


@pytest.mark.parametrize(
    ("name", "path"),
    [("a/b.txt", "a/b.txt"), ("..\\..\\c.txt", "c.txt"), ("/etc/passwd", "etc/passwd"), ("", "file"), ("...", "file"),
     (".hidden", "hidden"), ("خبر.txt", "خبر.txt"), ("-", "-"), ("a" * 500, "a" * 120)],
)  # fmt: skip
def test_a_files_name_leads_nowhere_else(name: str, path: str) -> None:
    assert upload.safe(name) == PurePosixPath(path)


def test_what_is_new_since_a_moment_or_the_last_visit(tmp_path: Path) -> None:
    now = datetime.now(UTC) + timedelta(minutes=1)
    with Record.open(tmp_path / "r", create=True) as record:
        assert (today(record, now).news.rows, record.last_arrival()) == ((), "")
        for reading in (corpus.full(), corpus.copy()):
            record.apply(reading, weave(record.state_for(reading), reading, ()))
        record._db.execute("UPDATE document SET arrived = '2025-11-12T08:00:00+00:00' WHERE id = 'port-1'")
        page = today(record, now)
        (row,) = page.news.rows
        assert ([d.id for d in row.documents], row.whole, row.story.documents) == (["gulf-2"], False, 2)
        assert (page.news.arrived, page.visit) == (1, False)
        assert today(record, now, asked="2025-11-01").news.rows[0].whole
        assert today(record, now, visit=now.isoformat()).news.rows == ()
        assert [n.rule for n in today(record, now, asked="soon").notes] == ["asked.day"]
        assert today(record, now, asked="0001-01-01T00:00:00+14:00").news.rows


def test_a_visit_ends_after_half_an_hour() -> None:
    now = datetime(2025, 11, 12, 8, tzinfo=UTC)
    first, cookie = visited("", now)
    assert first == ""
    assert visited(cookie, now + timedelta(minutes=5))[0] == ""
    again, cookie = visited(cookie, now + timedelta(hours=2))
    assert again == now.isoformat()
    assert visited(cookie, now + timedelta(hours=2, minutes=5))[0] == again
    assert visited("x|y", now)[0] == ""


def test_files_are_chosen_or_dropped_in_a_browser(browser: Browser, file: Path) -> None:
    with served(file) as address:
        context = browser.new_context(locale="en")
        page = context.new_page()
        page.goto(f"{address}/?lang=en")
        expect(page.locator("h1")).to_have_text("The record is empty")
        page.get_by_label("Choose files").set_input_files(
            FilePayload(name="one.txt", mimeType="text/plain", buffer=b"x")
        )
        expect(page.locator("[data-chosen]")).to_have_text("one.txt")
        page.goto(f"{address}/keep")
        page.evaluate(
            """text => {
              const given = new DataTransfer();
              given.items.add(new File([text], "two.txt"));
              given.items.add(new File([""], "three.txt"));
              document.querySelector("[data-drop]").dispatchEvent(
                new DragEvent("drop", {dataTransfer: given, bubbles: true}));
            }""",
            OTHER,
        )
        expect(page.locator("#progress")).to_contain_text("three.txt", timeout=120_000)
        expect(page.locator("#progress")).to_contain_text("1 report added")
        page.get_by_role("link", name="See what is new").click()
        expect(page.locator("h1")).to_have_text("What is new")
        expect(page.locator(".stories > li")).to_have_count(1)
        context.close()
