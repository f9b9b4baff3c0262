"""Two states' ledger and the readings behind it in, what they agreed on, exercised and counted in figures out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from marsad.model import Account, Evidence, Happening, Interval, LedgerEntry, Modality, Quantity, Reading

NO_AGREEMENT = ("event.agree.pledge", "event.agree.offer")  # promised or offered by one side alone
SIGNED, EXERCISED = "event.support.sign", "event.cooperate.exercise"


class Sum(Struct, frozen=True, kw_only=True):
    """A figure of a happening between two states. `unit` is an ISO 4217 code, `percent`, a calendar unit or the counted
    Arabic noun; `as_of` the latest day for which it is told, None where no report tells one; `when` is the happening's.
    `words` are the places where reports give it, `origins` how many of these reports are independent."""

    happening: str
    type: str
    mode: str | None
    modality: Modality
    value: float
    unit: str | None
    approximate: bool
    as_of: date | None
    when: Interval
    words: tuple[Evidence, ...]
    origins: int

    @property
    def latest(self) -> date:
        """The day by which figures stand in order."""
        return self.as_of or self.when.latest or self.when.earliest or date.min


def agreed(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The agreements among `entries`: what was settled or signed, not what one side promised."""
    return tuple(e for e in entries if any(map(_agreement, e.happening.accounts)))


def exercised(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The exercises and joint patrols among `entries`."""
    return tuple(e for e in entries if any(_exercise(a) for a in e.happening.accounts))


def counted(entries: Iterable[LedgerEntry], readings: Iterable[Reading]) -> tuple[Sum, ...]:
    """The figures of `entries`, each value of a happening once, the latest first."""
    given = {r.document.id: r for r in readings}
    found = [s for e in entries for s in _sums(e.happening, given)]
    return tuple(sorted(found, key=lambda s: (s.latest, s.happening, s.value), reverse=True))


def _agreement(a: Account) -> bool:
    if a.type == "AGREE":
        return a.evidence.rule not in NO_AGREEMENT
    return a.type == "SUPPORT" and a.evidence.rule == SIGNED


def _exercise(a: Account) -> bool:
    return a.type == "COOPERATE" and a.evidence.rule == EXERCISED


def _sums(happening: Happening, given: dict[str, Reading]) -> Iterator[Sum]:
    told: dict[tuple[float, str | None], list[tuple[Account, Quantity]]] = {}
    for account in happening.accounts:
        for quantity in _quantities(account, given.get(account.document)):
            told.setdefault((float(quantity.value), quantity.unit), []).append((account, quantity))
    for (value, unit), places in told.items():
        days = [q.as_of for _, q in places if q.as_of]
        documents = {a.document for a, _ in places}
        yield Sum(
            happening=happening.id, type=happening.type, mode=happening.mode, modality=places[0][0].modality,
            value=value, unit=unit, approximate=all(q.approximate for _, q in places), as_of=max(days, default=None),
            when=happening.when, words=tuple(dict.fromkeys(q.evidence for _, q in places)),
            origins=_origins(happening, unit, documents),
        )  # fmt: skip


def _quantities(account: Account, reading: Reading | None) -> Iterator[Quantity]:
    """The figures of an account, where they stand in its document."""
    if reading is None:
        return
    event = next((e for e in reading.events if e.id == account.event), None)
    for n in event.figures if event else ():
        if n < len(reading.quantities):
            yield reading.quantities[n]


def _origins(happening: Happening, unit: str | None, documents: set[str]) -> int:
    """How many independent reports give a figure, by the field that holds the reports against each other."""
    versions = [v for f in happening.fields if f.name == f"figure:{unit or ''}" for v in f.versions]
    return max((v.origins for v in versions if documents & set(v.documents)), default=1)
