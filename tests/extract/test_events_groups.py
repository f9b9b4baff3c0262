"""Events and statements of groups that a text lists, and who speaks where several are named around a verb."""

from __future__ import annotations

import pytest

from marsad.model import Given, Page, Reading
from marsad.pipeline import read

THREE = ["EGY", "ETH", "SDN"]
NILE = "اجتمع وزراء الري في مصر والسودان وإثيوبيا في الخرطوم. "


def reading(text: str) -> Reading:
    found = read(Page(source="x", kind="text", body=text, given=Given(id="x", published="2015-07-20")))
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (NILE + "واتفق الوزراء على خريطة طريق.", "واتفق", THREE, []),
        ("انسحبت قوات الدول الثلاث (مصر والسودان وإثيوبيا) من المنطقة.", "انسحبت", THREE, []),
        ("بعد زيارة مصر والسودان وإثيوبيا، دعا كيري هذه الدول إلى دعم الاتفاق.", "دعا", ["USA"], THREE),
        # one of them named after the group is no list of it
        (NILE + "وقالت الدول الثلاث إن إثيوبيا ستوقع الاتفاق مع مصر غدا.", "ستوقع", ["EGY", "ETH"], []),
        ("اجتمعت مصر والسودان وإثيوبيا. واتهمت الدول الثلاث مصر بالتصعيد.", "واتهمت", THREE, ["EGY"]),
        ("زار الرئيس المصري السودان واتهم إثيوبيا.", "واتهم", ["EGY"], ["ETH"]),
        ("قصفت إسرائيل مطار دمشق الدولي.", "قصفت", ["ISR"], ["SYR"]),
    ],
)
def test_members_of_a_group_take_part(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    event = next(e for e in reading(text).events if e.evidence.text == trigger)
    sides = (sorted({p.country for p in some if p.country}) for some in (event.actors, event.recipients))
    assert [*sides] == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("انتقد مسؤولون أتراك الرئيس السوري بشار الأسد.", "مسؤولون أتراك"),
        ("اتهمت إيران من قبل الولايات المتحدة بدعم الإرهاب.", "الولايات المتحدة"),
        ("أكدت اللجنة المشكلة من قبل وزير التعليم أنها راضية.", "اللجنة المشكلة من قبل وزير التعليم"),
        ("زار الرئيس الروسي تركيا واتهم أوكرانيا بالهجوم.", "الرئيس الروسي"),
        ("زار الرئيس الروسي بوتين تركيا واتهم أوكرانيا بالهجوم.", "بوتين"),
        ("أعلن مفاوضو الدول الـ12 انتهاء المحادثات.", "مفاوضو الدول الـ12"),
        ("طالبت 15 دولة إسرائيل بالتراجع.", "15 دولة"),
    ],
)
def test_who_speaks_where_several_are_named(text: str, speaker: str) -> None:
    (said,) = (s for s in reading(text).statements if s.speakers)
    assert said.speakers[0].evidence.text == speaker
