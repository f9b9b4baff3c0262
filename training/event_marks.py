"""Articles of the shared news whose events careful readers marked → texts read as far as drafts, with the answers.

quality/unseen*.tsv hold offsets and labels, marked before any output was seen; no rule was written on the 168 of
`unseen_marked.tsv`, and rules were mended on most of the others. A party is a
country's code or the span of a name. Those of `BLIND` nobody learns from.
"""

from __future__ import annotations

from pathlib import Path

import event_cases as cases
from quality.news import pages
from quality.unseen import BLIND, SETS, Gold, gold

from marsad.extract.events.sides import Side
from marsad.model import Event, Page

GIVEN = ("id", "title", "outlet", "published")


class Marked(cases.Text):
    """A marked article."""

    def __init__(self, page: Page, marks: list[Gold]) -> None:
        super().__init__(page, {"events": [], "entities": [], "mentions": []})
        self.page_like, self.marks = True, marks

    def right(self, event: Event) -> bool:
        """Whether a marked event of this type has its trigger here."""
        return self._mark(event) is not None

    def _mark(self, event: Event) -> Gold | None:
        own = event.evidence
        over = (g for g in self.marks if own.start < g.span.end and g.span.start < own.end)
        return next((g for g in over if event.type in g.types), None)

    def took_part(self, event: Event, sides: list[Side], role: str) -> list[bool | None]:
        """Of each of `sides` whether the answers have it, or its country, in this role; None for whom no name tells."""
        mark = self._mark(event)
        wanted = {self._whose(party) for party in (getattr(mark, role) if mark else ())}
        return [None if s.key[0] == "@" else s.of in wanted or s.key in wanted for s in sides]

    def _whose(self, party: str) -> str:
        """The country of a party, else its entity, else its span."""
        if not party[0].isdigit():
            return party
        start, end = map(int, party.split("-"))
        mentions = self.doc.mentions
        over = [m for m in mentions if m.evidence.start < end and start < m.evidence.end]
        named = self.doc.article.text[start:end]
        over = over or [m for m in mentions if m.evidence.text == named]
        entity = max(over, key=lambda m: m.evidence.end - m.evidence.start).entity if over else None
        country = next((e.country for e in self.entities if e.id == entity), None)
        return country or entity or party


def marked(shared: Path) -> list[cases.Text]:
    """The marked articles, in the order of their ids."""
    known: dict[str, list[Gold]] = {}
    for name, file in SETS.items():
        if name != BLIND:
            known |= gold(file)
    found: list[cases.Text] = [Marked(page, known[page.source]) for page in pages(shared, known, GIVEN)]
    return sorted(found, key=lambda text: text.name)
