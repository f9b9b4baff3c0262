"""An event as the rules left it → everyone near it who may have taken part, each with the signs of it.

A side is a country, or an entity or group of no known country. Its units are the places where it is named: in the
sentence, in the title, as whom the text spoke of, as a party of the last event of the type, as who speaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.signs import form, kind
from marsad.extract.events.weighing import Weighed, model, weighed
from marsad.model import Annotated, Event, Party

# Which models ask for the signs of a side: whether it acted, whether it was acted on.
MODELS = ("events_actors", "events_recipients")
# Counts and distances from these on are one sign.
_OFTEN, _STEPS = 6, (1, 2, 3, 5, 8, 15)
# The place of a unit in the trigger's own sentence.
_SENTENCE = "s"
_NAMED = frozenset(("PER", "ORG", "GPE", "NORP"))


class Side(Struct, gc=False):
    """One who may have taken part: by whom the rules read it, where it is named, the signs of it.

    `doubled` where two units of one place name it, so that signs may be seen twice and count once.
    """

    key: str
    rule: str = "-"
    party: Party | None = None
    unit: Unit | None = None
    seen: list[Weighed] = []
    places: list[str] = []
    doubled: bool = False
    one: float = 0.0
    other: float = 0.0

    def add(self, *seen: Weighed) -> None:
        """Adds what was seen of the side."""
        self.seen += seen
        for one in seen:
            self.one += one.one
            self.other += one.other

    @property
    def signs(self) -> set[str]:
        """All signs of the side."""
        return {sign for seen in self.seen for sign in seen.signs}

    def weight(self) -> tuple[float, float]:
        """How much speaks for its having acted, and for its having been acted on."""
        acted, suffered = model(MODELS[0]), model(MODELS[1])
        one, other = self.one, self.other
        if self.doubled:
            carried = {sign for seen in self.seen for sign in seen.carried}
            one, other = sum([acted.get(s, 0.0) for s in carried]), sum([suffered.get(s, 0.0) for s in carried])
        return acted.get("*", 0.0) + one, suffered.get("*", 0.0) + other


class Known(NamedTuple):
    """A unit of a document: the sides that it names, what it is, how often its first side is named, whether in the
    title."""

    keys: tuple[str, ...]
    what: str
    often: int
    titled: bool


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
        self.units: dict[int, Known] = {}  # by the unit's identity: the drafts keep every unit

    def unit(self, unit: Unit) -> Known:
        """What is known of a unit."""
        found = self.units.get(id(unit))
        if found is None:
            keys = self._keys(unit)
            often = min(self.often[keys[0]], _OFTEN)
            found = self.units[id(unit)] = Known(keys, kind(unit), often, keys[0] in self.titled)
        return found

    def _keys(self, unit: Unit) -> tuple[str, ...]:
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
                found.setdefault(key := self.party(party), Side(key, rule, party))
        speakers = {self.party(p) for p in draft.said.speakers} if draft.said else set[str]()
        self._inside(found, draft, speakers, event.type)
        shape, has = form(draft.reading), f"{bool(draft.cast.actors)}{bool(draft.cast.recipients)}"
        for source, units in self._outside(draft, event.type):
            for unit in units:
                keys, what, often, _ = self.unit(unit)
                far = _far((source, event.type, has, shape))
                _add(found, keys, unit, (far, _known((source, has, what, keys[0] in speakers, often))), source)
        self._whole(found, draft, event)
        cast = draft.cast
        self.before[event.type] = [u for u in (*cast.actors, *cast.recipients) if u.mention] or self.before.get(
            event.type, []
        )
        return found

    def _inside(self, found: dict[str, Side], draft: Draft, speakers: set[str], type_: str) -> None:
        """Adds the units of the trigger's own sentence."""
        clause, at, cast, reading = draft.clause, draft.at, draft.cast, draft.reading
        assert reading.pattern is not None
        shape, part, roles, pattern = form(reading), reading.part[0], reading.pattern.roles, reading.pattern.id
        behind = sum([u.last <= at for u in clause.units])
        ahead = 0
        for i, unit in enumerate(clause.units):
            if unit.first <= at < unit.last or unit in cast.barred:
                continue
            side = ">" if unit.first > at else "<"
            order = ahead if side == ">" else behind - 1 - i
            ahead += side == ">"
            rule = "A" if unit in cast.actors else "R" if unit in cast.recipients else "-"
            keys, what, often, titled = self.unit(unit)
            far, wall = _between(clause, at, unit)
            seen = (
                _cast((type_, pattern, rule, shape, part, roles, side, unit.prep)),
                _kind((type_, what, rule, side, min(order, 4), keys[0] in speakers)),
                _place((rule, part, side, far, wall, unit.joined, unit.adjective, often, titled)),
            )
            _add(found, keys, unit, seen, _SENTENCE)

    def _outside(self, draft: Draft, type_: str) -> Iterator[tuple[str, list[Unit]]]:
        yield "last", draft.last
        yield "title", [u for u in self.titled.values() if not draft.clause.first <= u.first < draft.clause.last]
        yield "before", self.before.get(type_, [])

    def _whole(self, found: dict[str, Side], draft: Draft, event: Event) -> None:
        """The signs of a side taken together: what the rules made of it, and of how many."""
        assert draft.reading.pattern is not None
        roles = draft.reading.pattern.roles
        many = f"{min(len(event.actors), 2)}{min(len(event.recipients), 2)}"
        for side in found.values():
            at = side.unit.first if side.unit else -1
            where = "in" if draft.clause.first <= at < draft.clause.last else "out"
            side.add(_made((side.rule, event.type, many, where, roles, side.key[0] == "@")))


