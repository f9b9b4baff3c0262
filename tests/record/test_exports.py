"""What is woven leaves the record as lines; a record is read again by other rules and keeps its corrections."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from tests.postgres import Place, Shelf
from typer.testing import CliRunner

from marsad.api import keeping
from marsad.cli import app
from marsad.cluster import weave
from marsad.knowledge.identity import claim_key
from marsad.model import Correction, Given, Page, Reading
from marsad.pipeline import read
from marsad.record import Record

Report = Callable[..., Reading]
TEXT = (
    "افتتح محافظ الواحة صباح أمس معرض التمور السنوي بحضور مزارعين من سبع قرى وعدد من تجار الجملة. "
    "ويضم المعرض أربعين جناحاً لأصناف نادرة وركناً لأدوات الجني القديمة، ويستمر حتى مساء الجمعة."
)
LATER = (
    "وأعلن قائد الشرطة في الميناء القبض على عصابة هربت محركات الزوارق عبر البحر ثم باعتها لورش في المدن الجنوبية. "
    "وضبط الجنود في المخزن سبعين محركاً وثلاث شاحنات ودفاتر قديمة لحساب الأرباح بين الشركاء."
)
NEWS = "التقى وزير الخارجية الفرنسي جان إيف لودريان نظيره الروسي سيرغي لافروف في موسكو. وقال لافروف إن الحوار سيستمر."


def keep(record: Record, reading: Reading) -> None:
    record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))


def lines(record: Place, form: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(app, ["export", "--record", str(record), "--as", form])
    assert done.exit_code == 0
    return [json.loads(line) for line in done.output.splitlines()]


def test_the_same_article_under_ten_urls_is_one_text_in_one_story(shelf: Shelf, report: Report) -> None:
    with Record.open(shelf / "r", create=True) as record:
        for n in range(10):
            keep(record, report(f"https://site{n}.example/a", TEXT, "2015-08-01"))
    (story,) = lines(shelf / "r", "stories")
    assert (len(story["documents"]), story["origins"]) == (10, 1)  # type: ignore[arg-type]
    pairs = lines(shelf / "r", "pairs")
    assert len(pairs) == 45
    assert {(p["reuse"], p["same_origin"], p["same_event"], p["same_story"]) for p in pairs} == {
        ("full", True, True, True)
    }
    first = pairs[0]["passages"][0]  # type: ignore[index]
    assert TEXT[first["a"]["start"] : first["a"]["end"]] == TEXT[first["b"]["start"] : first["b"]["end"]] != ""


def test_all_pairs_of_a_story_are_written_whatever_ties_them(shelf: Shelf, report: Report) -> None:
    day = "2015-08-01"
    with Record.open(shelf / "r", create=True) as record:
        for id, text in (
            ("a", TEXT),
            ("b", f"{TEXT} {LATER}"),
            ("c", LATER),
            ("d", "نامت القطط فوق سطوح الحي القديم."),
        ):
            keep(record, report(id, text, day))
        stories = [s.members for s, _ in record.woven()]
    assert sorted(len(members) for members in stories) == [1, 3]
    pairs = {(p["a"], p["b"]): p for p in lines(shelf / "r", "pairs")}
    assert list(pairs) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert {p["same_story"] for p in pairs.values()} == {True}
    assert [pairs["a", "c"][key] for key in ("reuse", "passages", "same_event", "same_origin", "origin")] == [
        "none", [], False, False, None,
    ]  # fmt: skip


def test_documents_of_1970_and_of_years_to_come_are_kept_apart(shelf: Shelf, report: Report) -> None:
    with Record.open(shelf / "r", create=True) as record:
        for id, day in (("a", "2015-08-01"), ("b", "1970-01-01"), ("c", "2999-01-01")):
            keeping.keep(record, report(id, TEXT, day))
    assert [s["documents"] for s in lines(shelf / "r", "stories")] == [["b"], ["a"], ["c"]]
    assert {(p["reuse"], p["same_story"]) for p in lines(shelf / "r", "pairs")} == {("full", False)}
    with Record.open(shelf / "r") as record:
        assert {(p.document, p.reason.rule) for p in record.problems()} == {("b", "day.zero"), ("c", "day.to-come")}


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2015-08-11", None),  # elsewhere it is already that day
        ("2015-08-12", "day.to-come"),
        ("1970-01-01", "day.zero"),
        ("1970-01-02", None),
        ("0215-08-01", "day.before-newspapers"),
        (None, None),
    ],
)
def test_a_day_that_cannot_be_right_is_named(report: Report, day: str | None, rule: str | None) -> None:
    assert [w.rule for w in keeping.doubts(report("a", TEXT, day), date(2015, 8, 10))] == [rule] * (rule is not None)


def test_a_corrected_article_keeps_its_versions(shelf: Shelf, report: Report) -> None:
    with Record.open(shelf / "r", create=True) as record:
        for text in (f"{TEXT}\nوقتل سبعة.", f"{TEXT}\nوقتل تسعة.", f"{TEXT}\nوقتل تسعة."):
            keep(record, report("a", text, "2015-08-01"))
        assert [v.document.text[-5:] for v in record.versions("a")] == ["سبعة."]
        assert [d.version for d in record.documents()] == [2]
    done = CliRunner().invoke(app, ["show", "versions", "a", "--record", str(shelf / "r")])
    assert [line for line in done.output.splitlines() if line[0] in "+-"] == ["-وقتل سبعة.", "+وقتل تسعة."]


def test_a_record_is_read_again_and_keeps_its_corrections(shelf: Shelf) -> None:
    page = Page(source="a", kind="text", body=NEWS, given=Given(id="a", published="2020-03-01"))
    new = read(page)
    wrong = new.statements[0]
    with Record.open(shelf / "r", create=True) as record:
        keep(record, replace(new, events=(), mentions=new.mentions[1:]))
        record.correct(
            Correction(kind="reject-claim", target="a", value=claim_key(wrong), who="x", why="misread"), weave
        )
    done = CliRunner().invoke(app, ["reread", "--record", str(shelf / "r")])
    assert done.exit_code == 0
    assert "1 read again, 1 changed" in done.output
    assert f"events +{len(new.events)}" in done.output
    with Record.open(shelf / "r") as record:
        assert record.reading("a") == new
        assert wrong.evidence.text not in {s.text for s in record.statements()}
        assert [d.version for d in record.documents()] == [1]
    assert "1 read again, 0 changed" in CliRunner().invoke(app, ["reread", "--record", str(shelf / "r")]).output
