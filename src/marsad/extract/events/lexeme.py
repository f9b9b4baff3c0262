"""A folded token → what it may be wherever it stands: its readings, those of a trigger, its letter in a skeleton.

Every token of a document is looked up once; whatever asks again reads what was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.extract.events.lexicon import Reading, look, loosened, tentative
from marsad.extract.events.memory import remembered
from marsad.extract.events.skeleton import letter


@dataclass(slots=True, eq=False)
class Lexeme:
    """`readings` as a trigger or a grammar word, none for most; `triggers` are those that may tell an event, `loose`
    the same where their conditions are not met."""

    readings: tuple[Reading, ...]
    triggers: tuple[Reading, ...]
    loose: tuple[Reading, ...]
    letter: str


@remembered
def lexeme(norm: str) -> Lexeme:
    """What a folded token may be."""
    found = look(norm)
    own = letter(norm, found)
    triggers = tuple([r for r in found if r.pattern is not None])
    return Lexeme(found, triggers, tuple(map(loosened, triggers)), own) if found else _plain(own)


tentatives = remembered(tentative)


@cache
def _plain(own: str) -> Lexeme:
    """What most tokens of a letter are: words without any reading."""
    return Lexeme((), (), (), own)
