"""Articles of the shared news whose events careful readers marked → texts read as far as drafts, with the answers.

quality/unseen*.tsv hold offsets and labels, marked before any output was seen. From `TEACHING` weights and lists of
words were learned, on most of the others rules were mended. A party is a country's code or the span of a name. From
`KEPT` nothing is learned.
"""

from __future__ import annotations

from pathlib import Path

import event_cases as cases
from quality.news import pages
from quality.unseen import KEPT, PLENTY, SETS, TEACHING, Gold, gold

from marsad.extract.events.sides import Side
from marsad.model import Event, Interval, Page

# How much the sets count that only teach; of the largest, which would outweigh the others, each article less.
COUNTS = dict.fromkeys(TEACHING, 1.0) | {PLENTY: 0.75}
GIVEN = ("id", "title", "outlet", "published")


class Marked(cases.Text):
    """A marked article."""

    def __init__(self, page: Page, marks: list[Gold], counts: float) -> None:
        super().__init__(page, {"events": [], "entities": [], "mentions": []})
        self.page_like, self.marks, self.counts = True, marks, counts

    def right(self, event: Event) -> bool:
        """Whether a marked event of this type has its trigger here."""
        return self._mark(event) is not None

    def _mark(self, event: Event) -> Gold | None:
        own = event.evidence
        over = (g for g in self.marks if own.start < g.span.end and g.span.start < own.end)
        return next((g for g in over if event.type in g.types), None)

    def when(self, event: Event) -> tuple[Interval, ...]:
        """The days that the mark of an event gives it; none where it has no mark."""
        mark = self._mark(event)
        return (mark.when,) if mark else ()

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
    """The marked articles, in the order of their ids; those that only teach count once or less, the others, which
    were read again and again when rules were mended on them, twice."""
    known: dict[str, list[Gold]] = {}
    counts: dict[str, float] = {}
    for name, file in SETS.items():
        if name not in KEPT:
            own = gold(file)
            known |= own
            counts |= dict.fromkeys(own, COUNTS.get(name, cases.TRUSTED))
    made = (Marked(page, known[page.source], counts[page.source]) for page in pages(shared, known, GIVEN))
    return sorted(made, key=lambda text: text.name)