def _add(found: dict[str, Side], keys: tuple[str, ...], unit: Unit, seen: tuple[Weighed, ...], source: str) -> None:
    """Adds what is seen of a unit to its sides; a described group counts only where it stands."""
    for key in keys:
        if source != _SENTENCE and key[0] == "@":
            continue
        side = found.get(key)
        if side is None:
            side = found[key] = Side(key)
        side.unit = side.unit or unit
        side.doubled = side.doubled or source in side.places
        side.places.append(source)
        side.add(*seen)


@lru_cache(maxsize=1 << 15)
def _cast(case: tuple[str, str, str, str, str, str, str, str]) -> Weighed:
    type_, pattern, rule, shape, part, roles, side, prep = case
    base = f"{side}{prep}"
    return weighed(
        MODELS, f"rule={type_}:{rule}:{side}", f"rule={pattern}:{rule}", f"rule={rule}:{shape}:{side}",
        f"prep={type_}:{part}:{base}", f"prep={pattern}:{base}", f"roles={roles}:{rule}:{base}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def _kind(case: tuple[str, str, str, str, int, bool]) -> Weighed:
    type_, what, rule, side, order, said = case
    return weighed(MODELS, f"what={type_}:{what}:{rule}", f"order={type_}:{side}{order}", f"said={said}:{type_}:{rule}")


@lru_cache(maxsize=1 << 15)
def _place(case: tuple[str, str, str, int, str, bool, bool, int, bool]) -> Weighed:
    rule, part, side, far, wall, joined, adjective, often, titled = case
    return weighed(
        MODELS, f"dist={side}{far}:{part}:{rule}", f"joined={joined}{adjective}:{rule}:{part}",
        f"wall={side}{wall}:{rule}", f"often={often}:{titled}:{rule}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _far(case: tuple[str, str, str, str]) -> Weighed:
    source, type_, has, shape = case
    return weighed(MODELS, f"src={source}:{type_}", f"src={source}:{has}:{type_}", f"src={source}:{shape}")


@lru_cache(maxsize=1 << 14)
def _known(case: tuple[str, str, str, bool, int]) -> Weighed:
    source, has, what, said, often = case
    return weighed(MODELS, f"src={source}:{what}:{has}", f"src={source}:{said}", f"src={source}:{has}:{often}")


@lru_cache(maxsize=1 << 13)
def _made(case: tuple[str, str, str, str, str, bool]) -> Weighed:
    rule, type_, many, where, roles, described = case
    return weighed(
        MODELS, f"made={rule}:{type_}", f"made={rule}:{many}:{where}", f"made={rule}:{roles}:{where}",
        f"made={rule}:{many}:{type_}", f"made={rule}:{described}",
    )  # fmt: skip


def _between(clause: Clause, at: int, unit: Unit) -> tuple[int, str]:
    """How far a unit stands, in steps, and what stands between: marks, a new clause, a verb, a relative."""
    low, high = (at + 1, unit.first) if unit.first > at else (unit.last, at)
    return _gap(clause.form(low, high))


@lru_cache(maxsize=1 << 15)
def _gap(gap: str) -> tuple[int, str]:
    marks = f"{min(2, gap.count(','))}{'.' in gap or ':' in gap:d}{'c' in gap:d}{'r' in gap or 'm' in gap:d}"
    return bisect_right(_STEPS, len(gap)), marks
