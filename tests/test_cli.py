"""The commands as a user runs them: a process, real files, exit codes, standard output and standard error."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from marsad import cli
from marsad.api import guarded
from marsad.model import Background, Page, Reading
from marsad.pipeline import read as read_page
from marsad.record import Record

MARSAD = Path(sys.executable).with_name("marsad")
GOOD = "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو ترحب بالمحادثات مع الصين.\n\nوأضاف أن اللقاء سيعقد في بكين."
# Root reads everything; without these two capabilities it meets the same refusals as anybody.
AS_ANYBODY = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def marsad(
    *args: str | Path, stdin: bytes = b"", before: list[str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*(before or []), str(MARSAD), *map(str, args)], input=stdin, capture_output=True, timeout=120, check=False
    )


def readings(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "zz-good.txt"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    return path


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Name → its bytes, and a word that the complaint must hold."""
    return {
        "empty.txt": (b"", "empty"),
        "report.txt": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "PDF"),
        "noise.txt": (bytes(range(128, 256)) * 40 + os.urandom(4000), "encoding"),
        "english.txt": (
            b"The foreign minister said on Monday that the talks in the capital were useful. " * 20,
            "Arabic",
        ),
    }


def test_each_bad_file_gets_one_line_and_the_rest_is_read(good: Path) -> None:
    files = bad_files()
    for name, (body, _) in files.items():
        (good.parent / name).write_bytes(body)
    done = marsad("read", good.parent, "--format", "jsonl")
    assert done.returncode == 3
    complaints = done.stderr.decode().splitlines()
    assert b"Traceback" not in done.stderr
    found = {Path(r["document"]["source"]).name: r for r in readings(done)}
    for name, (_, word) in files.items():
        lines = [c for c in complaints if name in c]
        assert len(lines) == 1, (name, complaints)
        assert word.casefold() in lines[0].casefold()
        assert found[name]["document"]["text"] == ""
        assert word.casefold() in found[name]["problems"][0].casefold()
    assert found[good.name]["document"]["text"] == GOOD
    assert found[good.name]["problems"] == []


def test_a_text_over_the_limit_is_refused_and_said(good: Path) -> None:
    big = good.with_name("big.txt")
    big.write_bytes(("خبر من موسكو اليوم. " * 1_500_000).encode())
    assert big.stat().st_size > 50_000_000
    done = marsad("read", good.parent, "--format", "jsonl")
    assert done.returncode == 3
    assert b"big.txt" in done.stderr
    assert b"--max-bytes" in done.stderr
    assert [bool(r["document"]["text"]) for r in readings(done)] == [False, True]


def test_the_limit_can_be_set(good: Path) -> None:
    assert marsad("read", good, "--format", "jsonl", "--max-bytes", "40").returncode == 3
    assert marsad("read", good, "--format", "jsonl", "--max-bytes", "4000").returncode == 0


def test_a_folder_without_read_rights_is_named(good: Path) -> None:
    closed = good.parent / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text(GOOD, encoding="utf-8")
    closed.chmod(0)
    try:
        done = marsad("read", good.parent, "--format", "jsonl", before=AS_ANYBODY)
    finally:
        closed.chmod(0o700)
    assert done.returncode == 3
    assert [c for c in done.stderr.decode().splitlines() if "closed" in c]
    assert [r["document"]["text"] for r in readings(done) if r["document"]["text"]] == [GOOD]


def test_a_missing_path_is_named(good: Path) -> None:
    done = marsad("read", good.with_name("nowhere.txt"), good, "--format", "jsonl")
    assert done.returncode == 3
    assert b"nowhere.txt" in done.stderr
    assert len([r for r in readings(done) if r["document"]["text"]]) == 1


def test_standard_input_is_read_as_it_is_named() -> None:
    as_text = readings(marsad("read", "-", "--input", "text", "--format", "jsonl", stdin=GOOD.encode()))
    assert [r["document"]["text"] for r in as_text] == [GOOD]
    row = {"id": "n1", "text": GOOD, "title": "عنوان", "published": "2025-08-12", "outlet": "صحيفة"}
    (one,) = readings(
        marsad("read", "-", "--input", "jsonl", "--format", "jsonl", stdin=json.dumps(row).encode() + b"\n")
    )
    assert one["document"]["text"] == "عنوان\n\n" + GOOD
    assert one["document"]["id"] == "n1"
    assert one["document"]["outlet"] == "صحيفة"
    assert one["document"]["published"]["earliest"] == "2025-08-12"
    assert one["document"]["published"]["basis"] == "given"


