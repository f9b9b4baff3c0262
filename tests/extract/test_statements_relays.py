"""Who carried words on, and who is told from whom: families of wordings read through the whole pipeline."""

from __future__ import annotations

import pytest

from marsad.model import Given, Page, Statement
from marsad.pipeline import read


def said(text: str) -> tuple[Statement, ...]:
    return read(Page(source="x", kind="text", body=text, given=Given(id="x", published="2015-08-12"))).statements


def chain(text: str) -> list[tuple[str, str, list[str]]]:
    """First speaker, content and relays of each statement."""
    return [(s.speakers[0].evidence.text, s.evidence.text, [p.evidence.text for p in s.via]) for s in said(text)]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("وبحسب «رويترز» قال وزير الدفاع إن المعبر مفتوح", ["رويترز"]),
        ("وفي حديث لوكالة رويترز قال وزير الدفاع إن المعبر مفتوح", ["رويترز"]),
        ("قال وزير الدفاع في مقابلة أجرتها معه صحيفة محلية إن المعبر مفتوح", ["صحيفة محلية"]),
        ("قال وزير الدفاع لمحطة محلية إن المعبر مفتوح", ["محطة محلية"]),
        ("قال وزير الدفاع إن المعبر مفتوح، في أقوال نقلتها الصحف المحلية أمس", ["الصحف المحلية"]),
        ("قال وزير الدفاع إن المعبر مفتوح، حسبما أوردت صحيفة محلية أمس", ["صحيفة محلية"]),
        ("قال وزير الدفاع، نقلت عنه صحيفة محلية، إن المعبر مفتوح", ["صحيفة محلية"]),
    ],
)
def test_relays_stand_before_beside_and_after(text: str, relays: list[str]) -> None:
    assert chain(text) == [("وزير الدفاع", "المعبر مفتوح", relays)]


def test_who_doubts_what_was_told_does_not_carry_it() -> None:
    text = "وأغلقت الحكومة المعبر كله، وفق ما أفادت صحيفة محلية، فيما شككت برلين في صحة النبأ."
    assert chain(text) == [("صحيفة محلية", "وأغلقت الحكومة المعبر كله", []), ("برلين", "صحة النبأ", [])]


def test_a_pronoun_is_quoted_by_a_paper() -> None:
    text = "قال وزير الدفاع إن الطريق آمن. ونقلت عنه صحيفة محلية قوله إن المعبر مفتوح."
    assert chain(text) == [
        ("وزير الدفاع", "الطريق آمن", []),
        ("وزير الدفاع", "المعبر مفتوح", ["صحيفة محلية"]),
    ]


def test_what_one_person_tells_of_another_comes_through_him() -> None:
    inner = chain("وأكد المسؤول العراقي أن السفير الأمريكي أبلغ الحكومة أن القوات باقية")[-1]
    assert inner == ("السفير الأمريكي", "القوات باقية", ["المسؤول العراقي"])


def test_what_a_state_means_to_do_is_told_by_the_paper() -> None:
    outer = chain("وذكرت صحيفة محلية أن الحكومة الفرنسية تعتزم إغلاق المعبر في الشتاء")[0]
    assert outer[0] == "صحيفة محلية"
    assert outer[1].startswith("الحكومة الفرنسية")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وفي رسالة إلى الشعب طالب وزير الدفاع بفتح المعبر فورا", "وزير الدفاع", "بفتح المعبر فورا"),
        ("وفي سياق متصل كشف وزير الدفاع عن خطة لفتح المعبر", "وزير الدفاع", "خطة لفتح المعبر"),
        ("دعا وزير الدفاع وهو سياسي بارز إلى فتح المعبر فورا", "وزير الدفاع", "فتح المعبر فورا"),
        ("ويتهم معارضون فلاديمير بوتين بمخالفة الدستور", "معارضون", "فلاديمير بوتين بمخالفة الدستور"),
        ("جاء القرار بعد تقارير غربية أشارت إلى أن المعبر مغلق", "تقارير غربية", "المعبر مغلق"),
        ("أيدت روسيا ضمنيا فتح المعبر أمام الشاحنات", "روسيا", "فتح المعبر أمام الشاحنات"),
        ("أبلغ السفير الحكومة عن حاجته إلى المال والسلاح", "السفير", "حاجته إلى المال والسلاح"),
    ],
)
def test_who_speaks_whatever_stands_around_the_verb(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [c[:2] for c in chain(text)]


def test_one_man_urged_is_no_speaker() -> None:
    text = "قال وزير الدفاع إن المعبر مفتوح وحث الرئيس فلاديمير بوتين على الحوار مع المعارضة"
    assert [c[0] for c in chain(text)] == ["وزير الدفاع", "وزير الدفاع"]


def test_a_joint_subject_is_not_torn() -> None:
    found = said("قال السفير إن فلاديمير بوتين وباراك أوباما اتفقا على فتح المعبر أمام الشاحنات")
    assert found[0].evidence.text.startswith("فلاديمير بوتين وباراك أوباما اتفقا")
    assert len(found[1].speakers) == 2


@pytest.mark.parametrize(
    "text",
    [
        "سحب الجيش كوادره ونقلها إلى أن هدأت الحدود",
        "اتبعت الدولة سياسة معادية ومعلنة للجيران كلهم",
        "بعد دحض الحجج انتهى النقاش",
    ],
)
def test_words_like_verbs_of_saying_say_nothing(text: str) -> None:
    assert said(text) == ()


def test_a_name_in_marks_is_no_quotation() -> None:
    found = said("أعلنت الجماعة قيام «الدولة الجديدة» في الشمال")
    assert [s.evidence.text for s in found] == ["قيام «الدولة الجديدة» في الشمال"]
    assert found[0].manner != "direct"


def test_a_clause_about_a_refusal_refuses_nothing() -> None:
    (found,) = said("قال وزير الدفاع إن رفض البرلمان الاتفاق سيضر البلاد")
    assert found.act == "say"


def test_two_relays_stand_in_the_order_in_which_they_carried_it() -> None:
    text = "نقلت وكالة رويترز عن صحيفة محلية عن مصدر أمني قوله إن المعبر مفتوح"
    assert chain(text) == [("مصدر أمني", "المعبر مفتوح", ["صحيفة محلية", "رويترز"])]


def test_his_ministry_hopes_in_his_own_words() -> None:
    text = "وأكد فلاديمير بوتين، وفقا لوكالة رويترز، أن وزارته تأمل في فتح المعبر"
    assert chain(text) == [("فلاديمير بوتين", "وزارته تأمل في فتح المعبر", ["رويترز"])]
