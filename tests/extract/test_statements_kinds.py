"""Kinds of statements read through the whole pipeline: interviews, verbal nouns, first persons; and bad input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.statements.content import LONGEST, LONGEST_OPEN
from marsad.extract.statements.interview import LONGEST as LONGEST_ANSWER
from marsad.model import Given, Page, Statement
from marsad.pipeline import read

FILLER = " ".join(f"ثم مضى الركب رقم {i} إلى السوق وعاد مساء." for i in range(60))
QUESTIONS = ["متى يفتح المعبر أمام السيارات؟", "وهل الطريق آمن في الشتاء؟", "وماذا ستفعل الوزارة بعد ذلك؟"]
ANSWERS = ["يفتح المعبر في نهاية الشهر.", "الطريق آمن منذ شهر كامل.", "نبدأ بناء الجسر الجديد في الشتاء."]


def said(text: str) -> tuple[Statement, ...]:
    return read(Page(source="x", kind="text", body=text, given=Given(id="x", published="2015-08-12"))).statements


def told(text: str) -> list[tuple[str, str]]:
    """First speaker and content of each statement."""
    return [(s.speakers[0].evidence.text, s.evidence.text) for s in said(text)]


@pytest.mark.parametrize(("asks", "answers"), [("● ", "●● "), ("س: ", "ج: "), ("* ", "- "), ("", "وزير النقل: ")])
def test_answers_are_the_guests_by_whatever_marks_their_turns(asks: str, answers: str) -> None:
    turns = "\n\n".join(f"{asks}{q}\n\n{answers}{a}" for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    found = said(f"في حوار مع صحيفة محلية قال وزير النقل إن العمل مستمر في الطريق.\n\n{turns}")
    given_ = [s for s in found if s.evidence.rule == "statement.turn"]
    assert [s.evidence.text.rstrip(".") for s in given_] == [a.rstrip(".") for a in ANSWERS]
    assert {s.manner for s in given_} == {"direct"}
    assert {s.speakers[0].evidence.text for s in given_} == {"وزير النقل"}


def test_a_column_that_asks_is_no_interview() -> None:
    text = "\n\n".join(f"{q}\n\n{a}" for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    assert said(f"كتب كثيرون عن الطريق والمعبر هذا العام.\n\n{text}") == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("بعد إعلان روسيا عزمها إغلاق المعبر هدأت الأسواق", "روسيا", "عزمها إغلاق المعبر هدأت الأسواق"),
        ("جاءت الزيارة بعد دعوة روسيا إلى وقف القتال فورا", "روسيا", "وقف القتال فورا"),
        ("وورد في تقرير أصدرته الأمم المتحدة أن الماء شحيح", "الأمم المتحدة", "الماء شحيح"),
        ("جاء على لسان السفير أن المعبر مفتوح", "السفير", "المعبر مفتوح"),
        ("طلبت روسيا من الوفد مغادرة البلاد فورا", "روسيا", "مغادرة البلاد فورا"),
    ],
)
def test_verbal_nouns_and_documents_speak(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


def test_an_invitation_demands_nothing() -> None:
    assert said("سافر الوفد تلبية لدعوة الرئيس المصري لزيارة القاهرة") == ()


def test_who_was_told_in_a_headline_relays() -> None:
    found = said("وزير النقل لـ«عكاظ»: المعبر يفتح غدا\n\nزار وزير النقل المعبر صباح الأحد وتفقد العمل فيه كله.")
    assert found[0].speakers[0].evidence.text == "وزير النقل"
    assert [p.evidence.text for p in found[0].via] == ["عكاظ"]


def test_words_after_a_colon_are_the_speakers_own() -> None:
    assert said("وقال وزير النقل: المعبر مفتوح أمام الجميع")[0].manner == "direct"
    assert said("وقال وزير النقل إن المعبر مفتوح أمام الجميع")[0].manner == "indirect"


@pytest.mark.parametrize(
    "text",
    [
        "قال الشاعر: «ألا كل شيء ما خلا الله باطل».",
        "قال تعالى: «وما خلقت الجن والإنس إلا ليعبدون».",
        "يقول المثل: «الصبر مفتاح الفرج».",
        'وقف الناس ضد "الهيمنة" وضد «الأمر الواقع».',
        "صدر كتاب «قال الراوي» ورواية «أعلن الحرب» العام الماضي.",
        "وفي ختام الاجتماع قال",
        "وأكد الوزير أن",
        "وأضاف:",
        "وتابع الوزير: «",
        "حضر اثني عشر شابا إلى القاعة",
        "ولفت الأنظار بلباسه الغريب",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize("mark", ["«", '"', "“", "‘", "(", "- "])
def test_a_mark_left_open_over_the_whole_text_swallows_nothing(mark: str) -> None:
    """An open quotation ends with its sentence: what no mark closes, a reader takes no further."""
    for s in said(f"قال وزير النقل: {mark}المعبر مفتوح أمام الجميع. {FILLER}"):
        assert len(s.evidence.text) < 100


@pytest.mark.parametrize("opens", ["قال وزير النقل إن ", "قال وزير النقل: «"])
def test_a_clause_without_end_is_cut(opens: str) -> None:
    found = said(opens + "العمل مستمر في المعبر " * 400)
    assert all(len(s.evidence.text.split()) <= max(LONGEST, LONGEST_OPEN) for s in found)


def test_an_answer_without_end_is_cut() -> None:
    turns = "\n\n".join(f"س: {q}\n\nج: {'العمل مستمر في المعبر ' * 300}" for q in QUESTIONS)
    found = said(f"وزير النقل يتحدث عن العمل في المعبر\n\nقال وزير النقل إن العمل مستمر في المعبر كل يوم.\n\n{turns}")
    assert found
    assert all(len(s.evidence.text.split()) <= LONGEST_ANSWER for s in found)


MARKS = [
    "س:",
    "ج:",
    "؟",
    "●",
    "\n\n",
    "«",
    "»",
    "“",
    "قال",
    "وأضاف",
    "وزير النقل",
    "روسيا",
    "إن",
    "أن",
    ":",
    "،",
    ".",
    "لـ",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=40))
def test_any_turns_yield_the_same_sound_statements_twice(pieces: list[str]) -> None:
    text = " ".join(pieces)
    if text.strip():
        found = said(text)
        assert found == said(text)
        assert all(text[s.evidence.start : s.evidence.end] == s.evidence.text for s in found)
        assert all(s.speakers for s in found)
