"""Words that name nobody: led back to whom the text allows, left open where it does not."""

from __future__ import annotations

import pytest
from tests.resolve.test_document import resolved


def described(text: str) -> dict[str, list[str]]:
    doc, entities = resolved(text)
    return {d.evidence.text: [entities[i].name for i in d.entities] for d in doc.descriptions}


MINISTER = "قال وزير الدفاع الفنلندي كاليرفو هيرفينن إنه راض. "


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("وأضاف الوزير أنه متعب.", "الوزير"),
        ("وأضاف الوزير الفنلندي أنه متعب.", "الوزير الفنلندي"),
        ("وأضاف وزير الدفاع أنه متعب.", "وزير الدفاع"),
        ("والتقى رئيس البلدية بوزير الدفاع الفنلندي أمس.", "بوزير الدفاع الفنلندي"),
    ],
)
def test_an_office_stands_for_its_one_holder(then: str, words: str) -> None:
    assert described(MINISTER + then)[words] == ["كاليرفو هيرفينن"]


@pytest.mark.parametrize(
    "then",
    [
        "وأضاف الوزير الياباني أنه متعب.",  # another state's
        "وأضاف الوزير السابق أنه متعب.",  # no longer
        "وأضاف نائب الوزير أنه متعب.",  # his deputy
        "وأضاف الرئيس أنه متعب.",  # another office
        "وأضاف وزير العمل أنه متعب.",
    ],
)
def test_another_office_is_left_open(then: str) -> None:
    assert not described(MINISTER + then)


def test_one_of_two_holders_is_left_open_unless_his_state_tells() -> None:
    two = MINISTER + "قال وزير الدفاع الياباني هاروتو ميزوشيما إنه راض. "
    assert not described(two + "وأضاف الوزير أنه متعب.")
    assert described(two + "وأضاف الوزير الياباني أنه متعب.") == {"الوزير الياباني": ["هاروتو ميزوشيما"]}


def test_a_definite_noun_stands_for_the_body_named_before_it() -> None:
    assert described("نفت وزارة الدفاع الفنلندية الخبر. وقالت الوزارة إنها تحقق.") == {
        "الوزارة": ["وزارة الدفاع الفنلندية"]
    }
    assert described("رحبت حركة حماس بالبيان. وقالت الحركة إنها راضية.") == {"الحركة": ["حماس"]}
    assert not described("رحبت حركة حماس بالبيان. وقالت الحركة الإسلامية إنها راضية.")
    assert not described("رحب حزب الله بالبيان. وقالت الحركة إنها راضية.")
    assert not described("قالت الوزارة إنها تحقق. ثم نفت وزارة الدفاع الفنلندية الخبر.")


def test_one_of_two_bodies_is_left_open() -> None:
    text = "اجتمعت وزارة الدفاع الفنلندية مع وزارة الدفاع اليابانية. وقالت الوزارة إنها راضية."
    assert not described(text)


def test_his_country_and_his_ministry() -> None:
    found = described(
        "نفت وزارة الدفاع الفنلندية الخبر. وقال وزير الدفاع الفنلندي كاليرفو هيرفينن إن بلاده ووزارته تحققان."
    )
    assert found == {"بلاده": ["فنلندا"], "ووزارته": ["وزارة الدفاع الفنلندية"]}


def test_a_pair_is_two_who_were_just_named_and_no_third() -> None:
    assert described("اجتمعت فنلندا واليابان أمس. واتفق الجانبان على ذلك.") == {"الجانبان": ["فنلندا", "اليابان"]}
    assert not described("اجتمعت فنلندا واليابان وإسبانيا أمس. واتفق الجانبان على ذلك.")
    assert not described("اتفق الجانبان على ذلك.")
    ministers = MINISTER + "والتقى وزير الدفاع الياباني هاروتو ميزوشيما به. واتفق الوزيران على ذلك."
    assert not described(MINISTER + "واتفق الوزيران على ذلك.")
    assert described(ministers).get("الوزيران") in (None, ["كاليرفو هيرفينن", "هاروتو ميزوشيما"])


def test_a_description_may_be_the_last_word_and_a_title_is_none() -> None:
    assert described("رحبت حركة حماس بالبيان. وهذا ما قالت الحركة") == {"الحركة": ["حماس"]}
    assert not described("قال كاليرفو هيرفينن، وزير الدفاع الفنلندي، إنه راض.")


ABOUT = "اجتمعت فنلندا واليابان أمس. وزار وفد من فنلندا اليابان. "


def test_a_pair_is_the_two_whom_the_text_is_about_where_another_is_named_in_passing() -> None:
    said = ABOUT + "ونفت فنلندا ما نقلته صحف إسبانية. ووقع الجانبان مذكرة."
    assert described(said)["الجانبان"] == ["فنلندا", "اليابان"]
    later = ABOUT + "وكان الجو حارا. وتأخر الوصول. ثم وقع الجانبان مذكرة."
    assert described(later)["الجانبان"] == ["فنلندا", "اليابان"]
    assert not described("اجتمعت فنلندا واليابان أمس. وكانت إسبانيا راضية. وكان الجو حارا. ووقع الجانبان مذكرة.")


def test_two_leaders_are_found_before_the_last_sentence_and_an_aide_is_none() -> None:
    met = "التقى الرئيس الفنلندي ساولي نينيستو رئيس الوزراء الياباني هاروتو ميزوشيما. "
    said = met + "وكان الجو حارا. وقال مساعد الرئيس الفنلندي كاليرفو هيرفينن إن الزعيمين راضيان."
    assert described(said)["الزعيمين"] == ["ساولي نينيستو", "هاروتو ميزوشيما"]


def test_what_is_his_belongs_to_the_holder_described_last() -> None:
    met = "التقى وزير الدفاع الفنلندي كاليرفو هيرفينن رئيس الوزراء الياباني هاروتو ميزوشيما. "
    assert described(met + "وأشاد وزير الدفاع الفنلندي بموقف بلاده من اليابان وفنلندا.")["بلاده"] == ["فنلندا"]


def test_a_further_title_of_another_is_no_description() -> None:
    then = "وحضر أولافي رينتالا نائب رئيس مجلس الوزراء وزير الدفاع مساء."
    assert "وزير الدفاع" not in described(MINISTER + then)
