"""A desk in a process of its own: what it refuses, how it answers what it lacks, and what it sends with every page."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import httpx
import pytest
from litestar.testing import TestClient

from marsad.desk import app, serve
from marsad.desk.asking import address
from marsad.desk.guard import host_is_loopback
from marsad.record import RecordError
from marsad.record.search import Search


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8470", "localhost:1", "LOCALHOST", "[::1]", "[::1]:80"])
def test_own_names_are_answered(host: str, desk: str) -> None:
    assert host_is_loopback(host)
    assert httpx.get(desk, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["marsad.example", "127.0.0.1.example:80", "localhost.", "", "::1", "127.0.0.1:x"])
def test_strange_hosts_are_refused(host: str, desk: str) -> None:
    assert not host_is_loopback(host)
    answer = httpx.get(f"{desk}/article?id=port-1", headers={"Host": host})
    assert answer.status_code in (400, 421)
    assert "الملاحة" not in answer.text


def test_pages_carry_a_policy_without_inline_scripts(desk: str) -> None:
    for path in ("/", "/nowhere", "/static/desk.css"):
        policy = httpx.get(desk + path).headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    "path", ["/nowhere", "/story?id=none", "/story", "/article?id=%00%27", "/entity?id=none", "/why?id=none&at=1",
             "/static/nothing.css", "/static/../server.py"],
)  # fmt: skip
def test_what_is_not_there_is_404(path: str, desk: str) -> None:
    assert httpx.get(desk + path).status_code == 404


def test_a_senseless_request_is_400_and_explained(desk: str) -> None:
    answer = httpx.get(f"{desk}/why?id=port-1&at=here")
    assert answer.status_code == 400
    assert "رُفض الطلب" in answer.text


def test_the_switch_of_calendars_is_remembered(desk: str) -> None:
    with httpx.Client(base_url=desk) as reader:
        assert "جمادى" not in reader.get("/article?id=port-1").text
        assert "12 نوفمبر 2025 (21 جمادى الأولى 1447هـ)" in reader.get("/article?id=port-1&calendar=hijri").text
        assert "21 Jumada I 1447 AH" in reader.get("/article?id=port-1&lang=en").text
        assert "هـ" in reader.get("/dossier?entity=EGY&as=md&lang=ar").text
        assert "Jumada" not in reader.get("/article?id=port-1&lang=en&calendar=gregorian").text
        assert reader.get("/article?id=port-1&calendar=lunar").status_code == 200


def test_hostile_text_is_text(desk: str) -> None:
    body = httpx.get(f"{desk}/article?id=port-1").text
    assert "<script>window" not in body
    assert "&lt;script&gt;window.stolen = 1&lt;/script&gt;" in body


def test_language_is_kept(desk: str) -> None:
    with httpx.Client(base_url=desk) as client:
        assert 'lang="ar" dir="rtl"' in client.get("/").text
        assert 'lang="en" dir="ltr"' in client.get("/?lang=en").text
        assert 'lang="en" dir="ltr"' in client.get("/problems").text
        assert 'href="/?lang=en"' in client.get("/?lang=ar").text
        assert 'lang="ar" dir="rtl"' in client.get("/?lang=xx").text


def test_searches_are_saved_and_removed_by_a_form(empty_file: Path, tmp_path: Path) -> None:
    with TestClient(app(Path(shutil.copy(empty_file, tmp_path / "r"))), base_url="http://127.0.0.1") as client:
        answer = client.post("/search", data={"save": "بحر", "query": "الملاحة"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, address("search", Search(query="الملاحة")))
        assert "بحر" in client.get("/search").text
        client.post("/search", data={"remove": "بحر"})
        assert "بحر" not in client.get("/search").text
        assert "ولا يُحذف إلا اسم محفوظ" in client.post("/search", data={"remove": "بحر"}).text


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:1"}],
)  # fmt: skip
def test_a_form_of_another_site_changes_nothing(desk: str, headers: dict[str, str]) -> None:
    answer = httpx.post(f"{desk}/search", data={"save": "foreign", "query": "x"}, headers=headers)
    assert answer.status_code == 403
    assert "foreign" not in httpx.get(f"{desk}/search").text


@pytest.mark.parametrize(
    "query",
    ["x" * 10_000, "م" * 10_000, '"' * 9_999, '"', "()*^:", "AND OR NOT", "<script>alert(1)</script>", "%00", "-"],
)
def test_any_query_is_answered(desk: str, query: str) -> None:
    answer = httpx.get(f"{desk}/search", params={"query": query})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert len(answer.content) < 60_000, "a page says a long query once and cut"


@pytest.mark.parametrize("path", ["/", "/today", "/pairs", "/sources", "/search", "/events", "/statements"])
def test_no_place_in_a_list_is_too_far(path: str, desk: str) -> None:
    assert httpx.get(f"{desk}{path}?offset={'9' * 30}").status_code == 200


def test_an_htmx_request_gets_the_explanation_alone(desk: str) -> None:
    whole = httpx.get(f"{desk}/why?id=port-1&at=0&lang=en").text
    part = httpx.get(f"{desk}/why?id=port-1&at=0&lang=en", headers={"HX-Request": "true"}).text
    assert "<html" in whole
    assert "<html" not in part
    assert "explanations" in part


def test_an_empty_record_explains_itself(empty_file: Path) -> None:
    with TestClient(app(empty_file), base_url="http://127.0.0.1") as client:
        for path in ("/", "/search", "/statements", "/events", "/events.csv", "/entities", "/problems"):
            assert client.get(path).status_code == 200
        body = client.get("/").text
        assert "السجل فارغ" in body
        assert f"marsad keep FOLDER --record {empty_file}" in body


def test_missing_assets_are_said_with_the_cure(empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.render.VENDOR", empty_file.parent / "nowhere")
    with TestClient(app(empty_file), base_url="http://127.0.0.1") as client:
        assert "npm ci &amp;&amp; npm run build" in client.get("/").text


def test_only_this_machine_is_served(empty_file: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        serve(empty_file, host="0.0.0.0")
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="cannot be used"):
        serve(empty_file, port=taken.getsockname()[1])
    with pytest.raises(RecordError):
        serve(tmp_path / "none.marsad")


@pytest.mark.parametrize("path", ["/", "/article?id=port-1", "/why?id=port-1&at=0", "/problems", "/static/desk.css"])
def test_head_is_answered_without_a_body(path: str, desk: str) -> None:
    host, port = desk.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(f"HEAD {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        head, _, body = b"".join(iter(lambda: line.recv(65_536), b"")).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert b"content-security-policy" in head.lower()
    assert body == b""


def test_head_of_what_is_not_there_is_404(desk: str) -> None:
    assert httpx.head(f"{desk}/nowhere").status_code == httpx.head(f"{desk}/story?id=none").status_code == 404
