"""A reading in, out how a record holds it; where that is worked out already, it is taken as it is."""

from __future__ import annotations

from marsad.model import Reading
from marsad.record import seeking, writing

Held = tuple[bytes, bytes]


def held(reading: Reading) -> Held:
    """The reading, and the words under which it is found, as their columns hold them."""
    return writing.packed(reading), seeking.packed(reading)


def take(reading: Reading, found: Held) -> None:
    """Let the next `apply` of this very reading write what `held` made, perhaps in another process."""
    whole, words = found
    writing.packed.take(reading, whole)
    seeking.packed.take(reading, words)
