"""The chain of attribution, on hand-built names: who said what, to whom, where, through whom, within whose words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.annotate.quotes import quotes
from marsad.annotate.segment import sentences
from marsad.extract.statements import statements
from marsad.knowledge.rules import explain
from marsad.model import Annotated, Article, Block, Entity, EntityType, Evidence, Mention, Role, Statement
from marsad.text import fold, words

NAMES: dict[str, EntityType] = {"سالم الحداد": "PER", "ليلى نصار": "PER", "مرجان": "GPE", "تلال": "GPE", "برقية": "ORG"}


PIECES = re.findall(r"\S+", 'قال أن إن سالم الحداد مرجان « » " : ، . وأضاف مشيرا إلى وفقا لـ بيان ( ) - عن ما')


def said(text: str, **offices: str) -> tuple[Statement, ...]:
    """The statements of `text`, a block a line, in which NAMES are known; `offices` gives an entity a title."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    article = Article(id="t", source="t", text=text, language="ar", blocks=blocks)
    view = fold(text)
    tokens = words(view)
    found = [
        Mention(evidence=Evidence("t", m.start(), m.end(), m.group(), "test"), type=kind, entity=name)
        for name, kind in NAMES.items()
        for m in re.finditer(rf"[ولب]?{name}", text)
    ]
    entities = tuple(
        Entity(id=name, type=kind, name=name, roles=(role(offices[name]),) if name in offices else ())
        for name, kind in NAMES.items()
    )
    doc = Annotated(
        article=article,
        view=view,
        tokens=tokens,
        sentences=sentences(article, tokens),
        quotes=quotes(article),
        mentions=tuple(sorted(found, key=lambda m: m.evidence.start)),
    )
    return statements(doc, entities)


def role(title: str) -> Role:
    return Role(evidence=Evidence("t", 0, len(title), title, "test"), title=title)


def contents(text: str) -> list[str]:
    return [s.evidence.text for s in said(text)]


def speakers(s: Statement) -> list[str]:
    return [p.entity or p.evidence.text for p in s.speakers]


def test_an_elided_subject_is_carried_and_agrees() -> None:
    text = "قال سالم الحداد إن المعبر مفتوح. وقالت ليلى نصار إن الطريق مغلق. وأضافت أن الثلج كثيف. وأضاف أن الصيف قريب."
    assert [speakers(s) for s in said(text)] == [["سالم الحداد"], ["ليلى نصار"], ["ليلى نصار"], ["سالم الحداد"]]


def test_a_content_ends_where_the_next_begins() -> None:
    text = "أكد سالم الحداد أن المعبر مفتوح، مشيرا إلى أن الطريق آمن، وأضاف «لا خوف على أحد»، على حد تعبيره."
    assert contents(text) == ["المعبر مفتوح", "الطريق آمن", "لا خوف على أحد"]
    assert [s.manner for s in said(text)] == ["indirect", "indirect", "direct"]


def test_subject_before_its_verb() -> None:
    (s,) = said("لكن مرجان قالت أمس إنها لن توقع")
    assert (speakers(s), s.evidence.text, s.act) == (["مرجان"], "إنها لن توقع", "refuse")


def test_joint_speakers() -> None:
    (s,) = said("أعلنت مرجان وتلال أن القمة تأجلت")
    assert speakers(s) == ["مرجان", "تلال"]


def test_relays_stand_in_their_order_and_never_repeat_the_speaker() -> None:
    (s,) = said("وقال سالم الحداد، وفقا لصحيفة برقية، إن المعبر مفتوح")
    assert [p.entity for p in s.via] == ["برقية"]
    (s,) = said("قالت مرجان إن المعبر مفتوح، بحسب مرجان")
    assert s.via == ()


def test_who_a_medium_quotes_is_the_speaker() -> None:
    (s,) = said("ونقلت صحيفة برقية عن ليلى نصار قولها إن المعبر مفتوح")
    assert (speakers(s), [p.entity for p in s.via]) == (["ليلى نصار"], ["برقية"])


def test_addressee_and_occasion() -> None:
    (s,) = said("وقال سالم الحداد لليلى نصار في اتصال هاتفي إن المعبر مفتوح")
    assert s.addressee is not None
    assert s.addressee.entity == "ليلى نصار"
    assert s.occasion is not None
    assert s.occasion.kind == "phone-call"


def test_an_office_goes_back_to_the_one_who_holds_it() -> None:
    (s,) = said("قال وزير النقل المرجاني إن المعبر مفتوح", **{"سالم الحداد": "وزير النقل المرجاني"})
    assert speakers(s) == ["سالم الحداد"]


def test_a_group_keeps_its_own_words() -> None:
    (s,) = said("وقال أحد النواب الذين حضروا الجلسة إن المعبر مفتوح")
    assert s.speakers[0].entity is None
    assert s.speakers[0].evidence.text == "أحد النواب الذين حضروا الجلسة"


def test_nested_statement_points_at_what_holds_it() -> None:
    outer, inner = said("قال سالم الحداد إن ليلى نصار أبلغته أن المعبر مفتوح")
    assert inner.within == outer.id


