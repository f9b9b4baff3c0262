"""A document that is taken down: nothing of it is left but its tombstone, and its story is as if it had never been."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.postgres import Place, Shelf

from marsad.api.keeping import keep
from marsad.cluster import weave
from marsad.knowledge.identity import claim_key
from marsad.model import Correction, Reading
from marsad.record import Record
from marsad.record.asked import asked
from marsad.record.search import Search
from marsad.record.upkeep import NAMES

Report = Callable[..., Reading]
SECRET = "زعفران"
TEXTS = {
    "a": "التقى سالم الهادي في مراكش المبعوث يوسف القرطبي لبحث ترسيم الحدود البحرية وقال الهادي إن المفاوضات ستستأنف",
    "b": "التقى سالم الهادي في مراكش المبعوث يوسف القرطبي لبحث ترسيم الحدود البحرية واستئناف المفاوضات مع بائع زعفران",
    "c": "المبعوث يوسف القرطبي يبحث في مراكش مع الرئيس سالم الهادي ترسيم الحدود البحرية واستئناف المفاوضات غدا",
}
PEOPLE = {"سالم الهادي": "PER", "يوسف القرطبي": "PER", "مراكش": "GPE"}


def readings(report: Report) -> list[Reading]:
    known = {"مراكش": "city.marrakesh"}
    days = dict(zip(TEXTS, ("2015-08-12", "2015-08-13", "2015-08-14"), strict=True))
    people = {id: {**PEOPLE, **({SECRET: "ORG"} if SECRET in text else {})} for id, text in TEXTS.items()}
    met = {"a": ("التقى", "سالم الهادي", "يوسف القرطبي"), "b": ("التقى", "سالم الهادي"), "c": ()}
    return [
        report(id, t, days[id], people[id], outlet=f"صحيفة {id}", known=known, met=met[id]) for id, t in TEXTS.items()
    ]


def kept(path: Place, every: list[Reading]) -> Record:
    record = Record.open(path, create=True)
    for reading in every:
        assert keep(record, reading) == "added"
    return record


def standing(record: Record) -> object:
    """All that a record answers with, but the ids of its stories, which depend on what came first."""
    stories = [(s.label, s.documents, s.origins, s.first, s.last, [d.id for d in record.story(s.id).documents])  # type: ignore[union-attr]
               for s in record.stories()]  # fmt: skip
    follows = {d.id: (d.follows, d.copy_of, round(d.share, 6)) for d in record.documents()}
    return (
        sorted(stories),
        follows,
        record.entities(),
        [(r.document, r.event) for r in record.timeline()],
        record.counts(),
    )


def whole(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.iterdir())


@pytest.mark.parametrize("away", TEXTS)
@pytest.mark.parametrize("order", [*itertools.permutations(range(3))])
def test_what_is_left_is_as_if_it_had_never_been(shelf: Shelf, report: Report, away: str, order: tuple[int]) -> None:
    every = [readings(report)[n] for n in order]
    with (
        kept(shelf / "r", every) as record,
        kept(shelf / "o", [r for r in every if r.document.id != away]) as other,
    ):
        record.forget(away, weave, who="ليلى", why="طلب الناشر")
        assert standing(record) == standing(other)
        assert [h.row.id for h in record.search(Search(query="الحدود")).hits] == [
            h.row.id for h in other.search(Search(query="الحدود")).hits
        ]
        assert record.search(Search(query="الحدود")).facets == other.search(Search(query="الحدود")).facets


def test_its_words_are_in_the_record_no_more(shelf: Shelf, report: Report) -> None:
    every = readings(report)
    with kept(shelf / "r", every) as record:
        key = claim_key(every[1].events[0])
        record.correct(Correction(kind="reject-claim", target="b", value=key, who="سعد", why="خطأ"), weave)
        assert record.find_entity(SECRET)
        assert [t for t in NAMES if "b" in cells(record, t)]
        record.forget("b", weave, who="ليلى", why="طلب الناشر")
        assert record.reading("b") is None
        assert record.find_entity(SECRET) is None
        assert record.search(Search(query=SECRET)).total == 0
        assert record._db.matching("forms", asked(SECRET).parts) == []
        assert [c.value for c in record.corrections()] == [""]
        assert not [t for t in NAMES if t not in ("gone", "lost", "correction") and "b" in cells(record, t)]
        assert not [t for t in NAMES if SECRET in str(cells(record, t))]


def cells(record: Record, table: str) -> set[object]:
    return {cell for row in record._db.execute(f"SELECT * FROM {table}") for cell in row}


def test_its_words_are_in_the_file_no_more(tmp_path: Path, report: Report) -> None:
    with kept(tmp_path / "r", readings(report)) as record:
        assert SECRET.encode() in whole(tmp_path)
        record.forget("b", weave)
        assert SECRET.encode() not in whole(tmp_path)


def test_its_tombstone_says_who_when_and_why(shelf: Shelf, report: Report) -> None:
    with kept(shelf / "r", readings(report)) as record:
        assert record.tombstone("b") is None
        stone = record.forget("b", weave, who="ليلى", why="طلب الناشر")
        assert (stone.who, stone.why) == ("ليلى", "طلب الناشر")
        assert stone.when.endswith("+00:00")
        assert (record.tombstone("b"), record.gone()) == (stone, [stone])
        for unknown in ("b", "none"):
            with pytest.raises(ValueError, match="no document"):
                record.forget(unknown, weave)


def test_it_does_not_come_back_unless_asked(shelf: Shelf, report: Report) -> None:
    every = readings(report)
    with kept(shelf / "r", every) as record:
        before = standing(record)
        record.forget("b", weave)
        assert keep(record, every[1]) == "gone"
        assert record.reading("b") is None
        assert keep(record, every[1], again=True) == "added"
        assert (standing(record), record.gone()) == (before, [])


def test_all_of_it_or_nothing(shelf: Shelf, report: Report) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("stopped")

    with kept(shelf / "r", readings(report)) as record:
        before = standing(record)
        with pytest.raises(RuntimeError):
            record.forget("b", fails)  # type: ignore[arg-type]
        assert (standing(record), record.gone()) == (before, [])
