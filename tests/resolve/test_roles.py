"""Offices beside a name: whose they are, of which body and state."""

from __future__ import annotations

import pytest
from tests.resolve.test_document import resolved

from marsad.model import Role


def roles(text: str) -> dict[str, tuple[Role, ...]]:
    _, entities = resolved(text)
    return {e.name: e.roles for e in entities.values() if e.type == "PER"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("التقى السفير الفنلندي في الخرطوم كاليرفو هيرفينن ضيوفه", "كاليرفو هيرفينن", "FIN"),
        ("التقى سفير فنلندا في الخرطوم كاليرفو هيرفينن ضيوفه", "كاليرفو هيرفينن", "FIN"),
        ("التقت السفيرة لدى السودان كاليرفو هيرفينن ضيوفها", "كاليرفو هيرفينن", None),
        ("قال مبعوث الأمم المتحدة إلى اليمن كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", None),
        ("قال المبعوث الأممي إلى اليمن كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", None),
        ("قال المبعوث الفنلندي إلى اليمن كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", "FIN"),
        ("قال المتحدث باسم الاتحاد الأوروبي كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", None),
        ("قال وزير الدفاع الفنلندي كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", "FIN"),
        ("استدعت فنلندا سفيرها لدى فرنسا كاليرفو هيرفينن للتشاور", "كاليرفو هيرفينن", "FIN"),
        ("بحثت فنلندا مع اليابان عمل سفيرها لدى فرنسا كاليرفو هيرفينن أمس", "كاليرفو هيرفينن", None),
        ("قال سكرتير مجلس الأمن الروسي كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", "RUS"),
        (
            "قال نائب رئيس اللجنة العسكرية المركزية الصينية، الفريق أول كاليرفو هيرفينن، إنه راض",
            "كاليرفو هيرفينن",
            "CHN",
        ),
        ("قال قائد سلاح البر في الحرس الثوري العميد كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", "IRN"),
        ("قال العميد كاليرفو هيرفينن إنه راض", "كاليرفو هيرفينن", None),
        ("قال كاليرفو هيرفينن، وزير الدفاع الفنلندي، إنه راض", "كاليرفو هيرفينن", "FIN"),
    ],
)
def test_a_holder_belongs_to_the_state_that_sent_him(text: str, name: str, country: str | None) -> None:
    _, entities = resolved(text)
    (person,) = [e for e in entities.values() if e.type == "PER"]
    assert (person.name, person.country) == (name, country)


def test_two_hold_one_office_each_of_his_own_state() -> None:
    found = roles("أعلن وزيرا الخارجية الفنلندي كاليرفو هيرفينن والياباني هاروتو ميزوشيما موقفهما")
    offices = {name: [(r.office, r.country) for r in held] for name, held in found.items()}
    assert offices == {
        "كاليرفو هيرفينن": [("foreign-minister", "FIN")],
        "هاروتو ميزوشيما": [("foreign-minister", "JPN")],
    }


def test_one_office_is_not_the_next_ones() -> None:
    found = roles("استقبل وزير الخارجية الفنلندي كاليرفو هيرفينن والياباني هاروتو ميزوشيما")
    assert [(r.office, r.country) for r in found["هاروتو ميزوشيما"]] == [(None, "JPN")]


def test_a_rank_with_its_branch_is_one_title() -> None:
    (rank, command) = roles("رحب قائد الأسطول الشرقي اللواء البحري الركن كاليرفو هيرفينن بالضيوف")["كاليرفو هيرفينن"]
    assert (rank.title, rank.office) == ("اللواء البحري الركن", "officer")
    assert (command.title, command.office) == ("قائد الأسطول الشرقي", "commander")


def test_a_counterpart_holds_the_same_office_in_his_own_state() -> None:
    found = roles("بحث وزير الدفاع الفنلندي كاليرفو هيرفينن مع نظيره الياباني هاروتو ميزوشيما الأمر")
    (his,) = found["هاروتو ميزوشيما"]
    assert (his.office, his.organisation, his.country) == ("defence-minister", "وزارة الدفاع", "JPN")


