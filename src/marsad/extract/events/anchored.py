"""Events, times counted from other events, figures of events → the events with those days and figures.

«قبل يوم من اللقاء، عقد المسؤولون محادثات»: the talks were on the day before the meeting. It is done once: what is
dated here dates nothing more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from marsad.model import Annotated, Event, Time, Why

_REACH = 14  # words between the time and the word of the event that it dates
_NAMED = 4  # words after the time in which the event stands that it is counted from
_AHEAD = 3  # a word after the time counts as this much further than one before it
_STOP = frozenset("؛:.!؟?")


def settled(doc: Annotated, done: tuple[Event, ...]) -> tuple[Event, ...]:
    """`done` with the quantities that belong to each, by number; the event nearest to a time counted from another
    event has that time's days, unless its own words dated it before."""
    new: dict[str, Event] = {}
    for time in doc.times:
        if time.value.anchor == "event" and time.anchor is not None:
            event = _nearest(doc, done, time)
            if event is not None:
                why = Why("dated.words", (time.evidence.text,))
                new[event.id] = replace(event, when=time.interval, when_reason=why)
    figures: dict[str, list[int]] = {}
    for n, quantity in enumerate(doc.quantities):
        if quantity.of is not None:
            figures.setdefault(quantity.of, []).append(n)
    for event in done:
        if event.id in figures:
            new[event.id] = replace(new.get(event.id, event), figures=tuple(figures[event.id]))
    return tuple(new.get(e.id, e) for e in done)


def _nearest(doc: Annotated, done: tuple[Event, ...], time: Time) -> Event | None:
    """The event that stands nearest to `time` in its sentence and is not the one it is counted from."""
    n = bisect_right(doc.sentences, time.evidence.start, key=lambda s: s.start) - 1
    sentence, starts = doc.sentences[n], doc.tokens.start
    first, last = bisect_left(starts, time.evidence.start), bisect_left(starts, time.evidence.end)
    best: tuple[int, Event] | None = None
    for event in done:
        at = bisect_left(starts, event.evidence.start)
        if not sentence.first <= at < sentence.last or first <= at < last or event.id == time.anchor:
            continue
        if event.when_reason is not None and event.when_reason.rule == "dated.words":
            continue
        counted_from = last <= at < last + _NAMED and not _parted(doc, last, at)
        away = first - at if at < first else at - last + _AHEAD
        if counted_from or away > _REACH or any(w in _STOP for w in doc.tokens.norm[min(at, last) : max(at, first)]):
            continue
        if best is None or away < best[0]:
            best = away, event
    return best[1] if best else None


def _parted(doc: Annotated, a: int, b: int) -> bool:
    """Whether a mark stands between the tokens `a` and `b`."""
    return any(not w.isalnum() for w in doc.tokens.norm[a:b])
