"""Who told whom and by whose words: sources beside media, names beside offices, verbs that are prepositions too."""

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
    ("text", "speaker", "relays"),
    [
        ("بلغ عدد الجرحى ستة، وفق ما أكدته مصادر مطلعة لـ«رويترز».", "مصادر مطلعة", ["رويترز"]),
        ("بلغ عدد الجرحى ستة، حسبما ذكر مسؤول في الشرطة لوكالة محلية.", "مسؤول في الشرطة", ["وكالة محلية"]),
        ("بلغ عدد الجرحى ستة، وفقا لما نقلته صحيفة محلية أمس.", "صحيفة محلية", []),
        ("بلغ عدد الجرحى ستة، وفق ما قال فلاديمير بوتين رئيس البلاد.", "فلاديمير بوتين", []),
        ("بلغ عدد الجرحى ستة بحسب حصيلة أعلنها وزير الدفاع.", "وزير الدفاع", []),
    ],
)
def test_a_source_may_have_told_a_medium(text: str, speaker: str, relays: list[str]) -> None:
    assert chain(text) == [(speaker, "بلغ عدد الجرحى ستة", relays)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وأوضح لـ«رويترز» وزير الدفاع المصري أن المعبر مفتوح", "وزير الدفاع المصري", "المعبر مفتوح"),
        ("قال بهرمان بسطوق وزير النقل إن المعبر مفتوح", "بهرمان بسطوق", "المعبر مفتوح"),
        ("وأشار السفير كدليل على ذلك إلى فتح المعبر", "السفير", "فتح المعبر"),
        ("ودعا الوزير المنظمات إلى فتح المعبر", "الوزير", "المنظمات إلى فتح المعبر"),
        ("قالت مسؤولة بالحكومة المصرية إن المعبر مفتوح", "مسؤولة بالحكومة المصرية", "المعبر مفتوح"),
        ("ينضم إليهم فلاديمير بوتين مؤسس الشركة الذي قال إن المعبر مفتوح", "فلاديمير بوتين", "المعبر مفتوح"),
        ("سافر الوفد للقاء وزير الدفاع المصري الذي قال إن المعبر مفتوح", "وزير الدفاع المصري", "المعبر مفتوح"),
        ("وإذ ذكر السفير بأن المعبر مفتوح دخل القاعة", "السفير", "المعبر مفتوح دخل القاعة"),
    ],
)
def test_who_speaks(text: str, speaker: str, content: str) -> None:
    found = chain(text)
    assert [(who, what) for who, what, _ in found] == [(speaker, content)]


def test_a_circumstance_needs_no_comma() -> None:
    text = "طالب السفير بأن تأتي المنظمات إلى الميناء مشددا على ضرورة فتح المعبر"
    assert [what for _, what, _ in chain(text)][-1] == "ضرورة فتح المعبر"
    assert chain("تلقى الوفد ردا مشددا على ضرورة فتح المعبر") == []


def test_a_relative_clause_ends_at_its_comma() -> None:
    text = "ومنذ تولى فلاديمير بوتين الذي توعد بسحق التمرد، الحكم في مايو قتل كثيرون"
    assert chain(text)[0] == ("فلاديمير بوتين", "بسحق التمرد", [])


def test_what_a_medium_tells_again_stays_relayed() -> None:
    text = "نقلت صحيفة محلية عن متحدث باسم الصندوق قوله: «العمل مستمر». وأضاف المتحدث: «المعبر مفتوح»."
    assert [via for _, _, via in chain(text)] == [["صحيفة محلية"], ["صحيفة محلية"]]


def test_a_headline_speaks_by_a_last_name_of_the_text() -> None:
    text = "أبا الخيل: سنواجه التحديات بالصمت\n\nوصل فيصل أبا الخيل إلى المعسكر. وقال فيصل أبا الخيل إن العمل مستمر."
    first = said(text)[0]
    assert (first.manner, first.evidence.text) == ("direct", "سنواجه التحديات بالصمت")
    assert said("حادثة الطائرة المصرية: سقوط في البحر\n\nسقطت طائرة مصرية في البحر صباح الأحد.") == ()


def test_a_text_that_a_medium_carried_is_whose_spoke_before() -> None:
    text = "أعلنت وزارة الدفاع أنها استدعت السفير. وجاء في بيان نقلته وكالة رويترز أن المعبر مفتوح."
    assert chain(text)[-1] == ("وزارة الدفاع", "المعبر مفتوح", ["رويترز"])


def test_a_circumstance_goes_back_to_the_subject_of_its_clause() -> None:
    text = "قالت وزارة الدفاع إن الطريق آمن، فيما حاول فلاديمير بوتين تهدئة الناس قائلا: «المعبر مفتوح»."
    assert [who for who, _, _ in chain(text)] == ["وزارة الدفاع", "فلاديمير بوتين"]


def test_a_body_whose_name_begins_like_an_agency_relays_nothing() -> None:
    text = "قال فلاديمير بوتين وهو متحدث باسم الوكالة الدولية للطاقة الذرية إن المعبر مفتوح"
    assert [via for _, _, via in chain(text)] == [[]]


def test_a_passive_before_a_quotation_says_nothing() -> None:
    text = "قالت وزارة الدفاع إن المذكرة قد علقت «حتى الدورة المقبلة»"
    assert [what for _, what, _ in chain(text)] == ["المذكرة قد علقت «حتى الدورة المقبلة»"]


def test_whoever_denied_without_words_goes_on() -> None:
    assert chain("ومن جانبه نفى مصدر مطلع ذلك، مؤكدا أن المعبر مغلق.") == [("مصدر مطلع", "المعبر مغلق", [])]


def test_scare_quotes_are_no_part_of_a_state() -> None:
    assert chain('وتنتقد الصين "الهيمنة" الأمريكية على العالم.')[0][0] == "الصين"
    assert chain('وتنتقد الصين "الهيمنة" الأمريكية على العالم.')[0][1].startswith('"الهيمنة"')
