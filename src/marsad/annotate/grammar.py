"""Patterns in knowledge → compiled expressions over code strings; code string → hits with what each filled in.

A pattern's form is words of classes (`DAY|ORD`), parts of the same file in lower case, brackets, `|` and `?`;
`field=CLASS` names what the atom that stands there fills in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from marsad import knowledge
from marsad.annotate.atoms import EDGE, WORD, Atoms, lexicon
from marsad.annotate.forms import Forms


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


class Starts(NamedTuple):
    """The patterns that may begin with one letter: all in one expression, a group each, and their numbers."""

    whole: re.Pattern[str]
    numbers: tuple[int, ...]


class Grammar(NamedTuple):
    """Every pattern of a file: for each code letter one expression of the patterns that may begin with it, which says
    which of them (by number) fits first; each pattern, and which field each of its groups fills in; stretches of known
    atoms, and which atoms make one worth looking at."""

    patterns: tuple[Pattern, ...]
    starts: dict[str, Starts]
    single: tuple[re.Pattern[str], ...]
    fields: tuple[tuple[tuple[str, int], ...], ...]
    runs: re.Pattern[str]


@cache
def grammar(name: str, opens: tuple[str, ...]) -> Grammar:
    """The grammar of the file `name`; a stretch of known atoms without an atom of the classes `opens` is not tried."""
    forms = Forms({p.id: p.form for p in knowledge.entries(name, "part", Part)}, lexicon().classes)
    patterns = knowledge.entries(name, "pattern", Pattern)
    made = [_compiled(p, forms) for p in patterns]
    bare = [re.sub(r"\?P<\w+>", "?:", f) for f in made]
    opening = [forms.opening(p.form) for p in patterns]
    starts: dict[str, Starts] = {}
    for letter in frozenset[str]().union(*opening):
        those = tuple(n for n, letters in enumerate(opening) if letter in letters)
        starts[letter] = Starts(re.compile("|".join(f"({bare[n]})" for n in those)), those)
    single = tuple(re.compile(f) for f in made)
    fields = tuple(tuple((name.partition("__")[0], n) for name, n in one.groupindex.items()) for one in single)
    opening_atoms = "".join(lexicon().classes[c] for c in opens)
    # A stretch begins behind what it does not hold and gives nothing back: one look at each letter, however long.
    runs = f"(?<![^{WORD}{EDGE}])[^{WORD}{EDGE}{opening_atoms}]*+[{opening_atoms}][^{WORD}{EDGE}]*"
    return Grammar(patterns, starts, single, fields, re.compile(runs))


def _compiled(pattern: Pattern, forms: Forms) -> str:
    """The expression of `pattern` with what must and must not stand beside it."""
    before = forms.beside("<=", pattern.after) + forms.beside("<!", pattern.unless_after)
    after = forms.beside("=", pattern.before) + forms.beside("!", pattern.unless_before)
    return before + forms.expression(pattern.form) + after


def hits(atoms: Atoms, rules: Grammar, fits: Callable[[Hit], bool] | None = None, back: int = 0) -> Iterator[Hit]:
    """Every place where a pattern fits, left to right, none overlapping; the earlier pattern of the file wins.

    `fits` may refuse a hit, and then the patterns after it are tried. A pattern may begin up to `back` unknown words
    before the known atoms.
    """
    done = 0
    code, starts = atoms.code, rules.starts
    for run in rules.runs.finditer(code):
        at, end = max(run.start() - back, done), run.end()
        while at < end:
            may = starts.get(code[at])
            found = may.whole.match(code, at, end + 1) if may else None
            at += 1
            if may is None or found is None:
                continue
            hit = _first(found, end + 1, rules, may.numbers[(found.lastindex or 1) - 1 :], fits)
            if hit is not None:
                yield hit
                at = done = hit.end


def _first(
    found: re.Match[str], end: int, rules: Grammar, numbers: tuple[int, ...], fits: Callable[[Hit], bool] | None
) -> Hit | None:
    """The first pattern of `numbers` that fits where one of them was `found`."""
    for n in numbers:
        exact = rules.single[n].match(found.string, found.start(), end)
        if exact is None or exact.end() == exact.start():
            continue
        fields: dict[str, int] = {}
        for field, group in rules.fields[n]:
            if (at := exact.start(group)) >= 0:
                fields.setdefault(field, at)
        hit = Hit(exact.start(), exact.end(), rules.patterns[n], fields)
        if fits is None or fits(hit):
            return hit
    return None
