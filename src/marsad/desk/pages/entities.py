"""The index of names: people, countries, organisations, those that most documents name first."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct

from marsad.model import EntityType
from marsad.record import Record
from marsad.record.rows import EntityRow

TEMPLATE = "entities.html"
EACH = 60


class Group(Struct, frozen=True):
    """The entities of one type; `more` where the record holds others that are named less often."""

    type: EntityType
    rows: tuple[EntityRow, ...]
    more: bool


class Entities(Struct, frozen=True, kw_only=True):
    """The record's entities by type, without the types that it has none of."""

    groups: tuple[Group, ...]


def entities(record: Record) -> Entities:
    """The index of `record`."""
    groups = []
    for kind in get_args(EntityType):
        rows = record.entities(limit=EACH + 1, type=kind)
        groups.append(Group(kind, tuple(rows[:EACH]), len(rows) > EACH))
    return Entities(groups=tuple(g for g in groups if g.rows))
