"""Annotated → when it was published: as given, from metadata or dateline; else what its own words allow.

What says most is asked first: a day both counted from publication and dated («اليوم الأحد 31 أغسطس 2025»), then a month
that still runs («12 نوفمبر الجاري») in a year that the text gives away, then the latest of several dated facts.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from marsad.annotate import tense
from marsad.annotate.bounds import Fact, after, before, facts, joined
from marsad.annotate.periods import fixed, whole
from marsad.model import Annotated, Background, Interval, Published, Time, TimeValue, Why

# Tuned on seeds and on dated news: a report follows its latest dated fact within a fortnight, if two more days stand
# within two months of it; with fewer the dates are mostly history.
FORTNIGHT = timedelta(13)
NEAR = timedelta(60)
COMPANY = 2
# Where the day from which a report counts is the day of its publication: in its first sentences, by the civil calendar
# (12 of 12). Official statements are dated by the Hijri calendar and stand whole in papers of the next days (12 of 48).
LEAD = 2
# An article is printed, or copied, up to three days after the day from which it counts: 96 in a hundred of 546.
DELAY = timedelta(3)
SAME = 0.4  # of an article's runs of words, that make it another's copy
NAMED_YEARS = range(1990, 2100)


def publication(doc: Annotated, background: Background | None = None) -> Published:
    """The article's own `published` where it rests on something; else an interval with its reason, or unknown.

    Only times of the article itself count (boilerplate is never read for times), and never the day of reading.
    """
    known = doc.article.published
    if known.basis in ("given", "metadata", "dateline"):
        return known
    named = tense.names(doc)
    dated = facts(doc, named)
    past = tuple(f for f in dated if f.way <= 0)
    found = _counted(doc, past) or _running(doc, past, named)
    found = found or _followed(doc, past) or _this_year(doc, dated)
    if background:
        found = found or _alike(doc, background, after(doc, dated)) or _retold(doc, background, dated)
    return found or Published(reason=(Why("published.unknown"), *_after(doc, dated)))


def _after(doc: Annotated, dated: tuple[Fact, ...]) -> tuple[Why, ...]:
    """What an article of unknown date still says of it: that it is later than what it tells."""
    fact = after(doc, dated)
    return (Why("published.after", (fact.time.evidence.text, str(fact.first))),) if fact else ()


def _alike(doc: Annotated, background: Background, past: Fact | None) -> Published | None:
    """The days around those of a report that says the same in the same words, where the article tells of none later."""
    best = next((a for a in background.alike if a.share >= SAME), None)
    if best is None or best.when.earliest is None or best.when.latest is None:
        return None
    first, last = best.when.earliest - DELAY, best.when.latest + DELAY
    if past is not None:
        first = max(first, past.first)
    if first > last:
        return None
    reason = Why("published.alike", (best.document, str(best.when.latest)))
    found = Published(interval=Interval(first, last), basis="inferred", reason=(reason,))
    return _narrowed(doc, found)


def _retold(doc: Annotated, background: Background, dated: tuple[Fact, ...]) -> Published | None:
    """The fortnight after an event that it tells first and that dated reports tell too, and some days before: what is
    announced reads as what happened, and an event without a day of its own was placed on that of its report."""
    found = [r for r in background.retold if _leads(doc, r.start) and r.when.earliest and r.when.latest]
    if not found:
        return None
    first = max(r.when.earliest for r in found if r.when.earliest) - DELAY
    last = min(r.when.latest for r in found if r.when.latest) + FORTNIGHT
    past, coming = after(doc, dated), before(doc, dated)
    first = max(first, past.first) if past else first
    last = min(last, coming.last) if coming else last
    if first > last:
        return None
    best = max(found, key=lambda r: (r.when.earliest or date.min, -r.start))
    evidence = doc.article.evidence(best.start, best.end, "publication.retold")
    days = str(best.when.earliest), str(best.when.latest)
    reason = Why("published.retold", (evidence.text, best.document, days[0], days[1]))
    return Published(interval=Interval(first, last), basis="inferred", reason=(reason,), evidence=evidence)


def _this_year(doc: Annotated, dated: tuple[Fact, ...]) -> Published | None:
    """«العام الماضي 2014», «هذا العام 2015»: a year that is both counted from publication and named."""
    for fact in dated:
        v = fact.time.value
        if v.unit == "year" and v.offset is not None and v.year is not None and v.until is None:
            first, last = whole(TimeValue(unit="year", hijri=v.hijri), v.year - v.offset)
            if first.year not in NAMED_YEARS:
                continue
            past, coming = after(doc, dated), before(doc, dated)
            first = max(first, past.first) if past and past.first <= last else first
            last = min(last, coming.last) if coming and coming.last >= first else last
            if not _quoted(doc, fact.time) and not joined(doc, fact.time):
                reason = Why("published.year", (fact.time.evidence.text, str(v.year - v.offset)))
                return _narrowed(doc, _inferred(Interval(first, last), reason, fact.time))
    return None


def _quoted(doc: Annotated, time: Time) -> bool:
    """Whether someone else says it: someone else's today."""
    return any(q.start <= time.evidence.start < q.end for q in doc.quotes)


def _counted(doc: Annotated, facts: tuple[Fact, ...]) -> Published | None:
    """«أمس الخميس 20 نوفمبر»: the day after it, in the year that is said or in which the weekday falls so."""
    for time in doc.times:
        v = time.value
        if v.unit != "day" or v.offset is None or v.day is None or v.month is None or v.until is not None:
            continue
        if _quoted(doc, time):
            continue
        for year in _years(doc, facts) if v.year is None else (v.year,):
            day = fixed(replace(v, year=year)).earliest
            if day and (v.weekday == day.weekday() or (v.weekday is None and v.year is not None)):
                told = day - timedelta(v.offset)
                reason = Why("published.counted", (time.evidence.text, str(day)))
                found = _inferred(Interval(told, told), reason, time)
                return found if not v.hijri and _leads(doc, time.evidence.start) else _printed(found, told)
    return None


