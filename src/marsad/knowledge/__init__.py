"""What we know, as data, and its one reader: TOML for judged entries, TSV for gazetteers, each typed and checked.

In: a file name below this folder and the struct its rows must fit. Out: the rows, read once and cached.
A file that does not fit says which file, which entry and why, and nothing is loaded from it.
"""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

import msgspec

ROOT: Traversable = files(__name__)
T = TypeVar("T")


class KnowledgeError(ValueError):
    """A knowledge file does not fit its type; the message names the file, the entry and the cure."""


class Names(msgspec.Struct, frozen=True):
    """Counts and examples that a TSV states of itself: lines `#! rows 249`, `#! example …`, `#! counter …`."""

    rows: int
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


def entries(name: str, table: str, kind: type[T]) -> tuple[T, ...]:
    """The `[[table]]` entries of the TOML file `name` (such as "lexicon/cues.toml"), each decoded as `kind`.

    Raises KnowledgeError for a syntax fault, an unknown or missing key, or an id that stands twice.
    """
    return cast("tuple[T, ...]", _entries(name, table, cast("Hashable", kind)))


@cache
def _entries(name: str, table: str, kind: Any) -> tuple[Any, ...]:
    try:
        raw = tomllib.loads((ROOT / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise KnowledgeError(f"{name}: {fault}") from fault
    found: list[Any] = []
    for n, entry in enumerate(raw.get(table, ()), 1):
        try:
            found.append(msgspec.convert(entry, kind))
        except msgspec.ValidationError as fault:
            raise KnowledgeError(f"{name}: {table} {n} ({entry.get('id', 'no id')}): {fault}") from fault
    _unique(name, [getattr(e, "id", None) for e in found])
    return tuple(found)


def rows(name: str, kind: type[T]) -> tuple[T, ...]:
    """The rows of the TSV file `name`, each decoded as `kind`; its first plain line names the columns.

    Within a cell `|` separates several values where the field is a tuple; an empty cell is the field's default.
    Raises KnowledgeError where the stated row count, a column name, a cell or an id does not fit.
    """
    return cast("tuple[T, ...]", _rows(name, cast("Hashable", kind)))


@contextmanager
def uncollected() -> Iterator[None]:
    """Loading makes very many objects and no garbage; the collector would look at all of them again and again, while
    they are made and, unless they are set apart for good, with every few thousand documents' objects afterwards."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.freeze()
            gc.enable()


@cache
@uncollected()
def _rows(name: str, kind: Any) -> tuple[Any, ...]:
    lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    columns = lines[0].split("\t")
    fields = {f.name: f for f in msgspec.structs.fields(kind)}
    if unknown := set(columns) - set(fields):
        raise KnowledgeError(f"{name}: unknown column {', '.join(sorted(unknown))}; known: {', '.join(fields)}")
    several = {n for n, f in fields.items() if str(f.type).startswith("tuple")}
    split = [line.split("\t") for line in lines[1:]]
    if wrong := next((n for n, row in enumerate(split, 1) if len(row) != len(columns)), 0):
        row, line = split[wrong - 1], lines[wrong]
        raise KnowledgeError(f"{name}: row {wrong} has {len(row)} cells, the header {len(columns)}: {line[:60]}")
    plain = [(n, c) for n, c in enumerate(columns) if c not in several]
    lists = [(n, c) for n, c in enumerate(columns) if c in several]
    cells = [
        {c: row[n] for n, c in plain if row[n]} | {c: row[n].split("|") for n, c in lists if row[n]} for row in split
    ]
    found = _converted(name, cells, kind)
    stated = about(name).rows
    if stated != len(found):
        raise KnowledgeError(f"{name}: says {stated} rows and has {len(found)}; mend the '#! rows' line or the rows")
    _unique(name, [getattr(r, "id", None) for r in found])
    return tuple(found)


def _converted(name: str, cells: list[dict[str, Any]], kind: Any) -> list[Any]:
    """All rows at once, which is fast; where one does not fit, one by one to tell which."""
    try:
        return msgspec.convert(cells, list[kind], strict=False)
    except msgspec.ValidationError:
        pass
    for n, row in enumerate(cells, 1):
        try:
            msgspec.convert(row, kind, strict=False)
        except msgspec.ValidationError as fault:
            raise KnowledgeError(f"{name}: row {n} ({'; '.join(map(str, row.values()))[:40]}): {fault}") from fault
    return []


@cache
def about(name: str) -> Names:
    """What the TSV file `name` says of itself in its `#!` lines. Raises KnowledgeError without a row count."""
    said: dict[str, list[str]] = {"rows": [], "example": [], "counter": []}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#! "):
            word, _, rest = line[3:].partition(" ")
            if word not in said:
                raise KnowledgeError(f"{name}: '#! {word}' is none of rows, example, counter")
            said[word].append(rest)
    if len(said["rows"]) != 1 or not said["rows"][0].isdigit():
        raise KnowledgeError(f"{name}: one line '#! rows N' must state how many rows follow")
    return Names(int(said["rows"][0]), tuple(said["example"]), tuple(said["counter"]))


def _unique(name: str, ids: list[Any]) -> None:
    seen: set[Any] = set()
    for one in ids:
        if one is not None and one in seen:
            raise KnowledgeError(f"{name}: the id {one!r} stands twice; ids are unique within a file")
        seen.add(one)
