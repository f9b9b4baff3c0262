"""How much of the years the dated terms cover: months are counted right, and no office falls under what is reached."""

from __future__ import annotations

import pytest
from quality.offices import OFFICES, covered, every, gaps, month, months, states

LEAST = {
    "head of state": 0.96,
    "head of government": 0.88,
    "foreign minister": 0.94,
    "defence minister": 0.83,
    "chief of staff, commander": 0.73,
}


def test_a_year_alone_reaches_from_its_first_month_to_its_last() -> None:
    assert month("2003", last=False) == month("2003-01", last=True) == 2003 * 12
    assert month("2003", last=True) == month("2003-12", last=False)


def test_kerry_was_in_office_for_four_years() -> None:
    """February 2013 to January 2017, one of seven who followed one another without a gap."""
    assert set(range(month("2013-02", last=False), month("2017-01", last=True) + 1)) <= months(
        "USA", ("foreign-minister",)
    )


@pytest.mark.parametrize("name", OFFICES)
def test_what_the_terms_cover_does_not_fall(name: str) -> None:
    of = covered(OFFICES[name])
    assert of.share >= LEAST[name], of
    told = sum(int(line.split()[1]) for line in gaps(OFFICES[name]))
    assert told == sum(len(every()) - len(months(state, OFFICES[name])) for state in states())
