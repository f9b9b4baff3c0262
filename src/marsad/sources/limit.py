"""A document's size → the Problem that says it is over the limit."""

from __future__ import annotations

from marsad.model import Problem

CURE = "split it, or raise the limit with --max-bytes"


def over(source: str, size: int, limit: int) -> Problem:
    """The refusal of a document whose size is known before it is read."""
    return Problem(source=source, reason=f"too large: {size:,} bytes, the limit is {limit:,} a document; {CURE}")


def too_large(source: str, limit: int) -> Problem:
    """The refusal of a document that was still going on at the limit."""
    return Problem(source=source, reason=f"too large: more than {limit:,} bytes, the limit of a document; {CURE}")
