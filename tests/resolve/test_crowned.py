"""A ruler called by his style, or by a title and a given name, is the only one of that name in office on the day."""

from __future__ import annotations

import pytest

from marsad.model import Entity, Given, Mention, Page
from marsad.pipeline import read


def ruler(text: str, day: str | None, words: str) -> tuple[Mention, Entity]:
    reading = read(Page(source="t", kind="text", body=text, given=Given(id="t", published=day)))
    mention = next(m for m in reading.mentions if m.evidence.text == words)
    return mention, next(e for e in reading.entities if e.id == mention.entity)


@pytest.mark.parametrize(
    ("text", "words", "day", "known"),
    [
        ("استقبل الملك سلمان الوفد أمس.", "سلمان", "2015-08-01", "person/salman"),
        ("استقبل الملك حمد الوفد أمس.", "حمد", "2015-08-01", "person/hamad-bh"),
        ("التقى العاهل الأردني الملك عبدالله الوفد.", "عبدالله", "2015-08-01", "person/abdullah-jo"),
        ("وصل الشيخ تميم إلى الدوحة عاصمة قطر.", "تميم", "2015-08-01", "person/tamim"),
        ("رحب خادم الحرمين الشريفين بالوفد.", "خادم الحرمين الشريفين", "2015-08-01", "person/salman"),
        ("رحب خادم الحرمين الشريفين بالوفد.", "خادم الحرمين الشريفين", "2010-08-01", "person/abdullah-sa"),
    ],
)
def test_who_reigns_on_the_day_is_meant(text: str, words: str, day: str, known: str) -> None:
    mention, entity = ruler(text, day, words)
    assert (mention.known, entity.known, mention.evidence.rule) == (known, known, "resolve.crowned")
    assert entity.country
    assert entity.roles or mention.titles


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("استقبل الملك سلمان الوفد أمس.", "سلمان", "1990-08-01"),  # before his day
        ("استقبل الملك عبدالله وزيرا أجنبيا أمس.", "عبدالله", "2015-08-01"),  # a king of that name died in January
        ("قال الشيخ تميم إن الدرس انتهى.", "تميم", "2015-08-01"),  # no word of his state
        ("قال الشيخ محمد في قطر إن الدرس انتهى.", "محمد", "2015-08-01"),  # no emir's name
    ],
)
def test_others_are_nobody_known(text: str, words: str, day: str) -> None:
    mention, entity = ruler(text, day, words)
    assert mention.known is None
    assert entity.known is None
    assert entity.country is None


def test_a_style_that_two_bore_in_its_month_is_its_states() -> None:
    mention, entity = ruler("رحب خادم الحرمين الشريفين بالوفد.", "2015-01-20", "خادم الحرمين الشريفين")
    assert (mention.known, entity.country) == (None, "SAU")
    assert [(r.office, r.country) for r in entity.roles] == [("monarch", "SAU")]
