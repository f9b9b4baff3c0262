"""Stories that people join and part stay so, whatever comes later, until it is taken back; both stores alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.postgres import Shelf
from typer.testing import CliRunner

from marsad.api import mending
from marsad.api.keeping import keep
from marsad.cli import app
from marsad.model import Correction, Reading
from marsad.pipeline import weave
from marsad.record import Record
from marsad.record.corrections import ConflictError

Report = Callable[..., Reading]
TALKS = "التقى سالم الهادي في مراكش المبعوث يوسف القرطبي لبحث ترسيم الحدود البحرية واستئناف المفاوضات"
DATES = "افتتح محافظ الواحة معرض التمور السنوي بحضور مزارعين من سبع قرى وعدد من تجار الجملة والصناعيين"
PEOPLE = {"سالم الهادي": "PER", "يوسف القرطبي": "PER"}


@pytest.fixture
def record(shelf: Shelf, report: Report) -> Iterator[Record]:
    with Record.open(shelf / "r", create=True) as record:
        for n, (id, text) in enumerate((("a", TALKS), ("b", f"{TALKS} غدا"), ("x", DATES), ("y", f"{DATES} أمس"))):
            assert keep(record, report(id, text, f"2015-08-1{n}", PEOPLE if "سالم" in text else {})) == "added"
        assert stories(record) == ["ab", "xy"]
        yield record


def stories(record: Record) -> list[str]:
    """The stories as their documents' ids."""
    found = [record.story(s.id) for s in record.stories()]
    for s in found:
        assert s is not None
        assert s.row.documents == len(s.documents)
    return sorted("".join(d.id for d in s.documents) for s in found if s)


def of(record: Record, document: str) -> str:
    found = record.document(document)
    assert found
    assert found.story
    return found.story


def test_two_stories_are_one_until_it_is_taken_back(record: Record, report: Report) -> None:
    done = mending.join_stories(record, of(record, "x"), of(record, "a"), who="ليلى", why="واحدة")
    assert (done.kind, done.target, done.value, done.who, done.why) == ("join-story", "x", "a", "ليلى", "واحدة")
    assert stories(record) == ["abxy"]
    assert keep(record, report("c", f"{TALKS} مساء", "2015-08-11", PEOPLE)) == "added"
    assert keep(record, report("w", f"{DATES} مساء", "2015-08-09", {})) == "added"
    assert list(map(sorted, stories(record))) == [["a", "b", "c", "w", "x", "y"]]
    mending.undo(record, done.id)
    assert sorted(map(sorted, stories(record))) == [["a", "b", "c"], ["w", "x", "y"]]
    mending.undo(record, done.id + 1)
    assert len(stories(record)) == 1


def test_a_report_begins_a_story_until_it_is_taken_back(record: Record, report: Report) -> None:
    done = mending.part_story(record, "b", who="ليلى", why="لقاء آخر")
    assert stories(record) == ["a", "b", "xy"]
    assert keep(record, report("c", f"{TALKS} غدا مساء", "2015-08-12", PEOPLE)) == "added"
    assert keep(record, report("b", f"{TALKS} غدا صباحا", "2015-08-11", PEOPLE)) == "added"  # another version of it
    assert of(record, "a") != of(record, "b")
    mending.undo(record, done.id)
    assert stories(record) == ["abc", "xy"]


def test_they_hold_when_all_is_read_again(record: Record) -> None:
    mending.join_stories(record, of(record, "x"), of(record, "a"))
    mending.part_story(record, "y")
    before = stories(record)
    assert before == ["abx", "y"]
    for reading in [*record.as_read()]:
        record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))
    assert stories(record) == before


def test_a_report_moves_from_one_story_to_another(record: Record) -> None:
    mending.part_story(record, "b")
    mending.join_stories(record, of(record, "b"), of(record, "x"))
    assert stories(record) == ["a", "bxy"]


def test_what_cannot_be_is_said(record: Record) -> None:
    every: tuple[tuple[Callable[[], Correction], str], ...] = (
        (lambda: mending.join_stories(record, "none", of(record, "a")), "no story none"),
        (lambda: mending.join_stories(record, of(record, "a"), of(record, "a")), "are one story"),
        (lambda: mending.part_story(record, "a"), "is the first report"),
        (lambda: mending.part_story(record, "none"), "no document none"),
        (lambda: mending.undo(record, 7), "no correction 7"),
    )
    for wrong, said in every:
        with pytest.raises(ValueError, match=said):
            wrong()
    assert record.corrections() == ()


def test_the_second_to_decide_sees_the_first(record: Record) -> None:
    one = Correction(kind="part-story", target="b", who="ليلى")
    record.correct(one, weave, seen=0)
    with pytest.raises(ConflictError):
        record.correct(Correction(kind="join-story", target="b", value="x", who="سعد"), weave, seen=0)


def test_a_document_taken_down_leaves_the_rest_in_peace(record: Record) -> None:
    mending.join_stories(record, of(record, "x"), of(record, "a"))
    record.forget("b", weave)
    assert stories(record) == ["axy"]
    record.forget("x", weave)
    assert stories(record) == ["a", "y"]


def test_by_commands(record: Record) -> None:
    def done(*command: str) -> str:
        result = CliRunner().invoke(app, [*command, "--record", str(record.place), "--who", "ليلى"])
        return result.output if result.exit_code == 0 else f"{result.exit_code} {result.output}"

    assert done("join", of(record, "x"), of(record, "a")) == "1\tx and a stand in one story\n"
    assert done("part", "b") == "2\tb begins a story of its own\n"
    assert stories(record) == ["axy", "b"]
    assert done("undo", "1") == "3\tcorrection 1 no longer holds\n"
    assert stories(record) == ["a", "b", "xy"]
    assert done("part", "none").startswith("2 ")
