"""Many documents woven through a record: the same stories and the same people in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import build

from marsad.cluster import stories, weave
from marsad.cluster.trace import trace
from marsad.model import Member, Reading, State, Tie
from marsad.record import Record

Report = Callable[..., Reading]
Woven = tuple[set[frozenset[str]], dict[str, str | None], dict[str, int], list[Tie], dict[str, str]]
MATTERS = (
    "ترسيم الحدود البحرية بين البلدين ومنابر الصيد وحقول الغاز المشتركة في المضيق",
    "مناورات جوية مشتركة بطائرات مقاتلة فوق القاعدة الصحراوية بحضور الملحقين العسكريين",
    "انهيار سد ترابي وغرق قرى زراعية وإجلاء سكان الوادي إلى مخيمات إيواء",
)
FACES = ("سالم الهادي", "يوسف القرطبي", "الهادي", "مراد الهادي", "القرطبي")
FILLER = "قال المتحدث صباح أمس خلال مؤتمر حضره ممثلون عن المجتمع المحلي أن الأمر تحت المتابعة الدقيقة".split()  # noqa: SIM905


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """Up to nine short reports, each with words of one or two matters, a day of three weeks or none, some names."""
    found = []
    for n in range(draw(st.integers(1, 9))):
        chosen = draw(st.lists(st.sampled_from(MATTERS), min_size=1, max_size=2, unique=True))
        words = [w for matter in chosen for w in matter.split()]
        words = draw(st.lists(st.sampled_from(words + FILLER), min_size=8, max_size=16, unique=True))
        faces = draw(st.lists(st.sampled_from(FACES), max_size=2, unique=True))
        day = draw(st.sampled_from(["2015-08-01", "2015-08-02", "2015-08-12", "2015-08-20", None]))
        found.append(build(f"d{n}", " ".join([*words, *faces]), day, dict.fromkeys(faces, "PER")))
    return found


def woven(readings: Iterable[Reading]) -> Woven:
    """Stories as sets of documents; whom each follows; independent texts by first document; all ties; who is whom."""
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "r", create=True) as record:
        for reading in readings:
            record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))
        details = [d for s in record.stories(limit=100) if (d := record.story(s.id))]
        groups = [frozenset(d.id for d in s.documents) for s in details]
        origins = {s.documents[0].id: s.row.origins for s in details}
        follows = {d.id: d.follows for s in details for d in s.documents}
        ties = [t for t, _ in record.ties()]
        under = dict(record._db.execute("SELECT id, under FROM entity").fetchall())
        assert sorted(d for g in groups for d in g) == sorted(follows)
        assert all(s.row.documents == len(s.documents) for s in details)
        assert all(s.row.first == min((d.first for d in s.documents if d.first), default=None) for s in details)
    return set(groups), follows, origins, ties, under


@settings(max_examples=40, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(readings: list[Reading], shuffle: random.Random) -> None:
    other = readings.copy()
    shuffle.shuffle(other)
    assert woven(other) == woven(readings)


@settings(max_examples=20, deadline=None)
@given(reports(), st.data())
def test_a_document_that_comes_again_changes_nothing(readings: list[Reading], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(readings), max_size=3))
    assert woven([*readings, *again]) == woven(readings)


@settings(max_examples=20, deadline=None)
@given(reports(), reports())
def test_a_new_version_takes_the_place_of_the_old(old: list[Reading], new: list[Reading]) -> None:
    stay = [r for r in old if r.document.id not in {n.document.id for n in new}]
    assert woven([*old, *new])[:4] == woven([*stay, *new])[:4]


def test_a_late_report_joins_what_it_stands_between(report: Report) -> None:
    first = report("a", f"{MATTERS[0]} افتتاح المحادثات", "2015-08-01")
    last = report("c", f"{MATTERS[0]} اختتام المحادثات", "2015-08-03")
    late = report("b", f"{MATTERS[0]} استمرار المحادثات", "2015-08-02")
    groups, follows, *_ = woven([first, last, late])
    assert groups == {frozenset("abc")}
    assert follows["a"] is None
    assert follows["b"] == "a"


def test_one_matter_years_apart_is_two_stories(report: Report) -> None:
    groups, *_ = woven([report("a", MATTERS[0], "2014-03-01"), report("b", MATTERS[0], "2015-08-01")])
    assert groups == {frozenset("a"), frozenset("b")}


def test_copies_count_as_one_text(report: Report) -> None:
    text = " ".join((*MATTERS, *FILLER))
    mine = " ".join(reversed(text.split()))  # of the same matter, not in the same words
    copies = [report(id, text, "2015-08-01") for id in "abc"]
    groups, _, origins, *_ = woven([*copies, report("d", mine, "2015-08-01")])
    assert groups == {frozenset("abcd")}
    assert origins == {"a": 2}


def names(readings: Sequence[Reading]) -> dict[str, str]:
    return woven(readings)[4]


def test_a_full_story_takes_no_more(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one limit that depends on the order: what comes after the story is full opens another."""
    monkeypatch.setattr(stories, "LARGEST", 2)
    groups, *_ = woven([report(id, MATTERS[0], "2015-08-01") for id in "abcd"])
    assert groups == {frozenset("ab"), frozenset("cd")}


@pytest.mark.parametrize(("sure", "follows"), [(0.5, None), (0.69, None), (0.7, "a"), (0.9, "a")])
def test_to_follow_asks_more_than_to_be_of_one_story(report: Report, sure: float, follows: str | None) -> None:
    first, mine = trace(report("a", MATTERS[0], "2015-08-01")), trace(report("b", MATTERS[1], "2015-08-02"))
    state = State(traces={"a": first}, members={"a": Member(document="a", story="s1", when=first.when)})
    placed = stories.place(state, mine, [Tie(a="a", b="b", story=sure, same_story=True)])
    assert {m.document: m.follows for m in placed.members}["b"] == follows
    assert [len(s.members) for s in placed.stories] == ([2] if follows else [1])


def test_weaving_asks_nothing_but_its_arguments(report: Report) -> None:
    reading = report("a", MATTERS[0], "2015-08-01", {})
    assert weave(State(), reading) == weave(State(), reading)
    nothing = weave(State(), report("a", ""))
    assert [[m.document for m in s.members] for s in nothing.stories] == [["a"]]
