"""What a record knows of the documents like a reading → the `Background` against which it may be read again."""

from __future__ import annotations

from datetime import timedelta

from marsad.knowledge.weights import CLOSE, keys
from marsad.knowledge.wording import sketch, wording
from marsad.model import Alike, Background, Interval, Reading, State, Trace

_MOST = 5  # documents
_LEAST = 0.2  # of the reading's runs of words
_READ = 8  # documents that are read whole
_SPAN = timedelta(7)  # a document of less certain days dates no other


def background(state: State, reading: Reading) -> Background:
    """The dated documents of `state` that say in the same words what `reading` says, the likest first."""
    own = _runs(reading)
    dated = (t for t in state.traces.values() if t.document != reading.document.id and _dated(t))
    alike = [Alike(document=t.document, when=t.when, share=len(own & {*t.sketch}) / max(len(own), 1)) for t in dated]
    alike.sort(key=lambda a: (-a.share, a.document))
    return Background(alike=tuple(a for a in alike[:_MOST] if a.share >= _LEAST))


def likest(state: State, reading: Reading) -> list[str]:
    """The dated documents of `state` whose heaviest words and names are most those of `reading`, the likest first."""
    own = keys(reading)
    near = ((sum(own[k] for k in t.keys if k in own), t.document) for t in state.traces.values() if t.when.closed)
    return [d for w, d in sorted(near, key=lambda n: (-n[0], n[1])) if d != reading.document.id and w >= CLOSE][:_READ]


def waiting(state: State, reading: Reading) -> list[str]:
    """As `likest`, the documents of `state` that have no day."""
    undated = [t for t in state.traces.values() if t.when == Interval() and t.document != reading.document.id]
    if not undated:
        return []
    own = keys(reading)
    near = ((sum(own[k] for k in t.keys if k in own), t.document) for t in undated)
    return [d for w, d in sorted(near, key=lambda n: (-n[0], n[1])) if w >= CLOSE][:_READ]


def same_words(reading: Reading, other: Reading) -> bool:
    """Whether `other` says enough of `reading` in the same words to date it."""
    own = _runs(reading)
    return len(own & _runs(other)) >= _LEAST * max(len(own), 1)


def _runs(reading: Reading) -> frozenset[int]:
    return frozenset(sketch(wording(reading)))


def _dated(trace: Trace) -> bool:
    first, last = trace.when.earliest, trace.when.latest
    return first is not None and last is not None and last - first <= _SPAN
