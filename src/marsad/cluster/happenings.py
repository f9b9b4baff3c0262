"""The same event across documents: accounts and what ties their documents in, happenings out.

Accounts are taken in the order of their documents' days, each joined to the happening it fits best, if any; the result
depends on the accounts only. Tellings that name other people, other days or another matter stay apart, also where the
same two states met twice on one day.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from marsad.cluster.agreement import fields
from marsad.cluster.likeness import gap
from marsad.cluster.origin import collapses
from marsad.cluster.trace import day
from marsad.model import Account, Happening, Interval, Tie

FITS = 1.0  # from here on two accounts tell of one event
SAME_PEOPLE, SAME_DAY, SAME_PLACE, SAME_FIGURE, SAID_SO, TOPIC = 1.0, 0.4, 0.3, 0.5, 0.6, 2.5
ELSEWHERE = -0.3  # another place: a dispute rather than another event, if all else fits
ENOUGH = 12  # accounts of a happening that another is held against, the earliest
DAYS = 1  # that accounts of one event may differ by
Origins = dict[str, int]


def happenings(accounts: Iterable[Account], ties: Iterable[Tie] = ()) -> tuple[Happening, ...]:
    """Every event once, by its day, those without one last."""
    ordered = sorted(accounts, key=lambda a: (day(a.published), a.document, a.evidence.start))
    groups: list[list[Account]] = []
    named: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for account in ordered:
        keys = [(account.type, who) for who in (*account.countries, *account.people)]
        best, near = FITS, -1
        for k in sorted(set().union(*(named[key] for key in keys))):
            score = _joins(account, groups[k])
            if score > best or (score == best and near < 0):
                best, near = score, k
        if near < 0:
            near = len(groups)
            groups.append([])
        groups[near].append(account)
        for key in keys:
            named[key].add(near)
    sources = independent({a.document for a in ordered}, ties)
    found = (_happening(group, sources) for group in groups)
    return tuple(sorted(found, key=lambda h: (day(h.when), h.accounts[0].document, h.accounts[0].evidence.start)))


def independent(documents: Iterable[str], ties: Iterable[Tie]) -> Origins:
    """A number for each document, the same for those that count as one voice."""
    above = {d: d for d in documents}

    def top(d: str) -> str:
        while above[d] != d:
            d = above[d]
        return d

    for tie in ties:
        if tie.a in above and tie.b in above and collapses(tie):
            first, second = sorted((top(tie.a), top(tie.b)))
            above[second] = first
    numbers: dict[str, int] = {}
    return {d: numbers.setdefault(top(d), len(numbers)) for d in sorted(above)}


def _joins(account: Account, group: list[Account]) -> float:
    """How well an account fits a happening: as its best telling does, unless one speaks against it."""
    scores = [fit(account, other) for other in group[:ENOUGH]]
    return -1.0 if min(scores) < 0 else max(scores)


def fit(a: Account, b: Account) -> float:
    """How much speaks for one event; negative where something speaks against it."""
    if _against(a, b):
        return -1.0
    if not _same_parties(a, b) or (a.mode != b.mode and "visit" in (a.mode, b.mode)):
        return 0.0
    # Of two tellings in one sentence its words say nothing: «قبل يوم من اللقاء عقد مسؤولون محادثات».
    one_sentence = a.document == b.document and a.topic == b.topic
    score = 0.0 if one_sentence else TOPIC * sum(w * b.topic[k] for k, w in a.topic.items() if k in b.topic)
    score += SAME_PEOPLE * min(len(set(a.people).intersection(b.people)), 2) / 2
    score += SAME_DAY * (a.when.closed and a.when == b.when)
    score += SAID_SO * (a.document == b.document and (a.same_as or a.event) == (b.same_as or b.event))
    score += SAME_FIGURE * any(x.value == y.value and x.unit == y.unit for x in a.figures for y in b.figures)
    return score + (SAME_PLACE if a.place == b.place else ELSEWHERE) * bool(a.place and b.place)


def _against(a: Account, b: Account) -> bool:
    """Whether both cannot be one event: other people, other days, visits to other countries. Unlike parties may be one
    account's fewer words."""
    away = a.mode == b.mode == "visit" and a.place and b.place and _country(a.place) != _country(b.place)
    return bool(away) or not _same_people(a, b) or not _same_days(a, b)


def _country(place: str) -> str:
    """The state of a capital («RUS/capital»), else the place itself."""
    return place.partition("/")[0]


def _same_parties(a: Account, b: Account) -> bool:
    one, other = a.countries, b.countries
    if not one or not other:
        return bool(set(a.people).intersection(b.people))
    return len(one & other) >= min(2, len(one), len(other))


def _same_people(a: Account, b: Account) -> bool:
    """Where both name people, one names no one beside those of the other, or they share two."""
    one, other = _surely(a.people), _surely(b.people)
    return not one or not other or one <= other or other <= one or len(one & other) >= 2


def _surely(people: Iterable[str]) -> set[str]:
    """Those whom a gazetteer knows or who have a full name: a single word («رضا») may be no name, or a part of one, and
    tells nobody apart."""
    return {who for who in people if "/" in who or " " in who}


def _same_days(a: Account, b: Account) -> bool:
    return max(gap(a.when, b.when), gap(b.when, a.when)) <= DAYS


def _happening(group: list[Account], sources: Origins) -> Happening:
    first = group[0]
    countries = sorted({c for a in group for c in a.countries})
    asserted = [a for a in group if a.modality != "denied"]
    denied = tuple(sorted({a.document for a in group if a.modality == "denied"})) if asserted else ()
    return Happening(
        id="h" + hashlib.blake2b(f"{first.document}\n{first.event}".encode(), digest_size=6).hexdigest(),
        type=first.type,
        mode=next((a.mode for a in group if a.mode), None),
        when=_narrowest(a.when for a in group),
        countries=tuple(countries),
        accounts=tuple(group),
        origins=len({sources[a.document] for a in group}),
        fields=fields(group, sources),
        denied=denied,
    )


def _narrowest(whens: Iterable[Interval]) -> Interval:
    """The most exact of the intervals; the earliest of those as exact."""
    closed = [w for w in whens if w.earliest and w.latest]
    return min(closed, key=lambda w: ((w.latest - w.earliest).days, w.earliest), default=Interval())  # type: ignore[operator]
