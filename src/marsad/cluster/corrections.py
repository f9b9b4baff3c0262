"""What people decided: every correction in, those that stand out, and a reading without the claims they reject."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.knowledge.identity import claim_key
from marsad.model import Correction, Event, Reading, Statement


def standing(corrections: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Those that no later one takes back, oldest first; an `undo` may be undone as well."""
    undone, found = set[str](), []
    for c in reversed(corrections):
        if str(c.id) in undone:
            continue
        if c.kind == "undo":
            undone.add(c.target)
        else:
            found.append(c)
    return tuple(reversed(found))


def accepted(reading: Reading, corrections: tuple[Correction, ...]) -> tuple[Reading, tuple[str, ...]]:
    """The reading without the claims that were rejected, and their ids; a happening goes with all its tellings."""
    document = reading.document.id
    wrong = {c.value for c in corrections if c.kind == "reject-claim" and c.target == document}
    if not wrong:
        return reading, ()
    claims: list[Event | Statement] = [*reading.events, *reading.statements]
    gone = {c.id for c in claims if claim_key(c) in wrong}
    gone |= {e.id for e in reading.events if e.same_as in gone}
    left = replace(
        reading,
        events=tuple(e for e in reading.events if e.id not in gone),
        statements=tuple(s for s in reading.statements if s.id not in gone),
    )
    return left, tuple(sorted(gone))
