"""Text dumps: titles found before and behind tickers, menus and mastheads; what belongs to the page is left out."""

from __future__ import annotations

import pytest

from marsad.ingest import ingest
from marsad.model import Article, Block, Page

TITLE = "وزيرا خارجية البلدين يبحثان في العاصمة فتح المعابر"
LEAD = "بحث وزيرا خارجية البلدين في العاصمة مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل."
SECOND = "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في اللقاء."
THIRD = "وأضاف أن البلدين سيوقعان في اللقاء المقبل اتفاقا جديدا ينظم حركة المسافرين والبضائع عبر المعابر كلها."
BODY = f"{LEAD}\n{SECOND}\n{THIRD}"
OTHERS = [
    "فريق المدينة يفوز بالكأس للمرة الثالثة", "أسعار الذهب تتراجع في الأسواق", "مطربة تعلن موعد ألبومها الجديد",
    "أمطار غزيرة على السواحل الشمالية", "دراسة: القهوة تحسن الذاكرة", "حريق في مصنع للورق ولا إصابات",
]  # fmt: skip
MENU = "الرئيسية\nسياسة\nاقتصاد\nرياضة"
BEFORE = {
    "a ticker": "    ".join(OTHERS) + "\n\n",
    "a ticker with bars": " | ".join(OTHERS) + "\n",
    "a menu on one line": "الرئيسية   سياسة   اقتصاد   رياضة   ثقافة   منوعات\n",
    "a menu on many lines": "الرئيسية\nسياسة\nاقتصاد\nرياضة\n",
    "headlines on many lines": "آخر الأخبار\n" + "\n".join(OTHERS) + "\n\n",
    "a masthead twice": "رئيس التحرير\nسالم الهادي\nرئيس التحرير\nسالم الهادي\n\n",
    "a counter": "0\n",
    "a report notice": "شكرا على التبليغ!\nسيتم حذف هذا التعليق عند تكرار التبليغ عنه من القراء.\n\n",
    "a path": "الرئيسية > أخبار > عربي ودولي\n",
}
BETWEEN = {
    "nothing": "", "a byline": "كتب: سالم الهادي\n", "a name and a place": "سالم الهادي – المرفأ\n",
    "a date": "الأحد 5 مايو 2024 - 10:15\n",
    "share buttons": "شارك   فيسبوك   تويتر   واتساب\n", "a picture": "meeting_1.jpg\n",
}  # fmt: skip
AFTER = {
    "picture names": "\n.jpg)\n\n.png)\n", "related links": "\nاقرأ أيضا\n" + "\n".join(OTHERS[:3]) + "\n",
    "a source link": "\n\nانقر هنا لقراءة الخبر من مصدره.", "a bare list of headlines": "\n\n" + "\n".join(OTHERS),
    "tags": "\nكلمات مفتاحية: معابر، حدود\n", "rights": "\nجميع الحقوق محفوظة 2024", "a signature": "\nسالم الهادي\n",
    "an agency": "\n(أ ف ب)",
}  # fmt: skip


def read(text: str) -> Article:
    found = ingest(Page(source="a", kind="text", body=text))
    assert isinstance(found, Article)
    return found


def words(found: Article, block: Block) -> str:
    return found.text[block.start : block.end]


def kept(found: Article) -> list[str]:
    return [words(found, b) for b in found.kept()]


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_the_title_is_found_behind_the_furniture(before: str, between: str) -> None:
    found = read(f"{before}{TITLE}\n{between}{BODY}")
    assert kept(found) == [TITLE, LEAD, SECOND, THIRD]
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == TITLE


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_what_follows_the_article_is_left_out(after: str) -> None:
    assert kept(read(f"{TITLE}\n\n{BODY}{after}")) == [TITLE, LEAD, SECOND, THIRD]


@pytest.mark.parametrize("before", ["", *BEFORE.values()], ids=["nothing", *BEFORE])
def test_a_text_that_opens_with_its_lead_has_no_title(before: str) -> None:
    found = read(before + BODY)
    assert found.title is None
    assert kept(found) == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("blank", ["    ", "\t", " | "])
def test_a_page_on_one_line_is_taken_apart(blank: str) -> None:
    lead = f"{LEAD} {SECOND}"
    assert kept(read(blank.join([*OTHERS, TITLE, lead, THIRD, *OTHERS]))) == [TITLE, lead, THIRD]


