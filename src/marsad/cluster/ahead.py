"""A reading in, out what weaving needs to know of it alone; where that is known already, it is taken as known."""

from __future__ import annotations

from marsad.cluster.trace import trace
from marsad.knowledge.weights import keys
from marsad.knowledge.wording import wording
from marsad.model import Reading, Trace, Wording


def alone(reading: Reading) -> tuple[Trace, Wording]:
    """What `reading` is compared by, and its words: they depend on it alone, so that any process may work them out."""
    return trace(reading), wording(reading)


def take(reading: Reading, mine: Trace, said: Wording) -> None:
    """Let the next `weave` of this very reading go on from what `alone` found, perhaps in another process."""
    wording.take(reading, said)
    keys.take(reading, mine.keys)
    trace.take(reading, mine)
