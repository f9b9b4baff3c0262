"""The page of what could not be read, and why."""

from __future__ import annotations

from msgspec import Struct

from marsad.record import Record
from marsad.record.rows import GoneRow, ProblemRow

TEMPLATE = "problems.html"


class Problems(Struct, frozen=True, kw_only=True):
    """Every file or address that could not be read in whole or in part, with the reason in words; and
    the documents that were taken down."""

    rows: tuple[ProblemRow, ...]
    gone: tuple[GoneRow, ...]


def problems(record: Record) -> Problems:
    """The problems of `record`."""
    return Problems(rows=tuple(record.problems()), gone=tuple(record.gone()))
