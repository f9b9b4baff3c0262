"""How the rules came to a party is noted, and whether a trigger agrees with it in gender and number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.test_document import resolved

from marsad.extract.events.agreement import MAN, MUTE, PEOPLE, UNKNOWN, WOMAN, Demand, accord, demand, gender
from marsad.extract.events.drafts import Draft
from marsad.extract.events.reader import Reader
from marsad.extract.events.repeats import keep, tie
from marsad.extract.events.sides import Scene

GENDERS = [MAN, WOMAN, PEOPLE, UNKNOWN]


def drafts(text: str) -> tuple[Reader, list[Draft]]:
    doc, entities = resolved(text)
    reader = Reader(doc, tuple(entities.values()), ())
    return reader, [d for sentence in doc.sentences for d in reader.sentence(sentence)]


def ways(text: str, trigger: str) -> dict[str, str]:
    """In which way each party of a trigger was found, by its role and words."""
    reader, found = drafts(text)
    draft = next(d for d in found if d.event.evidence.text == trigger)
    raw = reader.doc.article.text
    parties = [("A", u) for u in draft.cast.actors] + [("R", u) for u in draft.cast.recipients]
    return {f"{role} {raw[u.start : u.end]}": draft.cast.way(u) for role, u in parties}


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        ("قصفت روسيا أوكرانيا.", "قصفت", {"A روسيا": "after", "R أوكرانيا": "object"}),
        ("وكانت روسيا هاجمت أوكرانيا.", "هاجمت", {"A روسيا": "before", "R أوكرانيا": "object"}),
        ("أدانت مصر القصف الإسرائيلي على غزة.", "القصف", {"A الإسرائيلي": "adjective", "R غزة": "preposition"}),
        ("شنت إسرائيل غارات على لبنان.", "غارات", {"A إسرائيل": "lent", "R لبنان": "preposition"}),
        (
            "بعث أمير الكويت برقية تهنئة لسمو ولي العهد السعودي.",
            "تهنئة",
            {"A الكويت": "lent", "R ولي العهد السعودي": "preposition"},
        ),
        ("انتقدت مصر الغارات التي تشنها إسرائيل على غزة.", "الغارات", {"A إسرائيل": "carried", "R غزة": "preposition"}),
        ("تعهدت روسيا بقصف أوكرانيا.", "بقصف", {"A روسيا": "governed", "R أوكرانيا": "genitive"}),
        ("زارت فرنسا ألمانيا واتهمت روسيا.", "واتهمت", {"A روسيا": "after"}),
        ("اجتمعت روسيا مع تركيا.", "اجتمعت", {"A روسيا": "after", "A تركيا": "preposition"}),
        ("اتهمت إيران من قبل الولايات المتحدة بالإرهاب.", "اتهمت", {"A الولايات المتحدة": "by", "R إيران": "after"}),
        ("تسلم العراق طائرات من روسيا.", "تسلم", {"A روسيا": "giver", "R العراق": "after"}),
        ("اغتيال عقيد إيراني في دمشق.", "اغتيال", {"R عقيد إيراني": "genitive"}),
        ("هجوم للحوثيين على السعودية.", "هجوم", {"A للحوثيين": "theirs", "R السعودية": "preposition"}),
    ],
)
def test_the_construction_by_which_a_party_was_found_is_noted(text: str, trigger: str, found: dict[str, str]) -> None:
    assert ways(text, trigger) == found


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("قال مسؤولون إن الهجوم الذي أدانته فرنسا أسفر عن مقتل ثلاثة جنود.", "الهجوم"),
        ("قال مسؤولون إن الهجوم الإرهابي الذي أدانته فرنسا أسفر عن مقتل ثلاثة جنود.", "الهجوم"),
        ("قتل المتظاهرين الذين تساندهم إيران جريمة.", "قتل"),
    ],
)
def test_who_does_another_deed_in_a_clause_about_a_noun_does_not_do_it(text: str, trigger: str) -> None:
    assert not [found for found in ways(text, trigger) if found in ("A فرنسا", "A إيران")]


def test_who_is_known_from_an_earlier_telling_is_noted_as_such() -> None:
    text = "شنت إسرائيل هجوما على لبنان أمس. وأدى الهجوم إلى دمار واسع."
    reader, found = drafts(text)
    stand = tie(keep(found))
    draft, event = stand[-1]
    assert event.same_as
    scene = Scene(reader.doc, reader.names, [e for _, e in stand])
    assert scene.sides(draft, event)["ISR"].way == "again"


@pytest.mark.parametrize(
    ("text", "trigger", "own"),
    [
        ("وصل وزير الخارجية الروسي.", "وصل", MAN),
        ("وصلت الوزيرة الروسية.", "وصلت", WOMAN),
        ("وصل مسؤولون روس.", "وصل", PEOPLE),
        ("قصفت روسيا المدينة.", "قصفت", WOMAN),
        ("قصف العراق المدينة.", "قصف", MAN),
        ("هاجم مسلحون سوريون القرية.", "هاجم", PEOPLE),
        ("أدان قادة أوروبيون القصف.", "أدان", PEOPLE),
        ("أدان العضو الروسي القصف.", "أدان", MAN),
        ("أدانت الدولتان القصف الروسي.", "أدانت", WOMAN),
        ("أدانت الحكومة الفرنسية الهجوم.", "أدانت", WOMAN),
    ],
)
def test_a_party_has_the_gender_that_its_noun_or_name_tells(text: str, trigger: str, own: str) -> None:
    reader, found = drafts(text)
    draft = next(d for d in found if d.event.evidence.text == trigger)
    unit = draft.clause.units[0]
    assert gender(unit, reader.doc.tokens.norm[unit.first]) == own


@pytest.mark.parametrize(
    ("text", "trigger", "asked"),
    [
        ("قصفت روسيا المدينة.", "قصفت", Demand(WOMAN, "", 1.0)),
        ("وقتلوا سبعة جنود.", "وقتلوا", Demand(PEOPLE, "", 1.0)),
        ("قتل ثلاثة جنود مصريين في سيناء.", "قتل", Demand(MAN, "", 1.0)),
        ("هاجمته روسيا.", "هاجمته", Demand(WOMAN, MAN, 4.0)),
        ("أعلنت مصر دعمها للسودان.", "دعمها", Demand("", WOMAN, 3.0)),
        ("أعلنت مصر دعم السودان.", "دعم", None),
    ],
)
def test_a_trigger_asks_what_its_form_tells(text: str, trigger: str, asked: Demand | None) -> None:
    _, found = drafts(text)
    assert demand(next(d for d in found if d.event.evidence.text == trigger).reading) == asked


@given(st.sampled_from(GENDERS), st.sampled_from(GENDERS), st.sampled_from(GENDERS), st.booleans())
def test_what_is_not_known_agrees_with_nothing_and_breaks_nothing(
    verb: str, left: str, right: str, joined: bool
) -> None:
    before, after, meant, part = accord(Demand(verb, verb, 4.0), left, joined, right)
    assert (before != 0, after != 0, part) == (bool(verb and left), bool(verb and right), 4.0)
    assert meant == (0.0 if not (verb and left) else 1.0 if verb == left else -1.0)
    assert before >= 0 or left != verb  # whoever is of the gender asked for never disagrees
    assert accord(Demand("", "", 0.0), left, joined, right) == MUTE


def test_a_verb_before_people_is_in_the_singular_and_after_them_in_the_plural() -> None:
    several, one = Demand(PEOPLE, "", 1.0), Demand(MAN, "", 1.0)
    assert accord(several, PEOPLE, False, "")[0] == accord(one, "", False, PEOPLE)[1] == 1
    assert accord(one, PEOPLE, False, "")[0] == accord(several, "", False, PEOPLE)[1] == -1
    assert accord(several, MAN, True, "")[0] == 1
