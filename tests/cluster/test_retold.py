"""What dated reports tell too dates a report without a day of its own, where it is surely the same event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.api.keeping import keep, known
from marsad.cli import app
from marsad.model import Background, Given, Interval, Page, Reading
from marsad.pipeline import read, retold, weave
from marsad.record import Record

DATED = """لقاء روسي صيني في موسكو بشأن الدفاع

التقى وزير الدفاع الروسي أندريه بيلوسوف نائب رئيس اللجنة العسكرية المركزية الصينية تشانغ يوشيا \
في موسكو، يوم الخميس 20 نوفمبر 2025.
وبحث الجانبان، بحسب وزارة الدفاع الروسية، توسيع التدريبات المشتركة بين الجيشين وتبادل الخبراء بينهما."""
UNDATED = """تنسيق عسكري بين بكين وموسكو

التقى تشانغ يوشيا، نائب رئيس اللجنة العسكرية المركزية الصينية، وزير الدفاع الروسي أندريه بيلوسوف \
في موسكو، وفق ما أعلنته وزارة الدفاع الصينية، وبحثا توسيع التدريبات المشتركة بين الجيشين.
وأضافت الوزارة أن تبادل الخبراء العسكريين سيتواصل."""
SAME = Interval(date(2025, 11, 17), date(2025, 12, 3))


def reading(text: str, **about: str) -> Reading:
    return read(Page(source="a", kind="text", body=text, given=Given(**about)))


def inferred(text: str, *dated: Reading) -> Interval:
    one = reading(text, id="new")
    found = Background(retold=retold(one, dated))
    return read(Page(source="a", kind="text", body=text, given=Given(id="new")), found).document.published.interval


def test_the_same_meeting_bounds_the_day() -> None:
    assert inferred(UNDATED, reading(DATED, id="old", published="2025-11-20")) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("في موسكو", "في تشينغداو"),
        ("أندريه بيلوسوف", "سيرغي شويغو"),
        ("الصينية، وزير", "الصينية، أمس الاثنين، وزير"),
        ("التقى تشانغ", "يعتزم أن يلتقي تشانغ"),
        ("التقى تشانغ", "لم يلتق تشانغ"),
    ],
)
def test_another_place_person_weekday_or_a_plan_is_not_the_same(one: str, other: str) -> None:
    assert inferred(UNDATED.replace(one, other), reading(DATED, id="old", published="2025-11-20")) == Interval()


def test_people_who_met_twice_date_nothing() -> None:
    first = reading(DATED, id="old", published="2025-11-20")
    again = DATED.replace("20 نوفمبر 2025", "26 فبراير 2026")
    assert inferred(UNDATED, first, reading(again, id="again", published="2026-02-26")) == Interval()


def test_a_record_knows_and_what_it_dated_dates_no_other(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.marsad", create=True) as record:
        keep(record, reading(DATED, id="old", published="2025-11-20"))
        page = Page(source="a", kind="text", body=UNDATED, given=Given(id="new"))
        found = read(page, known(record, read(page)))
        assert found.document.published.interval == SAME
        assert found.document.published.reason[0].rule == "published.retold"
        keep(record, found)
        record.forget("old", weave)
        third = Page(source="a", kind="text", body=UNDATED + "\nوختم بالشكر.", given=Given(id="third"))
        assert not known(record, read(third)).retold


def test_a_dated_report_bounds_the_days_of_what_waited_for_it(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.marsad", create=True) as record:
        keep(record, reading(UNDATED, id="new"))
        keep(record, reading(UNDATED.replace("أندريه بيلوسوف", "سيرغي شويغو"), id="other"))
        keep(record, reading(DATED, id="old", published="2025-11-20"))
        days = {id: found.document.published for id in ("new", "other") if (found := record.reading(id))}
        assert (days["new"].interval, days["new"].reason[0].rule) == (SAME, "published.retold")
        assert days["other"].basis == "unknown"
        assert [d.id for d in record.documents() if (d.first, d.last) == (SAME.earliest, SAME.latest)] == ["new"]


def test_reading_again_dates_what_came_before_the_report_that_dates_it(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.marsad", create=True) as record:
        keep(record, reading(UNDATED, id="new"))
        record.keep(reading(DATED, id="old", published="2025-11-20"), weave)
    for _ in range(2):
        assert CliRunner().invoke(app, ["reread", "--record", str(tmp_path / "r.marsad")]).exit_code == 0
        with Record.open(tmp_path / "r.marsad") as record:
            found = record.reading("new")
            assert found
            assert found.document.published.interval == SAME
