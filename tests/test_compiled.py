"""The stage of events is compiled as Marsad is installed, and reads the same either way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import hatch_build
import pytest

# Reads the examples with the modules as they are written where `python -c … written` asks for it, and prints where the
# stage was found and a digest of all readings.
READ = """
import importlib.abc, importlib.util, pathlib, sys

ROOM = "marsad.extract.events"

class Written(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != ROOM and not name.startswith(ROOM + "."):
            return None
        (folder,), last = list(path), name.rpartition(".")[2]
        file = pathlib.Path(folder, last, "__init__.py") if name == ROOM else pathlib.Path(folder, last + ".py")
        inside = [str(file.parent)] if name == ROOM else None
        return importlib.util.spec_from_file_location(name, file, submodule_search_locations=inside)

if sys.argv[1:] == ["written"]:
    sys.meta_path.insert(0, Written())

import hashlib
from quality.answers import answers
from marsad.export.interchange import line
from marsad.model import Given, Page
from marsad.pipeline import read

digest = hashlib.sha256()
for name, answer in answers().items():
    given = Given(id=name, published=str(answer.published.earliest))
    digest.update(line(read(Page(source=answer.source, kind="text", body=answer.text, given=given))))
print(pathlib.Path(sys.modules[ROOM + ".reader"].__file__).suffix, digest.hexdigest())
"""


def told(*how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", READ, *how], cwd=hatch_build.ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_where_a_compiler_is_the_stage_is_compiled_and_reads_the_same() -> None:
    if not shutil.which("cc"):
        pytest.skip("no C compiler: the stage of events runs as it is written")
    (compiled, digest), (written, same) = told(), told("written")
    assert (compiled, written) == (".so", ".py")
    assert digest == same


def test_every_library_is_of_a_module_or_what_they_share() -> None:
    names = {path.with_suffix("").name for path in hatch_build.modules()} | {"marsad__mypyc"}
    assert {path.name.partition(".")[0] for path in hatch_build.made()} <= names
    assert "entries" not in names


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of sources with one compiled module, one that msgspec asks for its types, and one that is not compiled."""
    monkeypatch.setattr(hatch_build, "ROOT", tmp_path)
    room = tmp_path / hatch_build.ROOM
    room.mkdir(parents=True)
    (room / "fast.py").write_text("X = 1\n", encoding="utf-8")
    (room / "plain.py").write_text("Y = 1\n", encoding="utf-8")
    (room / "asked.py").write_text("from msgspec import Struct\n", encoding="utf-8")
    (room / "fast.cpython-311-x86_64-linux-gnu.so").touch()
    return room


def test_a_module_that_was_changed_since_is_told(room: Path) -> None:
    assert hatch_build.stale() == []
    later = (room / "fast.cpython-311-x86_64-linux-gnu.so").stat().st_mtime + 1
    for name in ("fast.py", "plain.py", "asked.py"):
        os.utime(room / name, (later, later))
    assert hatch_build.stale() == [room / "fast.py"]


def test_what_was_compiled_can_be_taken_away(room: Path) -> None:
    hatch_build.clean()
    assert sorted(path.name for path in room.iterdir()) == ["asked.py", "fast.py", "plain.py"]


def test_without_a_compiler_nothing_stale_is_left_and_the_cure_is_told(
    room: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (room.parents[3] / "pyproject.toml").write_text("[tool.mypy]\nmypy_path = 'src'\n", encoding="utf-8")
    monkeypatch.setenv("CC", "/no/such/compiler")
    assert hatch_build.compiled() == []
    assert hatch_build.made() == []
    assert "Debian: gcc" in capfd.readouterr().err
