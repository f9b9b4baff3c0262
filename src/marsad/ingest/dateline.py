"""An article's text → the day that its own dateline or publication line states in full, with the words as evidence.

A dateline opens the body: a place, a full date, perhaps an agency. A publication line stands between title and body, or
says of itself that it is one («نشر في»). No other date of the page or of the story dates the article.
"""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date
from functools import cache
from typing import NamedTuple

import msgspec
from hijridate import Hijri

from marsad import knowledge
from marsad.ingest import furniture
from marsad.ingest.credits import named_at
from marsad.model import Article, Block, Interval, Published, View, Why
from marsad.text import folded

_OPENING = 110  # characters of the body that a dateline may take
_LINE = 90  # characters of a publication line
_NUMBERS = r"(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>(?:19|20)\d\d)(?!\d)"
_ISO = r"(?P<y2>(?:19|20)\d\d)\s*[/.-]\s*(?P<m2>\d{1,2})\s*[/.-]\s*(?P<d2>\d{1,2})(?!\d)"
# «٨/ ١٠ /١٤٣٦هـ», «1436/10/8 هـ»: of these years none is of our era.
_HIJRI = (
    r"(?:(?P<d4>\d{1,2})\s*[/.-]\s*(?P<m4>\d{1,2})\s*[/.-]\s*(?P<y4>1[34]\d\d)"
    r"|(?P<y5>1[34]\d\d)\s*[/.-]\s*(?P<m5>\d{1,2})\s*[/.-]\s*(?P<d5>\d{1,2}))"
)
# Before a dateline's date stand a place or two, perhaps a weekday; after it an era, an agency, a mark that ends it.
_PLACE = re.compile(r"\W*(?:[^\W\d_]+[\s،,/–-]+){0,5}\W*")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\d{4}")
_BEHIND = 60  # characters of a line that a day behind a title may take
_BETWEEN = " ،,-–—|/()[]•"  # stand between a title and a day
_ENDS = re.compile(r"(?:[:(\[/|–—-]|[^\W\d_]+(?: [^\W\d_]+){0,2}\s*[:)/–—-]|[^\W\d_]{2,8}\s*$|\.\s|$)")


class _Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one use around a date, a row of lexicon/datelines.toml."""

    id: str
    forms: tuple[str, ...]
    examples: tuple[dict[str, object], ...] = ()


class _Month(msgspec.Struct, frozen=True):
    id: str
    kind: str
    forms: tuple[str, ...]
    number: int | None = None


def dateline(article: Article, view: View) -> Published | None:
    """The day stated in full by the dateline or a publication line of `article`; None where neither states one."""
    for block in article.blocks:
        if _says(view, block) and (found := _stated(article, view, block, "ingest.published.line")):
            return found
    body = next((b for b in article.kept() if b.kind in ("paragraph", "list")), None)
    if body is None:
        return None
    for block in article.blocks:
        if block.start >= body.start:
            break
        if _is_line(article, block) and (found := _stated(article, view, block, "ingest.published.line")):
            return found
    return _stated(article, view, body, "ingest.published.dateline")


def day_in(words: str) -> date | None:
    """The first day that `words` state in full, a day's number before its month's; None where they state none."""
    hit = _dates().search(folded(words))
    return _day(hit) if hit else None


def undated(words: str) -> int | None:
    """How many words of a folded line are left beside the day that it states in full; None where it states none."""
    left, days = _dates().subn(" ", words)
    return len(_WORD.findall(left)) if days else None


def day_behind(words: str) -> int | None:
    """Where the day begins, stated in full, that ends a folded line, a time of day after it or a weekday before it;
    None where none ends it, or a preposition makes it part of what the line tells."""
    first = max(0, len(words) - _BEHIND)
    if not _YEAR.search(words, first):
        return None
    hits = [h for h in _dates().finditer(words, first) if _around().clock.fullmatch(words, h.end())]
    if not hits or _around().within.search(words, 0, hits[0].start()):
        return None
    before = words[: hits[0].start()].rstrip(_BETWEEN)
    name = before.rpartition(" ")[2]
    return len(before) - len(name) if name in _weekdays() else len(before)


def _says(view: View, block: Block) -> bool:
    """Whether a line of a text so short that all of it was kept says when it was published."""
    if block.rule != "ingest.short" or block.end - block.start > _LINE:
        return False
    start, end = _view_offset(view, block.start), _view_offset(view, block.end)
    line = view.text[start:end]
    hit = furniture.whole(line, False)
    return hit is not None and hit.family.id == "stamp"


def _is_line(article: Article, block: Block) -> bool:
    """A line that says when it was published, or a bare date between title and body."""
    if block.kind != "boilerplate" or block.end - block.start > _LINE:
        return False
    return block.rule.endswith((".stamp", ".day")) or (article.title is not None and block.start > article.title.start)


def _stated(article: Article, view: View, block: Block, rule: str) -> Published | None:
    text = view.text
    first = _view_offset(view, block.start)
    opens = rule.endswith("dateline")
    last = min(first + _OPENING, len(text))
    found = [m for m in _dates().finditer(text, first, last) if view.raw(m.start()) < block.end]
    if not found or (opens and not _frames(text, first, found[0], found[-1])):
        return None
    # Of a Hijri and a Gregorian date the Gregorian is the exact one: the Hijri month began where the moon was seen.
    best = next((m for m in found if not _lunar(m)), found[0])
    day = _day(best)
    if day is None:
        return None
    span = view.span(found[0].start(), found[-1].end())
    words = article.evidence(span.start, span.end, rule)
    reason = (Why("published.stated", (words.text,)),)
    return Published(interval=Interval(day, day), basis="dateline", reason=reason, evidence=words)


def _frames(text: str, first: int, start: re.Match[str], end: re.Match[str]) -> bool:
    """Whether only a place stands before the date and a dateline's end after it: no verb, no «في»."""
    before = text[first : start.start()]
    around = _around()
    if around.tells.search(before) or not _PLACE.fullmatch(before):
        return False
    after = around.era.match(text, end.end())
    at = after.end() if after else end.end()
    if named_at(text, at) or named_at(text, at + 1):
        return True
    return not around.within.search(before) and _ENDS.match(text, at, at + 40) is not None


