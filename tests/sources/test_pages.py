"""Every kind of source, from real files: what is read, what is refused, and that one bad document costs no other."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.knowledge.rules import tell
from marsad.model import Page, Problem
from marsad.sources import pages

TEXT = "وصل الوزير إلى المرفأ صباح الأحد."


def read(*paths: Path | str, **more: object) -> list[Page | Problem]:
    return list(pages([str(p) for p in paths], **more))  # type: ignore[arg-type]


def reasons(found: list[Page | Problem]) -> list[str]:
    return [tell(p.reason, "en") for p in found if isinstance(p, Problem)]


def bodies(found: list[Page | Problem]) -> list[bytes | str]:
    return [p.body for p in found if isinstance(p, Page)]


def test_a_file_is_read_as_its_name_says(tmp_path: Path) -> None:
    for name, kind in (("a.txt", "text"), ("b.html", "html"), ("c.HTM", "html"), ("d.unknown", "text")):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
        (page,) = read(tmp_path / name)
        assert isinstance(page, Page)
        assert (page.kind, page.body, page.source) == (kind, TEXT.encode(), str(tmp_path / name))


def test_kind_overrides_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<p>نص</p>", encoding="utf-8")
    (page,) = read(tmp_path / "a.txt", kind="html")
    assert isinstance(page, Page)
    assert page.kind == "html"


def test_an_unknown_kind_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        pages(["-"], kind="docx")


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert bodies(read(tmp_path)) == [b"a.txt", b"b/1.txt", b"b/2.txt"]


def test_standard_input() -> None:
    assert bodies(read("-", stdin=io.BytesIO(TEXT.encode()))) == [TEXT.encode()]
    found = read("-", kind="jsonl", stdin=io.BytesIO(b'{"id": 7, "text": "x"}\n'))
    assert isinstance(found[0], Page)
    assert (found[0].given.id, found[0].source) == ("7", "-:1")


def test_what_is_not_there_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    found = read(tmp_path / "missing.txt", tmp_path / "empty", "nul\0name", tmp_path / "a.txt")
    assert bodies(found) == [TEXT.encode()]
    assert "no such file" in reasons(found)[0]
    assert "empty folder" in reasons(found)[1]


def test_a_document_over_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)  # sparse: nothing is written
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("a file over the limit must not be opened"))
    assert "too large: 50,000,000 bytes, the limit is 5,000,000" in reasons(read(big))[0]


def test_a_stream_over_the_limit_is_refused() -> None:
    assert "too large" in reasons(read("-", stdin=io.BytesIO(b"x" * 101), max_bytes=100))[0]
    assert not reasons(read("-", stdin=io.BytesIO(b"x" * 100), max_bytes=100))


def test_no_right_to_read(tmp_path: Path) -> None:
    """In a process of its own, which as root gives up the two capabilities that let root read everything."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "closed").chmod(0)
    (tmp_path / "b.txt").chmod(0)
    script = (
        "import sys; from marsad.sources import pages; from marsad.knowledge.rules import tell\n"
        "for p in pages(sys.argv[1:]): print(tell(p.reason, 'en') if hasattr(p, 'reason') else 'read')\n"
    )
    anybody = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    try:
        done = subprocess.run(
            [*anybody, sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
        )
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert "no right to read this file" in said[0]
    assert said[1] == "read"
    assert "no right to read this folder" in said[2]


def test_a_pipe_is_read_and_a_device_is_not(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    with subprocess.Popen(["sh", "-c", f'printf \'{{"text": "x"}}\' > {tmp_path}/pipe.jsonl']):
        assert bodies(read(tmp_path / "pipe.jsonl")) == ["x"]
    assert "not a file" in reasons(read("/dev/null"))[0]


def test_pages_come_one_by_one(tmp_path: Path) -> None:
    """The next document is not opened before the last one was taken."""
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(str(n), encoding="utf-8")
    stream: Iterator[Page | Problem] = pages([str(tmp_path)])
    next(stream)
    (tmp_path / "1.txt").write_text("changed", encoding="utf-8")
    assert isinstance(page := next(stream), Page)
    assert page.body == b"changed"
