"""The API answers with what the pages show, pages on, is not sent twice, names cures, and keeps to its description."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok

from marsad.desk.pages import entity, pair, story, today
from marsad.export.interchange import line
from marsad.record import Record

API = "/api/v1"
LISTS = (
    "stories", "documents", "entities", "statements", "events", "problems", "pairs", "outlets", "corrections", "today",
)  # fmt: skip


def got(desk: str, path: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{desk}{API}/{path}", headers=headers)


def plain(value: object) -> Any:
    return json.loads(msgspec.json.encode(value))


def test_the_same_data_as_the_pages(desk: str, record: Record) -> None:
    (row,) = record.stories()
    page = story.story(record, row.id, whole=True)
    assert got(desk, "stories").json()["items"] == plain([page.row])
    assert got(desk, f"story?id={row.id}").json() == plain(record.story(row.id))
    assert got(desk, f"statements?story={row.id}").json()["items"] == plain(page.statements)
    assert got(desk, f"events?story={row.id}").json()["items"] == plain(page.timeline)
    told = got(desk, f"timeline?story={row.id}").json()["items"]
    assert told == plain([{"sureness": m.sureness, "rows": m.rows} for m in page.moments])
    assert got(desk, "entity?id=EGY").json() == plain(entity.entity(record, "EGY").detail)
    assert got(desk, "document?id=port-1").json() == plain(record.document("port-1"))
    reading = record.reading("port-1")
    assert reading
    assert got(desk, "reading?id=port-1").content == line(reading)


def test_states_outlets_and_corrections_as_the_pages_have_them(desk: str, record: Record) -> None:
    (first, *_) = record.pairs()
    assert got(desk, "pairs").json()["items"] == plain(record.pairs())
    page = pair.pair(record, first.a, first.b, whole=True)
    found = got(desk, f"pair?a={first.a.lower()}&b={first.b}").json()
    assert [e["happening"] for e in found["entries"]] == plain([e.row.happening for e in page.entries])
    assert (found["months"], found["documents"]) == (plain(page.months), page.documents)
    (outlet, *_) = record.outlets()
    assert got(desk, "outlets").json()["items"] == plain(record.outlets())
    assert got(desk, f"outlet?id={outlet.outlet}").json() == plain(record.carried(outlet.outlet))
    every = got(desk, "corrections").json()["items"]
    assert [d["correction"] for d in every] == plain(record.corrections()[::-1])
    assert all(d["stands"] for d in every)


def test_today_is_what_the_page_shows(desk: str, record: Record) -> None:
    found = got(desk, "today?since=2000-01-01").json()
    page = today.today(record, datetime.now(UTC), "2000-01-01")
    assert [i["story"] for i in found["items"]] == plain([r.story for r in page.news.rows])
    assert (found["arrived"], found["since"]) == (page.news.arrived, "2000-01-01T00:00:00Z")
    assert {i["story"]["id"]: i["disputed"] for i in found["items"] if i["disputed"]} == plain(
        {id: [m.happening for m in d.rows] for id, d in page.disputed.items()}
    )
    assert got(desk, "today?since=9999-12-31").json()["items"] == []
    assert got(desk, "today?since=0001-01-01").json()["arrived"] == found["arrived"]


def test_a_search_is_narrowed_and_pages_on(desk: str) -> None:
    found = got(desk, "search?q=الملاحة&limit=1").json()
    assert found["total"] == 2
    assert len(found["items"]) == 1
    assert len(httpx.get(desk + found["next"]).json()["items"]) == 1
    assert got(desk, "search?q=الملاحة&event=AGREE").json()["total"] == 1
    assert got(desk, "search?q=الملاحة").headers["etag"] == got(desk, "search?q=الملاحة").headers["etag"]


def test_an_entity_is_found_by_any_name(desk: str) -> None:
    assert {got(desk, f"entity?id={name}").json()["row"]["id"] for name in ("EGY", "مصر", "egypt")} == {"EGY"}
    assert [e["id"] for e in got(desk, "entities?q=egypt").json()["items"]] == ["EGY"]
    assert {e["type"] for e in got(desk, "entities?type=PER").json()["items"]} == {"PER"}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_pages_on_to_its_end(name: str, desk: str) -> None:
    whole = got(desk, name).json()
    assert whole["next"] is None
    found, at = [], f"{API}/{name}?limit=1"
    while at:
        part = httpx.get(desk + at).json()
        assert len(part["items"]) <= part["limit"] == 1
        found += part["items"]
        at = part["next"]
    assert found == whole["items"]
    assert found


@pytest.mark.parametrize("path", [*LISTS, "story?id=none", "openapi.json", "reading?id=port-1"])
def test_the_guard_holds_here_too(path: str, desk: str) -> None:
    answer = got(desk, path)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert got(desk, path, Host="marsad.example").status_code == 421


def test_what_stands_is_not_sent_again(desk: str) -> None:
    first = got(desk, "stories")
    tag = first.headers["etag"]
    again = got(desk, "stories", **{"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert got(desk, "stories", **{"If-None-Match": '"other"'}).status_code == 200
    assert got(desk, "stories?limit=7").headers["etag"] != tag
    assert httpx.head(f"{desk}{API}/stories").headers["etag"] == tag


@pytest.mark.parametrize(
    ("path", "status", "error", "cure"),
    [
        ("story?id=none", 404, "no story 'none'", "/api/v1/stories"),
        ("entity?id=zzzz", 404, "no entity 'zzzz'", "/api/v1/entities?q="),
        ("reading?id=none", 404, "no document 'none'", "/api/v1/documents"),
        ("events?entity=zzzz", 404, "no entity 'zzzz'", "/api/v1/entities"),
        ("timeline", 404, "a timeline of what?", "story=ID"),
        ("pair?a=EGY&b=ZZZ", 404, "nothing is told of 'EGY' and 'ZZZ'", "/api/v1/pairs"),
        ("outlet?id=none", 404, "no outlet 'none'", "/api/v1/outlets"),
        ("today?since=then", 400, "since", "openapi.json"),
        ("story", 400, "'id'", "openapi.json"),
        ("stories?limit=0", 400, "limit", "openapi.json"),
        ("stories?offset=here", 400, "offset", "openapi.json"),
        ("entities?type=KING", 400, "KING", "openapi.json"),
        ("nowhere", 404, "no such address", "openapi.json"),
    ],
)
def test_a_fault_names_its_cure(path: str, status: int, error: str, cure: str, desk: str) -> None:
    answer = got(desk, path)
    fault = answer.json()
    assert (answer.status_code, fault["status"]) == (status, status)
    assert error in fault["error"]
    assert cure in fault["cure"]


def test_another_method_is_refused(desk: str) -> None:
    answer = httpx.post(f"{desk}{API}/stories")
    assert answer.status_code == 405
    assert answer.json()["cure"]


def test_every_address_is_described_and_documented(desk: str) -> None:
    paths = got(desk, "openapi.json").json()["paths"]
    text = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
    assert {f"{API}/{name}" for name in LISTS} < set(paths)
    for path, methods in paths.items():
        assert f"`{path}`" in text
        assert methods["get"]["description"]


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: str(mode.value))
def test_it_keeps_to_its_description(mode: schemathesis.GenerationMode, desk: str) -> None:
    described = schemathesis.openapi.from_url(f"{desk}{API}/openapi.json")
    operations = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == 36  # eighteen addresses, GET and HEAD
    for operation in operations:

        @settings(
            max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def kept(case: Any) -> None:
            case.call_and_validate()

        kept()
