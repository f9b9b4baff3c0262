"""Words too common for a rule: which triggers are loose, where they may stand, and that they move no firm one."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.extract import test_events as noted

from marsad.extract.events import spots
from marsad.extract.events.drafts import Draft
from marsad.extract.events.reader import Reader
from marsad.model import Given, Page
from marsad.pipeline import read

TITLE = "اشتباكات في محيط مدينة حلب"
PAGE = (
    "قصفت القوات السورية بلدة في ريف حلب، وقتلت سبعة مدنيين في البلدة، كما أعلن المرصد السوري. "
    "وهاجم مقاتلو المعارضة حاجزا للجيش السوري شمال المدينة وقتلوا ثلاثة جنود. "
    "وغادر الوزير الفنلندي دمشق. وعاد الهدوء إلى المدينة مساء الأحد."
)


def drafts(text: str) -> list[Draft]:
    doc, entities = noted.document(text)
    reader = Reader(doc, entities, ())
    firm = [d for sentence in doc.sentences for d in reader.sentence(sentence)]
    return sorted([*firm, *reader.loose(reader.spots())], key=lambda d: d.at)


def rules(text: str) -> list[tuple[str, str, bool]]:
    """Of each draft its word, its pattern, and whether it is loose."""
    found = [(d.event.evidence.text, d.reading.pattern, d.reading.loose) for d in drafts(text)]
    return [(word, pattern.id if pattern else "", loose) for word, pattern, loose in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("غادر بوتين الصين.", ("غادر", "consult.leave", True)),
        ("وبتوفير المياه لأوكرانيا.", ("وبتوفير", "aid.provide", True)),
        ("زار بوتين الصين.", ("زار", "consult.visit", False)),
        ("وصل بوتين إلى الصين.", ("وصل", "consult.travel", False)),  # also a word of the tentative `consult.arrive`
    ],
)
def test_a_tentative_word_is_loose_but_where_a_rule_reads_it(text: str, wanted: tuple[str, str, bool]) -> None:
    assert rules(text) == [wanted]


@pytest.mark.parametrize(
    ("met", "unmet", "word", "pattern"),
    [
        ("أغلقت روسيا حدودها مع الصين.", "أغلقت السلطات أبواب المسجد.", "أغلقت", "coerce.close"),  # near
        ("استخدمت روسيا حق النقض.", "نشرت روسيا حكم النقض.", "النقض", "reject.veto"),  # before
        ("دربت روسيا جنود الصين.", "دربت روسيا المعلمين.", "دربت", "aid.arm"),  # unless
    ],
)
def test_a_rule_whose_conditions_are_not_met_is_loose(met: str, unmet: str, word: str, pattern: str) -> None:
    assert (word, pattern, False) in rules(met)
    assert (word, pattern, True) in rules(unmet)


@pytest.mark.parametrize(
    ("may", "never", "word"),
    [
        ("تحدثت المعارضة الروسية.", "تحدث زعيم المعارضة الروسية.", "المعارضة"),
        ("شهدت روسيا القتل.", "درست روسيا عقوبة القتل.", "القتل"),
        ("درست روسيا التعذيب.", "درست روسيا مكافحة التعذيب.", "التعذيب"),
    ],
)
def test_a_word_that_forbids_a_rule_forbids_it_loose(may: str, never: str, word: str) -> None:
    assert word in [w for w, _, _ in rules(may)]
    assert word not in [w for w, _, _ in rules(never)]


@pytest.mark.parametrize("text", ["سار بوتين في شوارع الصين.", "نظمت روسيا مسيرة.", "شغب في روسيا."])
def test_protest_is_never_loose(text: str) -> None:
    assert not rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "غادر بوتين الصين.",
        "غادر بوتين الصين مساء الأحد وعاد إلى روسيا في ساعة متأخرة من الليل مع الوفد.",
        "زار بوتين الصين. التقى بوتين شي وقصفت روسيا أوكرانيا. وغادر بوتين الصين إلى مينسك بعد ساعتين.",
    ],
)
def test_a_lone_sentence_tells_nothing_loose_whatever_it_weighs(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spots, "LOOSE", float("-inf"))
    loose = {word for word, _, loose in rules(text) if loose}
    assert loose
    assert not loose & {e.evidence.text for e in noted.read(text)}


def test_a_page_tells_what_is_loose_where_its_weight_speaks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(limit: float) -> set[str]:
        monkeypatch.setattr(spots, "LOOSE", limit)
        given = Given(id="x", title=TITLE, published="2015-08-12")
        return {e.evidence.text for e in read(Page(source="x", kind="text", body=PAGE, given=given)).events}

    assert "وغادر" in told(float("-inf"))
    assert "وغادر" not in told(float("inf"))
    assert "وهاجم" in told(float("inf"))


WORDS = sorted(
    {*noted.KNOWN, "زار", "التقى", "قصفت", "هجوم", "محادثات", "رفضت", "رفضا", "نفت", "استهدفت", "اللقاء", "الجانبان"}
    | {"غادر", "وصل", "أغلقت", "المسجد", "حدودها", "سيطرة", "تحت", "أحرق", "تدريب", "القضاء", "قادة", "بلاده", "ضد"}
    | {"حل", "قمة", "المتظاهرون", "مع", "على", "في", "لم", "أن", "الذي", "و", "،", ".", "\n"}
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
@example(["غادر", "بوتين", "و", "استهدفت", "روسيا", "الصين"])  # only a firm attack would carry the second verb
@example(["رفضت", "حل", "رفضا"])  # the last word still only strengthens the first
def test_what_is_loose_moves_no_firm_trigger(bits: list[str]) -> None:
    doc, entities = noted.document(" ".join(bits))
    alone, both = Reader(doc, entities, ()), Reader(doc, entities, ())
    firm = [[d.event for d in alone.sentence(s)] for s in doc.sentences]
    assert [[d.event for d in both.sentence(s)] for s in doc.sentences] == firm
    some = both.spots()
    loose = [*map(astuple, both.loose(some))]
    assert [*map(astuple, both.loose(both.spots()))] == loose
    assert [[*map(astuple, both.loose([spot]))] for spot in some] == [[draft] for draft in loose]
    taken = {(e.evidence.start, e.evidence.end) for some in firm for e in some}
    assert not taken & {(d.event.evidence.start, d.event.evidence.end) for d in both.loose(some)}


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_what_is_loose_says_so(bits: list[str]) -> None:
    found = drafts(" ".join(bits))
    assert [d.at for d in found] == sorted({d.at for d in found})
    for draft in found:
        pattern = draft.reading.pattern
        assert pattern is not None
        assert draft.reading.loose or not pattern.tentative
        assert not draft.reading.loose or pattern.type != "PROTEST"
