"""A reading in, out what weaving needs to know of it alone; where that is known already, it is taken as known."""

from __future__ import annotations

from marsad.cluster.trace import trace
from marsad.knowledge.identity import Identity, identities
from marsad.knowledge.weights import keys
from marsad.knowledge.wording import sketch, wording
from marsad.model import Reading, Trace, Wording

Alone = tuple[Trace, Wording, tuple[Identity | None, ...]]


def alone(reading: Reading) -> Alone:
    """What `reading` is compared by, its words, and who its entities are: any process may work it out."""
    return trace(reading), wording(reading), identities(reading)


def take(reading: Reading, found: Alone) -> None:
    """Let the next `weave` of this very reading go on from what `alone` found, perhaps in another process."""
    mine, said, who = found
    trace.take(reading, mine)
    keys.take(reading, mine.keys)
    wording.take(reading, said)
    sketch.take(said, mine.sketch)
    identities.take(reading, who)
