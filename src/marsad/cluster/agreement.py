"""Where accounts of one event agree and where not: its accounts in, a field for each thing they tell out.

A later figure of something still growing is an update and no dispute; a rounder figure is the same figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import pairwise

from marsad.model import Account, Amount, Field, Interval, Standing, Version

ROUND = 0.05  # of a figure: an approximate or rounder one may be so far off
Told = dict[str, list[Account]]


def fields(accounts: Iterable[Account], sources: Mapping[str, int]) -> tuple[Field, ...]:
    """Each thing that at least one account tells; `sources` numbers the independent origins by document."""
    every = list(accounts)
    told = {name: _grouped((value, a) for a in every if (value := read(a))) for name, read in READ.items()}
    plain = (_field(name, values, sources) for name, values in told.items() if values)
    return (*plain, *_figures(every, sources))


def _days(when: Interval) -> str:
    if not when.earliest or not when.latest:
        return ""
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest}/{when.latest}"


READ: dict[str, Callable[[Account], str]] = {
    "actors": lambda a: "|".join(sorted(a.actors)),
    "recipients": lambda a: "|".join(sorted(a.recipients)),
    "place": lambda a: a.place or "",
    "date": lambda a: _days(a.when),
    "modality": lambda a: a.modality,
}


def _grouped(values: Iterable[tuple[str, Account]]) -> Told:
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for value, account in values:
        found[value].append(account)
    return dict(found)


def _field(name: str, values: Told, sources: Mapping[str, int]) -> Field:
    versions = tuple(_version(value, accounts, sources) for value, accounts in sorted(values.items()))
    return Field(name=name, standing=_standing(name, values, sources), versions=versions)


def _version(value: str, accounts: list[Account], sources: Mapping[str, int]) -> Version:
    documents = tuple(sorted({a.document for a in accounts}))
    days = [d for a in accounts if (d := a.published.latest or a.published.earliest)]
    return Version(value, documents, len({sources[d] for d in documents}), max(days, default=None))


def _standing(name: str, values: Told, sources: Mapping[str, int]) -> Standing:
    """Values of which one holds the other (fewer parties, a wider interval) do not contradict; those of one document
    against itself neither."""
    documents = {a.document for accounts in values.values() for a in accounts}
    if len({sources[d] for d in documents}) == 1:
        return "single-source"
    every = sorted(values)
    clash = any(
        not _compatible(name, x, y) and not _shared_documents(values[x], values[y])
        for i, x in enumerate(every)
        for y in every[i + 1 :]
    )
    return "disputed" if clash else "agreed"


def _shared_documents(a: list[Account], b: list[Account]) -> bool:
    return bool({x.document for x in a}.intersection(y.document for y in b))


def _compatible(name: str, x: str, y: str) -> bool:
    if name in ("actors", "recipients"):
        one, other = set(x.split("|")), set(y.split("|"))
        return one <= other or other <= one or bool(one & other)
    if name == "date":
        (a, b), (c, d) = _ends(x), _ends(y)
        return a <= d and c <= b
    if name == "modality":
        return "denied" not in (x, y)
    return x == y


def _ends(days: str) -> tuple[date, date]:
    first, _, last = days.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _figures(accounts: list[Account], sources: Mapping[str, int]) -> Iterable[Field]:
    """One field for each unit that is counted."""
    units: defaultdict[str, list[tuple[Amount, Account]]] = defaultdict(list)
    for account in accounts:
        for amount in account.figures:
            units[amount.unit or ""].append((amount, account))
    for unit, told in sorted(units.items()):
        by_value: defaultdict[float, list[Account]] = defaultdict(list)
        for amount, account in told:
            by_value[amount.value].append(account)
        versions = tuple(_version(f"{v:g}", who, sources) for v, who in sorted(by_value.items()))
        yield Field(name=f"figure:{unit}", standing=_counted(told, versions), versions=versions)


def _counted(told: list[tuple[Amount, Account]], versions: tuple[Version, ...]) -> Standing:
    if len(versions) == 1:
        return "agreed" if versions[0].origins > 1 else "single-source"
    approximate = {f"{a.value:g}" for a, _ in told if a.approximate}
    if all(_rounder(x, y, approximate) for x, y in pairwise(versions)):
        return "agreed"
    days = [v.as_of for v in versions]
    if all(days) and all(x < y for x, y in pairwise(days)):  # type: ignore[operator]
        return "updated"
    return "single-source" if len({d for v in versions for d in v.documents}) == 1 else "disputed"


def _rounder(x: Version, y: Version, approximate: set[str]) -> bool:
    """Whether one of two figures is the other, rounded."""
    a, b = sorted((float(x.value), float(y.value)))
    vague = bool({x.value, y.value} & approximate) or _zeros(a) != _zeros(b)
    return vague and b - a <= ROUND * b


def _zeros(value: float) -> int:
    """How many noughts a whole figure ends with."""
    n, whole = 0, int(value)
    while whole and whole % 10 == 0:
        whole //= 10
        n += 1
    return n
