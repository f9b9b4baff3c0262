"""What a document may take, bytes and seconds → the Problem that says it is over the limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from marsad.model import Page, Problem, Why
from marsad.sources.watch import LateError, limited


class Limits(NamedTuple):
    """The bytes that one document may have, and the seconds that taking it apart may last."""

    size: int
    seconds: float


def over(source: str, size: int, limit: int) -> Problem:
    """The refusal of a document whose size is known before it is read."""
    return Problem(source=source, reason=Why("source.large", (str(size), str(limit))))


def too_large(source: str, limit: int) -> Problem:
    """The refusal of a document that was still going on at the limit."""
    return Problem(source=source, reason=Why("source.larger", (str(limit),)))


def late(source: str, seconds: float) -> Problem:
    """The Problem of a document that took longer than `seconds`."""
    return Problem(source=source, reason=Why("unread.slow", (f"{seconds:g}",)))


def in_time(source: str, parsed: Callable[[], Iterator[Page | Problem]], seconds: float) -> list[Page | Problem]:
    """What `parsed` makes of a file that is in memory already; after `seconds`, or at a fault of our own, what it had
    made by then and a Problem that says so."""
    found: list[Page | Problem] = []
    try:
        with limited(seconds):
            found.extend(parsed())
    except LateError:
        found.append(late(source, seconds))
    except Exception as fault:  # one file never costs the others
        found.append(Problem(source=source, reason=Why("unread.fault", (f"{type(fault).__name__}: {fault}"[:200],))))
    return found