def test_windows_line_ends_and_bytes_are_kept(good: Path) -> None:
    text = GOOD.replace("\n", "\r\n")
    good.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (one,) = readings(marsad("read", good, "--format", "jsonl"))
    assert one["document"]["text"] == text
    for mention in one["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_the_table_is_for_the_eye(good: Path) -> None:
    done = marsad("read", good)
    assert done.returncode == 0
    assert "روسيا" in done.stdout.decode() or "لافروف" in done.stdout.decode()


def test_keep_is_idempotent_and_show_shows(good: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.marsad"
    first = marsad("keep", good, "--record", record)
    assert (first.returncode, first.stdout.decode().split(",")[0]) == (0, "1 added"), first.stderr
    again = marsad("keep", good, "--record", record)
    assert again.stdout.decode().startswith("0 added, 1 already kept")
    for args in (["stories"], ["timeline"], ["entity", "Russia"], ["entity", "روسيا"]):
        shown = marsad("show", *args, "--record", record)
        assert shown.returncode == 0, (args, shown.stderr)
    assert marsad("show", "story", "no-such", "--record", record).returncode == 2
    assert marsad("show", "entity", "لا أحد هنا", "--record", record).returncode == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ar", (("القصة", "نصوص مستقلة"), ("التقرير", "قول", "سيرغي لافروف"), ("شخص", "روسيا"), ("متى", "الحدث"))),
        ("en", (("story", "origins"), ("document", "say", "Sergey Lavrov"), ("PER", "RUS"), ("when", "event"))),
    ],
)
def test_what_a_record_holds_is_shown_in_both_languages(
    good: Path, tmp_path: Path, lang: str, said: tuple[tuple[str, ...], ...]
) -> None:
    record, run = str(tmp_path / "r.marsad"), CliRunner().invoke
    assert run(cli.app, ["keep", str(good), "--record", record]).exit_code == 0
    with Record.open(record) as kept:
        story = kept.stories()[0].id
    for args, words in zip((["stories"], ["story", story], ["entity", "لافروف"], ["timeline"]), said, strict=True):
        shown = run(cli.app, ["show", *args, "--record", record, "--lang", lang], env={"COLUMNS": "200"})
        assert [w for w in words if w not in shown.stdout] == [], (args, shown.stdout)


@pytest.mark.parametrize("command", [["keep", "IN"], ["show", "stories"], ["desk"]])
def test_a_file_that_is_not_a_record_is_refused(good: Path, tmp_path: Path, command: list[str]) -> None:
    stranger = tmp_path / "letters.marsad"
    stranger.write_bytes(b"not a record at all " * 100)
    done = marsad(*[str(good) if a == "IN" else a for a in command], "--record", stranger)
    assert done.returncode == 4
    assert len(done.stderr.decode().splitlines()) == 1
    assert b"letters.marsad" in done.stderr
    assert stranger.read_bytes() == b"not a record at all " * 100


def test_a_taken_port_is_said_in_one_line(good: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.marsad"
    marsad("keep", good, "--record", record)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = marsad("desk", "--record", record, "--port", str(port))
    assert done.returncode == 4
    assert b"Traceback" not in done.stderr
    assert str(port) in done.stderr.decode().splitlines()[-1]


def test_a_fault_of_our_own_costs_one_document_only(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good.with_name("a-first.txt").write_text(GOOD, encoding="utf-8")
    faithful = read_page

    def faulty(page: Page, background: Background | None = None) -> Reading:
        if page.source.endswith("a-first.txt"):
            raise IndexError("planted")
        return faithful(page, background)

    monkeypatch.setattr(guarded, "read_page", faulty)
    done = CliRunner().invoke(cli.app, ["read", str(good.parent), "--format", "table"])
    assert done.exit_code == 3
    assert "IndexError: planted" in done.output
    assert "لافروف" in done.output


def test_help_has_an_example_for_each_command() -> None:
    commands: list[list[str]] = [[], ["read"], ["keep"], ["show"], ["desk"], ["schema"]]
    shows = [["show", c] for c in ("stories", "story", "entity", "timeline")]
    for command in (*commands, *shows):
        done = marsad(*command, "--help")
        assert done.returncode == 0
        assert command in ([], ["show"]) or b"Example" in done.stdout
