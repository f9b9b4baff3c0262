"""What a record knows dates a copy that gives no day itself, and nothing else does."""

from __future__ import annotations

from datetime import date

from tests.postgres import Shelf

from marsad.model import Background, Given, Interval, Page, Reading
from marsad.pipeline import read, weave
from marsad.record import Record
from marsad.record.background import background

TEXT = """وزيرا خارجية البلدين يبحثان في العاصمة فتح المعابر

بحث وزيرا خارجية البلدين في العاصمة مساء السبت فتح المعابر بينهما أمام المسافرين والشاحنات، واتفقا على لقاء ثان.
وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة من خبراء الحدود والجمارك ستشرف على تنفيذ ما اتفق عليه.
وأضاف أن تجار المدن الحدودية ينتظرون هذا القرار منذ أعوام، وأن رسوم العبور ستبقى على حالها إلى نهاية الموسم الزراعي."""
OTHER = TEXT.replace("المعابر", "المدارس").replace("الوزير المضيف", "مدير التعليم").replace("تجار المدن", "أهالي القرى")


def page(text: str, **known: str) -> Page:
    return Page(source="a", kind="text", body=text, given=Given(**known))


def known(shelf: Shelf, reading: Reading) -> Background:
    with Record.open(shelf / "r", create=True) as record:
        kept = read(page(TEXT, id="kept", published="2020-03-05"))
        record.apply(kept, weave(record.state_for(kept), kept, ()))
        return background(record.state_for(reading), reading)


def test_a_copy_without_a_date_is_dated_by_the_report_it_copies(shelf: Shelf) -> None:
    copy = page(TEXT + "\nوختم بالشكر.", id="copy")
    before = read(copy)
    assert before.document.published.basis == "unknown"
    found = known(shelf, before)
    assert [a.document for a in found.alike] == ["kept"]
    got = read(copy, found).document.published
    assert (got.basis, got.interval) == ("inferred", Interval(date(2020, 3, 2), date(2020, 3, 8)))
    assert got.reason[0].facts[0] == "kept"


def test_a_date_that_is_given_and_a_report_of_other_words_are_left_alone(shelf: Shelf) -> None:
    given = page(TEXT, id="copy", published="2021-01-01")
    found = known(shelf, read(given))
    assert read(given, found).document.published.basis == "given"
    other = page(OTHER, id="other")
    assert read(other, Background(alike=())).document.published.basis == "unknown"
