"""Readings and the ties among them in, what weaving finds in them out, ready to be shown: the words of every account,
where accounts agree, who copied whom. Stories and pairs of states are shown by the same pieces.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from marsad.desk.language import Language
from marsad.model import Account, Entity, Field, Happening, Interval, Modality, Reading, Version, Why
from marsad.text import key

LONGEST = 40  # letters of a title that stands for its report


class Source(Struct, frozen=True, kw_only=True):
    """A report that an account is read from, as a page names it."""

    id: str
    title: str
    outlet: str | None
    when: Interval


class Met(Struct, frozen=True, kw_only=True):
    """A happening as one row: who and whom as its fullest account has it, what most origins say of place and of whether
    it happened."""

    happening: Happening
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    modality: Modality

    @property
    def disputed(self) -> bool:
        return bool(self.happening.denied) or any(f.standing == "disputed" for f in self.happening.fields)

    @property
    def told(self) -> tuple[Field, ...]:
        """The fields that say more than the row does: what one origin alone tells stands there, except figures."""
        every = self.happening.fields
        return tuple(f for f in every if f.standing != "single-source" or f.name.startswith("figure:"))

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts, one for each place of a text."""
        return tuple({(a.document, a.evidence.start): a for a in self.happening.accounts}.values())

    @property
    def reports(self) -> tuple[tuple[Account, ...], ...]:
        """The same, those of one report together."""
        found: defaultdict[str, list[Account]] = defaultdict(list)
        for a in self.accounts:
            found[a.document].append(a)
        return tuple(map(tuple, found.values()))


class Names(Struct, frozen=True, kw_only=True):
    """What codes, keys and ids of accounts are called: entities by the name that accounts carry, reports by id."""

    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]

    def name(self, said: str, language: Language) -> str:
        """A party or place of an account: a country's code, a gazetteer id, or a name as it is looked up by."""
        if len(said) == 3 and said.isascii() and said.isupper():
            return language.country(said)
        entity = self.entities.get(said)
        return language.place(said, said) if entity is None else language.place(entity.known, language.name(entity))

    def value(self, field: Field, version: Version, language: Language) -> str:
        """What a version of a field says, in the reader's language."""
        said = version.value
        if field.name == "date":
            first, _, last = said.partition("/")
            return language.when(*_days(first, last or first))
        if field.name == "modality":
            return language.term("modality", said)
        if field.name.startswith("figure:"):
            unit = field.name.removeprefix("figure:")
            return language.amount(float(said), unit)
        return language.t("list.comma").join(self.name(part, language) for part in said.split("|"))

    def outlet(self, document: str, language: Language) -> str:
        """Whose report it is: the outlet, else the beginning of its title."""
        source = self.sources.get(document)
        if source is None:
            return document
        if source.outlet:
            return language.outlet(source.outlet)
        return f"«{shortened(source.title)}»" if source.title else document

    def why(self, language: Language, *reasons: Why | None) -> str:
        """Reasons in which reports go by their outlets, types of events and agencies by their names."""
        return language.why(
            *(replace(w, facts=tuple(self._fact(w, f, language) for f in w.facts)) for w in reasons if w)
        )

    def _fact(self, why: Why, fact: str, language: Language) -> str:
        if why.rule == "ledger.first-of-kind":
            kind, _, mode = fact.partition(".")
            return language.event(kind, mode or None)
        if fact in self.sources:
            return self.outlet(fact, language)
        if why.rule.endswith(".voice") and fact in self.entities:
            return self.name(fact, language)
        return language.outlet(fact) if why.rule.endswith((".agency", ".outlet")) else fact


def names(readings: Iterable[Reading]) -> Names:
    """What the accounts of `readings` are called by."""
    every = list(readings)
    entities = {e.known or key(e.name): e for r in every for e in r.entities}
    return Names(entities=entities, sources={r.document.id: source(r) for r in every})


def shortened(title: str) -> str:
    """The beginning of a title, in whole words."""
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rpartition(' ')[0].rstrip('،,:. ')}…"


def source(reading: Reading) -> Source:
    document = reading.document
    title = document.text[document.title.start : document.title.end] if document.title else document.text[:90]
    return Source(
        id=document.id, title=" ".join(title.split()), outlet=document.outlet, when=document.published.interval
    )


def met(happening: Happening) -> Met:
    """A happening as a row."""
    fullest = max(happening.accounts, key=lambda a: (bool(a.actors) + bool(a.recipients), len(a.countries)))
    return Met(
        happening=happening, actors=fullest.actors, recipients=fullest.recipients,
        place=_most(happening, "place"), modality=_modality(happening),
    )  # fmt: skip


def weighty(found: Iterable[Happening], most: int) -> tuple[Met, ...]:
    """The happenings that tell most, in their order: what several sources tell first, then what is disputed."""
    every = list(enumerate(map(met, found)))
    every.sort(key=lambda e: (-e[1].happening.origins, not e[1].disputed, -len(e[1].happening.accounts), e[0]))
    return tuple(m for _, m in sorted(every[:most], key=lambda e: e[0]))


def _most(happening: Happening, name: str) -> str | None:
    field = next((f for f in happening.fields if f.name == name), None)
    return max(field.versions, key=lambda v: (v.origins, len(v.documents))).value if field else None


def _modality(happening: Happening) -> Modality:
    counted: Counter[Modality] = Counter(a.modality for a in happening.accounts)
    return counted.most_common(1)[0][0] if counted else "asserted"


def _days(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)
