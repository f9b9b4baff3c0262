"""The dated dealings of two states: happenings in, a ledger with scores, months and what changed out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from marsad.knowledge.ontology import types
from marsad.model import Happening, Ledger, LedgerEntry, Month, Why

LONG_AGO = 365  # days after which a deed of its type is news again
DONE = frozenset({"asserted", "alleged"})  # what is only planned, hoped or denied moves no sum


def ledger(found: Iterable[Happening], a: str, b: str) -> Ledger:
    """The dealings of `a` and `b` (ISO 3166 alpha-3), by day; events between others are left out."""
    both = [h for h in found if {a, b} <= set(h.countries)]
    dated = sorted((h for h in both if _day(h)), key=lambda h: (_day(h), h.id))
    last: dict[str, date] = {}
    entries: list[LedgerEntry] = []
    for h in dated:
        entries.append(LedgerEntry(happening=h, score=score(h), change=_change(h, last, not entries)))
        if happened(h):
            last[_kind(h)] = _day(h) or date.min
    undated = tuple(LedgerEntry(happening=h, score=score(h)) for h in both if not _day(h))
    return Ledger(a=a, b=b, entries=tuple(entries), months=_months(entries), undated=undated)


def score(h: Happening) -> float:
    """The score of its type, -10 hostile to +10; PLOVER 0.8, and our own for TEST and TRADE."""
    known = types().get(h.type)
    return known.score if known else 0.0


def happened(h: Happening) -> bool:
    return any(a.modality in DONE for a in h.accounts)


def _day(h: Happening) -> date | None:
    """The first day of a happening; one that is known to a year at best has none."""
    when = h.when
    if not when.earliest or not when.latest or (when.latest - when.earliest).days > 31:
        return None
    return when.earliest


def _kind(h: Happening) -> str:
    return f"{h.type}.{h.mode}" if h.mode else h.type


def _change(h: Happening, last: dict[str, date], first: bool) -> Why | None:
    if not happened(h):
        return None
    day, before = _day(h), last.get(_kind(h))
    if first or not last:
        return Why("ledger.begins")
    if before is None:
        return Why("ledger.first-of-kind", (_kind(h),))
    away = (day - before).days if day else 0
    return Why("ledger.again", (str(before), str(away))) if away > LONG_AGO else None


def _months(entries: list[LedgerEntry]) -> tuple[Month, ...]:
    sums: defaultdict[str, list[float]] = defaultdict(list)
    for e in entries:
        day = _day(e.happening)
        if day and happened(e.happening):
            sums[f"{day:%Y-%m}"].append(e.score)
    return tuple(
        Month(month, round(sum(s for s in scores if s > 0), 1), round(sum(s for s in scores if s < 0), 1), len(scores))
        for month, scores in sorted(sums.items())
    )
