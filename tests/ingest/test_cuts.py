"""What stands before a title on its own line: cut where the page says that it is its own, kept where it speaks."""

from __future__ import annotations

import pytest

from marsad.ingest import ingest
from marsad.ingest.cuts import cuts
from marsad.ingest.lines import lines
from marsad.model import Article, Page

TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر"
TEXT = (
    "بحث وزيرا خارجية البلدين مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل في البلد الجار.\n"
    "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في هذا اللقاء."
)
OTHER = "فريق المدينة يفوز بكأس السباحة للناشئين"


def titled(top: str, side: str) -> tuple[str, list[str]]:
    """The title of a page with `top` over its text, and what of the page is cut off on one `side` of it."""
    found = ingest(Page(source="a.txt", kind="text", body=f"{top}\n{TEXT}\n"))
    assert isinstance(found, Article)
    assert found.title is not None
    cut = [found.text[b.start : b.end] for b in found.blocks if b.rule == f"ingest.boilerplate.{side}"]
    return found.text[found.title.start : found.title.end], cut


def read(top: str) -> tuple[str, list[str]]:
    """The title of a page with `top` over its text, and what of the page is cut off before it."""
    return titled(top, "before")


@pytest.mark.parametrize(
    ("top", "before"),
    [
        (f"القائمة\nبحث\nالأخبار › دوليات › {TITLE}\n4 أغسطس 2015", "الأخبار › دوليات › "),
        (f"شبكة المرفأ\nالرئيسية\nالمرفأ نيوز – عدن : {TITLE}", "المرفأ نيوز – عدن : "),
        (f"سجل الأيام\n2015-08-03 — {OTHER}\n2015-08-04 — {TITLE}", "2015-08-04 — "),
    ],
)
def test_what_is_the_pages_before_a_title_is_cut(top: str, before: str) -> None:
    assert read(top) == (TITLE, [before])


@pytest.mark.parametrize("label", ["الموضوع: FW: ", "خبر عاجل : ", "عاجل | ", "الخبر الأول >> ", "العنوان: "])
def test_what_a_title_is_called_is_no_part_of_it(label: str) -> None:
    assert read(f"القائمة\nبحث\n{label}{TITLE}")[0] == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "وزير الخارجية: فتحنا المعابر أمام أهل البلدين",
        "قمة البلدين: المعابر تفتح على مرحلتين قبل الشتاء",
        "لقاء ثلاثي - سيفتح المعابر بين البلدين قريبا",
    ],
)
def test_a_title_with_a_mark_in_it_stays_whole(title: str) -> None:
    assert read(f"القائمة\nبحث\n{title}")[0] == title


def test_one_word_is_no_rest_of_a_title_and_few_words_only_behind_the_steps_of_a_path() -> None:
    for line, left in (
        ("الأخبار › دوليات › تحليل", []),
        ("المرفأ: تحليل وتعليق", []),
        ("الأخبار › دوليات › تحليل وتعليق", [19]),
    ):
        found = lines(line)
        assert [c.at for c in cuts(found[0], 0, 1, found)] == left


def test_what_signs_the_text_too_is_no_part_of_its_title() -> None:
    page = f"القائمة\nسياسة\nوطنية - {TITLE}\nوطنية - {TEXT}\n"
    found = ingest(Page(source="a.txt", kind="text", body=page))
    assert isinstance(found, Article)
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == TITLE


def test_one_headline_over_a_text_without_a_page_is_its_title() -> None:
    head = "البحارة يسبقون التجار إلى المرفأ بعد سبعة أعوام"
    more = "وأضاف أن المعابر كلها ستخضع لرقابة اللجنة المشتركة التي يسميها البلدان في لقائهما الثاني."
    found = ingest(Page(source="a.txt", kind="text", body=f"{head}\n\n{TEXT}\n{more}\n"))
    assert isinstance(found, Article)
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == head
