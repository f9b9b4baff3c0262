"""Agencies and dates that the text itself states, and the ones it only seems to."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.ingest import ingest
from marsad.model import Article, Given, Page

TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر"
LEAD = "بحث وزيرا خارجية البلدين مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل."
REST = "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في اللقاء."


def read(text: str, **known: str) -> Article:
    found = ingest(Page(source="a", kind="text", body=text, given=Given(**known)))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("موسكو 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس ", date(2015, 8, 11)),
        ("الرياض - الأحد ٨/ ١٠ /١٤٣٦هـ الموافق ٢٥/ ٧ /٢٠١٥م - ", date(2015, 7, 25)),
        ("الرياض ٨/ ١٠ /١٤٣٦هـ (واس) - ", date(2015, 7, 24)),
        ("الرياض 1436/10/8 هـ واس ", date(2015, 7, 24)),
        ("انتهى العمل في 8/10/1436هـ ", None),
        ("الرياض 26 شوال 1436 هـ واس ", date(2015, 8, 11)),
        ("بكين في 12 نوفمبر 2025 (شينخوا) -- ", date(2025, 11, 12)),
        ("القاهرة، ٣ أيار/مايو ٢٠٢٣ - ", date(2023, 5, 3)),
        ("عدن - 12/11/2024 - ", date(2024, 11, 12)),
        ("في 12 نوفمبر 2020 ", None),
        ("وقع البلدان في 12 نوفمبر 2020 (يوم الجمعة) ", None),
        ("موسكو – سبوتنيك: ", None),
        ("موسكو 31 فبراير 2020: ", None),
    ],
)
def test_datelines(lead: str, day: date | None) -> None:
    found = read(f"{TITLE}\n\n{lead}{LEAD}\n{REST}")
    assert found.published.interval.earliest == found.published.interval.latest == day
    assert found.published.basis == ("dateline" if day else "unknown")
    if day:
        assert found.published.evidence is not None
        assert found.published.evidence.text in lead


def test_a_publication_line_dates_the_article_and_the_clock_of_the_page_does_not() -> None:
    clock = "الأحد 9 أغسطس 2020\n"
    found = read(f"{clock}{TITLE}\nنشر في: 4 أغسطس 2019\n{LEAD}\n{REST}")
    assert found.published.interval.earliest == date(2019, 8, 4)
    assert read(f"{clock}{TITLE}\n\n{LEAD}\n{REST}").published.basis == "unknown"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("نشر في 8 / 10 / 1436 هـ", date(2015, 7, 24)),
        ("تاريخ النشر: 4th, August 2015 GMT", date(2015, 8, 4)),
        ("تم النشر: الثلاثاء, آب 4, 2015", date(2015, 8, 4)),
    ],
)
def test_a_publication_line_counts_in_a_text_of_three_lines_too(line: str, day: date) -> None:
    for text in (f"{TITLE}\n{line}\n{LEAD}", f"{TITLE}\n{line}\n{LEAD}\n{REST}"):
        found = read(text)
        assert (found.published.interval.earliest, found.published.basis) == (day, "dateline")


def test_the_day_a_collector_wrote_before_the_text_is_its_own() -> None:
    found = read(f"date 2015-08-04 {TITLE}\n\n{LEAD}\n{REST}\n{REST}")
    assert found.published.interval.earliest == date(2015, 8, 4)
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == TITLE


def test_a_given_date_comes_before_the_dateline() -> None:
    assert read(f"موسكو 5 مايو 2020: {LEAD}\n{REST}", published="2021-01-01").published.basis == "given"


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"{LEAD}\n{REST}\n(أ ف ب)", ["فرانس برس"]),
        (f"{LEAD}\n{REST} (د.ب.أ)", ["د ب أ"]),
        (f"موسكو – سبوتنيك: {LEAD}\n{REST}", ["سبوتنيك"]),
        (
            f"{LEAD}\n{REST}\nحسبما ذكرت وكالة “أسوشيتد برس” الأميركية، ووفقا لوكالة تاس الروسية.",
            ["أسوشيتد برس", "تاس"],
        ),
        (f"{LEAD}\n{REST}\nونقلت صحيفة «الحياة» عن مصدر أن اللقاء كان وديا.", ["الحياة"]),
        (f"{LEAD}\n{REST}\nوقال الوزير إن الحياة ستعود إلى المعابر وإن اليوم يوم جديد في الشرق الأوسط.", []),
        (f"{LEAD}\n{REST}\nوعاد فارس إلى الجزيرة عبر المعبر الشمالي.", []),
    ],
)
def test_agencies(text: str, agencies: list[str]) -> None:
    assert list(read(f"{TITLE}\n\n{text}").agencies) == agencies


def test_its_own_outlet_is_no_agency() -> None:
    text = f"{TITLE}\n\n{LEAD}\n{REST}\nوعلمت «عكاظ» من مصادرها أن اللقاء سيعقد قريبا."
    assert read(text).agencies == ("عكاظ",)
    assert not read(text, outlet="عكاظ").agencies
    assert not read(text, outlet="okaz").agencies
    assert not read(text, url="https://www.okaz.com.sa/1").agencies


@pytest.mark.parametrize(
    ("text", "credited"),
    [("الرباط (ومع) - ", ("و م ع",)), ("الرباط - ومع حلول المساء ", ()), ("تأخر اللقاء (هذا ومع ذلك) ثم ", ())],
)
def test_an_acronym_that_is_a_word_counts_alone_in_brackets(text: str, credited: tuple[str, ...]) -> None:
    body = text + "بحث الوزيران سبل التعاون في النقل البحري واتفقا على لقاء آخر."
    found = ingest(Page(source="t", kind="text", body=body))
    assert isinstance(found, Article)
    assert found.agencies == credited
