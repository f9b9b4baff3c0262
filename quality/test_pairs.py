"""The judged pairs are whole and in order; on the half that nothing was tuned on, weaving holds its floors."""

from __future__ import annotations

import pytest
from quality.floors import below, load, shared
from quality.pairs import HALVES, QUESTIONS, TABLES, Pair, Said, measured, pairs, scores


def test_pairs_are_judged_once_each() -> None:
    found = [(p.a, p.b) for p in pairs()]
    assert len(found) == len(set(found)) == 764
    assert all(a < b for a, b in found)
    assert {p.half for p in pairs()} == set(HALVES)
    assert {p.relation for p in pairs()} == {"event", "story", "event-or-story", "topic", "different", "unsure"}


def test_a_question_counts_what_a_reader_was_sure_of() -> None:
    judged = [
        Pair("a", "b", "event", "full", "same", "kept"),
        Pair("a", "c", "story", "none", "other", "kept"),
        Pair("a", "d", "unsure", "full-or-part", "unsure", "kept"),
    ]
    said = {("a", "b"): Said("full", True, True, True), ("a", "d"): Said("part", True, True, None)}
    found = {name: (t.hit, t.gold, t.made) for name, t in scores(judged, said).items()}
    assert [found[q] for q in ("same event", "same event or story", "reuse (full or part)", "reuse (full)")] == [
        (1, 1, 1), (1, 2, 1), (2, 2, 2), (1, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_weaving_holds_its_floors_on_pairs_that_nothing_was_tuned_on(table: str) -> None:
    folder = shared()
    if folder is None:
        pytest.skip("MARSAD_SHARED is not set: no shared news to judge pairs of")
    found = {table: {name: tally.score.f1 for name, tally in measured(folder, TABLES[table]).items()}}
    assert set(found[table]) == set(QUESTIONS)
    assert below({table: load()[table]}, found) == []
