"""One claim in, its explanation out: what was understood, from which words, by which rule, and how it reached us.

An explanation holds keys of the catalogue and words of the document; the language puts the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten

from msgspec import Struct

from marsad.desk.claims import Read
from marsad.desk.language import Language
from marsad.desk.segments import Kind
from marsad.knowledge.ontology import types
from marsad.knowledge.rules import explain as rule_of
from marsad.model import Entity, Event, Evidence, Mention, Occasion, Party, Quantity, Reading, Statement, Time
from marsad.record.rows import EntityRow

SHORT = 90  # characters of a statement that an explanation only points to


class Who(Struct, frozen=True):
    """Someone as the text names them; `entity` is the record's id, where known, so that the name can be followed.
    `quoted` where the name is words of the document, which stay as they are in every language."""

    name: str
    entity: str | None = None
    quoted: bool = False


class Fact(Struct, frozen=True):
    """One line of an explanation: a catalogue key and what stands beside it."""

    label: str
    values: tuple[Who, ...]


class Link(Struct, frozen=True):
    """One link of a chain of attribution: its part in the chain, who stands there, the words that say so."""

    part: str
    who: tuple[Who, ...]
    words: str = ""


class Explanation(Struct, frozen=True, kw_only=True):
    """The answer to "why do you say this?": heading, facts, chain, the exact words with offsets, and the rule; `claim`
    is the id of a statement or an event within its reading."""

    kind: Kind
    heading: str
    facts: tuple[Fact, ...]
    chain: tuple[Link, ...]
    evidence: Evidence
    rule: str
    meaning: str | None
    claim: str = ""


def explanation(
    reading: Reading, kind: Kind, claim: Read, links: Mapping[str, EntityRow], language: Language
) -> Explanation:
    """Why `claim` was read; `links` leads from the reading's entities to the record's."""
    teller = _Teller(reading, links, language)
    heading, facts, chain = teller.tell(claim)
    rule = rule_of(claim.evidence.rule)
    meaning = None if rule is None else rule.ar if language.code == "ar" else rule.en
    return Explanation(
        kind=kind, heading=heading, facts=tuple(f for f in facts if f.values), chain=tuple(chain),
        evidence=claim.evidence, rule=claim.evidence.rule, meaning=meaning,
        claim=claim.id if isinstance(claim, Event | Statement) else "",
    )  # fmt: skip


class _Teller:
    """Puts the claims of one reading into one language."""

    def __init__(self, reading: Reading, links: Mapping[str, EntityRow], language: Language) -> None:
        self.reading = reading
        self.links = links
        self.language = language
        self.arabic = language.code == "ar"
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities}

    def tell(self, claim: Read) -> tuple[str, Iterator[Fact], Iterator[Link]]:
        nothing: Iterator[Link] = iter(())
        if isinstance(claim, Statement):
            return self.language.term("act", claim.act), self._statement(claim), self._chain(claim)
        if isinstance(claim, Event):
            return self.language.event(claim.type, claim.mode), self._event(claim), nothing
        if isinstance(claim, Mention):
            return self.language.term("entity", claim.type), self._mention(claim), nothing
        if isinstance(claim, Time):
            return self.language.when(claim.interval.earliest, claim.interval.latest), self._time(claim), nothing
        return self._quantity_said(claim), self._quantity(claim), nothing

    def _statement(self, s: Statement) -> Iterator[Fact]:
        yield self._quoted("why.cue", s.cue.text if s.cue else None)
        yield self._said("why.manner", self.language.term("manner", s.manner))
        outer = next((o for o in self.reading.statements if o.id == s.within), None)
        yield self._quoted("why.within", _short(outer))

    def _chain(self, s: Statement) -> Iterator[Link]:
        """Speaker → addressee → occasion → relays → outlet."""
        nobody = (Who(self.language.t("why.speaker-none")),)
        yield Link("why.speaker", tuple(self._party(p) for p in s.speakers) or nobody, _texts(s.speakers))
        if s.addressee:
            yield Link("why.addressee", (self._party(s.addressee),), s.addressee.evidence.text)
        if s.occasion:
            yield Link("why.occasion", (Who(self._occasion(s.occasion)),), s.occasion.evidence.text)
        for relay in s.via:
            yield Link("why.via", (self._party(relay),), relay.evidence.text)
        outlet = self.reading.document.outlet
        name = self.language.outlet(outlet) if outlet else self.language.t("story.outlet-none")
        yield Link("why.outlet", (Who(name),))

    def _event(self, e: Event) -> Iterator[Fact]:
        kind = types().get(e.type)
        yield self._said("why.means", None if kind is None else kind.means_ar if self.arabic else kind.means_en)
        yield Fact("why.actors", tuple(self._party(p) for p in e.actors))
        yield Fact("why.recipients", tuple(self._party(p) for p in e.recipients))
        yield Fact("why.place", (self._entity(e.place),) if e.place in self.entities and e.place else ())
        yield self._said("why.modality", self.language.term("modality", e.modality))
        yield self._said("why.when", self.language.when(e.when.earliest, e.when.latest))
        yield self._said("why.when-why", self.language.why(e.when_reason))
        figures = [self.reading.quantities[i].evidence.text for i in e.figures if i < len(self.reading.quantities)]
        yield Fact("why.figures", tuple(Who(f, quoted=True) for f in figures))
        said = next((s for s in self.reading.statements if s.id == e.statement), None)
        yield self._quoted("why.statement", _short(said))
        first = next((o for o in self.reading.events if o.id == e.same_as), None)
        yield self._quoted("why.repeats", first.evidence.text if first else None)

    def _mention(self, m: Mention) -> Iterator[Fact]:
        entity = self.entities.get(m.entity or "")
        yield Fact("why.entity", (self._entity(entity.id),) if entity else ())
        country = m.country or (entity.country if entity else None)
        yield self._said("why.country", self.language.country(country) if country else None)
        yield self._said("why.literal", self.language.place(m.known, m.literal) if m.literal else None)
        yield Fact("why.titles", tuple(Who(t.text, quoted=True) for t in m.titles))

    def _time(self, t: Time) -> Iterator[Fact]:
        yield self._said("why.grain", self.language.term("grain", t.grain))
        yield self._said("why.anchor", self.language.term("anchor", t.anchor) if t.anchor else None)
        yield self._said("why.reason", self.language.why(*t.reason))

    def _quantity_said(self, q: Quantity) -> str:
        return self.language.amount(q.value, q.unit)

    def _quantity(self, q: Quantity) -> Iterator[Fact]:
        ends = [self.language.figure(x) if x is not None else "…" for x in (q.low, q.high)]
        yield self._said("why.range", " – ".join(ends) if q.low is not None or q.high is not None else None)
        yield self._said("why.approximate", self.language.t("why.yes") if q.approximate else None)
        yield self._quoted("why.of", q.of)

    def _said(self, label: str, text: str | None) -> Fact:
        return Fact(label, (Who(text),) if text else ())

    def _quoted(self, label: str, words: str | None) -> Fact:
        return Fact(label, (Who(words, quoted=True),) if words else ())

    def _party(self, p: Party) -> Who:
        return self._entity(p.entity) if p.entity in self.entities and p.entity else Who(p.evidence.text, quoted=True)

    def _entity(self, id: str) -> Who:
        linked = self.links.get(id)
        return Who(self.language.name(linked or self.entities[id]), linked.id if linked else None)

    def _occasion(self, o: Occasion) -> str:
        return self.language.term("occasion", o.kind)


def _short(statement: Statement | None) -> str | None:
    """The first words of a statement that another claim stands in: enough to know it by."""
    return shorten(statement.evidence.text, SHORT, placeholder=" …") if statement else None


def _texts(parties: tuple[Party, ...]) -> str:
    return " … ".join(p.evidence.text for p in parties)
