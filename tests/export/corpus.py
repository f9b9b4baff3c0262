"""What Marsad reads in the example reports, once for all tests of the formats."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.export.coded import CodedEvent, coded
from marsad.model import Page, Reading
from marsad.pipeline import read
from marsad.sources import pages

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read(page) for page in pages([str(EXAMPLES)]) if isinstance(page, Page))


@cache
def events() -> tuple[CodedEvent, ...]:
    """Their events; the first of each document is known from three origins."""
    return tuple(e for r in readings() for e in coded(r, {"v1": 3}))
