"""When an article was published: what is known is kept, what is inferred has a reason, nothing is made up."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.annotate import annotate, place, publication
from marsad.knowledge.rules import told
from marsad.model import Article, Basis, Block, Interval, Published, Why

DATED = (
    "زار الوفد المدينة في 30 ديسمبر 2014 بعد مناورات انتهت في 27 ديسمبر 2014. "
    "وقال الوزير في 7 يناير 2015 إن الاتفاق قائم منذ مايو 2014."
)


def published(text: str, known: Published | None = None) -> Published:
    block = Block(0, len(text), "paragraph")
    article = Article(id="t", source="t", text=text, language="ar", blocks=(block,), published=known or Published())
    return publication(annotate(article))


@pytest.mark.parametrize("basis", ["given", "metadata", "dateline"])
def test_what_is_known_is_kept(basis: Basis) -> None:
    day = date(2020, 1, 1)
    known = Published(interval=Interval(day, day), basis=basis, reason=(Why("published.given"),))
    assert published(DATED, known) == known


def test_the_latest_of_several_dated_facts_bounds_it() -> None:
    got = published(DATED)
    assert got.basis == "inferred"
    assert got.interval == Interval(date(2015, 1, 7), date(2015, 1, 20))
    assert "7 يناير 2015" in told(got.reason, "en")
    assert got.evidence is not None


def test_a_named_weekday_narrows_it() -> None:
    got = published(DATED + " وأكد المتحدث الاتفاق اليوم الخميس.")
    assert got.interval == Interval(date(2015, 1, 8), date(2015, 1, 18)), "a Thursday, or soon after one"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وصل الوفد صباح اليوم الأحد 31 غشت 2025 إلى الرباط.", date(2025, 8, 31)),
        ("افتتح الوزير المعرض أمس الخميس 20 تشرين الثاني بعد دورة «الميناء 2025».", date(2025, 11, 21)),
        ("افتتح الوزير المعرض أمس الخميس 20 تشرين الثاني بعد دورة «الميناء 2024».", date(2025, 11, 21)),
    ],
)
def test_a_day_that_is_counted_and_dated_gives_it(text: str, day: date) -> None:
    assert published(text).interval == Interval(day, day)


LEAD = "بحث الوفدان التعاون في النقل. ووقعا ثلاثة اتفاقات. وعاد الوفد إلى بلاده. "


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الهيئة فتح باب التقديم اعتبارا من اليوم الأربعاء 20 / 10 / 1436 هـ في فروعها.",
        LEAD + "وجاء في البيان أن المعبر يفتح اليوم الأربعاء 5 أغسطس 2015 على مرحلتين.",
    ],
)
def test_a_statement_and_what_stands_further_down_may_be_printed_later(text: str) -> None:
    got = published(text)
    assert got.interval == Interval(date(2015, 8, 5), date(2015, 8, 8))
    assert "up to three days later" in told(got.reason, "en")


def test_what_may_be_printed_later_still_counts_from_its_own_day() -> None:
    text = LEAD + "وجاء في البيان أن المعبر يفتح اليوم الأربعاء 5 أغسطس 2015، وأن اللجنة اجتمعت أمس وبحثت ذلك."
    article = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
    doc = annotate(article)
    (yesterday,) = (t for t in place(doc, publication(doc)) if t.evidence.text == "أمس")
    assert yesterday.interval == Interval(date(2015, 8, 4), date(2015, 8, 4))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "زار الوفد المدينة في 12 نوفمبر الجاري، وصدرت البيانات في 2024 و2025.",
            date(2025, 11, 12),
            date(2025, 11, 30),
        ),
        ("زاد الإنتاج العام الماضي 2014، وسيعود الوفد في 15 مارس الجاري.", date(2015, 3, 1), date(2015, 3, 15)),
        ("بدأ العمل منذ مطلع 2015، وزار الوفد المدينة في مارس الجاري.", date(2015, 3, 1), date(2015, 3, 31)),
        ("زار الوفد المدينة في 5 مارس 2015، ووقع في 9 مارس الجاري اتفاقا.", date(2015, 3, 9), date(2015, 3, 31)),
    ],
)
def test_a_running_month_bounds_it_where_the_year_is_sure(text: str, first: date, last: date) -> None:
    got = published(text)
    assert got.interval == Interval(first, last)
    assert "الجاري" in told(got.reason, "ar")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("زاد الإنتاج العام الماضي 2014 بنسبة كبيرة.", date(2015, 1, 1), date(2015, 12, 31)),
        ("زاد الإنتاج العام الماضي 2014، ووقع الاتفاق في 7 مايو 2015.", date(2015, 5, 7), date(2015, 12, 31)),
        ("زاد الإنتاج في هذا العام 2015، وسوف يصل الوفد في 9 أكتوبر 2015.", date(2015, 1, 1), date(2015, 10, 9)),
    ],
)
def test_a_year_that_is_counted_and_named_bounds_it(text: str, first: date, last: date) -> None:
    assert published(text).interval == Interval(first, last)


def test_an_unknown_day_is_still_later_than_what_is_told_as_past() -> None:
    got = published("وقع البلدان الاتفاق في 16 يناير 1991، وتقام البطولة في موعد حدد في 26 فبراير 2016.")
    assert got.interval == Interval()
    assert [why.rule for why in got.reason] == ["published.unknown", "published.after"]
    assert "16 January 1991" in told(got.reason, "en")


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد المدينة في 12 نوفمبر الجاري، وكان البلد استقل عام 1962.",
        "قال إن «المصنع افتتح اليوم الأحد 31 غشت 2025» ثم صمت.",
        "افتتح الوزير المعرض أمس الاثنين 20 تشرين الثاني بعد دورة «الميناء 2025».",
        "يطبق المشروع في هذا العام 1435 /1436 لأول مرة.",
        "عزل الوزير في يوليو 2013، ووقع آخر هجوم في الأول من يوليو الحالي.",
        "وقعت الحرب في 16 يناير 1991 وانتهت في 28 فبراير 1991.",
        "اجتمع الوزيران وبحثا العلاقات.",
        "اجتمع الوزيران أمس الثلاثاء وبحثا العلاقات.",
        "وقع الهجوم في 11 سبتمبر 2001 وغير العالم.",
        "سيلتقي الزعيمان في 5 مايو 2031 بعد قمتي 3 مايو 2031 و4 مايو 2031.",
    ],
)
def test_nothing_to_go_by_is_unknown(text: str) -> None:
    got = published(text)
    assert got.basis == "unknown"
    assert got.interval == Interval()
