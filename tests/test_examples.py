"""The example reports: twelve in all, every file saying in Arabic that it is invented, none naming a real host."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".html", ".txt", ".xml"))
SAID = "صحيفة متخيَّلة: كُتب هذا التقرير لعرض برنامج مرصد"
REAL = "تسلسل اللقاءات والمناورات وقائع عامة حقيقية"
STANDARDS = {"schema.org", "purl.org"}


def reports(path: Path) -> int:
    return len(ElementTree.parse(path).findall(".//item")) if path.suffix == ".xml" else 1


def test_there_are_twelve_reports_of_three_kinds() -> None:
    assert sum(map(reports, FILES)) == 12
    assert {p.suffix for p in FILES} == {".html", ".txt", ".xml"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_file_says_that_it_is_invented_and_what_is_real(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert SAID in text
    assert REAL in text
    hosts = {host.removeprefix("www.") for host in re.findall(r"https?://([^/\"<\s]+)", text)}
    assert all(host.endswith(".example") or host in STANDARDS for host in hosts), hosts


def test_two_pages_come_without_metadata() -> None:
    bare = [p.name for p in FILES if p.suffix == ".html" and "<meta property" not in p.read_text(encoding="utf-8")]
    assert bare == ["sindyan-moscow.html", "zellij-tianjin.html"]


def test_the_readme_names_every_file() -> None:
    readme = (EXAMPLES.parent / "docs" / "examples.md").read_text(encoding="utf-8")
    assert [p.name for p in FILES if p.name not in readme] == []
