"""Another whole report under a heading of links is left out; what goes on with the same story stays."""

from __future__ import annotations

import pytest

from marsad.ingest import ingest
from marsad.model import Article, Page

TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر"
FIRST = (
    "بحث وزيرا خارجية البلدين مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل في البلد الجار.\n"
    "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في هذا اللقاء."
)
MORE = (
    "وأضاف وزير خارجية البلد الجار أن فتح المعابر أمام المسافرين يحتاج إلى اتفاق جديد يوقعه البلدان في اللقاء الثاني."
)
OTHER = "فريق الميناء يفوز بكأس السباحة للناشئين"
SECOND = (
    "فاز فريق الميناء صباح الجمعة بكأس السباحة للناشئين بعدما تقدم على ثمانية فرق من مدن الساحل كلها في المسبح.\n"
    "وتسلم لاعبو الفريق الكأس من رئيس الاتحاد الذي وعد ببناء مسبح ثان للناشئين في الميناء قبل نهاية الصيف القادم."
)


def kept(text: str) -> str:
    found = ingest(Page(source="a.txt", kind="text", body=text))
    assert isinstance(found, Article)
    return "\n".join(found.text[b.start : b.end] for b in found.kept())


@pytest.mark.parametrize("between", ["المصدر: صحيفة الأفق\nإقرأ أيضا:", "اقرأ أيضا"])
def test_another_report_is_left_out(between: str) -> None:
    assert kept(f"{TITLE}\n{FIRST}\n{between}\n{OTHER}\n{SECOND}\n") == f"{TITLE}\n{FIRST}"


@pytest.mark.parametrize("link", [OTHER, "البلدان يستعدان لفتح المعابر"])
def test_the_rest_of_the_story_stays_behind_a_link(link: str) -> None:
    assert kept(f"{TITLE}\n{FIRST}\nاقرأ أيضا: {link}\n{MORE}\n") == f"{TITLE}\n{FIRST}\n{MORE}"
    assert MORE in kept(f"{TITLE}\n{FIRST}\nاقرأ أيضا\n{link}\n{MORE}\n")
