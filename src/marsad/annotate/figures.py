"""Quantities and events → each quantity with the event that it belongs to and the last day for which it is told.

«مقتل 13 شخصا»: the thirteen belong to the killing. «حتى نهاية 2014، قتل 4 آلاف» is told as of that day; without such
words a figure of what happened is told as of the day of publication, where that is one day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from marsad.annotate.atoms import listed
from marsad.model import Annotated, Event, Quantity, Sentence

# Tuned on the examples and the gold articles: how far an event's word may stand, in words; a comma counts as four.
_REACH, _COMMA, _AHEAD = 9, 4, 3
_STOP = frozenset("؛:.!؟?")
_HAPPENED = ("asserted", "alleged")
_LENGTH = "quantity.duration"


def figures(doc: Annotated, done: Iterable[Event]) -> tuple[Quantity, ...]:
    """`doc.quantities` with `of` and `as_of` where the sentence tells them; lengths of time belong to no event."""
    if not doc.quantities:
        return ()
    at = [(bisect_left(doc.tokens.start, e.evidence.start), e) for e in done]
    return tuple(_told(doc, at, quantity) for quantity in doc.quantities)


def _told(doc: Annotated, events: list[tuple[int, Event]], quantity: Quantity) -> Quantity:
    if quantity.evidence.rule.startswith(_LENGTH):
        return quantity
    sentence = doc.sentences[bisect_right(doc.sentences, quantity.evidence.start, key=lambda s: s.start) - 1]
    first = bisect_left(doc.tokens.start, quantity.evidence.start)
    last = bisect_left(doc.tokens.start, quantity.evidence.end)
    near = [
        (_away(doc, k, first, last), n, e) for n, (k, e) in enumerate(events) if sentence.first <= k < sentence.last
    ]
    away, _, event = min(near, default=(_REACH + 1, 0, None))
    if event is None or away > _REACH:  # «حتى نهاية يوليو بلغ عدد اللاجئين مليونا»: told as of a day, of no event
        end = _led(doc, sentence)
        return quantity if end is None else replace(quantity, as_of=end)
    return replace(quantity, of=event.id, as_of=_as_of(doc, sentence, event))


def _away(doc: Annotated, k: int, first: int, last: int) -> int:
    """How far the event's word `k` stands from the figure; a word inside its span is next to it."""
    if first <= k < last:
        return 0
    between = doc.tokens.norm[k + 1 : first] if k < first else doc.tokens.norm[last:k]
    if any(w in _STOP for w in between):
        return _REACH + 1
    commas = sum(w in "،," for w in between)
    return len(between) + _COMMA * commas + (_AHEAD if k >= last else 0)


def _as_of(doc: Annotated, sentence: Sentence, event: Event) -> date | None:
    """The end of a past time that «حتى» or «بحلول» leads in the sentence; else the day of publication."""
    told = doc.article.published.interval
    if event.modality not in _HAPPENED:
        return None
    return _led(doc, sentence) or (told.latest if told.earliest == told.latest else None)


def _led(doc: Annotated, sentence: Sentence) -> date | None:
    """The end of a past time that «حتى» or «بحلول» leads in the sentence."""
    told = doc.article.published.interval
    for time in doc.times:
        if sentence.start <= time.evidence.start < sentence.end and (end := time.interval.latest) is not None:
            before = bisect_left(doc.tokens.start, time.evidence.start) - 1
            led = before >= sentence.first and doc.tokens.norm[before] in listed("UNTIL") | listed("BY")
            if led and (told.latest is None or end <= told.latest):
                return end
    return None
