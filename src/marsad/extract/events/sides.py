"""An event as the rules left it → everyone near it who may have taken part, each with the signs of it.

A side is a country, or an entity or group of no known country. Its units are the places where it is named: in the
sentence, in the title, as whom the text spoke of, as a party of the last event of the type, as who speaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.signs import form, kind
from marsad.extract.events.syntax import STOP
from marsad.model import Annotated, Event, Party

# Counts and distances from these on are one sign.
_OFTEN, _STEPS = 6, (1, 2, 3, 5, 8, 15)
_NAMED = frozenset(("PER", "ORG", "GPE", "NORP"))


class Side(Struct, gc=False):
    """One who may have taken part: by whom the rules read it, where it is named, its signs."""

    key: str
    rule: str = "-"
    party: Party | None = None
    unit: Unit | None = None
    signs: set[str] = set()


class Scene:
    """A document's parties at large: how often each is named, who is in the title, who took part last, by type."""

    def __init__(self, doc: Annotated, names: Names) -> None:
        self.names = names
        self.often: Counter[str] = Counter()
        self.titled: dict[str, Unit] = {}
        title = doc.article.title
        for first, (last, mention) in names.at.items():
            if mention.type in _NAMED and (key := names.country(mention) or mention.entity):
                self.often[key] += 1
                if title and mention.evidence.start < title.end:
                    span = mention.evidence.span
                    self.titled.setdefault(key, Unit(first, last, span.start, span.end, mention=mention))
        self.before: dict[str, list[Unit]] = {}

    def keys(self, unit: Unit) -> tuple[str, ...]:
        """The sides that a unit names: one, or two for «الجانبان»."""
        if len(unit.told) > 1:
            return tuple(self.names.entities[e].country or e for e in unit.told)
        if unit.mention is None:
            return (f"@{unit.start}",)
        return (self.names.country(unit.mention) or unit.mention.entity or f"@{unit.start}",)

    def party(self, party: Party) -> str:
        """The side that a party is."""
        known = self.names.entities.get(party.entity or "")
        return party.country or (known.country if known else None) or party.entity or f"@{party.evidence.start}"

    def sides(self, draft: Draft, event: Event) -> dict[str, Side]:
        """Everyone who may have taken part in `event`, by key, with signs."""
        found: dict[str, Side] = {}
        for rule, parties in (("A", event.actors), ("R", event.recipients)):
            for party in parties:
                found.setdefault(key := self.party(party), Side(key, rule, party, signs=set()))
        speakers = {self.party(p) for p in draft.said.speakers} if draft.said else set[str]()
        for unit, signs in self._inside(draft, speakers, event.type):
            self._add(found, unit, signs, "s")
        for source, units in self._outside(draft, event.type):
            for unit in units:
                self._add(found, unit, self._far(draft, event, unit, source, speakers), source)
        self._whole(found, draft, event)
        cast = draft.cast
        self.before[event.type] = [u for u in (*cast.actors, *cast.recipients) if u.mention] or self.before.get(
            event.type, []
        )
        return found

    def _add(self, found: dict[str, Side], unit: Unit, signs: Iterable[str], source: str) -> None:
        for key in self.keys(unit):
            if source != "s" and key[0] == "@":
                continue
            side = found.setdefault(key, Side(key, signs=set()))
            side.unit = side.unit or unit
            side.signs.update(signs)

    def _inside(self, draft: Draft, speakers: set[str], type_: str) -> Iterator[tuple[Unit, list[str]]]:
        """The units of the trigger's own sentence."""
        clause, at, cast, reading = draft.clause, draft.at, draft.cast, draft.reading
        assert reading.pattern is not None
        shape, part, roles = form(reading), reading.part[0], reading.pattern.roles
        behind = sum(u.last <= at for u in clause.units)
        ahead = 0
        for i, unit in enumerate(clause.units):
            if unit.first <= at < unit.last or unit in cast.barred:
                continue
            right = unit.first > at
            order = ahead if right else behind - 1 - i
            ahead += right
            rule = "A" if unit in cast.actors else "R" if unit in cast.recipients else "-"
            key = self.keys(unit)[0]
            side, often = "><"[not right], min(self.often[key], _OFTEN)
            far, wall = _between(clause, at, unit)
            base, what = f"{side}{unit.prep}", kind(unit)
            yield unit, [
                f"rule={type_}:{rule}:{side}", f"rule={reading.pattern.id}:{rule}", f"rule={rule}:{shape}:{side}",
                f"prep={type_}:{part}:{base}", f"prep={reading.pattern.id}:{base}", f"what={type_}:{what}:{rule}",
                f"dist={side}{far}:{part}:{rule}", f"order={type_}:{side}{min(order, 4)}",
                f"joined={unit.joined}{unit.adjective}:{rule}:{part}", f"wall={side}{wall}:{rule}",
                f"said={key in speakers}:{type_}:{rule}", f"roles={roles}:{rule}:{base}",
                f"often={often}:{key in self.titled}:{rule}",
            ]  # fmt: skip

    def _outside(self, draft: Draft, type_: str) -> Iterator[tuple[str, list[Unit]]]:
        yield "last", draft.last
        yield "title", [u for u in self.titled.values() if not draft.clause.first <= u.first < draft.clause.last]
        yield "before", self.before.get(type_, [])

    def _far(self, draft: Draft, event: Event, unit: Unit, source: str, speakers: set[str]) -> list[str]:
        """The signs of one who is named elsewhere."""
        key, cast = self.keys(unit)[0], draft.cast
        has = f"{bool(cast.actors)}{bool(cast.recipients)}"
        return [
            f"src={source}:{event.type}", f"src={source}:{has}:{event.type}", f"src={source}:{form(draft.reading)}",
            f"src={source}:{kind(unit)}:{has}", f"src={source}:{key in speakers}",
            f"src={source}:{has}:{min(self.often[key], _OFTEN)}",
        ]  # fmt: skip

    def _whole(self, found: dict[str, Side], draft: Draft, event: Event) -> None:
        """The signs of a side taken together: what the rules made of it, and of how many."""
        assert draft.reading.pattern is not None
        roles = draft.reading.pattern.roles
        many = f"{min(len(event.actors), 2)}{min(len(event.recipients), 2)}"
        for side in found.values():
            at = side.unit.first if side.unit else -1
            where = "in" if draft.clause.first <= at < draft.clause.last else "out"
            side.signs.update((
                f"made={side.rule}:{event.type}", f"made={side.rule}:{many}:{where}",
                f"made={side.rule}:{roles}:{where}", f"made={side.rule}:{many}:{event.type}",
                f"made={side.rule}:{side.key[0] == '@'}",
            ))  # fmt: skip


def _between(clause: Clause, at: int, unit: Unit) -> tuple[int, str]:
    """How far a unit stands, in steps, and what stands between: marks, a new clause, a verb, a relative."""
    low, high = (at + 1, unit.first) if unit.first > at else (unit.last, at)
    words, kinds = clause.between(low, high), [clause.kind(k) for k in range(low, high)]
    commas = min(2, sum(w in "،," for w in words))
    stop, new, which = not STOP.isdisjoint(words), "clause" in kinds, "relative" in kinds
    return sum(high - low >= step for step in _STEPS), f"{commas}{stop:d}{new:d}{which:d}"
