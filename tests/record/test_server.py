"""A record on a PostgreSQL server: what is said when it cannot be used, who writes when, and how it moves to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from litestar.testing import TestClient
from tests.postgres import LOCKED, PASSWORD, Databases, Place, Postgres
from typer.testing import CliRunner, Result

from marsad.api.keeping import keep
from marsad.cli import app
from marsad.cluster import weave
from marsad.desk.server import app as desk_app
from marsad.model import Changes, Correction, Reading
from marsad.record import Record, RecordError
from marsad.record.address import address
from marsad.record.corrections import ConflictError
from marsad.record.schema import VERSION
from marsad.record.search import Search
from marsad.record.server import Server

Report = Callable[..., Reading]
TEXT = "استقبل الرئيس سالم الهادي في نواكشوط وزير الخارجية مراد بن عيسى وقال الهادي إن الحدود ستفتح قريبا"
PEOPLE = {"سالم الهادي": "PER", "مراد بن عيسى": "PER", "نواكشوط": "GPE"}


@pytest.fixture
def place(postgres: Postgres) -> Iterator[str]:
    shelf = Databases(postgres)
    yield shelf / "r"
    shelf.clear()


@pytest.fixture
def reading(report: Report) -> Reading:
    return report(
        "d1", TEXT, "2015-08-12", PEOPLE, outlet="صحيفة", known={"نواكشوط": "city.nouakchott"},
        met=("استقبل", "سالم الهادي", "مراد بن عيسى"), said=("الهادي", "قال", "الحدود ستفتح قريبا"),
    )  # fmt: skip


def refused(place: str, create: bool = False) -> str:
    with pytest.raises(RecordError) as fault:
        Record.open(place, create)
    message = str(fault.value)
    assert "\n" not in message
    assert PASSWORD not in message
    assert quote(PASSWORD, safe="") not in message
    return message


def test_what_cannot_be_opened_is_named_with_the_cure(postgres: Postgres, place: str) -> None:
    assert "there is no record" not in refused(place)
    assert "is empty, not a record; `marsad keep` makes one" in refused(place)
    assert "no database nowhere; make it with: createdb nowhere" in refused(postgres.url("nowhere"), True)
    assert "no PostgreSQL server answers at 127.0.0.1:9" in refused("postgresql://a@127.0.0.1:9/x")
    assert "no PostgreSQL server answers at the socket in /nowhere" in refused("postgresql:///x?host=/nowhere")
    assert "names no database" in refused("postgresql://a@127.0.0.1")
    assert "cannot be read" in refused("postgresql://a:b@127.0.0.1:port/x")
    assert "sslmode" in refused("postgresql://a@127.0.0.1/x?sslmode=never")
    assert "does not exist" in refused(postgres.url("postgres", user="stranger"))


def test_a_password_is_asked_for_and_never_said(
    postgres: Postgres, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = place.rpartition("/")[2]
    postgres.run(f"DROP ROLE IF EXISTS {LOCKED}", f"CREATE ROLE {LOCKED} LOGIN SUPERUSER PASSWORD '{PASSWORD}'")
    told = refused(postgres.url(database, quote(f"{PASSWORD}x", safe=""), LOCKED))
    assert "the password of locked is wrong" in told
    assert "PGPASSWORD" in refused(postgres.url(database, user=LOCKED))
    right = postgres.url(database, quote(PASSWORD, safe=""), LOCKED)
    with Record.open(right, create=True) as record:
        assert PASSWORD not in record.name
        assert quote(PASSWORD, safe="") not in record.name
        Record.open(record.place).close()
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    Record.open(postgres.url(database, user=LOCKED)).close()


def test_another_programs_database_and_a_newer_or_older_record_are_refused(place: str) -> None:
    Record.open(place, create=True).close()
    for version, said in ((99, "use a newer Marsad"), (1, "keep its documents again")):
        done(place, f"UPDATE marsad SET version = {version}")
        assert said in refused(place)
        with pytest.raises(RecordError, match=said):
            Record.open(place, create=True)
        done(place, f"UPDATE marsad SET version = {VERSION}")
    done(place, "DROP TABLE marsad")
    assert "not a record of Marsad's" in refused(place, create=True)


def done(place: str, statement: str) -> None:
    db = Server(address(place))
    db.execute(statement)
    db.close()


def test_a_server_that_goes_away_in_the_middle_keeps_nothing_of_it(
    postgres: Postgres, place: str, reading: Reading
) -> None:
    with Record.open(place, create=True) as record:
        changes = weave(record.state_for(reading), reading)
        with pytest.raises(RecordError, match="has gone away; what was not yet written is not kept; start it"):
            cut_while_kept(postgres, record, reading, changes)
        assert record.counts().documents == 0
        assert keep(record, reading) == "added"
        cut(postgres)
        with pytest.raises(RecordError, match="has gone away; start it"):
            record.counts()
        assert record.reading("d1") == reading


def cut_while_kept(postgres: Postgres, record: Record, reading: Reading, changes: Changes) -> None:
    with record.together():
        record.apply(reading, changes)
        cut(postgres)
        record.counts()


def cut(postgres: Postgres) -> None:
    """Every line to the server but this one."""
    postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'marsad'")


def test_commands_say_it_in_a_line(place: str, postgres: Postgres) -> None:
    told = CliRunner().invoke(app, ["show", "stories", "--record", postgres.url("nowhere", "hidden")])
    assert (told.exit_code, "createdb nowhere" in told.output, "hidden" in told.output) == (4, True, False)
    told = CliRunner(env={"MARSAD_RECORD": place}).invoke(app, ["show", "stories"])
    assert (told.exit_code, "is empty" in told.output) == (4, True)


def test_two_that_write_take_turns_and_see_each_other(place: str, report: Report) -> None:
    Record.open(place, create=True).close()

    def write(name: str) -> None:
        with Record.open(place) as record:
            for n in range(5):
                assert keep(record, report(f"{name}{n}", f"{TEXT} {name} {n}", "2015-08-12", PEOPLE)) == "added"

    writers = [Thread(target=write, args=(name,)) for name in "ab"]
    with Record.open(place) as reader:
        assert reader.search(Search(query="الحدود")).total == 0
        for w in writers:
            w.start()
        for w in writers:
            w.join()
        assert reader.search(Search(query="الحدود")).total == 10
        assert [s.documents for s in reader.stories()] == [10]


def test_the_second_to_correct_the_same_sees_the_conflict(place: str, reading: Reading) -> None:
    with Record.open(place, create=True) as one, Record.open(place) as other:
        keep(one, reading)
        first = one.correct(Correction(kind="own-outlet", target="صحيفة", value="دار", who="ليلى"), weave, seen=0)
        with pytest.raises(ConflictError):
            other.correct(Correction(kind="own-outlet", target="صحيفة", value="بيت", who="سعد"), weave, seen=0)
        assert other.corrections() == one.corrections() == (first,)


def test_a_record_moves_to_a_file_and_back(
    place: str, tmp_path: Path, postgres: Postgres, reading: Reading, report: Report
) -> None:
    with Record.open(place, create=True) as record:
        keep(record, reading)
        record.correct(Correction(kind="own-outlet", target="صحيفة", value="دار", who="ليلى"), weave)
        record._db.begin()
        record._db.execute("DELETE FROM document")  # another is writing meanwhile
        assert moved(place, tmp_path / "copy").exit_code == 0
        record._db.execute("ROLLBACK")
        before = everything(record)
    with Record.open(tmp_path / "copy") as copy:
        assert everything(copy) == before
    shelf = Databases(postgres)
    assert moved(tmp_path / "copy", shelf / "back").exit_code == 0
    with Record.open(shelf / "back") as back:
        assert everything(back) == before
        assert keep(back, report("d2", f"{TEXT} غدا", "2015-08-13", PEOPLE)) == "added"
        assert back.correct(Correction(kind="own-outlet", target="صحيفة", value="بيت"), weave).id == 2
    again = moved(tmp_path / "copy", shelf / "back")
    assert (again.exit_code, "not empty" in again.output) == (4, True)
    assert "is there already" in moved(place, tmp_path / "copy").output
    shelf.clear()


def moved(record: Place, to: Place) -> Result:
    return CliRunner().invoke(app, ["backup", "--record", str(record), "--to", str(to)])


def everything(record: Record) -> object:
    return (
        record.reading("d1"), record.stories(), record.entities(), record.timeline(), record.statements(),
        record.corrections(), record.counts(), record.search(Search(query="الحدود")).hits,
    )  # fmt: skip


def test_the_desk_serves_it(place: str, reading: Reading) -> None:
    with Record.open(place, create=True) as record:
        keep(record, reading)
    with TestClient(desk_app(place), base_url="http://127.0.0.1") as desk:
        for page in ("/", "/search?query=الحدود", "/entities", "/events", "/statements", "/article?id=d1", "/pairs",
                     "/sources", "/corrections", "/today?since=2000-01-01", "/api/v1/stories"):  # fmt: skip
            assert desk.get(page).status_code == 200, page