def test_a_quotation_over_several_sentences_is_one_content() -> None:
    text = "وقال سالم الحداد: «المعبر مفتوح. لن نغلقه أبدا. هذا وعد». ثم غادر."
    assert contents(text) == ["المعبر مفتوح. لن نغلقه أبدا. هذا وعد"]


def test_a_headline_names_its_speaker() -> None:
    (s, *_) = said("سالم الحداد: المعبر سيفتح قريبا\nوصل الوفد إلى المدينة.")
    assert (speakers(s), s.evidence.text, s.cue) == (["سالم الحداد"], "المعبر سيفتح قريبا", None)


def via(s: Statement) -> list[str]:
    return [p.entity or p.evidence.text for p in s.via]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("وقال سالم الحداد في بيان أصدرته برقية إن المعبر مفتوح", ["برقية"]),
        ("وقال سالم الحداد لوكالة «سنديان» إن المعبر مفتوح", ["وكالة «سنديان»"]),
        ("ليلى نصار، نقلت عنها صحيفة برقية، قالت إن المعبر مفتوح", ["برقية"]),
        ("وأدانت مرجان -في بيان أصدرته خارجيتها- هدم الجسر القديم", ["خارجيتها"]),
        ("وقال سالم الحداد إن المعبر مفتوح، وفقا لما ذكرته صحيفة برقية", ["برقية"]),
    ],
)
def test_who_carried_the_words_on(text: str, relays: list[str]) -> None:
    assert [via(s) for s in said(text)] == [relays]


def test_a_relay_is_inherited_within_its_paragraph_and_not_by_what_was_said_before() -> None:
    text = "قال سالم الحداد لوكالة «سنديان» إن المعبر مفتوح. وذكر سالم الحداد أن الطريق آمن."
    assert [via(s) for s in said(text)] == [["وكالة «سنديان»"]] * 2
    assert via(said(f"{text}\nوأكد سالم الحداد أن الثلج كثيف.")[-1]) == []
    assert via(said(f"{text} وكان سالم الحداد أكد أن الثلج كثيف.")[-1]) == []


def test_who_issued_a_document_says_what_it_says() -> None:
    (s,) = said("وأعلن بيان صدر عن مكتب الحاكم أمس أن المعبر مفتوح")
    assert speakers(s) == ["مكتب الحاكم"]


def test_a_title_may_follow_its_name_or_stand_apart_from_it() -> None:
    (s,) = said("توقع سالم الحداد رئيس اللجنة أن يفتح المعبر قريبا")
    assert (speakers(s), s.evidence.text) == (["سالم الحداد"], "يفتح المعبر قريبا")
    (s,) = said("وقالت سفيرة مرجان لدى تلال، ليلى نصار، إن المعبر مفتوح")
    assert speakers(s) == ["ليلى نصار"]
    (s,) = said("ودعا المنسق العام للجنة الحدود سالم الحداد، أن يفتح المعبر")
    assert speakers(s) == ["سالم الحداد"]


def test_what_a_relay_attributes_after_a_long_source() -> None:
    (s,) = said("وبحسب مصدر لم يكشف عن هويته، نقلت عنه صحيفة برقية، فإن المعبر مفتوح أمام الشاحنات")
    assert (speakers(s), via(s), s.evidence.text) == (["مصدر"], ["برقية"], "المعبر مفتوح أمام الشاحنات")


def test_a_clause_before_a_relay_does_not_take_the_one_before_it() -> None:
    (s,) = said("وصل الوفد صباحا، كما غادر ستة من أعضائه لاحقا، وفقا لمصدر أمني")
    assert s.evidence.text == "غادر ستة من أعضائه لاحقا"


def test_refusing_an_accusation_is_denying_it() -> None:
    assert [s.act for s in said("ورفضت مرجان اتهامات جارتها لها بالتجسس")] == ["deny"]


@pytest.mark.parametrize(
    "text",
    [
        "هذا ما قال",
        "وكشفت مرجان عن صاروخ جديد",
        "زار الوفد ما يسمى «المنطقة الآمنة»",
        "قرأ رواية «الحرب والسلام» أمس",
        "كما قال الشاعر",
        "أشار بيده إلى السماء",
        "نقل الجيش الأسلحة إلى الجبهة",
    ],
)
def test_no_statement_is_invented(text: str) -> None:
    assert contents(text) == []


def test_an_unclosed_quotation_does_not_swallow_the_article() -> None:
    text = "قال سالم الحداد: «المعبر مفتوح. " + "وصل الوفد إلى المدينة. " * 200
    assert contents(text)[0] == "المعبر مفتوح"


def test_a_sentence_without_end_is_cut() -> None:
    text = "قال سالم الحداد إن المعبر مفتوح " + "والطريق طويل " * 500
    assert len(contents(text)[0]) < 1500


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES)))
def test_any_mixture_yields_sound_spans_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = said(text) if text.strip() else ()
    assert [s.id for s in found] == [f"s{n}" for n in range(1, len(found) + 1)]
    assert [s.evidence.start for s in found] == sorted(s.evidence.start for s in found)
    for s in found:
        claims = [s.evidence, *([s.cue] if s.cue else []), *(p.evidence for p in (*s.speakers, *s.via))]
        for e in claims:
            assert text[e.start : e.end] == e.text
            assert explain(e.rule)
