"""Drafts that stand, whose words tell no day → which of them were on the day of the news, and which only before it.

A report dates its news once and tells much else besides: what led to it, what it recalls. Where a draft stands and how
it is told says which it is; `training/events.py` learns the weights.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from msgspec.structs import replace

from marsad.extract.events.dating import NEWS, PAST, Calendar, pluperfect
from marsad.extract.events.drafts import Draft
from marsad.extract.events.memory import Memory
from marsad.extract.events.weighing import TIE, model
from marsad.model import Annotated, Event, Interval

MODEL = "events_day"
# From which sum on it was on the day of the news. Tuned with cross-validation by document.
NEWS_DAY = -1.0
# Sentences from this one on are alike; into how many parts a document is cut.
_LATE, _PARTS = 6, 10
# Signs that are seen together.
Signs = tuple[str, ...]
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

    def signs(self, draft: Draft) -> list[Signs]:
        """How a draft stands in its document and is told, beside the signs by which it stands at all."""
        event, reading, calendar = draft.event, draft.reading, self.calendar
        part, tense, lead = reading.part, reading.tense, draft.at < calendar.lead
        at = bisect_right(self.first, draft.at) - 1
        title = self.doc.article.blocks[self.doc.sentences[at].block].kind == "title"
        place = "title" if title else str(min(_LATE, at))
        telling = (
            lead, event.when_reason == NEWS, event.modality, event.statement is not None, part, tense, draft.dated,
            calendar.news == calendar.published,
        )  # fmt: skip
        return [
            _STANDS[event.type, place, lead, part, tense, reading.definite],
            _TELLS[telling],
            (f"day:part={_PARTS * draft.at // len(self.doc.tokens)}",),
        ]

    def dated(self, draft: Draft) -> Event:
        """The event of a draft that stands, on the day of the news or at any time up to publication."""
        event = draft.event
        if not self.open(draft):
            return event
        own, base = _sums(), model(MODEL).get("*", 0.0)
        seen = sum([own[one.signs] for one in draft.seen]) + sum([own[signs] for signs in self.signs(draft)])
        if base + seen > NEWS_DAY + TIE:
            return event if event.when_reason == NEWS else replace(event, when=self.calendar.news, when_reason=NEWS)
        if event.when_reason == PAST:
            return event
        return replace(event, when=Interval(None, self.calendar.published.latest), when_reason=PAST)


@cache
def _sums() -> Memory[Signs, float]:
    weights = model(MODEL)
    return Memory(lambda signs: sum([weights.get(sign, 0.0) for sign in signs]))


def _stands(case: Stand) -> Signs:
    type_, place, lead, part, tense, definite = case
    return (
        f"day:place={place}", f"day:place={type_}:{place}", f"day:lead={lead}:{part}", f"day:lead={lead}:{type_}",
        f"day:tense={tense}:{type_}", f"day:definite={definite}:{part}:{type_}",
    )  # fmt: skip


def _tells(case: Telling) -> Signs:
    lead, rule, mood, said, part, tense, dated, published = case
    return (
        f"day:rule={rule}", f"day:rule={rule}:{lead}", f"day:mood={mood}", f"day:mood={mood}:{lead}",
        f"day:said={said}:{lead}:{part}", f"day:tense={tense}:{lead}", f"day:dated={dated}:{lead}",
        f"day:published={published}:{lead}",
    )  # fmt: skip


_STANDS, _TELLS = Memory(_stands), Memory(_tells)
