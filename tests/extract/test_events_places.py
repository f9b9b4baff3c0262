"""Where an event was: a place whose noun stands before what is told of it."""

from __future__ import annotations

import pytest

from marsad.model import Given, Page
from marsad.pipeline import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصفت القوات الأوكرانية مواقع المسلحين في منطقة النزاع دونباس يوم الثلاثاء.", "loc/donbas"),
        ("قصفت القوات الأوكرانية أمس مواقع المسلحين فقتل عشرة، وتدعم واشنطن كييف في النزاع دونباس.", None),
    ],
)
def test_what_is_told_of_a_place_may_stand_before_its_name(text: str, place: str | None) -> None:
    reading = read(Page(source="t", kind="text", body=text, given=Given(id="t")))
    known = {e.id: e.known for e in reading.entities}
    assert known.get(next(e.place for e in reading.events if e.type == "ASSAULT") or "") == place


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("حررت القوات اليمنية مدينة عدن من المسلحين أمس بعد معارك استمرت أياما.", "ASSAULT", "عدن"),
        ("قصفت طائرات روسية مدينة حلب أمس فقتل عشرة من سكانها.", "ASSAULT", "حلب"),
        ("ناقش وزيرا خارجية النرويج وكينيا خلال لقائهما أمس الأوضاع في الصومال ودعم الحكومة.", "CONSULT", None),
    ],
)
def test_what_is_done_to_a_place_was_there_and_what_is_spoken_of_was_not(
    text: str, type_: str, place: str | None
) -> None:
    reading = read(Page(source="t", kind="text", body=text, given=Given(id="t")))
    names = {e.id: e.name for e in reading.entities}
    assert names.get(next(e.place for e in reading.events if e.type == type_) or "") == place
