"""The sector of a party is that of the office held on the day of the event, not on that of the report."""

from __future__ import annotations

import pytest

from marsad.model import Given, Page
from marsad.pipeline import read


def sectors(text: str, published: str | None) -> dict[str, str | None]:
    """The sector of every party of the events of `text`, by its words."""
    reading = read(Page(source="x", kind="text", body=text, given=Given(id="x", published=published)))
    assert reading.events
    return {p.evidence.text: p.sector for e in reading.events for p in (*e.actors, *e.recipients)}


@pytest.mark.parametrize(
    ("published", "sector"), [("2015-03-02", "GOV"), ("2019-03-04", None), (None, None)], ids=["in", "after", "unknown"]
)
def test_a_known_person_acts_by_the_office_of_the_day(published: str | None, sector: str | None) -> None:
    """John Kerry was in charge of foreign affairs from February 2013 to January 2017."""
    assert sectors("التقى جون كيري اليوم وفدا من مدينة أوسلو النرويجية", published)["جون كيري"] == sector


def test_the_date_of_the_event_decides_not_that_of_the_report() -> None:
    text = "التقى جون كيري في 3 مارس 2014 وفدا من مدينة أوسلو النرويجية"
    assert sectors(text, "2019-05-01")["جون كيري"] == "GOV"


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        (
            "التقى وزير الزراعة الفنلندي، السيد يوكا هالونين، رجال أعمال. وزار يوكا هالونين أوسلو.",
            "يوكا هالونين",
            "GOV",
        ),
        ("عزل رئيس البرلمان الفنلندي يوكا هالونين. وزار يوكا هالونين أوسلو.", "يوكا هالونين", "LEG"),
        ("تقاعد رئيس الأركان الفنلندي يوكا هالونين. وزار يوكا هالونين أوسلو.", "يوكا هالونين", "MIL"),
        ("تحدث وزير الزراعة الفنلندي السابق يوكا هالونين. وزار يوكا هالونين أوسلو.", "يوكا هالونين", None),
    ],
)
def test_the_office_that_the_text_gives(text: str, name: str, sector: str | None) -> None:
    assert sectors(text, "2015-03-02")[name] == sector
