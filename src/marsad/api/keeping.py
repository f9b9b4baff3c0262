"""A reading in, the record changed by it: the one way in which a document comes to be kept."""

from __future__ import annotations

from typing import Literal

from marsad.model import Background, Problem, Reading
from marsad.pipeline import weave
from marsad.record import Record
from marsad.record.background import background

Kept = Literal["added", "known", "unread", "gone"]


def keep(record: Record, reading: Reading, again: bool = False) -> Kept:
    """Add `reading` to `record`: "added", "known" where it is kept with this very content, "gone" where the document
    was taken down (unless it is to be kept `again`), or "unread" where it holds nothing to keep; then the record notes
    its problems. Raises RecordError where the file cannot be written."""
    if not reading.document.text or reading.document.language != "ar":
        for why in reading.problems:
            record.note_problem(Problem(source=reading.document.source, reason=why))
        return "unread"
    if record.holds(reading):
        return "known"
    if record.tombstone(reading.document.id):
        if not again:
            return "gone"
        record.forgive(reading.document.id)
    record.apply(reading, weave(record.state_for(reading), reading, record.corrections()))
    return "added"


def known(record: Record, reading: Reading) -> Background:
    """What `record` knows that helps to read again a document without a date."""
    return background(record.state_for(reading), reading)
