"""Pages or problems in, their readings out, each guarded: a fault of our own costs one document, never others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from marsad.model import Background, Page, Problem, Reading, Why
from marsad.pipeline import read as read_page
from marsad.pipeline import unreadable
from marsad.sources.watch import SECONDS, LateError, limited

__all__ = ["SECONDS", "Known", "reading", "readings"]

Known = Callable[[Reading], Background]


def readings(items: Iterable[Page | Problem], seconds: float, known: Known | None = None) -> Iterator[Reading]:
    """The reading of each of `items`, in order; of a Problem one that says it. A document without a date is read again
    against what is `known`, where that may tell."""
    for item in items:
        if isinstance(item, Problem):
            yield unreadable(item)
            continue
        found = reading(item, seconds)
        if known and found.mentions and found.document.published.basis == "unknown":
            told = known(found)
            found = reading(item, seconds, told) if told.alike or told.retold else found
        yield found


def reading(page: Page, seconds: float = SECONDS, known: Background | None = None) -> Reading:
    """The reading of `page`; one whose `problems` say so where it takes longer than `seconds` or a fault of our own
    stops it. Time is watched in the main thread only. Nothing is raised."""
    try:
        with limited(seconds):
            return read_page(page, known)
    except LateError:
        reason = Why("unread.slow", (f"{seconds:g}",))
    except Exception as fault:
        reason = Why("unread.fault", (f"{type(fault).__name__}: {fault}"[:200],))
    return unreadable(Problem(source=page.source, reason=reason, id=page.given.id or page.given.url))
