"""Words for several states that the text lists: led back to all of them, left open where the text allows others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.test_document import resolved

TALKS = "اجتمعت الدول الأربع (بيرو وتشيلي وكندا والمكسيك) في ليما. "
FOUR = ["بيرو", "تشيلي", "كندا", "المكسيك"]
NILE = "التقى وزراء خارجية مصر والسودان وإثيوبيا في الخرطوم. "
THREE = ["مصر", "السودان", "إثيوبيا"]


def groups(text: str) -> dict[str, list[str]]:
    doc, entities = resolved(text)
    return {d.evidence.text: [entities[e].name for e in d.entities] for d in doc.descriptions if d.kind == "group"}


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        (TALKS, "الدول الأربع", FOUR),
        ("وقعت 4 دول الاتفاق، هي بيرو وتشيلي وكندا والمكسيك.", "4 دول", FOUR),
        ("أعلنت الدول الـ4 موقفها. وشاركت في اللقاء بيرو، تشيلي، كندا والمكسيك.", "الدول الـ4", FOUR),
        (NILE + "واتفقت الدول الثلاث على خريطة طريق.", "الدول الثلاث", THREE),
        (NILE + "وتتقاسم هذه الدول مياه النيل.", "هذه الدول", THREE),
        (NILE + "وقال الوزراء إنهم راضون.", "الوزراء", THREE),
        (TALKS + "وقالت الدول المشاركة في المفاوضات إنها راضية.", "الدول المشاركة", FOUR),
        ("يشمل الاتفاق 4 دول مطلة على المحيط بينها بيرو وتشيلي وكندا والمكسيك.", "4 دول", FOUR),
        ("دعت الدول الراعية للمبادرة (مصر والسودان وإثيوبيا) إلى الهدوء.", "الدول الراعية للمبادرة", THREE),
    ],
)
def test_a_group_is_whom_the_text_lists(text: str, words: str, states: list[str]) -> None:
    assert groups(text)[words] == states


def test_the_lists_of_a_sentence_and_those_before_so_many_others_make_one_group() -> None:
    text = (
        "تعقد الولايات المتحدة واليابان وأربع دول أخرى اجتماعا غدا. ويشمل الاتفاق دولا في أمريكا (بيرو وتشيلي) "
        "وفي آسيا (اليابان وماليزيا) وأوقيانيا (أستراليا). وقالت الدول الـ6 إنها راضية."
    )
    found = groups(text)
    six = {"الولايات المتحدة", "اليابان", "بيرو", "تشيلي", "ماليزيا", "أستراليا"}
    assert set(found["الدول الـ6"]) == set(found["وأربع دول أخرى"]) == six


@pytest.mark.parametrize(
    "text",
    [
        NILE + "واتفقت الدول الخمس على خريطة طريق.",  # more than are listed
        NILE + "وقالت 3 دول إنها راضية.",  # any three
        "اجتمعت مصر والسودان وإثيوبيا وتشاد والنيجر. واتفقت الدول الخمس عشرة على ذلك.",  # fifteen, not five
        NILE + "وقالت إحدى الدول الثلاث إنها راضية.",  # one of them
        NILE + "وقال رئيس مجلس الوزراء إنه راض.",  # a cabinet
        NILE + "وتوجد طائرات الدول المشاركة في التحالف.",  # in something else
        "زار مصر والسودان. وقالت هذه الدول إنها راضية.",  # two are no roster
        "وقعت 15 دولة بينها مصر والسودان وإثيوبيا الاتفاق. وقالت الدول الثلاث إنها راضية.",  # some of fifteen
        "انسحبت 3 دول، وبقيت دول أخرى بينها مصر والسودان وإثيوبيا. وقالت الدول الثلاث إنها راضية.",  # of others
        "قمة تضم 3 دول\n\nقال مسؤولون بينهم من مصر والسودان وإثيوبيا. وقالت الدول الثلاث إنها راضية.",  # elsewhere
        "اجتمعت دول عدة بينها مصر والسودان وإثيوبيا. وقالت الدول الثلاث إنها راضية.",  # only some
    ],
)
def test_what_may_be_others_is_left_open(text: str) -> None:
    assert not groups(text)


@given(st.lists(st.sampled_from(["مصر", "السودان", "فرنسا", "ألمانيا", "اليابان", "كندا"]), min_size=3, unique=True))
def test_a_bracketed_list_is_told_whole_and_in_order(names: list[str]) -> None:
    found = groups(f"اجتمعت الدول الـ{len(names)} ({' و'.join(names)}) أمس.")
    assert found == {f"الدول الـ{len(names)}": names}
