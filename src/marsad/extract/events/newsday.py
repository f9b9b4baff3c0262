"""Drafts that stand, whose words tell no day → which of them were on the day of the news, and which only before it.

A report dates its news once and tells much else besides: what led to it, what it recalls. Where a draft stands and how
it is told says which it is; `training/events.py` learns the weights.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from marsad.extract.events.dating import NEWS, PAST, Calendar, pluperfect
from marsad.extract.events.drafts import Draft
from marsad.extract.events.memory import Memory
from marsad.extract.events.weighing import ONE, TIE, Weighed, model, weighed
from marsad.model import Annotated, Event, Interval

MODEL = "events_day"
MODELS = (MODEL, MODEL)
# From which sum on it was on the day of the news. Tuned with cross-validation by document.
NEWS_DAY = -1.2
# Sentences from this one on are alike; into how many parts a document is cut.
_LATE, _PARTS = 6, 10
# The type of a draft, in which sentence it stands, whether that opens the report; its part of speech and tense, whether
# it is definite.
Stand = tuple[str, str, bool, str, str, bool]
# Whether it opens the report, whether the rules give it the day of the news, its modality, whether a statement holds
# it, its part of speech and tense, whether its sentence names a day, whether the news is of the day of publication.
Telling = tuple[bool, bool, str, bool, str, str, bool, bool]


class Days:
    """The day of a document's news, and where its drafts stand."""

    def __init__(self, doc: Annotated, calendar: Calendar) -> None:
        self.doc, self.calendar = doc, calendar
        self.first = [sentence.first for sentence in doc.sentences]

    def open(self, draft: Draft) -> bool:
        """Whether no word tells the day of a draft nor that it was before the news, the day of which is known."""
        told = draft.event.when_reason not in (NEWS, PAST) or pluperfect(draft.clause)
        return self.calendar.news.closed and not told

    def signs(self, draft: Draft) -> list[Weighed]:
        """How a draft stands in its document and is told, beside the signs by which it stands at all."""
        event, reading, calendar, tables = draft.event, draft.reading, self.calendar, _tables()
        part, tense, lead = reading.part, reading.tense, draft.at < calendar.lead
        at = bisect_right(self.first, draft.at) - 1
        title = self.doc.article.blocks[self.doc.sentences[at].block].kind == "title"
        place = "title" if title else str(min(_LATE, at))
        telling = (
            lead, event.when_reason == NEWS, event.modality, event.statement is not None, part, tense, draft.dated,
            calendar.news == calendar.published,
        )  # fmt: skip
        return [
            tables.stands[event.type, place, lead, part, tense, reading.definite],
            tables.tells[telling],
            tables.part[_PARTS * draft.at // len(self.doc.tokens)],
        ]

    def dated(self, draft: Draft) -> Event:
        """The event of a draft that stands, on the day of the news or at any time up to publication."""
        event = draft.event
        if not self.open(draft):
            return event
        seen = _tables().seen
        own = sum(map(seen.__getitem__, draft.seen)) + sum(map(ONE, self.signs(draft)))
        if model(MODEL).get("*", 0.0) + own > NEWS_DAY + TIE:
            return event if event.when_reason == NEWS else replace(event, when=self.calendar.news, when_reason=NEWS)
        if event.when_reason == PAST:
            return event
        return replace(event, when=Interval(None, self.calendar.published.latest), when_reason=PAST)


@dataclass(slots=True, eq=False)
class Tables:
    """What a draft is looked up in: what each thing that is `seen` of it weighs here; how it `stands` and is told, in
    which `part` of the document."""

    seen: Memory[Weighed, float]
    stands: Memory[Stand, Weighed]
    tells: Memory[Telling, Weighed]
    part: Memory[int, Weighed]


@cache
def _tables() -> Tables:
    weights = model(MODEL)
    return Tables(
        Memory(lambda seen: sum([weights.get(sign, 0.0) for sign in seen.signs])),
        Memory(_stands), Memory(_tells), Memory(lambda part: weighed(MODELS, f"day:part={part}")),
    )  # fmt: skip


def _stands(case: Stand) -> Weighed:
    type_, place, lead, part, tense, definite = case
    return weighed(
        MODELS, f"day:place={place}", f"day:place={type_}:{place}", f"day:lead={lead}:{part}",
        f"day:lead={lead}:{type_}", f"day:tense={tense}:{type_}", f"day:definite={definite}:{part}:{type_}",
    )  # fmt: skip


def _tells(case: Telling) -> Weighed:
    lead, rule, mood, said, part, tense, dated, published = case
    return weighed(
        MODELS, f"day:rule={rule}", f"day:rule={rule}:{lead}", f"day:mood={mood}", f"day:mood={mood}:{lead}",
        f"day:said={said}:{lead}:{part}", f"day:tense={tense}:{lead}", f"day:dated={dated}:{lead}",
        f"day:published={published}:{lead}",
    )  # fmt: skip