def test_the_minister_of_a_president_is_of_the_presidents_state() -> None:
    found = roles("وصل الرئيس الفنلندي كاليرفو هيرفينن ووزير خارجيته أوسكاري لينتونن إلى المدينة")
    assert [r.country for r in found["أوسكاري لينتونن"]] == ["FIN"]


def test_an_office_names_its_body() -> None:
    found = roles("قال المتحدث باسم وزارة الدفاع الفنلندية كاليرفو هيرفينن إنه راض")
    (role,) = found["كاليرفو هيرفينن"]
    assert (role.office, role.organisation, role.country) == ("spokesperson", "وزارة الدفاع الفنلندية", "FIN")


def test_an_office_after_a_comma_that_goes_on_to_another_name_is_that_ones() -> None:
    found = roles("حضر اللقاء كاليرفو هيرفينن، وزير الدفاع الياباني هاروتو ميزوشيما، وآخرون")
    assert found["كاليرفو هيرفينن"] == ()
    assert [r.country for r in found["هاروتو ميزوشيما"]] == ["JPN"]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "التقى نائب رئيس الوزراء وزير الخارجية وشؤون المغتربين الفنلندي كاليرفو هيرفينن ضيوفه",
            [("deputy-head-of-government", "FIN"), ("foreign-minister", "FIN")],
        ),
        (
            "التقى رئيس الوزراء ووزير الدفاع الفنلندي كاليرفو هيرفينن ضيوفه",
            [("head-of-government", "FIN"), ("defence-minister", "FIN")],
        ),
        ("التقى مستشار وزير الخارجية الفنلندي كاليرفو هيرفينن ضيوفه", [("adviser", "FIN")]),
        ("التقى وزير الثقافة والشباب والرياضة الفنلندي كاليرفو هيرفينن ضيوفه", [("minister", "FIN")]),
        ("التقى وزير الدفاع الفنلندي الفريق أول كاليرفو هيرفينن ضيوفه", [("defence-minister", "FIN")]),
    ],
)
def test_offices_side_by_side_are_each_held(text: str, offices: list[tuple[str, str]]) -> None:
    held = roles(text)["كاليرفو هيرفينن"]
    assert [(r.office, r.country) for r in held] == offices
    assert all(r.evidence.text == text[r.evidence.start : r.evidence.end] == r.title for r in held)
    assert not held[-1].title.startswith("وو")


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "حضر من الجانب الفنلندي وزير المالية كاليرفو هيرفينن، ووزير النقل أولافي رينتالا",
            {"كاليرفو هيرفينن": "FIN", "أولافي رينتالا": "FIN"},
        ),
        (
            "حضر اللقاء وزير الدفاع الفنلندي كاليرفو هيرفينن، ووزير المالية أولافي رينتالا",
            {"كاليرفو هيرفينن": "FIN", "أولافي رينتالا": "FIN"},
        ),
        ("التقى وزير الدفاع الفنلندي كاليرفو هيرفينن أمس وزير المالية أولافي رينتالا", {"أولافي رينتالا": None}),
        (
            "حضر وزير الدفاع الفنلندي كاليرفو هيرفينن. وحضر وزير المالية أولافي رينتالا",
            {"كاليرفو هيرفينن": "FIN", "أولافي رينتالا": None},
        ),
        (
            "حضر وزير الدفاع الفنلندي كاليرفو هيرفينن عن الشركات اليابانية ووزير المالية أولافي رينتالا",
            {"أولافي رينتالا": None},
        ),
    ],
)
def test_those_named_in_one_list_are_of_one_state(text: str, countries: dict[str, str | None]) -> None:
    _, entities = resolved(text)
    found = {e.name: e.country for e in entities.values() if e.type == "PER"}
    assert countries.items() <= found.items()
