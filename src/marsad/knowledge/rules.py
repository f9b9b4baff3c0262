"""A rule's name → what it means, in Arabic and English, for whoever asks why a claim was made.

Rules are named with dots from the general to the particular (`statement.cue.say`); the longest described prefix
explains a name. Each room describes its own rules in `rules/ROOM.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from string import Formatter
from typing import Any, Literal

import msgspec

from marsad import knowledge
from marsad.model import Why

Code = Literal["ar", "en"]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's name or its dotted prefix, and what it does, in one sentence a newsroom reader understands; also a
    reason (a sentence with places for facts) or a term (a name)."""

    id: str
    ar: str
    en: str


def explain(rule: str) -> Rule | None:
    """The description of `rule` or of its longest described prefix; None where nobody described it."""
    known = _table("rule")
    while rule:
        if rule in known:
            return known[rule]
        rule = rule.rpartition(".")[0]
    return None


def tell(why: Why, code: Code, *, isolated: bool = False) -> str:
    """The sentence that `why` is in the language `code`; the bare rule and facts where nobody wrote the sentence.

    `isolated` puts words of the other direction between U+2068 and U+2069, so that a page does not mix them up.
    """
    sentence = _table("reason").get(why.rule)
    if sentence is None:
        return ": ".join((why.rule, *why.facts))
    try:
        return _writer(code, isolated).vformat(sentence.ar if code == "ar" else sentence.en, why.facts, {})
    except (IndexError, ValueError):
        return ": ".join((why.rule, *why.facts))


def told(reasons: Iterable[Why], code: Code, *, isolated: bool = False) -> str:
    """Several reasons for one thing, in their order, as one line; empty where there is none."""
    said = [tell(why, code, isolated=isolated) for why in reasons]
    mark = "؛ " if code == "ar" else "; "  # between what is no sentence of its own
    return "".join(s + (" " if s.endswith(".") else mark) for s in said[:-1]) + "".join(said[-1:])


def term(kind: str, value: object, code: Code) -> str:
    """What a fact is called: `term("weekday", 0, "ar")` is «الاثنين»; the value itself where nobody named it."""
    names = _table("term")
    found = names.get(f"{kind}.{value}") or names.get(f"{kind}.other")
    return str(value) if found is None else found.ar if code == "ar" else found.en


class _Writer(Formatter):
    """Writes facts into a sentence: `{0:day}` an ISO day, `{0:number}` a count, `{0:KIND}` a term, `{0}` as it is."""

    def __init__(self, code: Code, isolated: bool) -> None:
        self.code = code
        self.isolated = isolated

    def format_field(self, value: Any, form: str) -> Any:
        if form == "day":
            day = date.fromisoformat(value)
            return f"{day.day} {term('month', day.month, self.code)} {day.year}"
        if form == "number":
            return f"{int(value):,}"
        if form:
            return term(form, value, self.code)
        turns = self.isolated and value.isascii() == (self.code == "ar")
        return f"\u2068{value}\u2069" if turns else value


@cache
def _writer(code: Code, isolated: bool) -> _Writer:
    return _Writer(code, isolated)


@cache
def _table(table: str) -> dict[str, Rule]:
    """The entries `[[table]]` of every file below `rules/`; each is an id with a sentence or name in both languages."""
    names = sorted(f.name for f in (knowledge.ROOT / "rules").iterdir() if f.name.endswith(".toml"))
    return {r.id: r for name in names for r in knowledge.entries(f"rules/{name}", table, Rule)}
