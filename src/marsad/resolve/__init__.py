"""Mentions → the entities of one document; then what is known of each, in entities, statements and events."""

from __future__ import annotations

from marsad.resolve.background import known
from marsad.resolve.document import within

__all__ = ["known", "within"]
