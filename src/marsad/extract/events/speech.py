"""Statements → the statement that holds an offset, innermost first, and the one that a word of saying tells."""

from __future__ import annotations

from marsad.model import Statement


class Speech:
    """The statements of a document, to be asked which one holds a word."""

    def __init__(self, said: tuple[Statement, ...]) -> None:
        spans = [(s.evidence.start, s.evidence.end, s) for s in said]
        self.said = sorted(spans, key=lambda span: span[1] - span[0])
        self.cues = {s.cue.end: s for s in reversed(said) if s.cue and s.speakers}

    def holding(self, at: int) -> Statement | None:
        """The shortest statement whose content holds the offset `at`."""
        for first, last, statement in self.said:
            if first <= at < last:
                return statement
        return None

    def told(self, end: int) -> Statement | None:
        """The statement whose cue ends at the offset `end`: «ودعت باريس طهران إلى …»."""
        return self.cues.get(end)
