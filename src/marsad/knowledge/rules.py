"""A rule's name → what it means, in Arabic and English, for whoever asks why a claim was made.

Rules are named with dots from the general to the particular (`statement.cue.say`); the longest described prefix
explains a name. Each room describes its own rules in `rules/ROOM.toml`.
"""

from __future__ import annotations

from functools import cache

import msgspec

from marsad import knowledge


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's name or its dotted prefix, and what it does, in one sentence a newsroom reader understands."""

    id: str
    ar: str
    en: str


def explain(rule: str) -> Rule | None:
    """The description of `rule` or of its longest described prefix; None where nobody described it."""
    known = _rules()
    while rule:
        if rule in known:
            return known[rule]
        rule = rule.rpartition(".")[0]
    return None


@cache
def _rules() -> dict[str, Rule]:
    names = sorted(f.name for f in (knowledge.ROOT / "rules").iterdir() if f.name.endswith(".toml"))
    return {r.id: r for name in names for r in knowledge.entries(f"rules/{name}", "rule", Rule)}
