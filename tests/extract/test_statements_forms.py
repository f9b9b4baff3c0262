"""Forms of a statement: between dashes, before its verb, passive, of two speakers, with an occasion or relays."""

from __future__ import annotations

import pytest

from marsad.model import Given, Page, Statement
from marsad.pipeline import read


def said(text: str) -> tuple[Statement, ...]:
    return read(Page(source="x", kind="text", body=text, given=Given(id="x", published="2015-08-12"))).statements


def told(text: str) -> list[tuple[list[str], str]]:
    """Speakers and content of each statement."""
    return [([p.evidence.text for p in s.speakers], s.evidence.text) for s in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير – لن نغلق المعبر – في ختام الزيارة.",
        "قال الوزير - لن نغلق المعبر - أمس.",
        "قال الوزير: – لن نغلق المعبر –.",
        "– لن نغلق المعبر، قال الوزير.",
        "- لن نغلق المعبر - قال الوزير.",
        "«لن نغلق المعبر»، قال الوزير.",
        "“لن نغلق المعبر”، هكذا قال الوزير أمس.",
        '"لن نغلق المعبر"، يقول الوزير.',
    ],
)
def test_words_between_dashes_or_before_their_verb(text: str) -> None:
    assert told(text) == [(["الوزير"], "لن نغلق المعبر")]
    assert said(text)[0].manner == "direct"


def test_a_quotation_that_its_verb_interrupts_is_two() -> None:
    text = "«لن نغلق المعبر»، يقول الوزير، «وسنبني جسرا»."
    assert told(text) == [(["الوزير"], "لن نغلق المعبر"), (["الوزير"], "وسنبني جسرا")]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير – وهو طبيب – إن المعبر مفتوح.",
        "أكد الوزير - الذي عاد فجرا - أن المعبر مفتوح.",
        "- وصل الوفد إلى الميناء، وأكد الوزير أن المعبر مفتوح.",
        "«عكاظ»، قال الوزير إن المعبر مفتوح.",
    ],
)
def test_other_asides_say_nothing(text: str) -> None:
    assert [what for _, what in told(text)] == ["المعبر مفتوح"]


@pytest.mark.parametrize(
    "text",
    ["اتُهم الوزير بإخفاء الوثائق.", "وأُعلن في القاهرة أن المعبر مفتوح.", "واتُّهمت الوزارة بالتزوير."],
)
def test_a_passive_names_nobody(text: str) -> None:
    assert said(text) == ()
    assert [s.evidence.text for s in said(f"قال فلاديمير بوتين إن الطريق آمن. {text}")] == ["الطريق آمن"]


@pytest.mark.parametrize("verb", ["ذُكر", "وأُعلن", "أُكد"])
def test_a_passive_in_a_document_is_whose_issued_it(verb: str) -> None:
    assert told(f"{verb} في بيان لوزارة الدفاع أن المعبر مفتوح.") == [(["لوزارة الدفاع"], "المعبر مفتوح")]


@pytest.mark.parametrize(
    "text",
    [
        "وفي كلمة إلى الأمة، أكد الوزير أن المعبر مفتوح.",
        "وفي كلمته المتلفزة في بداية اللقاء، أكد الوزير أن المعبر مفتوح.",
        "خلال خطاب طويل أكد الوزير أن المعبر مفتوح.",
    ],
)
def test_an_occasion_may_open_the_sentence(text: str) -> None:
    found = said(text)
    assert [(s.evidence.text, s.occasion.kind if s.occasion else None) for s in found] == [("المعبر مفتوح", "speech")]


def test_what_came_before_an_event_is_no_occasion() -> None:
    assert said("وبعد كلمة الأمير، أكد الوزير أن المعبر مفتوح.")[0].occasion is None


def test_a_dual_goes_back_to_two() -> None:
    text = "قالت وزارة الدفاع إن مصر وتركيا أجرتا تدريبا. واتفقتا على فتح المعبر."
    assert told(text)[-1] == (["مصر", "وتركيا"], "فتح المعبر")