def _lunar(hit: re.Match[str]) -> bool:
    return bool(hit["hijri"] or hit["y4"] or hit["y5"])


def _day(hit: re.Match[str]) -> date | None:
    try:
        if year := hit["y4"] or hit["y5"]:
            return _gregorian(int(year), int(hit["m4"] or hit["m5"]), int(hit["d4"] or hit["d5"]))
        if hit["word"]:
            number, hijri = _months()[hit["word"]], bool(hit["hijri"])
            year, day = int(hit["y3"] or hit["hy"]), int(hit["d3"])
            return _gregorian(year, number, day) if hijri else date(year, number, day)
        if word := hit["word6"] or hit["word7"]:
            number = _months().get(word) or [n.lower() for n in month_name].index(word.lower())
            return date(int(hit["y6"] or hit["y7"]), number, int(hit["d6"] or hit["d7"]))
        if hit["y"]:
            return date(int(hit["y"]), int(hit["m"]), int(hit["d"]))
        return date(int(hit["y2"]), int(hit["m2"]), int(hit["d2"]))
    except (ValueError, OverflowError):
        return None


def _gregorian(year: int, month: int, day: int) -> date:
    return date(*Hijri(year, month, day).to_gregorian().datetuple())


@cache
def _months() -> dict[str, int]:
    found = knowledge.entries("patterns/months.toml", "word", _Month)
    return {folded(f): m.number for m in found if m.number and m.kind in ("MONTH", "HIJRI") for f in m.forms}


@cache
def _weekdays() -> frozenset[str]:
    found = knowledge.entries("patterns/weekdays.toml", "word", _Month)
    return frozenset(folded(f) for w in found if w.kind == "WEEKDAY" for f in w.forms)


@cache
def _words(use: str) -> str:
    """The words of one use, one or another, the longest first."""
    found = knowledge.entries("lexicon/datelines.toml", "word", _Word)
    forms = {folded(f) for w in found if w.id == use for f in w.forms}
    return "|".join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))


class _Around(NamedTuple):
    """What stands at a date's edges: an era after it, a time of day («، 11:02», « - 14:47 م»), «في» before it, a
    preposition by which a sentence tells it."""

    era: re.Pattern[str]
    clock: re.Pattern[str]
    within: re.Pattern[str]
    tells: re.Pattern[str]


@cache
def _around() -> _Around:
    within, tells, common = _words("in"), _words("tells"), _words("gregorian")
    clock = rf"\d{{1,2}}:\d\d(?::\d\d)?\W{{0,2}}(?:(?:{_words('half')})\b)?"
    return _Around(
        era=re.compile(rf"\s*(?:(?:{common})\b)?[\s،,]*"),
        clock=re.compile(rf"(?: ?(?:{common})\b)?[\W_]*(?:{clock})?\W*", re.IGNORECASE),
        within=re.compile(rf"\b(?:{within})\s*$"),
        tells=re.compile(rf"(?:^\W*(?:{within})|\b(?:{tells}))\s*(?:(?:{within})\s*)?$"),
    )


@cache
def _dates() -> re.Pattern[str]:
    hijri = rf"(?:\s*(?:{_words('hijri')})\b)?"
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    named = (
        rf"(?P<d3>\d{{1,2}})\s*(?:(?:{_words('of')})\s+)?[/-]?\s*(?P<word>{names})(?:\s*[/(]\s*(?:{names})\s*\)?)?"
        rf"\s*[/،,-]?\s*(?:(?:{_words('year')})\s+)?"
        rf"(?:(?P<y3>(?:19|20)\d\d)|(?P<hijri>(?P<hy>1[34]\d\d){hijri}))(?!\d)"
    )
    latin = "|".join(n.lower() for n in month_name[1:])
    first = rf"(?P<word6>{names}|{latin})\s*(?P<d6>\d{{1,2}})\s*[,،]\s*(?P<y6>(?:19|20)\d\d)(?!\d)"
    british = rf"(?P<d7>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<word7>{latin}),?\s+(?P<y7>(?:19|20)\d\d)(?!\d)"
    return re.compile(rf"(?<!\d)(?:{named}|{_NUMBERS}|{_ISO}|{_HIJRI}{hijri}(?!\d)|{british})|\b{first}", re.IGNORECASE)


def _view_offset(view: View, raw: int) -> int:
    """The view offset of an original one: the offsets only grow, so halving finds it."""
    if view.offsets is None:
        return raw
    low, high = 0, len(view.text)
    while low < high:
        middle = (low + high) // 2
        if view.offsets[middle] < raw:
            low = middle + 1
        else:
            high = middle
    return low
