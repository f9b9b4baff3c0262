"""A line or a whole text → the furniture of the page in it: what belongs to the page and not to the article.

The words are in `lexicon/boilerplate.toml`, as patterns over folded text; here only how they are applied.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick_rs
import msgspec

from marsad import knowledge
from marsad.model import BlockKind
from marsad.text import folded

_LONGEST = 360  # characters: no furniture of one line is longer, and no pattern allows it
Where = Literal["line", "start", "tail", "opens"]


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of furniture.

    `where`: `line` is a whole line, `start` the first words of a line that goes on, `tail` the rest of a line from
    there on, `opens` a heading of links: lines like headlines that follow it belong to it. One of the `needles` stands
    (in small letters) in every line that a `rare` pattern matches: these are only tried where one was found.
    """

    id: str
    where: Where
    patterns: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    kind: BlockKind = "boilerplate"
    needles: tuple[str, ...] = ()
    examples: tuple[dict[str, object], ...] = ()


class Hit(NamedTuple):
    """The family that matched and where in the line it ends (`start`) or begins (`tail`)."""

    family: Furniture
    at: int


def sought(text: str) -> frozenset[str]:
    """The needles that stand in `text`; in its lines only these need to be sought."""
    needles = _needles()
    found = _seeker().find_matches_as_indexes(text.encode("utf-8", "surrogatepass").lower(), overlapping=True)
    return frozenset(needles[n] for n, *_ in found)


def announced(line: str, needles: frozenset[str]) -> bool:
    """Whether one of the `needles` of a text stands in its `line`, so that rare patterns may match."""
    if not needles:
        return False
    small = line.lower()
    return any(n in small for n in needles)


def whole(line: str, rare: bool) -> Hit | None:
    """The family whose pattern is the whole `line`, or opens it as a heading of links; `rare` where it is announced."""
    if len(line) > _LONGEST:
        return None
    for where in ("line", "opens"):
        if found := _matcher(where, rare).fullmatch(line):
            return Hit(_families()[found.lastgroup or ""], found.end())
    return None


def start(line: str) -> Hit | None:
    """The family that the first words of `line` belong to, where more follows them."""
    found = _matcher("start", True).match(line)
    return Hit(_families()[found.lastgroup or ""], found.end()) if found else None


def tail(line: str) -> Hit | None:
    """The family that the rest of `line`, which is announced, belongs to, from the hit on."""
    found = _matcher("tail", True).search(line)
    return Hit(_families()[found.lastgroup or ""], found.start()) if found else None


@cache
def _needles() -> tuple[str, ...]:
    return tuple(folded(n) for f in _families().values() for n in f.needles)


@cache
def _seeker() -> ahocorasick_rs.BytesAhoCorasick:
    """Over bytes: small letters and offsets cost next to nothing there."""
    needles = [n.encode() for n in _needles()]
    return ahocorasick_rs.BytesAhoCorasick(needles, implementation=ahocorasick_rs.Implementation.DFA)


@cache
def _families() -> dict[str, Furniture]:
    return {f.id: f for f in knowledge.entries("lexicon/boilerplate.toml", "furniture", Furniture)}


@cache
def _matcher(where: str, every: bool) -> re.Pattern[str]:
    """The patterns of all families that stand `where`, the rare ones only where `every` is asked for."""
    families = [(f.id, f.patterns + (f.rare if every else ())) for f in _families().values() if f.where == where]
    bodies = [(name, folded("|".join(patterns))) for name, patterns in families if patterns]
    return re.compile("|".join(f"(?P<{name}>{body})" for name, body in bodies), re.IGNORECASE)
