"""Events of unseen articles: the answers are sound; the floors hold where MARSAD_SHARED names their folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from quality.asked import answered
from quality.floors import below, load, shared
from quality.unseen import EMPTY, SETS, every, gold, measure, misses, scores

from marsad.knowledge.ontology import types


@pytest.mark.parametrize(
    ("name", "many"), list(zip(SETS, (10, 6, 8, 8, 10, 9, 9, 7, 10, 8, 57, 168, 87, 128, 224, 112), strict=True))
)
def test_answers_are_sound(name: str, many: int) -> None:
    answers = gold(SETS[name])
    assert len(answers) == many
    assert {article for article, events in answers.items() if not events} == set(EMPTY.get(name, ()))
    for events in answers.values():
        for event in events:
            assert set(event.types) <= set(types())
            assert event.span.start < event.span.end
        assert len({e.span for e in events}) == len(events)


def test_the_floors_of_unseen_events_hold() -> None:
    folder = shared()
    if folder is None:
        pytest.skip("MARSAD_SHARED is not set: the articles are not here")
    assert below(load(), {name: scores(folder, file) for name, file in SETS.items()}) == []
    assert all(measure(folder, file)["asserted: type"].score.precision >= 0.75 for file in SETS.values())


@pytest.mark.parametrize("more", [[], ["--misses"]])
def test_a_folder_without_the_articles_is_told(
    more: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["unseen", "--shared", str(tmp_path), *more])
    assert answered("", every, misses) == 2
    assert capsys.readouterr().out.startswith(f"{tmp_path}/data/news-2015/articles.jsonl.xz is not there; name")
