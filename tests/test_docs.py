"""Every command, option and page is documented, every link in the docs leads somewhere, no text tells of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from marsad.cli import app
from marsad.desk import app as desk_app

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")


def commands(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    for name, command in getattr(group, "commands", {}).items():
        yield f"{path} {name}", command
        yield from commands(command, f"{path} {name}")


ALL = list(commands(typer.main.get_command(app), "marsad"))


@pytest.mark.parametrize(("path", "command"), ALL, ids=[p for p, _ in ALL])
def test_each_command_and_option_is_documented(path: str, command: Any) -> None:
    assert f"`{path}" in COMMANDS
    for parameter in command.params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in COMMANDS or f"{option} " in COMMANDS, f"{path} {option}"


def test_each_page_is_documented(tmp_path: Path) -> None:
    text = (ROOT / "docs/desk.md").read_text(encoding="utf-8")
    routes = {route.path for route in desk_app(tmp_path / "none.marsad").routes}
    pages = {r for r in routes if not r.startswith(("/static", "/api"))}
    assert pages
    for page in pages:
        assert f"`{page}`" in text, page


@pytest.mark.parametrize("path", DOCS, ids=[str(p.relative_to(ROOT)) for p in DOCS])
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_no_text_names_a_machine() -> None:
    stray = re.compile(r"/(?:work|root|home|opt)/[a-z]|localhost:\d|pypi\.|registry\.npm")
    lock = (ROOT / "requirements.lock", ROOT / "package-lock.json")
    sources = [*DOCS, *lock, *ROOT.glob("src/**/*.py"), *ROOT.glob("quality/**/*.py"), ROOT / "Makefile"]
    assert not [(p.name, m.group()) for p in sources for m in stray.finditer(p.read_text(encoding="utf-8"))]
