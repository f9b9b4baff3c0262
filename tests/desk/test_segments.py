"""Segments hold the whole text exactly, in order, and know every mark that lies over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.desk.segments import Kind, Mark, at, segments

TEXT = "أعرب الرئيس عن أمله في تعاون مثمر — said “so” 😀 في 12 نوفمبر"
KINDS: tuple[Kind, ...] = ("mention", "time", "quantity", "statement", "event")


@st.composite
def mark_lists(draw: st.DrawFn) -> list[Mark]:
    found = []
    for n in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, len(TEXT) - 1))
        end = draw(st.integers(start + 1, len(TEXT) + 5))
        found.append(Mark(start, end, draw(st.sampled_from(KINDS)), f"c{n}"))
    return found


@given(mark_lists(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_segments_cover_the_text_exactly_and_in_order(marks: list[Mark], a: int, b: int) -> None:
    start, end = sorted((a, b))
    cut = segments(TEXT, start, end, marks)
    assert "".join(s.text for s in cut) == TEXT[start:end]
    assert all(s.text == TEXT[s.start : s.end] and s.text for s in cut)
    assert [s.end for s in cut[:-1]] == [s.start for s in cut[1:]]


@given(mark_lists())
def test_each_segment_has_exactly_the_marks_over_it_innermost_first(marks: list[Mark]) -> None:
    for s in segments(TEXT, 0, len(TEXT), marks):
        for offset in range(s.start, s.end):
            assert set(s.marks) == {m for m in marks if m.start <= offset < m.end}
            assert at(marks, offset) == s.marks
        lengths = [m.end - m.start for m in s.marks]
        assert lengths == sorted(lengths)


@given(mark_lists())
def test_every_mark_opens_once(marks: list[Mark]) -> None:
    """The keyboard reaches each claim: the segment at which it begins is marked so."""
    openings = {s.start for s in segments(TEXT, 0, len(TEXT), marks) if s.opens}
    assert openings == {m.start for m in marks}


def test_an_empty_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="empty span"):
        Mark(3, 3, "time", "t0")
