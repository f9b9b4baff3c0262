"""What was never written is not looked up; what was is always found, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.postgres import Shelf

from marsad.cluster import weave
from marsad.model import Reading
from marsad.record import Record, lite
from marsad.record.database import chunks
from marsad.record.sieve import Sieve

Report = Callable[..., Reading]
MATTER = "وقّع سالم الهادي ومراد بن عيسى في الميناء القديم اتفاقا لتقاسم مياه النهر وصيانة السد بعد مفاوضات دامت عاما"
NUMBERS = st.lists(st.integers(0, (1 << 63) - 1), max_size=200)


def reports(report: Report, n: int) -> list[Reading]:
    return [report(f"d{k}", f"{MATTER} في الجولة {k + 2}", str(date(2015, 8, 1) + timedelta(k))) for k in range(n)]


@given(NUMBERS, NUMBERS)
def test_what_was_added_passes(added: list[int], others: list[int]) -> None:
    with closing(lite.connect(Path(":memory:"), create=True)) as db:
        sieve = Sieve(db, "sketch")
        assert [*sieve.passing(others)] == []
        sieve.add(added)
        found = [*sieve.passing([*added, *others])]
        assert found[: len(added)] == [*range(len(added))]
        assert found == sorted(found)


def test_few_others_pass(tmp_path: Path) -> None:
    sieve = Sieve(lite.connect(tmp_path / "r", create=True), "sketch")
    assert [*sieve.passing(())] == []
    sieve.add(range(0, 1 << 40, 1 << 20))
    assert [*sieve.passing(range(7, 1 << 30, 1 << 20))] == []


def test_of_a_table_that_holds_something_all_passes(tmp_path: Path) -> None:
    db = lite.connect(tmp_path / "r", create=True)
    sieve = Sieve(db, "sketch")
    assert [*sieve.passing([1, 2])] == []
    db.insert("sketch", [(1, 1)])
    sieve.forget()
    assert [*sieve.passing([1, 2])] == [0, 1]
    sieve.add([3])
    assert [*sieve.passing([4])] == [0]


def test_what_another_program_wrote_is_found(shelf: Shelf, report: Report) -> None:
    """Both began with an empty record, of which each knows all that is in it."""
    one, two, three, four = reports(report, 4)
    with Record.open(shelf / "r", create=True) as mine, Record.open(shelf / "r") as theirs:
        assert not mine.state_for(one).traces
        assert not theirs.state_for(two).traces
        mine.keep(one, weave)
        theirs.keep(two, weave)
        assert set(theirs.state_for(three).traces) == {"d0", "d1"}
        with mine.together():
            mine.keep(three, weave)
            state = mine.state_for(four)
        assert set(state.traces) == set(state.wordings) == {"d0", "d1", "d2"}


def test_portions_are_of_few_lengths() -> None:
    assert [len(part) for part in chunks(range(1200))] == [512, 512, 256]
    assert [*chunks([3, 1, 2])] == [[1, 2, 3, 3]]
    assert [*chunks(["a"])] == [["a"]]
    assert [*chunks([])] == []
