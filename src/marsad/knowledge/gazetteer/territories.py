"""Gazetteer files → which territories are disputed, autonomous or no more, and whose Marsad holds each to be.

territories.tsv is the one place to set that; docs/policy.md says by what rule it is set.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from marsad import knowledge


class Territory(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of territories.tsv: states are ISO 3166-1 alpha-3, years Gregorian. `country` is the code that mentions
    carry, None where it is nobody's alone."""

    id: str
    status: Literal["disputed", "autonomous", "past"]
    held: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    country: str | None = None
    since: int | None = None
    until: int | None = None
    successors: tuple[str, ...] = ()


@cache
def territories() -> dict[str, Territory]:
    """Every such territory by the id that it has in states.tsv or places.tsv."""
    return {row.id: row for row in knowledge.rows("gazetteer/territories.tsv", Territory)}


def country(id: str, otherwise: str | None) -> str | None:
    """The state whose `id` is held to be: as territories.tsv sets it, else `otherwise`."""
    row = territories().get(id)
    return row.country if row else otherwise
