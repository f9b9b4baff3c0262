"""Training the judges of events: near copies stay together, limits are the lowest that cost little, marks are found,
rare words count little, and nothing is learned from the blind set."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from marsad.extract.events.sides import Side
from marsad.model import Event, Given, Interval, Page, Span

FOLDER = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def scripts() -> Any:
    """training/event_folds.py, event_judges.py, event_words.py and event_marks.py, which import one another by name.

    The last asks `quality`, which stands beside the folder.
    """
    needed = [str(FOLDER), str(FOLDER.parent)]
    sys.path[:0] = needed
    try:
        yield [importlib.import_module(f"event_{name}") for name in ("folds", "judges", "words", "marks")]
    finally:
        for folder in needed:
            sys.path.remove(folder)


def test_near_copies_are_one_group(scripts: Any) -> None:
    folds = scripts[0]
    first = "هاجم مسلحون مجهولون قافلة تابعة للجيش شمال المدينة مساء أمس وقتلوا ثلاثة جنود"
    other = "تظاهر آلاف الطلاب أمام مقر الحكومة في العاصمة احتجاجا على رفع الرسوم الدراسية"
    assert folds.kin([first, other, f"{first} كما قال شهود", other]) == [0, 1, 0, 1]


def test_parts_hold_every_document_once(scripts: Any) -> None:
    parts = scripts[1].folded([f"d{n}" for n in range(10)], 3)
    assert Counter(name for part in parts for name in part) == Counter(f"d{n}" for n in range(10))


def test_of_limits_that_are_as_good_the_lowest_is_taken(scripts: Any) -> None:
    judges = scripts[1]
    scored = [(-2.0, False), (0.5, True), (1.5, True)]
    around = judges.AROUND / 20  # all limits so near to it must be as good
    assert judges._lowest(scored, 0.0) - around == pytest.approx(-2.0, abs=0.051)
    assert judges._lowest(scored, 0.5) < -2.0


def test_a_lone_peak_is_no_limit_where_those_around_it_are_worse(scripts: Any) -> None:
    judges = scripts[1]
    plateau = [(-1.0, False)] * 6 + [(0.8, True)] * 6
    peak = [(0.75, False)] * 2  # from 0.75 on all are right, below 0.8
    limit = judges._lowest(plateau + peak, 0.0)
    assert abs(limit - 0.775) > 0.1


@pytest.mark.parametrize(
    ("words", "marked", "wanted"),
    [
        ("a b c d b", ["b"], [1]),
        ("x a b c x y", ["x", "y"], [4, 5]),
        ("a b", [], []),
        ("", ["a"], []),
    ],
)
def test_marked_words_are_found_where_they_stand_together(
    scripts: Any, words: str, marked: list[str], wanted: list[int]
) -> None:
    assert scripts[2]._stretch(words.split(), marked) == wanted


def test_what_was_agreed_counts_twice_and_nothing_agreed_counts_nothing(scripts: Any) -> None:
    words = ["مسلحون", "هاجموا", "جنودا"]
    assert scripts[2]._shares(words, [["مسلحون"], ["مسلحون"], []]) == [0.75, 0.0, 0.0]
    assert scripts[2]._shares(words, [[], ["جنودا"], []]) == [0.0, 0.0, 0.5]


def sides(scripts: Any, *told: tuple[list[str], bool, bool]) -> list[Any]:
    return [scripts[1].Counted("d", words, did, bore) for words, did, bore in told]


def test_a_word_is_counted_from_so_many_sides_on(scripts: Any) -> None:
    few, enough = scripts[1].OFTEN - 1, scripts[1].OFTEN
    told = [(["rare"], True, False)] * few + [(["known"], True, False)] * enough + [([], False, True)] * 5
    known = scripts[1].shares(sides(scripts, *told))
    assert set(known) == {"*", "known"}
    assert known["*"] == pytest.approx(((few + enough) / (few + enough + 5), 5 / (few + enough + 5)))


def test_the_share_of_a_rare_word_is_drawn_to_that_of_any_side(scripts: Any) -> None:
    told = [(["all", "few"], True, False)] * 4 + [(["all", "many"], True, False)] * 16 + [(["all"], False, True)] * 20
    known, drawn = scripts[1].shares(sides(scripts, *told)), scripts[1].DRAWN
    assert known["*"] == known["all"] == pytest.approx((0.5, 0.5))
    assert known["few"] == pytest.approx(((4 + drawn / 2) / (4 + drawn), drawn / 2 / (4 + drawn)))
    assert 0.5 < known["few"][0] < known["many"][0] < 1
    assert 0 < known["many"][1] < known["few"][1] < 0.5


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from("abc"), max_size=3, unique=True), st.booleans(), st.booleans()), min_size=1
    )
)
def test_shares_are_parts_between_that_of_a_word_and_that_of_any_side(
    scripts: Any, told: list[tuple[list[str], bool, bool]]
) -> None:
    known = scripts[1].shares(sides(scripts, *told))
    for word, found in known.items():
        own = [(did, bore) for words, did, bore in told if word in ("*", *words)]
        for k, part in enumerate(found):
            ends = sum(some[k] for some in own) / len(own), known["*"][k]
            assert min(ends) - 1e-9 <= part <= max(ends) + 1e-9


TITLE = "قصف في مالي"
TEXT = "قصفت طائرات فرنسا مواقع في مالي. وقال مسؤول إن فرنسا قصفت بلدة. ورفض حلف الناتو التعليق."


def where(text: str, words: str) -> str:
    start = text.index(words)
    return f"{start}-{start + len(words)}"


@pytest.fixture(scope="module")
def text(scripts: Any) -> Any:
    """A marked text: the first «قصفت» is marked as another deed of others, too."""
    given = Given(id="x", title=TITLE, published="2015-08-12")
    made = scripts[3].Marked(Page(source="x", kind="text", body=TEXT, given=given), [], 1.0)
    raw = made.doc.article.text
    start = raw.index("قصفت")
    own = Span(start, start + len("قصفت"))
    mark = partial(
        scripts[3].Gold, article="x", span=own, modality="asserted", recipients=(), place="", when=Interval(),
        optional=False,
    )  # fmt: skip
    made.marks = [
        mark(types=("AID",), actors=("USA",)),
        mark(types=("ASSAULT", "COERCE"), actors=(where(raw, "فرنسا"), where(raw, "حلف الناتو")), recipients=("MLI",)),
    ]
    return made


def bombed(text: Any, n: int) -> Event:
    events: list[Event] = [d.event for d in text.firm if d.event.evidence.text == "قصفت"]
    return events[n]


def test_a_trigger_is_right_where_a_mark_of_its_type_stands(text: Any) -> None:
    first, other = bombed(text, 0), bombed(text, 1)
    assert text.right(first)
    assert text.right(replace(first, type="COERCE"))
    assert not text.right(replace(first, type="PROTEST"))
    assert not text.right(other)


def test_who_took_part_is_told_by_country_or_by_name_and_of_the_nameless_not_at_all(text: Any) -> None:
    nato = text._whose(where(text.doc.article.text, "حلف الناتو"))
    asked = [
        Side("FRA", "FRA"), Side("هولاند", "FRA"), Side(nato, nato), Side("MLI", "MLI"), Side("USA", "USA"),
        Side("@9", "@9"), Side("@9", "FRA"),
    ]  # fmt: skip
    first = bombed(text, 0)
    assert text.took_part(first, asked, "actors") == [True, True, True, False, False, None, None]
    assert text.took_part(first, asked, "recipients") == [False, False, False, True, False, None, None]
    assert text.took_part(first, [], "actors") == []


def test_in_what_is_no_event_nobody_took_part_who_has_a_name(text: Any) -> None:
    asked = [Side("FRA", "FRA"), Side("@9", "@9")]
    assert text.took_part(bombed(text, 1), asked, "actors") == [False, None]


def test_a_marked_name_is_its_country_else_its_entity_else_its_place(text: Any) -> None:
    raw = text.doc.article.text
    nato = next(m.entity for m in text.doc.mentions if m.evidence.text == "حلف الناتو")
    assert text._whose("FRA") == "FRA"
    assert text._whose(where(raw, "فرنسا")) == "FRA"
    assert text._whose(where(raw, "طائرات فرنسا مواقع")) == "FRA"
    assert text._whose(where(raw, "حلف الناتو")) == nato is not None
    assert text._whose(where(raw, "مسؤول")) == where(raw, "مسؤول")


def test_a_marked_name_that_was_not_read_is_who_bears_it_elsewhere(text: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    span = where(text.doc.article.text, "فرنسا")
    start = int(span.partition("-")[0])
    mentions = text.doc.mentions
    rest = tuple(m for m in mentions if m.evidence.start != start)
    assert len(rest) == len(mentions) - 1
    monkeypatch.setattr(text, "doc", replace(text.doc, mentions=rest))
    assert text._whose(span) == "FRA"
    monkeypatch.setattr(text, "doc", replace(text.doc, mentions=()))
    assert text._whose(span) == span


def test_who_is_left_open_is_no_number(scripts: Any, text: Any) -> None:
    own: Any = SimpleNamespace(event=bombed(text, 0), sides=[Side("FRA", "FRA"), Side("@9", "@9"), Side("MLI", "MLI")])
    none: Any = SimpleNamespace(event=bombed(text, 1), sides=[Side("FRA", "FRA")])
    found = scripts[1]._yes(text, [own, none], "actors")
    assert np.array_equal(found, [1, np.nan, 0, 0], equal_nan=True)


def test_nothing_is_learned_from_the_blind_set(scripts: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    marks, asked = scripts[3], set[str]()

    def pages(_: Path, wanted: dict[str, Any], *__: object) -> list[Page]:
        asked.update(wanted)
        return []

    monkeypatch.setattr(marks, "pages", pages)
    assert marks.marked(tmp_path) == []
    blind = {article for name in marks.KEPT for article in marks.gold(marks.SETS[name])}
    assert blind
    assert not asked & blind
    others = [file for name, file in marks.SETS.items() if name not in marks.KEPT]
    assert asked == set().union(*map(marks.gold, others))
