"""Names: what stands in a text, which words of it, and what never becomes a name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.annotate import annotate
from marsad.model import Article, Block, Mention


def names(text: str) -> tuple[Mention, ...]:
    blocks = (Block(0, len(text), "paragraph"),) if text else ()
    return annotate(Article(id="t", source="t", text=text, language="ar", blocks=blocks)).mentions


def said(text: str) -> list[str]:
    return [f"{m.evidence.text}|{m.type}" for m in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصلت للصين وفود", ["للصين|GPE"]),
        ("سافر إلى اللاذقية وللاذقية ميناء", ["اللاذقية|GPE", "وللاذقية|GPE"]),
        ("العلاقات الروسية-الصينية", ["الروسية|NORP", "الصينية|NORP"]),
        ("قالت وزارة الدفاع الصينية", ["وزارة الدفاع الصينية|ORG", "الصينية|NORP"]),
        ("أدان الجيشُ اللبنانيُّ الهجوم", ["الجيشُ اللبنانيُّ|ORG", "اللبنانيُّ|NORP"]),
        ("زار الولايات المتحدة الأمريكية", ["الولايات المتحدة الأمريكية|GPE"]),
        ("التقى مسؤولا روسيا", ["روسيا|NORP"]),
        ("زار الوفد روسيا", ["روسيا|GPE"]),
        ("أكدت السياسة الخارجية ذلك", []),
        ("أعلنت وزارة الشؤون الخارجية ذلك", ["وزارة الشؤون الخارجية|ORG"]),
        ("أنشئ مجلس التعاون الاستراتيجي رفيع المستوى", ["مجلس التعاون الاستراتيجي رفيع المستوى|ORG"]),
        ("رست السفن في قاعدة الملك فيصل البحرية مساء", ["قاعدة الملك فيصل البحرية|FAC"]),
        ("عبروا معبر شلمنجة الحدودي مساء", ["معبر شلمنجة الحدودي|FAC"]),
        ("بدأ تمرين «الجسر 22» أمس. وشاركت سفن في الجسر 22", ["الجسر 22|EVENT", "الجسر 22|EVENT"]),
        ("بدأ تمرين «الصقر» أمس. وحلق الصقر عاليا", ["الصقر|EVENT"]),
        ("أنقرة – الأناضول: فتح المرفأ", ["أنقرة|GPE", "الأناضول|ORG"]),
        ("قال وزير الخارجية إنه راض", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_title_is_kept_with_the_person_and_not_in_the_name() -> None:
    (person,) = [m for m in names("التقى وزير الخارجية الياباني ستيوارت سورنسن الوفد") if m.type == "PER"]
    assert person.evidence.text == "ستيوارت سورنسن"
    assert [t.text for t in person.titles] == ["وزير الخارجية الياباني"]
    assert person.country == "JPN"


def test_a_short_name_is_read_where_the_full_name_stands_too() -> None:
    text = "سورنسن يصل غدا. قال الجنرال ستيوارت سورنسن إنه سيصل."
    assert said(text) == ["سورنسن|PER", "ستيوارت سورنسن|PER"]


def test_proclitics_are_no_part_of_the_name() -> None:
    assert [m.name for m in names("وللولايات المتحدة وبالصين")] == ["الولايات المتحدة", "الصين"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقدم الشكر للبنان", "لبنان"),
        ("وقدم الشكر ولليبيا", "ليبيا"),
        ("وقدم الشكر لليمن", "اليمن"),
        ("وقدم الشكر للافروف", "لافروف"),
        ("أرسلت الدعوة للجنة الفنية المصرية", "اللجنة الفنية المصرية"),
        ("أرسلت الدعوة للجنة حقوق الإنسان العربية", "لجنة حقوق الإنسان العربية"),
        ("أرسلت الدعوة للجيش اللبناني", "الجيش اللبناني"),
        ("وَلِلبنان موقف", "لبنان"),
    ],
)
def test_lam_before_a_name_gives_back_what_it_took(text: str, name: str) -> None:
    assert next(m.name for m in names(text)) == name


@given(st.text(alphabet="روسيا الصينوزةدفعقل،.«»()\u0640\u064b \n-", max_size=80))
def test_every_mention_holds_its_words_and_they_stand_in_order(text: str) -> None:
    found = names(text)
    assert all(text[m.evidence.start : m.evidence.end] == m.evidence.text for m in found)
    spans = [(m.evidence.start, -m.evidence.end) for m in found]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "text", ["", " ", "روسيا " * 5000, "ا" * 5000, "الرئيس " * 5000, "وزارة " * 5000, "😀 NATO ـــ"]
)
def test_hostile_texts_take_no_long_time(text: str) -> None:
    start = time.process_time()
    names(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال هوارد غرونسبيرغ إن الأمر انتهى", ["هوارد غرونسبيرغ|PER"]),
        ("وأضاف غرونسبيرغ أن الأمر انتهى", ["غرونسبيرغ|PER"]),
        ("حضر سمير الحداد وجومانا مراد", ["سمير الحداد|PER", "وجومانا مراد|PER"]),
        ("استقبل الشيخ حمد بن خليفة آل ثاني ضيفه", ["حمد بن خليفة آل ثاني|PER"]),
        ("اشترى صالونات جديدة ورتب مكتبته", []),
    ],
)
def test_people_without_a_title(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هبطت في مطار عدن الدولي", ["مطار عدن الدولي|FAC", "عدن|GPE"]),
        ("أعلنت شركة «الأفق الأزرق» نتائجها", ["الأفق الأزرق|ORG"]),
        ("بدأت مناورات «سيف الصحراء» أمس", ["سيف الصحراء|EVENT"]),
        ("قرر المجلس الاقتصادي والاجتماعي ذلك", ["المجلس الاقتصادي والاجتماعي|ORG"]),
        ("دشن المركز الألماني للفضاء مختبره", ["المركز الألماني للفضاء|ORG", "الألماني|NORP"]),
        ("زار شركة كبيرة في مدينة قديمة", []),
    ],
)
def test_names_by_what_stands_before_or_after(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_particle_that_looks_like_a_family_name_is_none() -> None:
    assert said("بان كي مون قال بأن الوقت حان") == ["بان كي مون|PER"]