def _leads(doc: Annotated, at: int) -> bool:
    """Whether it stands in the first sentences below the title: further down a text quotes what it was written from."""
    body = next((b.start for b in doc.article.kept() if b.kind not in ("title", "heading")), 0)
    before = sum(body <= s.start <= at for s in doc.sentences)
    return before <= LEAD


def _printed(found: Published, told: date) -> Published:
    reason = (*found.reason, Why("published.printed", (str(told),)))
    return replace(found, interval=Interval(told, told + DELAY), reason=reason)


def _years(doc: Annotated, facts: tuple[Fact, ...]) -> tuple[int, ...]:
    """The latest year that is named at all (a summit or an exercise may bear it) and the one after it."""
    latest = max((_latest(doc), *(f.last.year for f in facts)))
    return (latest, latest + 1) if latest else ()


def _latest(doc: Annotated) -> int:
    """The latest year that the article names, 0 where it names none."""
    words = (w for s in doc.sentences for w in doc.tokens.norm[s.first : s.last] if len(w) == 4 and w.isdecimal())
    return max((int(w) for w in words if int(w) in NAMED_YEARS), default=0)


def _running(doc: Annotated, facts: tuple[Fact, ...], named: set[int]) -> Published | None:
    """«12 نوفمبر الجاري»: from that day to the end of its month, in the year that the facts give away."""
    pointed = [t for t in doc.times if _runs(t.value)]
    months = {t.value.month for t in pointed}
    if len(months) != 1 or (month := months.pop()) is None or (given_away := _year(facts, month, _latest(doc))) is None:
        return None
    year, fact = given_away
    first, last = whole(TimeValue(month=month), year)
    for time in pointed:
        if time.value.day is not None and time.value.until is None:
            day, _ = whole(replace(time.value, part=None), year)
            way = tense.way(doc, replace(time, value=replace(time.value, offset=None)), named)
            first, last = (max(first, day) if way < 0 else first), (min(last, day) if way > 0 else last)
    first = max(first, *(f.last for f in facts if f.time.grain == "day" and f.last <= last), first)
    if first > last:
        return None
    reason = Why("published.running", (pointed[0].evidence.text, fact.time.evidence.text))
    return _narrowed(doc, _inferred(Interval(first, last), reason, pointed[0]))


def _runs(v: TimeValue) -> bool:
    """A month of the Gregorian calendar that is said to be running, without its year."""
    return v.month is not None and v.unit == "month" and v.offset == 0 and v.year is None and not v.hijri


def _year(facts: tuple[Fact, ...], month: int, named: int) -> tuple[int, Fact] | None:
    """The year of publication, where a fact gives it away; the latest year that a text names is otherwise often old.

    It does as «العام الماضي 2014», by a day of the same month, as «منذ مطلع 2015», or listed after the year before.
    """
    latest = max((f.last.year for f in facts), default=None)
    for n, fact in enumerate(facts):
        v, year, grain = fact.time.value, fact.last.year, fact.time.grain
        if v.unit == "year" and v.offset is not None:
            return year - v.offset, fact
        if year != latest:
            continue
        # «منذ يوليو 2013» beside «يوليو الحالي» is another July: of the running one nobody says the year
        of_month = grain == "day" and not v.hijri and fact.first.replace(day=1) == date(year, month, 1)
        if of_month and fact.way < 0 and year >= named:
            return year, fact
        if grain == "year" and ((v.part == "start" and fact.way < 0) or (n and _lists(facts[n - 1], fact))):
            return year, fact
    return None


def _lists(one: Fact, other: Fact) -> bool:
    """«2024 و2025»: years in a row, with nothing but a conjunction in between."""
    beside = other.time.evidence.start - one.time.evidence.end <= len(" و")
    return beside and one.time.grain == "year" and other.last.year == one.last.year + 1


def _followed(doc: Annotated, facts: tuple[Fact, ...]) -> Published | None:
    """The fortnight after the latest day of the text, where it is told as past and other days stand near it."""
    days = [f for f in facts if f.time.grain == "day" and not f.time.value.hijri]
    if not days:
        return None
    latest = max(days, key=lambda f: (f.last, f.way < 0, -f.time.evidence.start))
    near = {f.last for f in days if latest.last - NEAR <= f.last < latest.last}
    if len(near) < COMPANY or latest.way >= 0:
        return None
    reason = Why("published.latest", (latest.time.evidence.text, str(latest.last)))
    return _narrowed(doc, _inferred(Interval(latest.last, latest.last + FORTNIGHT), reason, latest.time))


def _inferred(interval: Interval, reason: Why, time: Time) -> Published:
    return Published(interval=interval, basis="inferred", reason=(reason,), evidence=time.evidence)


def _narrowed(doc: Annotated, found: Published) -> Published:
    """«اليوم الخميس», «أمس الأربعاء»: written on a Thursday, and published then or soon after."""
    earliest, latest = found.interval.earliest, found.interval.latest
    assert earliest is not None
    assert latest is not None
    for time in doc.times:
        v = time.value
        if v.unit == "day" and v.weekday is not None and v.offset is not None:
            wanted = (v.weekday - v.offset) % 7
            first = earliest + timedelta((wanted - earliest.weekday()) % 7)
            last = latest - timedelta((latest.weekday() - wanted) % 7)
            if first > last:
                return found
            reason = (*found.reason, Why("published.weekday", (time.evidence.text,)))
            return replace(found, interval=Interval(first, min(latest, last + DELAY)), reason=reason)
    return found
