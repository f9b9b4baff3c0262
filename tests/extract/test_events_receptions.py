"""Receptions, visits and condemnations as agencies write them: long titles, places and times before the object."""

from __future__ import annotations

import pytest

from marsad.model import Event, Given, Page, Party
from marsad.pipeline import read


def told(text: str, kind: str = "CONSULT", published: str | None = "2015-08-12") -> list[Event]:
    """The events of type `kind` that `text` tells."""
    page = Page(source="t", kind="text", body=text, given=Given(id="t", published=published))
    return [e for e in read(page).events if e.type == kind]


def words(parties: tuple[Party, ...]) -> list[str]:
    return sorted(p.evidence.text for p in parties)


KING, PRINCE = "سلمان بن عبدالعزيز", "محمد بن نايف"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            f"استقبل صاحب السمو الملكي الأمير {PRINCE} ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية في مكتبه بجدة "
            "مساء أمس وزير الخارجية المصري سامح شكري.",
            ["سامح شكري", PRINCE],
        ),
        (
            f"استقبل الملك {KING} – حفظه الله – في قصر اليمامة بالرياض اليوم فخامة الرئيس الفرنسي فرانسوا هولاند.",
            [KING, "فرانسوا هولاند"],
        ),
        (
            "التقى وزير الخارجية عادل الجبير في الرياض اليوم نظيره الألماني فرانك شتاينماير.",
            ["عادل الجبير", "فرانك شتاينماير"],
        ),
        (
            f"استقبل الملك {KING} في مكتبه أمس، وزير الخارجية بجمهورية مصر العربية سامح شكري.",
            ["سامح شكري", KING],
        ),
    ],
)
def test_the_guest_stands_behind_titles_place_and_time(text: str, actors: list[str]) -> None:
    assert actors[0] in words(told(text)[0].actors)
    assert set(actors) <= set(words(told(text)[0].actors))
    assert "مجلس الوزراء" not in words(told(text)[0].actors)


def test_meetings_of_one_with_different_people_are_different() -> None:
    found = told(
        "التقى وزير الخارجية عادل الجبير في الرياض اليوم نظيره التركي مولود تشاووش أوغلو.\n\n"
        "والتقى عادل الجبير في الرياض وزير الخارجية الألماني فرانك شتاينماير."
    )
    assert [e.same_as for e in found] == [None, None]


@pytest.mark.parametrize("published", ["2015-08-12", None])
def test_a_present_with_a_time_to_come_is_planned(published: str | None) -> None:
    (event,) = told("ويزور الرئيس الفرنسي القاهرة الأسبوع المقبل.", published=published)
    assert event.modality == "planned"


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("أدان مجلس الأمن الهجوم الذي شنته حركة طالبان على مقر الشرطة في كابول.", ["طالبان"]),
        ("أدانت مصر التفجير الذي استهدف مقر الشرطة في باريس.", []),
        ("ندد الرئيس التركي بالقصف الروسي على مدينة حلب.", ["الروسي"]),
    ],
)
def test_who_did_the_condemned_deed_is_condemned_and_not_its_victims(text: str, recipients: list[str]) -> None:
    assert words(told(text, "ACCUSE")[0].recipients) == recipients


def test_what_a_meeting_is_about_is_not_where_it_was() -> None:
    (first, *_) = told("عقد الرئيس الروسي لقاء مع نظيره التركي لمناقشة الأزمة في سوريا.")
    assert first.place is None
