"""Marsad from Python: light to import, guarded like the command line; the notebook of docs runs as it is printed."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import marsad
from marsad.api import guarded
from marsad.model import Reading

DOCS = Path(__file__).parents[1] / "docs"
TEXT = "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو ترحب بالمحادثات مع الصين."


def test_importing_marsad_loads_nothing_of_it() -> None:
    code = "import sys, marsad; print(*(m for m in sys.modules if m.startswith('marsad.') or m in ('msgspec', 'lxml')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_what_is_offered_is_there_and_nothing_else() -> None:
    assert all(getattr(marsad, name) for name in marsad.__all__)
    assert set(marsad.__all__) <= set(dir(marsad))
    with pytest.raises(AttributeError, match="read_text"):
        marsad.nothing  # noqa: B018


def test_a_text_is_read_with_what_is_given_of_it() -> None:
    found = marsad.read_text(
        TEXT, title="ترحيب", outlet="صحيفة الميناء", published=date(2025, 11, 12), url="http://a/1"
    )
    doc = found.document
    assert (doc.id, doc.outlet, doc.published.basis) == ("http://a/1", "صحيفة الميناء", "given")
    assert doc.published.interval.earliest == date(2025, 11, 12)
    assert doc.text == f"ترحيب\n\n{TEXT}"
    assert found.statements[0].speakers[0].evidence.text.endswith("سيرغي لافروف")


def test_files_are_read_in_order_and_bad_ones_say_why(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    found = list(marsad.read(tmp_path / "none.txt", str(tmp_path / "b.txt")))
    assert [bool(r.problems) for r in found] == [True, False]
    assert found[0].problems[0].rule == "source.missing"
    with pytest.raises(ValueError, match="unknown kind"):
        marsad.read(tmp_path, kind="stone")


def test_a_fault_of_our_own_is_a_reading_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> Reading:
        raise IndexError("planted")

    monkeypatch.setattr(guarded, "read_page", faulty)
    assert marsad.read_text(TEXT).problems[0].rule == "unread.fault"


def test_a_document_is_kept_once(tmp_path: Path) -> None:
    with marsad.Record.open(tmp_path / "r.marsad", create=True) as record:
        reading, nothing = marsad.read_text(TEXT, id="a"), marsad.read_text("", id="b")
        assert [marsad.keep(record, r) for r in (reading, reading, nothing)] == ["added", "known", "unread"]
        assert record.counts().documents == 1
        assert [p.source for p in record.problems()] == ["b"]


def test_the_notebook_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(DOCS)
    book = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    assert (book["nbformat"], len({c["id"] for c in book["cells"]})) == (4, len(book["cells"]))
    names: dict[str, object] = {}
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    told = capsys.readouterr().out
    assert "ترحب بالمحادثات" in told
    assert "CONSULT" in told
    assert "@misc{" in told
