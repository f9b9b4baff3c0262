"""A reading in, out how a record holds it; and, where that is worked out already, taken as it is."""

from __future__ import annotations

from marsad.model import Reading
from marsad.record import seeking, writing


def alone(reading: Reading) -> tuple[bytes, bytes]:
    """The reading, and the words under which it is found, as their columns hold them."""
    return writing.packed(reading), seeking.packed(reading)


def take(reading: Reading, whole: bytes, words: bytes) -> None:
    """Let the next `apply` of this very reading write what `alone` made, perhaps in another process."""
    writing.packed.take(reading, whole)
    seeking.packed.take(reading, words)
