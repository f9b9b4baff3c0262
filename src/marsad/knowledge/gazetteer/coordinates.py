"""Gazetteer files → where a place lies."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from marsad import knowledge


class Coordinates(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of coordinates.tsv: a place's id, degrees north and east, and its GeoNames id."""

    id: str
    latitude: float
    longitude: float
    geonames: int


@cache
def coordinates() -> dict[str, Coordinates]:
    """Where places and capitals lie, by their gazetteer ids (`place/aleppo`, `city/egy/sohag`, `RUS/capital`)."""
    return {row.id: row for row in knowledge.rows("gazetteer/coordinates.tsv", Coordinates)}
