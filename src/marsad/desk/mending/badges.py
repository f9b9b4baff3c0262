"""A record in, what people corrected of a claim out, wherever it is shown; looked up once for a page."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from marsad.knowledge import mending
from marsad.model import Correction
from marsad.record import Record


class Badges:
    """The corrections of claims that stand, by document and claim; those of documents that are shown only are read."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known: dict[str, dict[str, tuple[Correction, ...]]] = {}

    @cached_property
    def _standing(self) -> dict[str, list[Correction]]:
        found: defaultdict[str, list[Correction]] = defaultdict(list)
        for c in mending.standing(self._record.corrections()):
            if c.kind in mending.CLAIM_KINDS:
                found[c.target].append(c)
        return dict(found)

    def of(self, document: str, claim: str) -> tuple[Correction, ...]:
        """The corrections of the claim with this id in the reading of the document, oldest first."""
        if document not in self._standing:
            return ()
        if document not in self._known:
            self._known[document] = self._claims(document)
        return self._known[document].get(claim, ())

    def _claims(self, document: str) -> dict[str, tuple[Correction, ...]]:
        found: defaultdict[str, tuple[Correction, ...]] = defaultdict(tuple)
        if reading := self._record.reading(document):
            for c in self._standing[document]:
                for id in mending.spoken_of(reading, c):
                    found[id] += (c,)
        return dict(found)
