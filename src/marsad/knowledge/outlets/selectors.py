"""selectors.tsv → the CSS selectors that are known for an outlet's pages, each until a day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

import msgspec

from marsad import knowledge
from marsad.knowledge.outlets import by_domain

FILE = "outlets/selectors.tsv"
What = Literal["article", "title", "byline", "published"]


class Selector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where pages of `outlet`, published on `valid_until` at the latest, hold `what`; `checked` says on which page and
    when that was seen."""

    outlet: str
    what: What
    selector: str
    valid_until: date
    checked: str


def selectors(host: str) -> tuple[Selector, ...]:
    """The selectors of the outlet to which `host` belongs, those that end first before the others; mostly none."""
    known = _by_outlet()
    outlet = by_domain(host) if known and host else None
    return known.get(outlet.id, ()) if outlet else ()


@cache
def _by_outlet() -> dict[str, tuple[Selector, ...]]:
    found: dict[str, list[Selector]] = {}
    for one in sorted(knowledge.rows(FILE, Selector), key=lambda s: s.valid_until):
        found.setdefault(one.outlet, []).append(one)
    return {outlet: tuple(of) for outlet, of in found.items()}
