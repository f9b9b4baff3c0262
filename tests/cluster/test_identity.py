"""Who is who across documents: what joins two names, what never does, in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.conftest import build

from marsad.cluster import weave
from marsad.model import Entity, Reading, Role
from marsad.record import Record
from marsad.text import sound


def person(
    document: str, name: str, country: str | None = None, office: str | None = None, type: str = "PER"
) -> Reading:
    """A reading that names one entity, with the state and office that its text gives it."""
    reading = build(document, f"قال {name} شيئا", "2015-08-01", {name: type})
    (entity,) = reading.entities
    roles = (Role(evidence=reading.mentions[0].evidence, title="x", office=office, country=country),) if office else ()
    return replace(reading, entities=(replace(entity, country=country, roles=roles),))


def woven(readings: Iterable[Reading]) -> dict[str, tuple[str, str]]:
    """For each document, whom its entity stands under, and why."""
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "r", create=True) as record:
        for reading in readings:
            record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))
        found = record._db.execute("SELECT l.document, e.under, e.reason FROM link l JOIN entity e ON e.id = l.entity")
        return {document: (under, reason) for document, under, reason in found}


def together(*readings: Reading) -> bool:
    return len({under for under, _ in woven(readings).values()}) == 1


def test_a_last_name_stands_under_the_one_full_name_of_its_state() -> None:
    full, short = person("a", "سالم الهادي", "YEM", "minister"), person("b", "الهادي", "YEM", "minister")
    assert together(full, short)
    assert woven([full, short])["b"][1] == "entity.same.last-name"
    assert not together(full, short, person("c", "مراد الهادي", "YEM"))
    assert not together(full, person("b", "الهادي"))
    assert not together(full, person("b", "الهادي", "OMN", "minister"))


@pytest.mark.parametrize("name", ["الهادي", "محمد علي", "سعيد"])
def test_short_and_common_names_never_meet_on_the_name_alone(name: str) -> None:
    assert not together(person("a", name), person("b", name))
    assert not together(person("a", name, "EGY"), person("b", name, "EGY"))
    assert together(person("a", name, "EGY", "foreign-minister"), person("b", name, "EGY", "foreign-minister"))


def test_namesakes_of_other_states_or_fields_stay_apart() -> None:
    minister = person("a", "سالم القرطبي", "EGY", "minister")
    assert not together(minister, person("b", "سالم القرطبي", "YEM", "minister"))
    assert not together(minister, person("b", "سالم القرطبي", "EGY", "player"))
    assert together(minister, person("b", "سالم القرطبي", "EGY", "foreign-minister"))
    assert woven([minister, person("b", "سالم القرطبي")])["b"][1] == "entity.same.office"
    assert not together(minister, person("b", "سالم القرطبي", "EGY", "player"), person("c", "سالم القرطبي"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("غريغوري بالابانوف", "جريجوري بالابانوف"),
        ("غريغوري بالابانوف", "قريقوري بلابانوف"),
        ("كيتارو ميزوغوتشي", "كيتارو ميزوجوتشي"),
        ("تشارلز بيترسن", "تشارلز بيتيرسن"),
    ],
)
def test_spellings_of_a_foreign_name_of_one_state_are_one(one: str, other: str) -> None:
    found = woven([person("a", one, "RUS"), person("b", other, "RUS")])
    assert found["a"][0] == found["b"][0]
    assert "entity.same.spelling" in {reason for _, reason in found.values()}
    assert not together(person("a", one, "RUS"), person("b", other, "UKR"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("غريغوري بالابانوف", "جريجوري بالابانوف"),
        ("كيتارو ميزوغوتشي", "كيتارو ميزوجوتشي"),
        ("تشارلز بيترسن", "تشارلز بيتيرسن"),
        ("جان بول غوتييه", "جان بول جوتيه"),
        ("روبرت پاتينسون", "روبرت باتينسون"),
        ("لورا ڤيرمولن", "لورا فيرمولين"),
        ("إيان ماكشين", "إيان ماكتشين"),
        ("سوزان هيدجز", "سوزان هيدغز"),
    ],
)
def test_spellings_of_one_family_are_one_without_a_state_too(one: str, other: str) -> None:
    found = woven([person("a", one), person("b", other)])
    assert found["a"][0] == found["b"][0]
    assert "entity.same.family" in {reason for _, reason in found.values()}
    assert together(person("a", one, "FRA"), person("b", other))
    assert not together(person("a", one, "EGY"), person("b", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("غوتييه", "جوتييه"),  # one word tells nothing
        ("سالم قاسم", "سالم جاسم"),  # two names
        ("حازم العجمي", "حازم الغجمي"),  # Arabic
        ("لي كوان", "لو كوان"),  # too short
        ("جون ماركيز", "جون ماركوس"),  # other consonants
        ("محمود فهيم", "محمد فهيم"),
        ("بيتر غولدمان", "بول غولدمان"),
        ("جون مارتكس", "جون مورتكس"),  # another vowel
    ],
)
def test_other_names_without_a_state_stay_two(one: str, other: str) -> None:
    assert not together(person("a", one), person("b", other))


def test_arabic_names_of_one_sound_are_two() -> None:
    assert sound("حسن جميل") == sound("حسن كامل")
    assert not together(person("a", "طارق جميل العمري", "EGY"), person("b", "طارق كامل العمري", "EGY"))


@pytest.mark.parametrize(
    ("names", "state", "under"),
    [
        (("وزارة الشؤون الخارجية التونسية", "وزارة الخارجية التونسية", "الخارجية التونسية"), "TUN", "foreign-ministry"),
        (("وزارة الشؤون الخارجية والتعاون المغربية", "الخارجية المغربية"), "MAR", "foreign-ministry"),
        (("وزارة الدفاع الوطني اللبنانية", "وزارة الدفاع اللبنانية", "الدفاع اللبنانية"), "LBN", "defence-ministry"),
        (("وزارة الداخلية والجماعات المحلية الجزائرية", "الداخلية الجزائرية"), "DZA", "interior-ministry"),
        (("حكومة اليابان", "الحكومة اليابانية"), "JPN", "government"),
    ],
)
def test_a_body_that_every_state_has_is_one_by_its_state(names: tuple[str, ...], state: str, under: str) -> None:
    found = woven([person(f"d{n}", name, state, type="ORG") for n, name in enumerate(names)])
    assert set(found.values()) == {(f"body/{under}/{state}", "entity.same.institution")}


def test_other_bodies_and_other_states_are_other_bodies() -> None:
    ministry = person("a", "وزارة الخارجية المصرية", "EGY", type="ORG")
    assert not together(ministry, person("b", "وزارة الخارجية اليمنية", "YEM", type="ORG"))
    assert not together(ministry, person("b", "وزارة الداخلية المصرية", "EGY", type="ORG"))
    assert not together(ministry, person("b", "وزارة الخارجية", type="ORG"))
    defence = person("a", "وزارة الدفاع اللبنانية", "LBN", type="ORG")
    assert not together(defence, person("b", "الدفاع المدني اللبناني", "LBN", type="ORG"))
    pentagon = person("a", "وزارة الدفاع الأمريكية", "USA", type="ORG")
    assert woven([pentagon])["a"] == ("org/pentagon", "entity.same.gazetteer")


def test_bodies_of_everyday_words_need_a_state() -> None:
    assert not together(person("a", "المجلس", type="ORG"), person("b", "المجلس", type="ORG"))
    assert together(person("a", "المجلس", "YEM", type="ORG"), person("b", "المجلس", "YEM", type="ORG"))
    assert not together(person("a", "المجلس", "YEM", type="ORG"), person("b", "المجلس", "OMN", type="ORG"))


def test_spellings_fold_before_anything_else() -> None:
    assert together(person("a", "أسامة القرطبي الأول", "EGY"), person("b", "اسامه القرطبى الاول", "EGY"))


def test_one_of_no_state_does_not_join_people_of_two() -> None:
    russian, nobody = person("a", "غريغوري بالابانوف", "RUS"), person("b", "جريجوري بالابانوف")
    assert together(russian, nobody)
    french, yemeni = person("c", "جريجوري بلابانوف", "FRA"), person("d", "جريجوري بالابانوف", "YEM")
    assert not together(russian, nobody, french)
    found = woven([russian, nobody, french])
    assert {reason for _, reason in found.values()} == {"entity.same.name"}
    assert len({under for under, _ in found.values()}) == 3
    found = woven([russian, nobody, yemeni])  # of one name with the Yemeni, so he
    assert found["b"][0] == found["d"][0] != found["a"][0]
    plain = person("a", "جريجوري بالابانوف", "RUS")
    player, minister = (
        person("e", "غريغوري بالابانوف", "RUS", "player"),
        person("f", "جريجوري بلابانوف", "RUS", "minister"),
    )
    assert together(plain, player)
    assert together(plain, minister)
    assert len({under for under, _ in woven([plain, player, minister]).values()}) == 3


NAMES = (
    "سالم الهادي", "مراد الهادي", "الهادي", "غريغوري بالابانوف", "جريجوري بالابانوف", "جريجوري بلابانوف", "بالابانوف",
    "محمد علي",
)  # fmt: skip
STATES = (None, "RUS", "FRA", "YEM")


@st.composite
def people(draw: st.DrawFn) -> list[Reading]:
    return [
        person(
            f"d{n}", draw(st.sampled_from(NAMES)), draw(st.sampled_from(STATES)),
            draw(st.sampled_from([None, "minister", "player"])),
        )
        for n in range(draw(st.integers(1, 8)))
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(people(), st.randoms(use_true_random=False))
def test_who_stands_under_whom_does_not_depend_on_the_order(readings: list[Reading], shuffle: random.Random) -> None:
    other = readings[:]
    shuffle.shuffle(other)
    assert woven(readings) == woven(other)


@settings(max_examples=60, deadline=None)
@given(people())
def test_nobody_stands_under_one_of_another_state(readings: list[Reading]) -> None:
    states = {r.document.id: r.entities[0].country for r in readings}
    groups: dict[str, set[str | None]] = {}
    for document, (under, _) in woven(readings).items():
        groups.setdefault(under, set()).add(states[document])
    assert all(len(states - {None}) < 2 for states in groups.values())


def test_an_entity_of_the_gazetteer_is_known_by_its_id() -> None:
    def known(document: str, name: str) -> Reading:
        reading = person(document, name)
        return replace(reading, entities=tuple(_known(e) for e in reading.entities))

    def _known(e: Entity) -> Entity:
        return replace(e, known="person/putin")

    assert together(known("a", "بوتين"), known("b", "فلاديمير بوتن"))
