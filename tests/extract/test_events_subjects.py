"""Whose deed a verb tells where several stand around it: several people, a pronoun, a gender, «ل», «من قبل»."""

from __future__ import annotations

import pytest
from tests.extract.test_events_governed import sides


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # people of a nation, and the title of somebody else after them
        ("انتقد مسؤولون أتراك الرئيس السوري بشار الأسد.", "انتقد", ["مسؤولون أتراك"], ["بشار الأسد"]),
        ("أدان الناطقون الأميركيون الرئيس الروسي فلاديمير بوتين.", "أدان", ["الناطقون الأميركيون"], ["فلاديمير بوتين"]),
        ("ندد الأمين العام لمجلس التعاون عبد اللطيف الزياني بإيران.", "ندد", ["عبد اللطيف الزياني"], None),
        ("دعا وزير الخارجية السعودي الأمير سعود الفيصل إيران إلى الحوار.", "دعا", ["سعود الفيصل"], ["إيران"]),
        # after «و» the object of the verb before is no subject
        ("انتقد الرئيس التركي إسرائيل واتهمها بقتل المدنيين.", "واتهمها", ["الرئيس التركي"], ["إسرائيل"]),
        ("رد على الخطاب الذي ألقاه أوباما أمس وتوعد فيه إيران.", "وتوعد", ["أوباما"], None),
        # a body of the other gender
        ("أدانت الحكومة الفلسطينية القرار ودعت مجلس الأمن إلى التحرك.", "ودعت", ["الحكومة الفلسطينية"], ["مجلس الأمن"]),
        ("ودعا مجلس الأمن الدولي إيران إلى الحوار.", "ودعا", ["مجلس الأمن الدولي"], ["إيران"]),
        # «ل» right after an attack, and after its object
        ("قتل عشرة جنود في هجوم عنيف للحوثيين على عدن.", "هجوم", ["للحوثيين"], ["عدن"]),
        ("تستمر تداعيات الغزو الروسي لأوكرانيا.", "الغزو", ["الروسي"], ["لأوكرانيا"]),
        ("قصفت طائرات أميركية موقعا لداعش في سوريا.", "قصفت", ["طائرات أميركية"], ["لداعش"]),
        # whose arms they are
        ("أسقطت الدفاعات السورية طائرة إسرائيلية.", "أسقطت", ["السورية"], ["طائرة إسرائيلية"]),
        ("ورفضت المقترحات الإيرانية دول عدة.", "ورفضت", [], None),
        # a passive verb of words
        ("اتهمت إيران من قبل الولايات المتحدة بدعم الإرهاب.", "اتهمت", ["الولايات المتحدة"], ["إيران"]),
        # an attack that somebody is exposed to
        ("تعرضت مواقع الجيش السوري لقصف إسرائيلي.", "لقصف", ["إسرائيلي"], ["الجيش السوري"]),
        # a government that stands before its verb, with so many as its object
        ("وكانت الحكومة اليمنية اعتقلت خمسة من المتمردين.", "اعتقلت", ["الحكومة اليمنية"], None),
    ],
)  # fmt: skip
def test_sides_of_a_verb(text: str, trigger: str, actors: list[str], recipients: list[str] | None) -> None:
    found = sides(text, trigger)
    assert found[0] == actors
    assert recipients is None or found[1] == recipients
