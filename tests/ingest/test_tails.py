"""What stands behind a title on its own line: cut where the page says that it is its own, kept where it speaks."""

from __future__ import annotations

import pytest
from tests.ingest.test_cuts import TITLE, titled

from marsad.ingest.dateline import day_behind
from marsad.ingest.lines import lines
from marsad.ingest.tails import tails


def read(top: str) -> tuple[str, list[str]]:
    """The title of a page with `top` over its text, and what of the page is cut off behind it."""
    return titled(top, "behind")


@pytest.mark.parametrize(
    ("top", "behind"),
    [
        (f"القائمة\nبحث\n{TITLE} 4 أوت 2015، 11:02", " 4 أوت 2015، 11:02"),
        (f"القائمة\nبحث\n{TITLE} الثلاثاء 4 أغسطس 2015 - 14:47", " الثلاثاء 4 أغسطس 2015 - 14:47"),
        (f"القائمة\nالمرفأ نيوز\n{TITLE} | المرفأ نيوز", " | المرفأ نيوز"),
        (f"القائمة\nبحث\n{TITLE}{TITLE}", TITLE),
    ],
)
def test_what_is_the_pages_behind_a_title_is_cut(top: str, behind: str) -> None:
    assert read(top) == (TITLE, [behind])


def test_a_title_with_a_mark_in_it_stays_whole() -> None:
    title = "وزيرا خارجية البلدين يفتحان المعابر - قراءة أولى"
    assert read(f"القائمة\nبحث\n{title}") == (title, [])


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("افتتاح الرصيف 4/8/2015", "افتتاح الرصيف"),
        ("افتتاح الرصيف | 2015-08-04 م", "افتتاح الرصيف"),
        ("افتتاح الرصيف 2015-08-04 11:02 ص", "افتتاح الرصيف"),
        ("افتتاح الرصيف 4 اغسطس 2015، 02:47:10 مساء", "افتتاح الرصيف"),
        ("افتتاح الرصيف في 4 اغسطس 2015", None),
        ("اتفاق 4 اغسطس 2015 يدخل حيز التنفيذ", None),
    ],
)
def test_a_day_ends_a_line_unless_the_line_tells_it(line: str, left: str | None) -> None:
    at = day_behind(line)
    assert (None if at is None else line[:at]) == left


def test_a_closing_quotation_mark_is_no_mark_before_a_site() -> None:
    line = lines("البلدان يبحثان «المعابر» في لقاء ثان")
    assert list(tails(line[0], 0, 1, line)) == []


def test_headlines_strung_together_do_not_begin_the_article() -> None:
    other = "الفريق الأول يفوز بكأس السباحة للناشئين"
    run = " ".join(f"{other} {n} وأمين البلدة يتفقد حديقة الأطفال الجديدة بعد ترميم السور القديم" for n in "أبج")
    assert read(f"القائمة\n{run}\n\n{TITLE}\n")[0] == TITLE
