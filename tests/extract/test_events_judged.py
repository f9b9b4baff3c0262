"""What stands behind the rules: the judges' weights, unnamed people at home, contexts, words that tell nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from marsad.extract.events.inflection import verb
from marsad.extract.events.sectors import sector
from marsad.extract.events.subjects import known
from marsad.extract.events.weighing import model, weigh
from marsad.knowledge.ontology import contexts
from marsad.model import Event, Given, Page
from marsad.pipeline import read
from marsad.text import folded

MODELS = ("events_told", "events_clear", "events_actors", "events_recipients", "events_doers", "events_borne")
TITLE = "اشتباكات في محيط مدينة حلب"
PAGE = (
    "قصفت القوات السورية بلدة في ريف حلب، وقتلت سبعة مدنيين في البلدة، كما أعلن المرصد السوري. "
    "وهاجم مقاتلو المعارضة حاجزا للجيش السوري شمال المدينة وقتلوا ثلاثة جنود.\n\n"
    "ودعت فرنسا روسيا إلى وقف القصف، فيما أعلنت تركيا أنها أرسلت مساعدات إلى السكان."
)


def events(text: str, title: str | None = None) -> tuple[Event, ...]:
    given = Given(id="x", title=title, published="2015-08-12")
    return read(Page(source="x", kind="text", body=text, given=given)).events


def test_weights_are_sums_over_known_signs() -> None:
    weights = {"*": -1.0, "a": 2.0}
    assert weigh(weights, ["a", "unknown"]) == 1.0
    assert weigh(weights, []) == -1.0


@pytest.mark.parametrize("name", MODELS)
def test_every_model_has_weights_and_one_for_every_case(name: str) -> None:
    assert "*" in model(name)
    assert len(model(name)) > 100


def test_contexts_are_those_of_the_ontology_in_its_order() -> None:
    assert [c.id for c in known()] == list(contexts())


def test_words_tell_one_context_or_none() -> None:
    listed = [folded(w) for c in known() for w in (*c.words, *c.named)]
    assert len(listed) == len(set(listed))
    pairs = [tuple(p.removeprefix("ال") for p in folded(w).split()) for c in known() for w in (*c.words, *c.unless)]
    assert max(map(len, pairs)) == 2
    assert max(Counter(p for p in pairs if len(p) == 2).values()) == 1


def test_the_same_page_gives_the_same_events_with_parties_once() -> None:
    first = events(PAGE, TITLE)
    assert first == events(PAGE, TITLE)
    assert {"ASSAULT", "REQUEST", "AID"} <= {e.type for e in first}
    for event in first:
        did, bore = ([(p.entity, p.evidence.text) for p in side] for side in (event.actors, event.recipients))
        assert len(did) == len(set(did))
        assert len(bore) == len(set(bore))
        assert event.type == "ASSAULT" or not set(did) & set(bore)  # a state may do violence within itself


def test_unnamed_people_are_at_home() -> None:
    (event,) = events("تظاهر آلاف الطلاب في باريس ضد روسيا.")
    assert [(p.evidence.text, p.country, p.sector) for p in event.actors] == [("الطلاب", "FRA", "CVL")]


def test_gunmen_may_come_from_elsewhere() -> None:
    (event,) = events("هاجم مسلحون مجهولون قافلة مصرية في سيناء.")
    assert [(p.evidence.text, p.country, p.sector) for p in event.actors] == [("مسلحون مجهولون", None, "UAF")]


def test_scripture_tells_no_news() -> None:
    assert not events("قال الخطيب إن الله قال: وَقَاتَلُوا المشركين في مصر.")


@pytest.mark.parametrize(
    ("noun", "wanted"), [("والشرطة", "COP"), ("للحكومة", "GOV"), ("مسلحين", "UAF"), ("شجرة", None)]
)
def test_sector_of_a_noun_with_what_is_attached(noun: str, wanted: str | None) -> None:
    assert sector(noun) == wanted


def test_a_verb_of_several_says_so() -> None:
    several = {f.text for f in verb("هاجم يهاجم") if f.many}
    assert {"هاجموا", "هاجمتا", "يهاجمون"} <= several
    assert not {"هاجم", "هاجمت", "يهاجم"} & several
