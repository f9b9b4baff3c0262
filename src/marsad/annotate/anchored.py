"""Times that are counted from an event, and the dated events → those times on the calendar; the rest is left out.

«قبل يوم من اللقاء» is placed once the meeting is dated: the event whose trigger stands in the words after «من», or an
earlier one that is told by the same word. It is read once: what these times date in turn dates nothing more here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from marsad.annotate import tense
from marsad.annotate.atoms import listed
from marsad.annotate.chained import counted
from marsad.model import Annotated, Event, Interval, Sentence, Time, Why
from marsad.text import key

_NEAR = 4  # words after the time in which its event must be named
_OWN = 5  # words after the event's in which a day of its own may stand: «احتراق رضيع فلسطيني الجمعة»
_CLAUSE = 24  # words of a sentence that opens with the time, in which its day may be named as well
_BESIDE = frozenset("،,-–—(")  # what sets a time beside another for the same day
_SAID = "dated.words"  # an event that is merely taken for the news of the day is nothing to count from
_INSIDE = ("time.event.after.by", "time.event.before.by")
_WIDEST = 31  # days within which an event must be dated to be counted from


class Anchor(NamedTuple):
    """What a time is counted from: its days, its last token, its id where it is an event, its words."""

    days: Interval
    last: int
    name: str
    words: str


def anchored(doc: Annotated, done: Iterable[Event]) -> tuple[Time, ...]:
    """`doc.times` with those counted from an event placed by the events `done`; those that cannot be are left out."""
    if all(t.value.anchor != "event" for t in doc.times):
        return doc.times
    reader = _Reader(doc, tuple(done))
    return tuple(placed for n, time in enumerate(doc.times) for placed in reader.placed(n, time))


class _Reader:
    """A document's times and events by where they stand."""

    def __init__(self, doc: Annotated, done: tuple[Event, ...]) -> None:
        self.doc, self.done = doc, done
        self.named = {m.evidence.start for m in doc.mentions}
        self.at = {bisect_left(doc.tokens.start, e.evidence.start): e for e in done}

    def placed(self, n: int, time: Time) -> Iterator[Time]:
        """`time` itself, placed where it waited for that; nothing where nothing dates it."""
        if time.value.anchor != "event":
            yield time
            return
        sentence, first = self._following(time)
        if sentence is None:
            return
        found = self._anchor(sentence, first)
        beside = self._beside(n, time) or self._with(n, time, sentence)
        if beside is not None:
            last = found.last if found else self._head(first)
            reason = Why("placed.apposed", (beside.evidence.text,))
            yield self._placed(time, beside.interval, last, "time", reason)
        elif found is not None:
            yield self._placed(time, counted(time.value, found.days), found.last, found.name, _why(found))
        elif not self.doc.article.published.interval.closed and self._head(first) in self.at:
            yield replace(time, anchor="published", reason=(Why("placed.unanchored"),))

    def _placed(self, time: Time, days: Interval, last: int, name: str, reason: Why) -> Time:
        """With «من» the words of the anchor belong to the expression; «بعد يومين على» and «عشية» end before them."""
        tokens, start = self.doc.tokens, time.evidence.start
        after = bisect_left(tokens.start, time.evidence.end)
        whole = last > after and tokens.norm[after] in listed("FROM")
        end = tokens.end[self._phrase(last)] if whole else time.evidence.end
        evidence = self.doc.article.evidence(start, end, time.evidence.rule)
        return replace(time, evidence=evidence, interval=days, anchor=name, reason=(reason,))

    def _following(self, time: Time) -> tuple[Sentence | None, int]:
        """The sentence of `time` and the token from which on its event is named: behind it, or behind its first word
        («قبل اللقاء بيوم»)."""
        doc = self.doc
        n = bisect_right(doc.sentences, time.evidence.start, key=lambda s: s.start) - 1
        inside = time.evidence.rule in _INSIDE
        after = bisect_left(doc.tokens.start, time.evidence.start + 1 if inside else time.evidence.end)
        return (doc.sentences[n] if n >= 0 and after < doc.sentences[n].last else None), after

    def _anchor(self, sentence: Sentence, first: int) -> Anchor | None:
        """What the words after the time name: a deed with a day of its own, or an event that is dated."""
        norm = self.doc.tokens.norm
        head = self._head(first)
        for k in range(head, min(first + _NEAR, sentence.last)):
            if not norm[k].isalpha():
                return None
            event = self.at.get(k)
            if k == head and (own := self._own(k, sentence)):
                return Anchor(own, k, event.id if event else "time", self._word(k))
            if self._another(k):
                return None
            if event is not None or norm[k].startswith("ال"):
                other = next(self._elsewhere(event, key(norm[k]), sentence), None)
                if other is not None:
                    return Anchor(other.when, k, other.id, self._word(k))
                if (days := self._told(key(norm[k]), sentence)) is not None:
                    return Anchor(days, k, "time", self._word(k))
        return None

    def _another(self, k: int) -> bool:
        """Whether the noun at `k` is a deed told here for the first time: «من زيارة قام بها», not «من زيارة بوتين»."""
        norm, after = self.doc.tokens.norm, k + 1
        if norm[k].startswith("ال") or after == len(norm) or not norm[after].isalpha():
            return False
        start = self.doc.tokens.start[after]
        return not (norm[after].startswith("ال") or norm[after] in _particles() or start in self.named)

    def _elsewhere(self, event: Event | None, word: str, sentence: Sentence) -> Iterator[Event]:
        """Dated tellings of the same event in other sentences: tied to it or told by the same word, those before first;
        then, for an event, the last one of its kind told before («زار … عشية الزيارة»)."""
        dated = [e for e in self.done if _narrow(e.when) and e.when_reason and e.when_reason.rule == _SAID]
        before = [e for e in reversed(dated) if e.evidence.start < sentence.start]
        tied = {event.id, event.same_as} - {None} if event is not None else set()
        for other in (*before, *(e for e in dated if e.evidence.start >= sentence.end)):
            if other.id in tied or other.same_as in tied or key(other.evidence.text) == word:
                yield other
        yield from (e for e in before if event is not None and (e.type, e.mode) == (event.type, event.mode))

    def _told(self, word: str, sentence: Sentence) -> Interval | None:
        """The day beside which another sentence tells `word`: the last one before, else the first one after."""
        tokens, found = self.doc.tokens, None
        for time in self.doc.times:
            at = bisect_left(tokens.start, time.evidence.start)
            if sentence.first <= at < sentence.last or time.value.anchor == "event" or not _narrow(time.interval):
                continue
            if found is not None and at >= sentence.last:
                break
            for k in range(at - 1, max(at - _OWN - 1, -1), -1):
                if not tokens.norm[k].isalpha() or tense.verbal(tokens.norm[k]):
                    break
                if key(tokens.norm[k]) == word:
                    found = time.interval
                    break
        return found

    def _own(self, k: int, sentence: Sentence) -> Interval | None:
        """A day that stands after the word `k` with neither a mark nor a verb in between."""
        tokens = self.doc.tokens
        for time in self.doc.times:
            at = bisect_left(tokens.start, time.evidence.start)
            if k < at < min(k + _OWN, sentence.last):
                free = all(w.isalpha() and not tense.verbal(w) for w in tokens.norm[k + 1 : at])
                return time.interval if free and _narrow(time.interval) else None
        return None

    def _word(self, k: int) -> str:
        tokens = self.doc.tokens
        return self.doc.article.text[tokens.start[k] : tokens.end[k]]

    def _beside(self, n: int, time: Time) -> Time | None:
        """The placed day before a comma or «أي» right before the time: «في 31 أكتوبر، أي بعد يوم من الدعوة»."""
        if not n:
            return None
        other, tokens = self.doc.times[n - 1], self.doc.tokens
        a, b = bisect_left(tokens.start, other.evidence.end), bisect_left(tokens.start, time.evidence.start)
        between = tokens.norm[a:b]
        fits = bool(between) and all(w in _BESIDE or w in listed("THATIS") for w in between)
        return other if fits and other.grain in ("day", "hour") and other.value.anchor is None else None

    def _with(self, n: int, time: Time, sentence: Sentence) -> Time | None:
        """The day that the sentence names for what it opens with: «قبل يوم من اللقاء، عقد … يوم الأربعاء محادثات»."""
        opens = bisect_left(self.doc.tokens.start, time.evidence.start) - sentence.first <= 1
        if not opens or n + 1 == len(self.doc.times):
            return None
        other = self.doc.times[n + 1]
        after = bisect_left(self.doc.tokens.start, other.evidence.start)
        fits = other.evidence.start < sentence.end and after - sentence.first <= _CLAUSE and other.value.anchor is None
        return other if fits and other.grain in ("day", "hour") else None

    def _head(self, first: int) -> int:
        """The token after «من» or «على», where the event must be named."""
        return first + (self.doc.tokens.norm[first] in listed("FROM") | listed("ON"))

    def _phrase(self, last: int) -> int:
        """The last token of the noun phrase whose head is token `last`: its genitive, then definite adjectives."""
        norm = self.doc.tokens.norm
        bare = not norm[last].startswith("ال")
        while last + 1 < len(norm) and (norm[last + 1].startswith("ال") or (bare and norm[last + 1].isalpha())):
            if bare and norm[last + 1] in _particles():
                break
            bare, last = False, last + 1
        return last


def _narrow(days: Interval) -> bool:
    first, last = days.earliest, days.latest
    return first is not None and last is not None and (last - first).days <= _WIDEST


def _why(found: Anchor) -> Why:
    first, last = found.days.earliest, found.days.latest
    if first == last:
        return Why("placed.event", (found.words, str(first)))
    return Why("placed.event.between", (found.words, str(first), str(last)))


@cache
def _particles() -> frozenset[str]:
    return listed("FUNCTION") | listed("IN") | listed("FROM") | listed("ON") | listed("BETWEEN") | listed("UNTIL")
