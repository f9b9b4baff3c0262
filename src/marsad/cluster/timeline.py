"""What of a document stands on a timeline: a reading in, one entry for each thing that it says happened out."""

from __future__ import annotations

from marsad.model import Reading, TimelineEntry


def timeline(reading: Reading) -> tuple[TimelineEntry, ...]:
    """Each happening once; where only a later telling of it is dated, that date is the happening's."""
    first = {e.id: e for e in reading.events if not e.same_as}
    entries = {id: TimelineEntry(event=id, when=e.when, reason=e.when_reason) for id, e in first.items()}
    for again in reading.events:
        id = again.same_as
        if id in entries and not (entries[id].when.earliest or entries[id].when.latest):
            entries[id] = TimelineEntry(event=id, when=again.when, reason=again.when_reason)
    return tuple(entries.values())
