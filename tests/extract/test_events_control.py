"""Who is to do what is promised, threatened or asked for, and whether it has been done; hosts, lists, invitations."""

from __future__ import annotations

import pytest
from tests.extract.test_events_parties import countries, told

from marsad.model import Given, Page
from marsad.pipeline import read


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("هدد الرئيس التركي بقطع العلاقات مع هولندا.", "SANCTION", ["TUR"], ["NLD"]),
        ("تعهد أوباما بتقديم مساعدات إلى الأردن.", "AID", ["USA"], ["JOR"]),
        ("طالب الرئيس الفرنسي روسيا بالانسحاب من أوكرانيا.", "RETREAT", ["RUS"], ["UKR"]),
        ("دعا وزير الخارجية الإيراني السعودية إلى وقف القصف على اليمن.", "RETREAT", ["SAU"], ["YEM"]),
        ("اتهمت كوريا الشمالية الولايات المتحدة بالتخطيط لشن هجوم عليها.", "ASSAULT", ["USA"], []),
        ("رحب الوزير القطري باستعداد تركيا لتقديم مساعدات إلى تونس.", "AID", ["TUR"], ["TUN"]),
        ("يعتزم الرئيس الروسي زيارة تركيا الشهر المقبل.", "CONSULT", ["RUS"], ["TUR"]),
        ("أدان بيسكوف دعم الولايات المتحدة لقوات المعارضة السورية.", "SUPPORT", ["USA"], ["SYR"]),
        ("زار الرئيس الفرنسي القاهرة بدعوة من الرئيس المصري.", "REQUEST", ["EGY"], []),
        ("تجري تونس محادثات مع الكويت، الإمارات، قطر.", "CONSULT", ["ARE", "KWT", "QAT", "TUN"], []),
        ("أدانت المنامة بشدة استمرار التصريحات من قبل المسؤولين الإيرانيين.", "ACCUSE", ["BHR"], ["IRN"]),
        ("شهدت الدوحة اجتماعا بين وزير الخارجية الروسي ونظيره التركي.", "CONSULT", ["RUS", "TUR"], []),
    ],
)
def test_whoever_is_to_do_it_is_its_actor(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = told(text, kind)
    assert (countries(event.actors), countries(event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("تعهدت تركيا بالانسحاب من قبرص.", "RETREAT", "planned"),
        ("طالبت فرنسا روسيا بالانسحاب من أوكرانيا.", "RETREAT", "hoped"),
        ("رفض المسلحون الاستسلام وهاجموا القوات المصرية في سيناء.", "ASSAULT", "asserted"),
        ("أعلنت لجنة مكافحة الإرهاب الروسية أن قوات الأمن قتلت ستة مسلحين.", "ASSAULT", "asserted"),
        ("اجتماع وزراء خارجية دول الاتحاد الأوروبي المقرر عقده في بروكسل يناقش أزمة ليبيا.", "CONSULT", "planned"),
    ],
)
def test_what_is_aimed_at_has_not_been_done(text: str, kind: str, modality: str) -> None:
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))
    assert next(e for e in read(page).events if e.type == kind).modality == modality


def test_a_participle_takes_no_future() -> None:
    text = "خرجت السعوديات بسمتهم المعهود مع الوفد الفرنسي."
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))
    assert all(e.type != "ACCUSE" for e in read(page).events)


def test_a_nationality_ends_the_office_before_the_next() -> None:
    event = told("التقى الرئيس المصري وزير الدفاع الفرنسي.", "CONSULT")
    assert [p.evidence.text for p in event.actors] == ["الرئيس المصري", "وزير الدفاع الفرنسي"]


def test_foreign_forces_are_not_at_home() -> None:
    text = "هاجمت القوات الأطلسية مواقع في قندهار، وقالت كابول إن أفغانستان لم تبلغ. وأكد الرئيس الأفغاني ذلك."
    page = Page(source="x", kind="text", body=text, given=Given(id="x", title="غارة في قندهار", published="2015-08-12"))
    assert [countries(e.actors) for e in read(page).events if e.type == "ASSAULT"] == [[], [None]]


def test_a_ministrys_name_in_a_title_is_no_deed() -> None:
    text = "استقبل وزير الشؤون الخارجية والتعاون الإفريقي، ناصر بوريطة، نظيره الإسباني."
    page = Page(source="x", kind="text", body=text, given=Given(id="x", published="2024-03-12"))
    assert [e.type for e in read(page).events] == ["CONSULT"]
