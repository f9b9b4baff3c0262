"""A last name alone is whoever was in office then in a state that the text names; else nobody."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.resolve.people import same_person
from marsad.resolve.surnames import in_office


@pytest.mark.parametrize(
    ("name", "states", "day", "who"),
    [
        ("الأسد", {"SYR"}, date(2015, 8, 3), "person/assad"),
        ("الأسد", {"SYR"}, date(1990, 8, 3), "person/assad-h"),
        ("الأسد", {"KEN"}, date(2015, 8, 3), None),
        ("الأسد", {"SYR"}, None, None),
        ("الأسد", {"SYR"}, date(2026, 8, 3), None),
        ("الحداد", {"SYR"}, date(2015, 8, 3), None),
    ],
)
def test_who_was_in_office(name: str, states: set[str], day: date | None, who: str | None) -> None:
    assert in_office(name, states, day, ()) == who


def test_another_office_in_the_text_is_another_person() -> None:
    assert in_office("الأسد", {"SYR"}, date(2015, 8, 3), {"player"}) is None


def test_who_goes_by_a_given_name_is_told_by_ruling_alone() -> None:
    assert in_office("هادي", {"YEM"}, date(2015, 8, 3), {"head-of-state"}) == "person/hadi"
    assert in_office("هادي", {"YEM"}, date(2015, 8, 3), ()) is None
    assert in_office("هادي", {"KEN"}, date(2015, 8, 3), {"head-of-state"}) is None


def test_a_name_with_its_fathers_is_the_short_one_and_no_father_is() -> None:
    assert same_person(["سالم بن محمد الحداد", "سالم الحداد"]) == {"سالم الحداد": "سالم بن محمد الحداد"}
    assert same_person(["محمد بن نايف بن عبدالعزيز", "محمد بن عبدالعزيز", "نايف بن عبدالعزيز"]) == {}
