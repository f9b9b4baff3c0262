"""A document's size → the Problem that says it is over the limit."""

from __future__ import annotations

from marsad.model import Problem, Why


def over(source: str, size: int, limit: int) -> Problem:
    """The refusal of a document whose size is known before it is read."""
    return Problem(source=source, reason=Why("source.large", (str(size), str(limit))))


def too_large(source: str, limit: int) -> Problem:
    """The refusal of a document that was still going on at the limit."""
    return Problem(source=source, reason=Why("source.larger", (str(limit),)))
