"""Whose somebody or something is, by the words beside the name; open where they tell nothing, or of several."""

from __future__ import annotations

import pytest
from tests.resolve.test_document import resolved

WHO, TOWN = "كاليرفو هيرفينن", "كاراباسوفو"


def told(text: str, name: str) -> tuple[str | None, str | None]:
    """The state of the entity `name`, and the rule of the words that tell it."""
    _, entities = resolved(text)
    one = next(e for e in entities.values() if name in (e.name, *e.names))
    rules = [r.evidence.rule for r in one.roles if r.evidence.rule.startswith("resolve.whose")]
    return one.country, rules[0].rpartition(".")[2] if rules else None


@pytest.mark.parametrize(
    ("text", "country", "rule"),
    [
        (f"قتل المصمم البرازيلي المعروف {WHO} أمس", "BRA", "nationality"),
        (f"اعتقل رجل الأعمال البرازيلي {WHO} أمس", "BRA", "nationality"),
        (f"وقال البرازيلي {WHO} إنه راض", "BRA", "nationality"),
        (f"قال {WHO}، وهو طبيب برازيلي، إنه راض", "BRA", "nationality"),
        (f"قال المصمم البرازيلي، {WHO}، إنه راض", "BRA", "nationality"),
        (f"شيع الأهالي العقيد بالجيش البرازيلي {WHO} أمس", "BRA", "body"),
        (f"أوقفت الشرطة {WHO} (برازيلي الجنسية) في الميناء", "BRA", "citizen"),
        (f"وقال {WHO} مدير شرطة البرازيل إنه راض", "BRA", "office"),
        (f"قتل عقيد برازيلي أمس. وشيع الأهالي العقيد {WHO} في بلدته", "BRA", "earlier"),
        (f"قال {WHO}، وزير البناء والإسكان البرازيلي، إنه راض", "BRA", "nationality"),
        (f"حضر المصمم البرازيلي الأصل {WHO} أمس", None, None),
        # Another's nationality, a body's, and where two fit.
        (f"اعتقلت السلطات البرازيلية {WHO} أمس", None, None),
        (f"قال رئيس الاتحاد البرازيلي {WHO} إنه راض", "BRA", None),
        (f"تابع المباراة جون كارتر (المدرب البرازيلي) مع {WHO} أمس", None, None),
        (f"قال {WHO}، رئيس الشرطة البرازيلية جون كارتر إنه راض", None, None),
        (f"قتل عقيد برازيلي وعقيد فنلندي أمس. وشيع الأهالي العقيد {WHO} في بلدته", None, None),
        (f"أوقفت الشرطة {WHO} وجون كارتر (برازيلي الجنسية) في الميناء", None, None),
    ],
)
def test_a_person_is_of_the_state_that_the_words_beside_the_name_tell(
    text: str, country: str | None, rule: str | None
) -> None:
    assert told(text, WHO) == (country, rule)


@pytest.mark.parametrize(
    ("text", "country", "rule"),
    [
        (f"انفجر أنبوب في بلدة {TOWN} جنوب البرازيل", "BRA", "place"),
        (f"انفجر أنبوب في بلدة {TOWN} الساحلية البرازيلية", "BRA", "adjective"),
        (f"انفجر أنبوب في بلدة {TOWN}، وهي قرية في شمال البرازيل", "BRA", "place"),
        (f"انفجر أنبوب في بلدة {TOWN} بمدينة ساو باولو", "BRA", "place"),
        (f"سارت القافلة من بلدة {TOWN} إلى البرازيل", None, None),
        (f"غادر بلدة {TOWN} البرازيلي جون كارتر أمس", None, None),
        (
            "قالت الحكومة البرازيلية إن البرازيل آمنة. وقال البرازيليون إن البرازيل هادئة. "
            f"وانفجر أنبوب في بلدة {TOWN}",
            "BRA",
            "home",
        ),
    ],
)
def test_a_town_is_of_the_state_that_it_is_told_to_lie_in(text: str, country: str | None, rule: str | None) -> None:
    assert told(text, TOWN) == (country, rule)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قالت المحكمة العليا في البرازيل إن القرار نافذ", "المحكمة العليا", "BRA"),
        ("أكد الأمير محمد بن سلمان بن عبدالعزيز ولي العهد نائب رئيس مجلس الوزراء ذلك في فنلندا", "مجلس الوزراء", "SAU"),
    ],
)
def test_a_body_is_of_the_state_that_it_sits_in_or_whose_office_leads_it(text: str, name: str, country: str) -> None:
    assert told(text, name)[0] == country


def test_the_words_that_tell_it_are_kept_with_the_entity() -> None:
    _, entities = resolved(f"انفجر أنبوب في بلدة {TOWN} جنوب البرازيل")
    town = next(e for e in entities.values() if e.name == TOWN)
    assert [(r.title, r.country, r.office) for r in town.roles] == [("جنوب البرازيل", "BRA", None)]


def test_a_former_ruler_is_meant_by_his_last_name_where_it_says_that_he_ruled() -> None:
    text = "تقدمت القوات اليمنية في عدن أمام قوات الحوثيين وقوات المخلوع صالح في اليمن"
    _, entities = resolved(text)
    assert "person/saleh" in {e.known for e in entities.values()}
    doc, _ = resolved(text)
    assert [m.evidence.rule for m in doc.mentions if m.name == "صالح"] == ["resolve.ruler"]
