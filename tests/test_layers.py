"""The import ladder: every import, lazy ones too, goes downwards only, and the verbs never know one another."""

from __future__ import annotations

import ast
from pathlib import Path

import marsad

ROOT = Path(marsad.__file__).parent
VERBS = {"ingest", "annotate", "resolve", "extract", "cluster"}
NOUNS = {"model", "text", "knowledge"}
KNOWS: dict[str, set[str]] = {
    "model": set(),
    "text": {"model"},
    "garbage": set(),
    "knowledge": {"model", "text"},
    "sources": {"model"},
    "record": NOUNS | {"garbage"},
    "export": NOUNS,
    "pipeline": NOUNS | VERBS,
    **dict.fromkeys(VERBS, NOUNS),
    **{face: {"pipeline", "record", "export", "sources", "model"} for face in ("api", "cli", "desk", "scale")},
}
# The faces explain rules and reasons, read as Python reads (`api`), and the command line starts a desk; nothing else.
KNOWS["desk"] = KNOWS["desk"] | {"api", "knowledge", "text"}
KNOWS["cli"] = KNOWS["cli"] | {"api", "desk", "garbage", "knowledge"}


def imported(source: str) -> set[str]:
    """The rooms of marsad that `source` imports anywhere in it, in a function or under a condition too."""
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide which room they reach"
            module = node.module or ""
            names = [f"{module}.{a.name}" for a in node.names] if module == "marsad" else [module]
        rooms |= {n.split(".")[1] for n in names if n.startswith("marsad.")}
    return rooms


def violations(room: str, source: str) -> set[str]:
    return imported(source) - KNOWS[room] - {room}


def test_every_import_goes_down_the_ladder() -> None:
    found = {}
    for path in ROOT.rglob("*.py"):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room != "__init__" and (bad := violations(room, path.read_text(encoding="utf-8"))):
            found[str(path.relative_to(ROOT))] = bad
    assert not found


def test_planted_violations_are_caught() -> None:
    assert violations("annotate", "def f():\n    from marsad.extract import events\n") == {"extract"}
    assert violations("desk", "import marsad.ingest.blocks\n") == {"ingest"}
    assert violations("text", "if True:\n    from marsad import knowledge\n") == {"knowledge"}
    assert not violations("cluster", "from marsad.model import Reading\n")
