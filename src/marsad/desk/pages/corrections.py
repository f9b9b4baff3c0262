"""The page of all that people corrected, newest first, each with what it changed and the way to take it back."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.language import Language
from marsad.desk.mending.told import Told, told
from marsad.record import Record

TEMPLATE = "corrections.html"
FIRST = 50


class Corrections(Struct, frozen=True, kw_only=True):
    """Every correction from `offset` on, the newest first. `token` proves a form to be the desk's own, `who` is who
    corrected last from this browser, `last` the number of the newest of all, `done` the one that was just made,
    `problem` why one was not taken back."""

    rows: tuple[Told, ...]
    offset: int
    more: bool
    last: int
    token: str
    who: str
    done: int
    problem: str = ""


def corrections(  # noqa: PLR0913 - what the page shows and what it was asked
    record: Record,
    language: Language,
    token: str,
    who: str,
    *,
    done: int = 0,
    offset: int = 0,
    at: int = 0,
    problem: str = "",
) -> Corrections:
    """The corrections of `record`, fifty at a time: from `offset` on, or those around the one numbered `at`."""
    every = record.corrections()
    if at:  # the part of the list where that correction stands
        offset = next((n // FIRST * FIRST for n, c in enumerate(every[::-1]) if c.id == at), offset)
    shown = every[::-1][offset : offset + FIRST]
    return Corrections(
        rows=tuple(told(record, c, every, language) for c in shown), offset=offset, more=len(every) > offset + FIRST,
        last=every[-1].id if every else 0, token=token, who=who, done=done, problem=problem,
    )  # fmt: skip
