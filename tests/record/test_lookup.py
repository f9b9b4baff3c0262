"""A name, however it is written, leads to the entity."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.conftest import build
from tests.postgres import Databases

from marsad.cluster import weave
from marsad.record import Record

KNOWN = {"فلاديمير بوتين": ("person/putin", "Vladimir Putin", "RUS"), "حلف شمال الأطلسي": ("org/nato", "NATO", None)}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    shelf: Path | Databases = tmp_path_factory.mktemp("r")
    if request.param == "postgresql":
        shelf = Databases(request.getfixturevalue("postgres"))
    with Record.open(shelf / "r", create=True) as record:
        people = ("فلاديمير بوتين", "غريغوري بالابانوف", "لؤي الأحمدي", "جان غوتييه", "يوهان فون هاوزن")
        names = dict.fromkeys(people, "PER") | {"حلف شمال الأطلسي": "ORG"}
        reading = build("a", " ".join(names), "2015-08-01", names)
        found = []
        for e in reading.entities:
            known, english, country = KNOWN.get(e.name, (None, None, None))
            found.append(replace(e, known=known, english=english, country=country))
        reading = replace(reading, entities=tuple(found))
        record.apply(reading, weave(record.state_for(reading), reading, ()))
        yield record


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("person/putin", "فلاديمير بوتين"),
        ("فلاديمير بوتين", "فلاديمير بوتين"),
        ("فلاديمير بوتن", "فلاديمير بوتين"),
        ("بوتين", "فلاديمير بوتين"),
        ("Putin", "فلاديمير بوتين"),
        ("vladimir putin", "فلاديمير بوتين"),
        ("Vladímir Pútin", "فلاديمير بوتين"),
        ("الناتو", "حلف شمال الأطلسي"),
        ("nato", "حلف شمال الأطلسي"),
        ("جريجوري بلابانوف", "غريغوري بالابانوف"),
        ("Grigory Balabanov", "غريغوري بالابانوف"),
        ("بالابانوف", "غريغوري بالابانوف"),
        ("Balabanov", "غريغوري بالابانوف"),
        ("لوي الاحمدى", "لؤي الأحمدي"),
        ("جوتييه", "جان غوتييه"),
        ("جان جوتييه", "جان غوتييه"),
        ("هاوزين", "يوهان فون هاوزن"),
        ("فون هاوزين", "يوهان فون هاوزن"),
    ],
)
def test_any_spelling_finds_it(record: Record, name: str, found: str) -> None:
    row = record.find_entity(name)
    assert row is not None
    assert row.name == found


@pytest.mark.parametrize(
    "name", ["", "؟", "سمير", "Smith", "فلاديمير", "بو", "جوتي", "فان هاوزين فريد", "x" * 5000, "م" * 5000]
)
def test_nobody_is_nobody(record: Record, name: str) -> None:
    assert record.find_entity(name) is None
