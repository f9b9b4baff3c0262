"""A record whose server goes away while the desk serves it: said with the cure, in both languages, until it is back."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient
from tests.desk import corpus
from tests.postgres import Databases, Postgres, running

from marsad.desk import app
from marsad.pipeline import weave
from marsad.record import Record

PAGES = ("/", "/today", "/search?q=مصر", "/article?id=port-1", "/pair?a=EGY&b=JOR", "/events.csv")


def kept(server: Postgres) -> str:
    place = Databases(server) / "desk"
    reading = corpus.placed(corpus.full())
    with Record.open(place, create=True) as record:
        record.apply(reading, weave(record.state_for(reading), reading, ()))
    return place


def test_a_stopped_server_is_told_with_its_cure() -> None:
    with running() as server:
        desk = TestClient(app(kept(server)), base_url="http://127.0.0.1")
        desk.__enter__()
        assert desk.get("/").status_code == 200
    try:
        for path in PAGES:
            for lang, cure in (("ar", "فشغّل الخادم"), ("en", "start the server")):
                answer = desk.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
                assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
                assert cure in answer.text
                assert f"127.0.0.1:{server.port}" in answer.text
        given = desk.get("/api/v1/stories")
        assert (given.status_code, given.json()["status"]) == (503, 503)
        assert "start" in given.json()["cure"]
    finally:
        desk.__exit__(None, None, None)


def test_a_server_that_is_back_is_asked_again(postgres: Postgres) -> None:
    place = kept(postgres)
    with TestClient(app(place), base_url="http://127.0.0.1") as desk:
        assert desk.get("/article?id=port-1").status_code == 200
        postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'marsad'")
        assert [desk.get("/article?id=port-1").status_code for _ in range(2)] == [503, 200]


@pytest.mark.parametrize("path", ["/", "/api/v1/stories"])
def test_a_password_is_never_shown(postgres: Postgres, path: str) -> None:
    place = kept(postgres).replace("marsad@", "marsad:s3cret@")
    with TestClient(app(place), base_url="http://127.0.0.1") as desk:
        postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'marsad'")
        answer = desk.get(path)
    assert answer.status_code == 503
    assert "s3cret" not in answer.text
