"""Patterns in knowledge → compiled expressions over code strings; code string → hits with what each filled in.

A pattern's form is words of classes (`DAY|ORD`), parts of the same file in lower case, brackets, `|` and `?`;
`field=CLASS` names what the atom that stands there fills in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.atoms import EDGE, WORD, Atoms, lexicon

_PIECE = re.compile(r"\)\?|[()|]|(?:(?P<field>\w+)=)?(?P<name>[A-Za-z][\w:|-]*)(?P<maybe>\??)")


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of form that several patterns share."""

    id: str
    form: str


class Pattern(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which atoms make a claim; its id is the rule the claim names. `set` fills in what no atom says."""

    id: str
    form: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    set: dict[str, str] = {}
    examples: tuple[dict[str, object], ...] = ()


class Hit(NamedTuple):
    """Atoms `start` to `end` fit `pattern`; `fields` says which atom filled in which field."""

    start: int
    end: int
    pattern: Pattern
    fields: dict[str, int]


class Grammar(NamedTuple):
    """Every pattern of a file: all in one expression that says which fits first, and each with its fields."""

    patterns: tuple[Pattern, ...]
    whole: re.Pattern[str]
    single: tuple[re.Pattern[str], ...]
    runs: re.Pattern[str]


@cache
def grammar(name: str, opens: tuple[str, ...]) -> Grammar:
    """The grammar of the file `name`; a stretch of known atoms without an atom of the classes `opens` is not tried."""
    parts = {p.id: p.form for p in knowledge.entries(name, "part", Part)}
    patterns = knowledge.entries(name, "pattern", Pattern)
    forms = [_compiled(p, parts, lexicon().classes) for p in patterns]
    single = tuple(re.compile(f) for f in forms)
    bare = [re.sub(r"\?P<\w+>", "?:", f) for f in forms]
    whole = re.compile("|".join(f"({f})" for f in bare))
    trigger = "".join(lexicon().classes[c] for c in opens)
    return Grammar(patterns, whole, single, re.compile(f"[^{WORD}{EDGE}{trigger}]*[{trigger}][^{WORD}{EDGE}]*"))


def _letters(names: str, classes: Mapping[str, str]) -> str:
    missing = [n for n in names.split("|") if n not in classes]
    if missing:
        raise knowledge.KnowledgeError(f"patterns name a class that no word has: {', '.join(missing)}")
    return "".join(classes[n] for n in names.split("|"))


def _compiled(pattern: Pattern, parts: Mapping[str, str], classes: Mapping[str, str]) -> str:
    """The expression of `pattern`; a field that stands twice gets numbered groups."""
    count = iter(range(1000))

    def expand(form: str) -> str:
        made = []
        for piece in _PIECE.finditer(form):
            name = piece["name"]
            if name is None:
                made.append("(?:" if piece.group() == "(" else piece.group())
            elif name.islower() and name in parts:
                made.append(f"(?:{expand(parts[name])}){piece['maybe']}")
            elif piece["field"]:
                made.append(f"(?P<{piece['field']}__{next(count)}>[{_letters(name, classes)}]){piece['maybe']}")
            else:
                made.append(f"[{_letters(name, classes)}]{piece['maybe']}")
        return "".join(made)

    def beside(sign: str, names: tuple[str, ...]) -> str:
        return f"(?{sign}[{_letters('|'.join(names), classes)}])" if names else ""

    around = beside("<=", pattern.after) + beside("<!", pattern.unless_after)
    return f"{around}(?:{expand(pattern.form)}){beside('=', pattern.before)}{beside('!', pattern.unless_before)}"


def hits(atoms: Atoms, rules: Grammar, fits: Callable[[Hit], bool] | None = None, back: int = 0) -> Iterator[Hit]:
    """Every place where a pattern fits, left to right, none overlapping; the earlier pattern of the file wins.

    `fits` may refuse a hit, and then the patterns after it are tried. A pattern may begin up to `back` unknown words
    before the known atoms.
    """
    done = 0
    for run in rules.runs.finditer(atoms.code):
        at, end = max(run.start() - back, done), run.end()
        while at < end and (found := rules.whole.search(atoms.code, at, end + 1)):
            hit = _first(atoms.code, found, end + 1, rules, fits)
            at = found.start() + 1
            if hit is not None:
                yield hit
                at = done = hit.end


def _first(code: str, found: re.Match[str], end: int, rules: Grammar, fits: Callable[[Hit], bool] | None) -> Hit | None:
    """The first pattern that fits where one of them was `found`."""
    for n in range((found.lastindex or 1) - 1, len(rules.single)):
        exact = rules.single[n].match(code, found.start(), end)
        if exact is None or exact.end() == exact.start():
            continue
        fields: dict[str, int] = {}
        for group, value in exact.groupdict().items():
            if value is not None:
                fields.setdefault(group.partition("__")[0], exact.start(group))
        hit = Hit(exact.start(), exact.end(), rules.patterns[n], fields)
        if fits is None or fits(hit):
            return hit
    return None
