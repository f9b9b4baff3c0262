"""A gold file → a reader's answers, typed, and where they stand in a document's text.

`quality/gold/NAME.json` holds the article as a careful reader would keep it (`blocks`) and, per layer, what it says.
Every piece of text is an exact substring of the blocks joined by line ends; `n` is its occurrence there, from 1.
`…_alt` keys hold answers that are as good; `optional` marks what is right if found and no miss if not.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from marsad import model as m

GOLD = Path(__file__).parent / "gold"
EXAMPLES = Path(__file__).parent.parent / "examples"


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A substring and its occurrence."""

    text: str
    n: int = 1


class When(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    earliest: date | None
    latest: date | None


class Block(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    kind: m.BlockKind
    text: str


class Entity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    type: m.EntityType
    name: str
    country: str | None
    english: str


class Mention(Place, frozen=True, kw_only=True):
    type: m.EntityType
    entity: str
    literal: str | None = None
    optional: bool = False


class Time(Place, frozen=True, kw_only=True):
    earliest: date | None
    latest: date | None
    optional: bool = False


class Quantity(Place, frozen=True, kw_only=True):
    value: int | float
    unit: str
    optional: bool = False


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    content: Place
    cue: Place | None
    speaker: str | None
    speaker_text: str | None = None
    speaker_alt: list[str] = []
    manner: m.Manner
    manner_alt: list[m.Manner] = []
    act: m.Act
    act_alt: list[m.Act] = []
    via: list[str]
    via_alt: list[str] = []
    via_text: str | None = None
    optional: bool = False


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    trigger: Place
    type: str
    type_alt: list[str] = []
    mode: str | None
    actors: list[str]
    actors_alt: list[str] = []
    recipients: list[str]
    place: str | None
    place_alt: list[str] = []
    earliest: date | None
    latest: date | None
    when_alt: When | None = None
    modality: m.Modality
    modality_alt: list[m.Modality] = []
    same_as: str | None = None
    optional: bool = False


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a careful reader finds in one report. `boilerplate` are pieces of the page that are not the article."""

    source: str
    outlet: str
    agencies: list[str]
    published: When
    blocks: list[Block]
    boilerplate: list[str]
    entities: list[Entity]
    mentions: list[Mention]
    times: list[Time]
    quantities: list[Quantity]
    statements: list[Statement]
    events: list[Event]

    @property
    def text(self) -> str:
        return "\n".join(b.text for b in self.blocks)


def answers() -> dict[str, Answer]:
    """Every gold answer by name. Raises msgspec.ValidationError for a file of another shape."""
    files = sorted(GOLD.glob("*.json"))
    return {path.stem: msgspec.json.decode(path.read_bytes(), type=Answer) for path in files}


def find(text: str, place: Place) -> m.Span | None:
    """Where the n-th occurrence of a substring stands, or None."""
    at = -1
    for _ in range(place.n):
        at = text.find(place.text, at + 1)
        if at < 0:
            return None
    return m.Span(at, at + len(place.text))


class Placed:
    """Spans of an answer's text → spans of a document's text, block by block; None where the document lost a block."""

    def __init__(self, answer: Answer, document: str) -> None:
        self.answer, self.text = answer, answer.text
        self.blocks: list[m.Span | None] = []
        self._starts: list[int] = []
        at = start = 0
        for block in answer.blocks:
            found = document.find(block.text, at)
            found = document.find(block.text) if found < 0 else found
            self.blocks.append(m.Span(found, found + len(block.text)) if found >= 0 else None)
            self._starts.append(start)
            at = max(at, found + len(block.text))
            start += len(block.text) + 1

    def span(self, place: Place) -> m.Span | None:
        found = find(self.text, place)
        if found is None:
            raise ValueError(f"{self.answer.source}: not in the answer's text: {place.text!r}, occurrence {place.n}")
        block = max(i for i, start in enumerate(self._starts) if start <= found.start)
        target = self.blocks[block]
        if target is None:
            return None
        shift = target.start - self._starts[block]
        return m.Span(found.start + shift, found.end + shift)
