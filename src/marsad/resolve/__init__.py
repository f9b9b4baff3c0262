"""Mentions → the entities of one document; then what is known of each, in entities, statements and
events, and the sector of each person's office at the date of an event."""

from __future__ import annotations

from marsad.resolve.background import known
from marsad.resolve.document import within
from marsad.resolve.sectors import seated

__all__ = ["known", "seated", "within"]