def test_two_share_an_office() -> None:
    text = "أكد الرئيسان الروسي فلاديمير بوتين والأمريكي باراك أوباما أن المعبر مفتوح، وهو توصيف مألوف."
    assert told(text) == [(["فلاديمير بوتين", "باراك أوباما"], "المعبر مفتوح")]


def test_a_woman_is_no_man_named_before() -> None:
    text = "قال فلاديمير بوتين إن الطريق آمن. كما تؤكد المتحدثة باسم الخارجية الصينية استعداد بكين للحوار."
    assert told(text)[-1] == (["المتحدثة باسم الخارجية الصينية"], "استعداد بكين للحوار")
    assert said(text)[-1].speakers[0].entity is None


def test_a_man_is_no_woman_named_before() -> None:
    found = said("قالت أنغيلا ميركل إن الطريق آمن. وأضاف المتحدث أن المعبر مفتوح.")
    assert found[-1].speakers[0].entity != found[0].speakers[0].entity


def test_a_noun_in_a_list_says_nothing() -> None:
    text = "ودعا الوزير إلى احترام القانون، ومعارضة «الهيمنة»، وتعزيز التعاون."
    assert told(text) == [(["الوزير"], "احترام القانون، ومعارضة «الهيمنة»، وتعزيز التعاون")]


def test_a_hope_of_ones_country_is_one_statement() -> None:
    text = "وأعرب السفير عن أمل بلاده في «فتح المعبر قريبا»."
    assert told(text) == [(["السفير"], "أمل بلاده في «فتح المعبر قريبا»")]


def test_bodies_describe() -> None:
    text = "وتصف وزارة الخارجية الصينية العلاقات مع مصر بأنها «متينة»."
    assert told(text) == [(["وزارة الخارجية الصينية"], "العلاقات مع مصر بأنها «متينة»")]


def chain(text: str) -> list[list[str]]:
    """The relays of each statement."""
    return [[p.evidence.text for p in s.via] for s in said(text)]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("وقال مسؤول: «المعبر مفتوح أمام الجميع». حسبما ذكرت وكالة رويترز.", ["رويترز"]),
        ("وقال مسؤول: «المعبر مفتوح أمام الجميع»، دون أن يوضح. كما نقلت «رويترز».", ["رويترز"]),
        ("وقال مسؤول إن المعبر مفتوح، حسبما نقلت صحيفة محلية عن وكالة رويترز.", ["رويترز", "صحيفة محلية"]),
        ("وقال مسؤول، وفق صحيفة محلية نقلا عن وكالة رويترز، إن المعبر مفتوح.", ["رويترز", "صحيفة محلية"]),
        ("ذكرت صحيفة محلية، نقلا عن وكالة رويترز، أن مسؤولا قال إن المعبر مفتوح.", ["رويترز", "صحيفة محلية"]),
    ],
)
def test_relays_stand_in_order(text: str, relays: list[str]) -> None:
    assert chain(text) == [relays]


def test_a_relay_in_another_paragraph_is_not_the_quotations() -> None:
    assert chain("وقال مسؤول: «المعبر مفتوح أمام الجميع».\n\nحسبما ذكرت وكالة رويترز.") == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "عكاظ - متابعة: استمر العمل في المعبر أمس.",
        "وأكد المتحدث فلاديمير بوتين، قصف الطائرات التركية لـ«مواقع المسلحين في الشريط الحدودي أمس».",
    ],
)
def test_a_byline_and_part_of_a_thing_are_no_quotation(text: str) -> None:
    assert [s for s in said(text) if s.manner == "direct"] == []


def test_when_a_report_was_issued_hides_not_by_whom() -> None:
    assert told("وقال تقرير أصدرته مؤخرا وزارة الدفاع إن المعبر مفتوح.") == [(["وزارة الدفاع"], "المعبر مفتوح")]


def test_a_tweet_speaks() -> None:
    text = "انتقد الوزير المقال. وجاء في تغريدة أخرى: «لن نغلق المعبر»."
    assert [s.evidence.text for s in said(text)] == ["لن نغلق المعبر"]
