"""A trigger and the times near it → when the event was, and the reason for the date."""

from __future__ import annotations

from bisect import bisect_left

from marsad.extract.events.clause import Clause
from marsad.extract.events.lexicon import Reading, listed
from marsad.model import Annotated, Interval, Modality, Time, Why

_RECENT = 4
# How far, in tokens, a time may stand; how near «والسبت» must follow.
_REACH, _PAIRED = 30, 3
# How many tokens before a deed «أول» may stand.
_ORDINAL = 3
_SPEECH = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "THREATEN"))
NEWS, PAST = Why("dated.news"), Why("dated.past")


class Calendar:
    """The placed times of a document by token, and the day its news happened."""

    def __init__(self, doc: Annotated) -> None:
        starts = doc.tokens.start
        placed = [t for t in doc.times if t.interval.earliest or t.interval.latest]
        self.times = [(bisect_left(starts, t.evidence.start), t) for t in placed]
        self.at = [k for k, _ in self.times]
        self.open = [
            bisect_left(starts, t.evidence.start) for t in doc.times if not (t.interval.earliest or t.interval.latest)
        ]
        self.coming = [bisect_left(starts, t.evidence.start) for t in doc.times if _coming(t)]
        self.published = doc.article.published.interval
        self.lead = _lead(doc)
        self.news = self._news()

    def _news(self) -> Interval:
        """The first day named in the opening, when it is close to publication; else the day of publication."""
        day = self.published
        for at, time in self.times:
            if at >= self.lead or not day.latest:
                break
            own = time.interval
            past = time.grain in ("day", "hour") and time.value.direction <= 0
            if past and own.closed and own.latest and 0 <= (day.latest - own.latest).days <= _RECENT:
                return own
        return day

    def when(self, clause: Clause, at: int, reading: Reading, modality: Modality) -> tuple[Interval, Why | None]:
        """The days of the event and why: a time in its clause, the news of the day, or an open past."""
        near = self._nearest(clause, at, reading)
        if near is not None and self._unplaced(clause, at, near[0]):
            return Interval(), None
        if near is not None:
            return self._days(clause, *near), Why("dated.words", (near[1].evidence.text,))
        day = self.news
        if modality not in ("asserted", "alleged") or not day.closed:
            return Interval(), None
        if (at < self.lead or _told(reading)) and not pluperfect(clause):
            return day, NEWS
        return Interval(None, self.published.latest), PAST

    def dates(self, clause: Clause) -> bool:
        """Whether a placed time stands in the clause."""
        return bisect_left(self.at, clause.last) > bisect_left(self.at, clause.first)

    def ahead(self, when: Interval, reading: Reading) -> bool:
        """Whether a deed's days lie wholly after publication: it has not happened yet. A word spoken has."""
        last = self.published.latest
        spoken = reading.pattern is not None and reading.pattern.type in _SPEECH
        return (
            last is not None
            and not spoken
            and reading.tense != "past"
            and when.earliest is not None
            and when.earliest > last
        )

    def tomorrow(self, clause: Clause, at: int, reading: Reading) -> bool:
        """Whether a verb of the present stands before a time to come, placed or not: «يزور … الأسبوع المقبل»."""
        if reading.tense != "present" or not self.coming:
            return False
        low = bisect_left(self.coming, at)
        return (
            low < len(self.coming) and self.coming[low] < clause.last and _cost(clause, at, self.coming[low]) < _REACH
        )

    def _unplaced(self, clause: Clause, at: int, placed: int) -> bool:
        """Whether a time that nothing places stands nearer to the trigger than the one at `placed`."""
        low, cost = bisect_left(self.open, clause.first), _cost(clause, at, placed)
        return any(_cost(clause, at, k) < cost for k in self.open[low : bisect_left(self.open, clause.last, low)])

    def _nearest(self, clause: Clause, at: int, reading: Reading) -> tuple[int, Time] | None:
        """The time nearest to the trigger, of those that can be its own."""
        best: tuple[int, int, Time] | None = None
        low = bisect_left(self.at, clause.first)
        for k, time in self.times[low:]:
            if k >= clause.last:
                break
            cost = _cost(clause, at, k)
            if cost < _REACH and (best is None or cost < best[0]) and not self._foreign(clause, at, k, time, reading):
                best = (cost, k, time)
        return best[1:] if best else None

    def _foreign(self, clause: Clause, at: int, k: int, time: Time, reading: Reading) -> bool:
        """Whether a time is none of the deed's: one to come beside a deed that was done or said («اتفقا على لقاء غدا»),
        or the last time before it («أول زيارة منذ …»)."""
        last, pattern = self.published.latest, reading.pattern
        done = reading.tense == "past" or (pattern is not None and pattern.type in _SPEECH and reading.part == "verb")
        if done and last and time.interval.earliest and time.interval.earliest > last:
            return True
        since = k > clause.first and clause.word(k - 1) in listed("since")
        return since and not listed("first").isdisjoint(clause.between(max(clause.first, at - _ORDINAL), k))

    def _days(self, clause: Clause, at: int, time: Time) -> Interval:
        """The days of a time; «منذ» opens them up to publication, «و» adds those of the next («الجمعة والسبت»)."""
        own = time.interval
        if not own.closed or not own.earliest or not own.latest:
            return own
        if at > clause.first and clause.word(at - 1) in listed("since"):
            last = self.published.latest
            return Interval(own.earliest, last) if last and own.earliest <= last else own
        i = bisect_left(self.at, at) + 1
        if i < len(self.times) and self.times[i][0] < clause.last:
            k, following = self.times[i]
            joined = clause.word(k)[0] == "و" and k - at <= _PAIRED and following.grain == time.grain
            if joined and following.interval.latest and following.interval.latest > own.latest:
                return Interval(own.earliest, following.interval.latest)
        return own


def _coming(time: Time) -> bool:
    """Whether the words say that a time is to come: «الأسبوع المقبل», «غدا»."""
    value = time.value
    return value.direction > 0 or (value.anchor is None and value.offset is not None and value.offset > 0)


def _told(reading: Reading) -> bool:
    """Whether the report itself tells the deed: by a verb of speech."""
    return reading.part == "verb" and reading.pattern is not None and reading.pattern.type in _SPEECH


def _cost(clause: Clause, at: int, k: int) -> int:
    """How far a time stands from the trigger; a mark between them, or another deed, makes it farther."""
    low, high = min(at, k), max(at, k)
    gap = clause.form(low + 1, high)
    walls = gap.count(".") + gap.count(":") + gap.count("c")
    return (high - low) + 12 * walls + 4 * (gap.count(",") + gap.count("t")) + (3 if k < at else 0)


def pluperfect(clause: Clause) -> bool:
    """«وكان … قد زار»: told as before the news."""
    return clause.norm[0].lstrip("و") in listed("pluperfect")


def _lead(doc: Annotated) -> int:
    """The token where the title and the opening paragraph end."""
    seen = 0
    for sentence in doc.sentences:
        if doc.article.blocks[sentence.block].kind == "title":
            continue
        seen += 1
        if seen > 2:
            return sentence.first
    return len(doc.tokens)
