"""A reading in, its claims out as a reader meets them: the marks to highlight, and the claim behind a mark's key."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.desk.segments import Kind, Mark
from marsad.model import Event, Evidence, Mention, Quantity, Reading, Statement, Time

Read = Mention | Time | Quantity | Statement | Event
KINDS: tuple[Kind, ...] = ("statement", "event", "mention", "time", "quantity")


def claims(reading: Reading) -> Iterator[tuple[str, Kind, Read]]:
    """Every claim of `reading` with its kind and a key that is stable within the reading."""
    for n, statement in enumerate(reading.statements):
        yield f"s{n}", "statement", statement
    for n, event in enumerate(reading.events):
        yield f"v{n}", "event", event
    for n, mention in enumerate(reading.mentions):
        yield f"m{n}", "mention", mention
    for n, time in enumerate(reading.times):
        yield f"t{n}", "time", time
    for n, quantity in enumerate(reading.quantities):
        yield f"q{n}", "quantity", quantity


def marks(reading: Reading) -> tuple[Mark, ...]:
    """What to highlight: each claim's own words, and for a statement also the word of saying and who said it."""
    return tuple(
        Mark(start=words.start, end=words.end, kind=kind, claim=key)
        for key, kind, claim in claims(reading)
        for words in _words(claim)
    )


def _words(claim: Read) -> Iterator[Evidence]:
    yield claim.evidence
    if isinstance(claim, Statement) and claim.cue:
        yield claim.cue


def by_key(reading: Reading) -> dict[str, tuple[Kind, Read]]:
    """The claims of `reading` by the keys that `marks` carries."""
    return {key: (kind, claim) for key, kind, claim in claims(reading)}
