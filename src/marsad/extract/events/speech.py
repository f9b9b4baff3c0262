"""Statements → the statement that holds an offset, innermost first."""

from __future__ import annotations

from marsad.model import Statement


class Speech:
    """The statements of a document, to be asked which one holds a word."""

    def __init__(self, said: tuple[Statement, ...]) -> None:
        self.said = sorted(said, key=lambda s: s.evidence.end - s.evidence.start)

    def holding(self, at: int) -> Statement | None:
        """The shortest statement whose content holds the offset `at`."""
        return next((s for s in self.said if s.evidence.start <= at < s.evidence.end), None)
