"""The answer to a click in a text: every claim that covers the place, the innermost first, each explained."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from marsad.desk.claims import by_key, marks
from marsad.desk.explain import Explanation, explanation
from marsad.desk.language import Language
from marsad.desk.pages import reading_of
from marsad.desk.segments import Kind, at
from marsad.model import Reading
from marsad.record import Record
from marsad.record.rows import EntityRow

TEMPLATE = "why.html"


class WhyPage(Struct, frozen=True, kw_only=True):
    """What was read at the offset `at` of a document, and why; nothing where no claim covers it."""

    document: str
    at: int
    explanations: tuple[Explanation, ...]


def why(record: Record, id: str, offset: int, kinds: Collection[str], language: Language) -> WhyPage:
    """The claims of `kinds` (all, where none is named) at `offset` of document `id`. Raises as `reading_of` does."""
    reading = reading_of(record, id)
    return why_of(reading, record.links(id), offset, kinds, language)


def why_of(
    reading: Reading, links: Mapping[str, EntityRow], offset: int, kinds: Collection[Kind | str], language: Language
) -> WhyPage:
    """The claims at `offset` of one reading; `links` leads from its entities to the record's."""
    found = by_key(reading)
    keys = dict.fromkeys(m.claim for m in at(marks(reading), offset) if not kinds or m.kind in kinds)
    told = tuple(explanation(reading, *found[key], links, language) for key in keys)
    return WhyPage(document=reading.document.id, at=offset, explanations=told)
