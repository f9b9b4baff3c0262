"""The forms of verbs and nouns, and the readings of a token with what is attached to it."""

from __future__ import annotations

import pytest

from marsad.extract.events.inflection import noun, participle, verb
from marsad.extract.events.lexicon import limits, look, patterns
from marsad.knowledge import ontology
from marsad.knowledge.rules import explain


@pytest.mark.parametrize(
    ("stems", "forms"),
    [
        ("زار يزور", {"زار", "زارت", "زاروا", "يزور", "تزور", "يزوران", "يزورون", "نزور", "يزر"}),
        ("التقى يلتقي", {"التقي", "التقت", "التقيا", "التقوا", "يلتقي", "يلتقون", "يلتق"}),
        ("دعا يدعو", {"دعا", "دعت", "دعوا", "يدعو", "تدعو", "يدعون"}),
        ("أدان يدين", {"ادان", "ادانت", "ادين", "يدين", "تدين"}),
        ("شن يشن", {"شن", "شنت", "يشن"}),
    ],
)
def test_verb_forms(stems: str, forms: set[str]) -> None:
    assert forms <= {f.text for f in verb(stems)}


def test_passive_of_a_hollow_verb_is_marked() -> None:
    assert all(f.passive for f in verb("أدان يدين") if f.text == "ادين" and f.tense == "past")


def test_noun_forms() -> None:
    assert {"زيارة", "زيارتين", "زيارات"} <= {f.text for f in noun("زيارة زيارات")}
    assert {"لقاء", "لقائ", "لقاؤ", "لقاءات"} <= {f.text for f in noun("لقاء لقاءات")}
    assert all(f.bound for f in noun("زيارة زيارات") if f.text == "زيارت")


def test_participle_forms() -> None:
    assert {"مطالبا", "مطالبة"} <= {f.text for f in participle("مطالب")}


@pytest.mark.parametrize(
    ("word", "prep", "conj", "definite", "pronoun"),
    [
        ("لقاء", "", False, False, ""),
        ("واللقاء", "", True, True, ""),
        ("للقاء", "ل", False, False, ""),
        ("بالمحادثات", "ب", False, True, ""),
        ("لقائه", "", False, False, "ه"),
        ("بزيارتها", "ب", False, False, "ها"),
    ],
)
def test_what_is_attached_to_a_noun(word: str, prep: str, conj: bool, definite: bool, pronoun: str) -> None:
    reading = look(word)[0]
    got = (reading.prep, reading.conj, reading.definite, reading.pronoun)
    assert got == (prep, conj, definite, pronoun)


def test_what_is_attached_to_a_verb() -> None:
    assert look("سيزور")[0].tense == "future"
    assert look("وقتلوهم")[0].pronoun == "هم"
    assert look("نطالب")[0].first
    assert look("التقاه")[0].pronoun == "ه"


@pytest.mark.parametrize("word", ["كتاب", "مدينة", "هنا", "فدان", "بعد", "يعد"])
def test_other_words_trigger_nothing(word: str) -> None:
    assert not [r for r in look(word) if r.pattern is not None]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.id)
def test_pattern_fits_the_ontology_and_is_explained(pattern: object) -> None:
    own = next(p for p in patterns() if p is pattern)
    assert own.type in ontology.types()
    assert own.mode is None or f"{own.type}.{own.mode}" in ontology.modes()
    assert explain(f"event.{own.id}")
    assert own.verbs or own.nouns or own.participles
    assert limits(own.id).near or not own.near
