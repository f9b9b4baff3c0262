"""What people decide: obeyed whenever it is said, taken back without a trace, kept when a document changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cluster.test_weave import FACES, reports
from tests.conftest import build

from marsad.cluster import weave
from marsad.knowledge.identity import claim_key, named_id
from marsad.model import Correction, Reading
from marsad.record import Record
from marsad.text import key

Report = Callable[..., Reading]
IDS = [named_id("PER", key(face)) for face in FACES]
SALIM, YUSUF, HADI, _, _ = IDS
TEXT = "التقى سالم الهادي المبعوث يوسف القرطبي لبحث ترسيم الحدود وقال الهادي إن الحدود ستفتح"
PEOPLE = {"سالم الهادي": "PER", "يوسف القرطبي": "PER"}


@st.composite
def decisions(draw: st.DrawFn) -> list[Correction]:
    """Up to five: people put under one another or kept apart, some of it undone."""
    found: list[Correction] = []
    for n in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["merge-entity", "keep-entity", *(["undo"] if n else [])]))
        target = str(draw(st.integers(1, n))) if kind == "undo" else draw(st.sampled_from(IDS))
        value = draw(st.sampled_from([i for i in IDS if i != target])) if kind == "merge-entity" else ""
        found.append(Correction(kind=kind, target=target, value=value, who="a", why="b", when="2025-01-01"))  # type: ignore[arg-type]
    return found


def woven(steps: Sequence[Reading | Correction]) -> dict[str, tuple[str, str]]:
    """Who stands under whom and why, after the steps."""
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "r", create=True) as record:
        keep(record, *steps)
        return {id: (u, why) for id, u, why in record._db.execute("SELECT id, under, reason FROM entity")}


def keep(record: Record, *steps: Reading | Correction) -> None:
    for step in steps:
        if isinstance(step, Correction):
            record.correct(step, weave)
        else:
            record.apply(step, weave(record.state_for(step), step, record.corrections()))


@settings(max_examples=60, deadline=None)
@given(reports(), decisions(), st.integers(0, 9))
def test_a_correction_may_come_at_any_time(readings: list[Reading], said: list[Correction], after: int) -> None:
    assert woven([*readings[:after], *said, *readings[after:]]) == woven([*said, *readings])


@settings(max_examples=30, deadline=None)
@given(reports(), decisions())
def test_what_is_undone_was_never_said(readings: list[Reading], said: list[Correction]) -> None:
    undone = [Correction(kind="undo", target=str(n)) for n in range(len(said), 0, -1)]
    assert woven([*readings, *said, *undone]) == woven(readings)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r", create=True) as record:
        yield record


def test_the_last_word_counts(report: Report) -> None:
    reading = report("a", TEXT, "2015-08-01", PEOPLE)
    one = Correction(kind="merge-entity", target=SALIM, value=YUSUF)
    other = Correction(kind="merge-entity", target=YUSUF, value=SALIM)
    assert {u for u, _ in woven([reading, one]).values()} == {YUSUF}
    assert {u for u, _ in woven([reading, one, other]).values()} == {SALIM}
    assert HADI not in woven([reading, one])


def test_a_rejected_claim_stays_out_of_every_version(report: Report, record: Record) -> None:
    met, said = ("التقى", "سالم الهادي", "يوسف القرطبي"), ("الهادي", "قال", "الحدود ستفتح")
    reading = report("a", TEXT, "2015-08-01", PEOPLE, met=met, said=said)
    keep(record, reading)
    before = record.timeline(), record.statements()
    assert [len(rows) for rows in before] == [1, 1]
    for claim in (reading.events[0], reading.statements[0]):
        keep(record, Correction(kind="reject-claim", target="a", value=claim_key(claim), who="x", why="misread"))
    assert (record.timeline(), record.statements()) == ([], [])
    assert [(d.version, d.events, d.statements) for d in record.documents()] == [(1, 0, 0)]
    assert record.reading("a") == reading
    keep(record, report("a", f"عاجل: {TEXT}", "2015-08-01", PEOPLE, met=met, said=said))
    assert (record.timeline(), record.statements()) == ([], [])
    keep(record, reading, Correction(kind="undo", target="1"), Correction(kind="undo", target="2"))
    assert (record.timeline(), record.statements()) == before
    assert [(c.id, c.kind) for c in record.corrections()][1:3] == [(2, "reject-claim"), (3, "undo")]
    assert all(c.when for c in record.corrections())


@pytest.mark.parametrize(
    "decision",
    [
        Correction(kind="rename", target="a"),  # type: ignore[arg-type]
        Correction(kind="merge-entity", target="a"),
        Correction(kind="keep-entity", target=""),
        Correction(kind="undo", target="7"),
    ],
)
def test_what_cannot_be_obeyed_is_refused(record: Record, decision: Correction) -> None:
    with pytest.raises(ValueError, match=r"correction|needs"):
        record.correct(decision, weave)
    assert record.corrections() == ()


def test_documents_kept_together_are_whole(report: Report, record: Record) -> None:
    good = [report(id, TEXT, "2015-08-01", PEOPLE) for id in "ac"]

    def interrupted() -> None:
        with record.together():
            keep(record, good[0])
            assert other.counts().documents == 0
            keep(record, good[1])
            raise KeyboardInterrupt

    with Record.open(record.place) as other:
        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert [d.id for d in other.documents()] == ["a", "c"]


FIXES = ("reject-claim", "fix-date", "fix-type")
RIGHT = {"fix-date": ("2015-07-01/2015-07-02", "/", "2015-07-09"), "fix-type": ("CONSULT.visit", "AID")}


@st.composite
def mendings(draw: st.DrawFn, key: str) -> list[Correction]:
    """Up to five corrections of one event, some of it undone."""
    found: list[Correction] = []
    for n in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from([*FIXES, *(["undo"] if n else [])]))
        value = key if kind == "reject-claim" else f"{key}\n{draw(st.sampled_from(RIGHT.get(kind, ('',))))}"
        target = str(draw(st.integers(1, n))) if kind == "undo" else "a"
        found.append(Correction(kind=kind, target=target, value="" if kind == "undo" else value, when="2025-01-01"))  # type: ignore[arg-type]
    return found


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_corrected_claims_stand_in_any_order_and_are_restored(data: st.DataObject) -> None:
    reading = build("a", TEXT, "2015-08-01", PEOPLE, met=("التقى", "سالم الهادي", "يوسف القرطبي"))
    said = data.draw(mendings(claim_key(reading.events[0])))
    undone = [Correction(kind="undo", target=str(n)) for n in range(len(said), 0, -1)]
    assert told([reading, *said]) == told([*said, reading]) == told([reading, *said, reading])
    assert told([reading, *said, *undone]) == told([reading])


def told(steps: Sequence[Reading | Correction]) -> list[object]:
    """The record's timeline and the events of its readings, after the steps; every correction is still there."""
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "r", create=True) as record:
        keep(record, *steps)
        assert len(record.corrections()) == sum(isinstance(s, Correction) for s in steps)
        return [record.timeline(), [(e.type, e.mode, e.when) for r in record.readings() for e in r.events]]


def test_two_outlets_of_one_owner_are_one_voice(report: Report, record: Record) -> None:
    one, other = (report(id, TEXT, "2015-08-01", PEOPLE, outlet=f"صحيفة {id}") for id in "ab")
    keep(record, one, other)
    assert [t.owner for t, _ in record.ties()] == [None]
    keep(record, Correction(kind="own-outlet", target="صحيفة a", value="صحيفة b", who="x", why="y"))
    assert [t.owner and t.owner.rule for t, _ in record.ties()] == ["origin.owner"]
    keep(record, Correction(kind="undo", target="1"))
    assert [t.owner for t, _ in record.ties()] == [None]
