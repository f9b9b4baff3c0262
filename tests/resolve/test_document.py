"""Within a document: which mentions are one entity, and whose they are."""

from __future__ import annotations

from marsad.annotate import annotate
from marsad.model import Annotated, Article, Block, Entity, Interval, Page
from marsad.pipeline import read
from marsad.resolve import known, within


def resolved(text: str) -> tuple[Annotated, dict[str, Entity]]:
    article = Article(id="t", source="t", text=text, language="ar", blocks=(Block(0, len(text), "paragraph"),))
    doc, entities = within(annotate(article))
    entities, _, _ = known(entities, (), (), Interval())
    return doc, {e.id: e for e in entities}


def entity_of(doc: Annotated, words: str) -> str | None:
    return next(m.entity for m in doc.mentions if m.evidence.text == words)


def test_a_state_its_nationality_and_its_acting_capital_are_one() -> None:
    doc, entities = resolved("رفضت موسكو العرض وقالت روسيا إن الموقف الروسي ثابت")
    assert len({m.entity for m in doc.mentions}) == 1
    (state,) = entities.values()
    assert (state.name, state.english, state.country, state.sector) == ("روسيا", "Russia", "RUS", "GOV")
    assert next(m.literal for m in doc.mentions if m.evidence.text == "موسكو") == "موسكو"


def test_a_capital_after_a_preposition_of_place_is_the_city() -> None:
    doc, entities = resolved("اجتمع الوفدان في موسكو وقالت روسيا إنها راضية")
    assert entity_of(doc, "موسكو") != entity_of(doc, "روسيا")
    assert entities[entity_of(doc, "موسكو") or ""].country == "RUS"


def test_short_names_and_spellings_of_a_person_are_one_entity_with_its_roles() -> None:
    doc, entities = resolved("قال الرئيس الروسي فلاديمير بوتين إنه راض. وأضاف بوتن أن بوتين يشكرهم.")
    people = [e for e in entities.values() if e.type == "PER"]
    assert [(p.name, p.country) for p in people] == [("فلاديمير بوتين", "RUS")]
    assert people[0].roles[0].title == "الرئيس الروسي"
    assert all(m.entity for m in doc.mentions)


def test_a_short_name_that_fits_two_people_stays_alone() -> None:
    doc, _ = resolved("التقى الجنرال ستيوارت سورنسن الجنرال بيتر سورنسن ثم غادر سورنسن")
    people = [m.entity for m in doc.mentions if m.type == "PER"]
    assert len(set(people)) == 3


def test_a_known_last_name_is_the_namesakes_who_is_named_in_full() -> None:
    doc, entities = resolved("عاد علي الزبيدي إلى التدريبات. وأكد رئيس النادي أن الزبيدي سيلعب.")
    assert entity_of(doc, "الزبيدي") == entity_of(doc, "علي الزبيدي")
    assert entities[entity_of(doc, "الزبيدي") or ""].known is None
    doc, entities = resolved("التقى عيدروس الزبيدي علي الزبيدي. وأكد الزبيدي أنه راض.")
    assert entities[entity_of(doc, "الزبيدي") or ""].known == "person/zubaidi"


def test_a_ministry_keeps_its_country_under_its_short_name() -> None:
    _, entities = resolved("قالت وزارة الخارجية الروسية شيئا. وأضافت الخارجية الروسية شيئا.")
    bodies = [e for e in entities.values() if e.type == "ORG"]
    assert [(b.country, b.sector) for b in bodies] == [("RUS", "GOV")]


def test_what_a_noun_announces_has_the_country_in_or_after_it() -> None:
    doc, entities = resolved("هبط الوفد في مطار عدن ثم زار بلدة تشورنوفيسكا الأوكرانية")
    assert entities[entity_of(doc, "مطار عدن") or ""].country == "YEM"
    assert entities[entity_of(doc, "تشورنوفيسكا") or ""].country == "UKR"


def test_an_unowned_parliament_is_that_of_the_one_state_a_text_is_about() -> None:
    doc, entities = resolved("زار الرئيس العراقي بغداد. وقال الوزير العراقي إن العراق راض. وافق البرلمان على ذلك.")
    assert entities[entity_of(doc, "البرلمان") or ""].country == "IRQ"


def test_a_name_that_many_bear_is_whom_we_know_only_in_his_office() -> None:
    def known_as(text: str) -> set[str | None]:
        return {e.known for e in resolved(text)[1].values() if e.type == "PER"}

    assert known_as("قال وزير الدفاع المصري محمد زكي إن الأمر انتهى") == {"person/mohamed-zaki"}
    assert known_as("قال المدرب محمد زكي إن الأمر انتهى") == {None}
    assert known_as("قال وزير الدفاع اليمني محمد زكي إن الأمر انتهى") == {None}


def test_a_father_is_not_his_son() -> None:
    doc, _ = resolved("استقبل الأمير محمد بن نايف بن عبدالعزيز ضيفه. وكان الأمير نايف بن عبدالعزيز قد بنى الدار.")
    assert len({m.entity for m in doc.mentions if m.type == "PER"}) == 2


def test_a_last_name_beside_another_given_name_is_another_person() -> None:
    _, entities = resolved("قال إبراهيم الزبيدي إنه راض")
    assert "person/zubaidi" not in {e.known for e in entities.values()}
    _, entities = resolved("قال عيدروس الزبيدي إنه راض")
    assert "person/zubaidi" in {e.known for e in entities.values()}


def test_a_last_name_goes_back_to_whom_the_text_names_in_full_before_anyone_in_office() -> None:
    text = "التقى وزير الخارجية الأردني أيمن الصفدي أمس نظيره فؤاد حسين. وقال حسين إنه راض عن المملكة."
    said = read(Page(source="t", kind="text", body=f"نشر في 18 نوفمبر 2026\n\n{text}"))
    names = {e.id: e.name for e in said.entities}
    assert [names[m.entity] for m in said.mentions if m.entity and m.evidence.text == "حسين"] == ["فؤاد حسين"]
