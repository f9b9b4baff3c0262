"""Who takes part when the sentence does not name them again: elision, «الجانبان», «بلاده», nameless victims, places."""

from __future__ import annotations

import pytest

from marsad.model import Event, Given, Page, Party
from marsad.pipeline import read


def told(text: str, kind: str) -> Event:
    """The last event of type `kind` that `text` tells."""
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))
    return [e for e in read(page).events if e.type == kind][-1]


def countries(parties: tuple[Party, ...]) -> list[str | None]:
    return sorted((p.country for p in parties), key=str)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("أعلنت الخارجية الروسية أنها ستطرد 24 دبلوماسيا إيطاليا.", "SANCTION", ["RUS"], ["ITA"]),
        ("ردت موسكو على طرد باريس عددا من الدبلوماسيين الروس.", "SANCTION", ["FRA"], ["RUS"]),
        ("واتهم إيران بدعم جماعات مسلحة.", "ACCUSE", [], ["IRN"]),
        ("التقى الرئيس الروسي نظيره الصيني. وأجرى الجانبان محادثات مطولة.", "CONSULT", ["CHN", "RUS"], []),
        ("أعلن وزير الخارجية الإسباني أن بلاده ستطرد 25 من الدبلوماسيين الروس.", "SANCTION", ["ESP"], ["RUS"]),
        ("ندد الرئيس التركي بالقصف الروسي.", "ACCUSE", ["TUR"], ["RUS"]),
        ("هذه أول زيارة لوزير خارجية يوناني إلى تركيا منذ عامين.", "CONSULT", ["GRC"], ["TUR"]),
        ("أنهى الوفد أول زيارة لبوتين إلى بكين منذ الحرب.", "CONSULT", ["RUS"], ["CHN"]),
        ("بدأ الرئيس المصري زيارة للسعودية.", "CONSULT", ["EGY"], ["SAU"]),
        ("مقتل جندي تركي في قصف سوري.", "ASSAULT", ["SYR"], ["TUR"]),
        ("مقتل عشرات الفلسطينيين في قصف إسرائيلي.", "ASSAULT", ["ISR"], ["PSE"]),
        ("أنقرة وأثينا تتفقان على استئناف المحادثات ودمشق تحذر من صفقة", "CONSULT", ["GRC", "TUR"], []),
        ("أعلن الجيش التركي مقتل سبعة أشخاص في غارة نفذها قرب دهوك.", "ASSAULT", ["TUR"], ["IRQ"]),
        ("قتل ثلاثة أشخاص في غارة إسرائيلية على دمشق.", "ASSAULT", ["ISR"], ["SYR"]),
        ("بعد اغتيال عقيد إيراني في طهران.", "ASSAULT", [], ["IRN"]),
        (
            "أعلن مسؤول مقتل ثلاثة مدنيين بغارة أميركية في اليمن أمس الثلاثاء قرب مدينة مأرب.",
            "ASSAULT",
            ["USA"],
            ["YEM"],
        ),
        ("طالبت دول عدة بينها فرنسا وألمانيا إسرائيل بوقف البناء في الضفة.", "REQUEST", ["DEU", "FRA"], ["ISR"]),
    ],
)
def test_parties_unsaid(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = told(text, kind)
    assert (countries(event.actors), countries(event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("قتل مسلحون من جماعة بوكو حرام عشرات السكان في قرية نيجيرية.", "مسلحون من جماعة بوكو حرام"),
        ("هاجم عناصر ينتمون إلى حركة طالبان مركزا للشرطة الأفغانية.", "عناصر ينتمون إلى حركة طالبان"),
        ("هاجم مسلحون قرب حركة طالبان مركزا للشرطة الأفغانية.", "مسلحون"),
    ],
)
def test_nameless_people_are_of_the_body_named_after_them(text: str, group: str) -> None:
    (party,) = told(text, "ASSAULT").actors
    assert (party.evidence.text, party.entity is not None) == (group, "ون من" in group or "ينتمون" in group)


def test_the_two_sides_keep_the_words_that_mean_them() -> None:
    event = told("التقى الرئيس الروسي نظيره الصيني. وبحث الجانبان الملف السوري.", "CONSULT")
    assert {p.evidence.text for p in event.actors} == {"الجانبان"}


def test_words_against_another_are_nowhere() -> None:
    assert told("اتهمت أوكرانيا روسيا بقصف مدنيين في دونيتسك.", "ACCUSE").place is None


def test_an_attack_is_where_it_fell() -> None:
    assert told("شنت القوات الروسية هجوما على أوكرانيا.", "ASSAULT").place


def test_since_opens_a_date_up_to_publication() -> None:
    when = told("تشن طائرات أميركية غارات على العراق منذ سبتمبر 2014.", "ASSAULT").when
    assert (str(when.earliest), str(when.latest)) == ("2014-09-01", "2015-08-12")


def test_a_people_and_its_rebels_are_two_sides_of_one_country() -> None:
    event = told("هاجم مقاتلو حزب العمال الكردستاني قاعدة للجيش التركي.", "ASSAULT")
    assert {p.country for p in event.actors} == {"TUR"} == {p.country for p in event.recipients}


def test_a_ruler_named_before_his_title_is_of_its_country() -> None:
    event = told("التقى حاتم بن سعد أمير دولة قطر الرئيس الروسي في الدوحة.", "CONSULT")
    assert {p.country for p in event.actors} == {"QAT", "RUS"}


def test_a_leader_is_of_the_body_that_is_joined_to_him() -> None:
    event = told("قتلت القوات الأمريكية قياديا بتنظيم القاعدة أمس.", "ASSAULT")
    assert [(p.evidence.text.split()[-1], p.entity is not None) for p in event.recipients] == [("القاعدة", True)]


def test_the_place_of_a_raid_stands_for_no_victim_where_one_is_named() -> None:
    event = told("شنت طائرات أمريكية غارة في سوريا قتلت مقاتلين من تنظيم داعش.", "ASSAULT")
    assert "SYR" not in {p.country for p in event.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("قال متحدث إن الطيران الفرنسي قصف مدينة سرت في ليبيا.", "ASSAULT", ["FRA"], ["LBY"]),
        ("هذه أول زيارة يقوم بها الرئيس المصري إلى تونس.", "CONSULT", ["EGY"], ["TUN"]),
        ("بحث الرئيس المصري ونظيره التونسي قضايا المنطقة وتنظيم داعش.", "CONSULT", ["EGY", "TUN"], []),
        ("حذرت فرنسا وألمانيا من الخطوة، ودعت إيران إلى التفاوض.", "REQUEST", ["DEU", "FRA"], ["IRN"]),
    ],
)
def test_parties_by_their_place(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = told(text, kind)
    assert (countries(event.actors), countries(event.recipients)) == (actors, recipients)


def test_a_verb_and_its_own_noun_are_one_event() -> None:
    page = Page(source="t", kind="text", body="قالت الجزائر إنها ترفض رفضا قاطعا أي تدخل فرنسي.")
    assert [e.evidence.text for e in read(page).events if e.type == "REJECT"] == ["ترفض"]


@pytest.mark.parametrize(
    ("first", "country"),
    [
        ("هاجم متمردون قرى في شمال نيجيريا فجر أمس، وقال الجيش النيجيري إنه أرسل تعزيزات إلى نيجيريا الشمالية.", "NGA"),
        ("قصفت قوات تشاد مواقع متمردين في شمال نيجيريا فجر أمس، وقال الجيش الكاميروني إنه أرسل تعزيزات.", None),
    ],
)
def test_the_nameless_are_of_the_only_country_that_a_page_speaks_of(first: str, country: str | None) -> None:
    event = told(f"{first}\n\nوأضاف أن متمردين قتلوا عشرة من السكان.", "ASSAULT")
    assert [p.country for p in event.actors] == [country]
    assert event.recipients[-1].country == country


def test_who_reports_takes_no_part() -> None:
    event = told("قال المرصد السوري لحقوق الإنسان إن طائرات روسية قصفت إدلب.", "ASSAULT")
    assert (countries(event.actors), countries(event.recipients)) == (["RUS"], ["SYR"])
    assert "المرصد" not in event.recipients[0].evidence.text