def test_a_short_lead_of_other_words_stays() -> None:
    lead = "انطلقت قافلة محملة بالدواء من الميناء نحو الجنوب فجر الجمعة."
    assert kept(read(f"{TITLE}\n\n{lead}\n{LEAD} {SECOND}\n{THIRD}"))[:2] == [TITLE, lead]


def test_subheads_lists_and_captions() -> None:
    items = "1- فتح المعبر الشمالي أمام المسافرين من البلدين.\n2- فتح المعبر الجنوبي أمام الشاحنات والبضائع.\n"
    found = read(f"{TITLE}\n\n{LEAD}\nمرحلتان لفتح المعابر\n{SECOND}\n{items}صورة: الوزيران في العاصمة\n{THIRD}")
    assert [b.kind for b in found.blocks] == [
        "title", "paragraph", "heading", "paragraph", "list", "list", "caption", "paragraph",
    ]  # fmt: skip


GUESTS = ["سفير اليابان", "سفير الهند", "القائم بأعمال سفارة كندا", "ممثل الاتحاد الأوروبي"]
LINKS = ["المزيد من الأخبار", *OTHERS]


@pytest.mark.parametrize("after", [[THIRD], LINKS, [THIRD, *LINKS], [THIRD, *OTHERS], ["", *OTHERS]])
def test_a_list_that_a_colon_announces_is_the_articles_without_bullets(after: list[str]) -> None:
    found = read("\n".join([MENU, TITLE, LEAD, SECOND, "وحضر اللقاء:", *GUESTS, *after]))
    assert kept(found) == [TITLE, LEAD, SECOND, "وحضر اللقاء:", *GUESTS, *(x for x in after if x == THIRD)]
    assert [b.kind for b in found.blocks if found.text[b.start : b.end] in GUESTS] == ["list"] * len(GUESTS)


def test_a_link_inside_the_article_does_not_take_the_subhead_after_it() -> None:
    found = read(f"{TITLE}\n\n{LEAD}\nاقرأ أيضا: {OTHERS[0]}\nمرحلتان لفتح المعابر بين البلدين\n{SECOND}\n{THIRD}")
    assert kept(found) == [TITLE, LEAD, "مرحلتان لفتح المعابر بين البلدين", SECOND, THIRD]


def test_what_was_left_out_says_why() -> None:
    found = read(f"{'    '.join(OTHERS)}\n\n{TITLE}\n\n{BODY}\n.jpg)")
    why = {words(found, b)[:5]: b.rule for b in found.blocks if b.kind == "boilerplate"}
    assert why == {OTHERS[0][:5]: "ingest.boilerplate.ticker", ".jpg)": "ingest.boilerplate.bare"} or why[
        ".jpg)"
    ].endswith("image")


VERSES = """أقاموا على الشط حتى المساء .. وغنوا لبحر بعيد المدى
وقالوا سنمضي إذا هب ريح .. ويبقى لنا في المراسي صدى
فما كل ريح تسوق السفين .. وما كل بحر يرد الندى"""
HEADLINES = """أسعار الذهب تتراجع في الأسواق
مطربة تعلن موعد ألبومها الجديد
أمطار غزيرة على السواحل الشمالية"""


def test_verses_stay_and_the_links_below_them_go() -> None:
    found = kept(read(f"{TITLE}\n\n{BODY}\n{VERSES}\n{HEADLINES}"))
    assert found == [TITLE, LEAD, SECOND, THIRD, *VERSES.split("\n")]
    announced = "وختم الشاعر قراءته أمام ضيوف المرفأ بهذه الأبيات:"
    lines = VERSES.replace(" .. ", "\n")
    found = kept(read(f"{TITLE}\n\n{BODY}\n{announced}\n{lines}\n\n\n{HEADLINES}"))
    assert found[4:] == [announced, *lines.split("\n")]


def test_the_title_is_found_under_other_headlines() -> None:
    page = f"مرفأ اليوم\n{HEADLINES}\nدولي\n{TITLE}\nالأحد 7 أبريل 2024 - 10:15\nكتب: سالم الهادي\n{BODY}"
    assert kept(read(page))[0] == TITLE
    strung = "⬤ " + " ⬤ ".join(HEADLINES.split("\n") * 2)
    assert kept(read(f"{strung}\n{TITLE}\n{BODY}"))[0] == TITLE
    sent = f"[3/05، 9:12 م] أبو سالم: {TITLE}\n{BODY}\n[3/05، 9:20 م] خالد: الله المستعان"
    assert kept(read(sent))[:2] == [TITLE, LEAD]
