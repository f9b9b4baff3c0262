"""The floors hold on the shared development sets too, where MARSAD_SHARED names their folder."""

from __future__ import annotations

import pytest
from quality.floors import Floors, below, load, shared, shared_scores

FOLDER = shared()


@pytest.fixture(scope="module")
def measured() -> Floors:
    """Every table of the shared scorer. With MARSAD_SHARED set and the folder absent this fails; it does not skip."""
    if FOLDER is None:
        pytest.skip("MARSAD_SHARED is not set: no shared development sets to score")
    return shared_scores(FOLDER)


def test_the_shared_tables_hold_their_floors(measured: Floors) -> None:
    assert below(load(), measured) == []


def test_every_shared_table_has_floors(measured: Floors) -> None:
    apart = {"shared: dumps", "shared: extraction"}  # held by the tests of ingest, which the scorer does not measure
    assert set(measured) == {name for name in load() if name.startswith("shared: ")} - apart
