"""A date that was given, or that a page's metadata states → when the document was published, as a day."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from marsad.model import Interval, Published, Why

_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T\s]\s*\d{1,2}:?\d{2}.*)?\s*$")
_FOLDER = re.compile(r"/((?:19|20)\d\d)(?:/(\d\d?)/(\d\d?)|-(\d\d)-(\d\d))(?=[/_-]|$)")
_FIRST = 1900


def given(said: str | None) -> tuple[Published | None, Why | None]:
    """What the caller gave: believed, or the problem that says why it cannot be read."""
    if not said or not said.strip():
        return None, None
    day = _day(said)
    if day is None:
        return None, Why("noted.date", (said.strip()[:40],))
    return Published(interval=Interval(day, day), basis="given", reason=(Why("published.given"),)), None


def metadata(said: tuple[tuple[str, str], ...]) -> Published | None:
    """The first of the page's own dates, `(where, words)`, that can be read."""
    for where, words in said:
        if day := _day(words):
            reason = (Why("published.metadata", (where, words.strip()[:40])),)
            return Published(interval=Interval(day, day), basis="metadata", reason=reason)
    return None


def address(url: str | None) -> Published | None:
    """The day that stands as a folder in the address of a page: «/2025/08/01/», «/2025-08-01-»."""
    hit = _FOLDER.search(url) if url else None
    if hit is None:
        return None
    year, month, number = (part for part in hit.groups() if part)
    day = _day(f"{year}-{month:0>2}-{number:0>2}")
    if day is None:
        return None
    reason = (Why("published.metadata", ("url", hit[0].strip("/-"))),)
    return Published(interval=Interval(day, day), basis="metadata", reason=reason)


def _day(words: str) -> date | None:
    """The day of an ISO date or date and time, or of a mail date; None for anything else, today never."""
    try:
        if hit := _ISO.match(words):
            day = date(int(hit[1]), int(hit[2]), int(hit[3]))
        else:
            day = parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if day.year >= _FIRST else None
