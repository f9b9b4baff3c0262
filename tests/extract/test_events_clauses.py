"""Who is no party: towns of datelines and meetings, subjects of a next clause; what has not happened yet."""

from __future__ import annotations

import pytest

from marsad.model import Event, Given, Page
from marsad.pipeline import read


def events(text: str) -> list[Event]:
    return list(read(Page(source="t", kind="text", body=text, given=Given(id="t", published="2015-08-12"))).events)


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return sorted((p.country for p in event.actors), key=str), sorted((p.country for p in event.recipients), key=str)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("غارات على الحديدة وواشنطن تتوعد", "ASSAULT", [], ["YEM"]),
        ("قصف مدفعي على حلب وأنقرة تدين", "ASSAULT", [], ["SYR"]),
        ("الهند وأستراليا توقعان اتفاقا دفاعيا وباكستان تحتج", "ACCUSE", ["PAK"], []),
        ("طوكيو - فرضت الهند عقوبات على كينيا.", "SANCTION", ["IND"], ["KEN"]),
        ("جدد الرئيس الفرنسي دعوة إيران إلى وقف التخصيب.", "REQUEST", ["FRA"], ["IRN"]),
        ("أشادت تونس بدعوة إيران إلى الحوار.", "REQUEST", ["IRN"], []),
        ("طالب الصومال إثيوبيا بسحب قواتها من مقديشو.", "REQUEST", ["SOM"], ["ETH"]),
        ("عقد اجتماع ما بين مصر وتونس.", "CONSULT", ["EGY", "TUN"], []),
        ("أيدت باريس قصف حلب.", "ASSAULT", [], ["SYR"]),
        ("أدانت باريس قصف روسيا للمدنيين.", "ASSAULT", ["RUS"], []),
    ],
)
def test_who_takes_part(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    found = [e for e in events(text) if e.type == kind]
    assert found
    got = sides(found[-1])
    assert got[0] == actors
    assert set(recipients) <= set(got[1])


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "modality"),
    [
        ("قالت تركيا إنها ستطلق قريبا هجوما على مواقع في سوريا.", "ASSAULT", "هجوما", "planned"),
        ("قالت تركيا إنها أطلقت أمس هجوما على مواقع في سوريا.", "ASSAULT", "هجوما", "asserted"),
        ("قالت روسيا إن الحوار مع اليابان سيكون طويلا.", "CONSULT", "الحوار", "planned"),
        ("قال المشاركون في الحوار مع اليابان إن الوزير سيكون حاضرا.", "CONSULT", "الحوار", "asserted"),
        ("يلتقي الرئيس الروسي غدا نظيره الصيني.", "CONSULT", "يلتقي", "planned"),
        ("لم يستبعد الرئيس الروسي أن يزور تركيا.", "CONSULT", "يزور", "hypothetical"),
        ("لم يتحدد بعد متى زار الرئيس الروسي تركيا.", "CONSULT", "زار", "asserted"),
        ("قالت تركيا إنها ستقصف سوريا إذا هوجم جنودها.", "ASSAULT", "ستقصف", "hypothetical"),
    ],
)
def test_what_has_not_happened(text: str, kind: str, trigger: str, modality: str) -> None:
    assert [e.modality for e in events(text) if e.type == kind and e.evidence.text == trigger] == [modality]


def test_a_conflict_named_by_its_land_is_the_name_of_a_dispute() -> None:
    assert [e for e in events("قالت ألمانيا إن نزاع الصحراء الغربية يحتاج إلى حل.") if e.type == "ASSAULT"] == []
    assert [e for e in events("يدور صراع مسلح بين روسيا وأوكرانيا منذ أعوام.") if e.type == "ASSAULT"]


def test_a_recalled_ambassador_is_no_demonstration() -> None:
    assert "PROTEST" not in {e.type for e in events("استدعت تركيا سفيرها في السويد احتجاجا على حرق المصحف.")}


def test_a_missile_that_falls_into_the_sea_is_tested() -> None:
    assert "TEST" in {e.type for e in events("أطلقت كوريا الشمالية صاروخا باليستيا سقط في بحر اليابان.")}
    assert "ASSAULT" in {e.type for e in events("أطلقت إيران صاروخا باليستيا على قاعدة أميركية في العراق.")}


def test_the_name_of_a_town_tells_no_context() -> None:
    found = events("رحبت سيول بقرار اليابان وأشاد وزيرها به أمس.")
    assert found
    assert all("disasters" not in e.contexts for e in found)
