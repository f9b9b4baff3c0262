"""An event as the rules left it → everyone near it who may have taken part, each with the signs of it.

A side is a state with its people and towns, or a body, person or group by itself: the rebels of a country are another
side than its government. Its units are the places where it is named: in the sentence, in the title, as whom the text
spoke of, as a party of the last event of the type, as who speaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from marsad.extract.events import bearing
from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.lexicon import listed
from marsad.extract.events.signs import form, kind
from marsad.extract.events.weighing import Weighed, model
from marsad.model import Annotated, Event, Party

# Counts from this on are one sign.
_OFTEN = 6
# The place of a unit in the trigger's own sentence.
_SENTENCE = "s"
_NAMED = frozenset(("PER", "ORG", "GPE", "NORP"))
# The types of what stands for its country itself.
_STATES = frozenset(("GPE", "NORP"))
# How often a country did or suffered what a document tells elsewhere is counted so far; `*` are deeds of all types.
_TWICE, _ALL = 2, "*"
Key = tuple[str, str]  # a side, and the country that it is or is of (the side again where none is known)


class Side(Struct, gc=False):
    """One who may have taken part, `of` a country: by whom the rules read it, where it is named, the signs of it.

    `sited` where it is only the place where something is: «في العراق». `doubled` where two units of one place name it,
    so that signs may be seen twice and count once.
    """

    key: str
    of: str
    rule: str = "-"
    party: Party | None = None
    unit: Unit | None = None
    seen: list[Weighed] = []
    places: list[str] = []
    doubled: bool = False
    sited: bool = False
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
        acted, suffered = model(bearing.MODELS[0]), model(bearing.MODELS[1])
        one, other = self.one, self.other
        if self.doubled:
            carried = {sign for seen in self.seen for sign in seen.carried}
            one, other = sum([acted.get(s, 0.0) for s in carried]), sum([suffered.get(s, 0.0) for s in carried])
        return acted.get("*", 0.0) + one, suffered.get("*", 0.0) + other


class Known(NamedTuple):
    """A unit of a document: the sides that it names, what it is, how often its country is named, whether in the
    title."""

    keys: tuple[Key, ...]
    what: str
    often: int
    titled: bool


class Scene:
    """A document's parties at large: how often each is named, who is in the title, who took part last, by type."""

    def __init__(self, doc: Annotated, names: Names, done: Iterable[Event]) -> None:
        self.names = names
        self.roles: Counter[tuple[str, str, str]] = Counter()
        for event in done:
            for of, role in self._ruled(event):
                self.roles[event.type, of, role] += 1
                self.roles[_ALL, of, role] += 1
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
            often = min(self.often[keys[0][1]], _OFTEN)
            found = self.units[id(unit)] = Known(keys, kind(unit), often, keys[0][1] in self.titled)
        return found

    def _keys(self, unit: Unit) -> tuple[Key, ...]:
        """The sides that a unit names: one, or two for «الجانبان»."""
        if len(unit.told) > 1:
            return tuple([(self.names.entities[e].country or e,) * 2 for e in unit.told])
        mention = unit.mention
        if mention is None:
            return ((f"@{unit.start}",) * 2,)
        return (_key(mention.type, mention.entity, self.names.country(mention), unit.start),)

    def party(self, party: Party) -> Key:
        """The side that a party is."""
        known = self.names.entities.get(party.entity or "")
        country = party.country or (known.country if known else None)
        return _key(known.type if known else "", party.entity, country, party.evidence.start)

    def _ruled(self, event: Event) -> set[Key]:
        """The countries of an event's parties, each with the role that the rules gave it."""
        parties = (("A", event.actors), ("R", event.recipients))
        return {(self.party(p)[1], role) for role, some in parties for p in some}

    def sides(self, draft: Draft, event: Event) -> dict[str, Side]:
        """Everyone who may have taken part in `event`, by key, with signs."""
        found: dict[str, Side] = {}
        for rule, parties in (("A", event.actors), ("R", event.recipients)):
            for party in parties:
                key, of = self.party(party)
                found.setdefault(key, Side(key, of, rule, party))
        speakers = {self.party(p)[1] for p in draft.said.speakers} if draft.said else set[str]()
        self._inside(found, draft, speakers, event.type)
        shape, has = form(draft.reading), f"{bool(draft.cast.actors)}{bool(draft.cast.recipients)}"
        for source, units in self._outside(draft, event.type):
            for unit in units:
                if self._region(unit):
                    continue
                keys, what, often, _ = self.unit(unit)
                far = bearing.far((source, event.type, has, shape))
                _add(
                    found, keys, unit, (far, bearing.known((source, has, what, keys[0][1] in speakers, often))), source
                )
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
            if unit.first <= at < unit.last or unit in cast.barred or (self._region(unit) and unit not in cast.actors):
                continue
            side = ">" if unit.first > at else "<"
            order = ahead if side == ">" else behind - 1 - i
            ahead += side == ">"
            rule = "A" if unit in cast.actors else "R" if unit in cast.recipients else "-"
            keys, what, often, titled = self.unit(unit)
            far, wall = bearing.between(clause, at, unit)
            seen = (
                bearing.cast((type_, pattern, rule, shape, part, roles, side, unit.prep)),
                bearing.role((type_, what, rule, side, min(order, 4), keys[0][1] in speakers)),
                bearing.place((rule, part, side, far, wall, unit.joined, unit.adjective, often, titled)),
            )
            _add(found, keys, unit, seen, _SENTENCE)

    def _region(self, unit: Unit) -> bool:
        """Whether a unit is an adjective of no state («جولته الخليجية», «الأمن العربي») beside no people."""
        mention = unit.mention
        return mention is not None and mention.type == "NORP" and not unit.head and not self.names.country(mention)

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
            side.add(bearing.made((side.rule, event.type, many, where, roles, side.key[0] == "@")))
        self._elsewhere(found, draft.clause, event, roles)

    def _elsewhere(self, found: dict[str, Side], clause: Clause, event: Event, roles: str) -> None:
        """The signs of a side's country: which others of it the rules read here, what it does in the other events."""
        own = self._ruled(event)
        kin: dict[str, set[str]] = {}
        for side in found.values():
            if side.rule != "-":
                kin.setdefault(side.of, set()).add(side.rule)
        alone = Counter(side.of for side in found.values() if side.rule != "-")
        sided = f"{bool(event.actors)}{bool(event.recipients)}"
        borne = {side.of for side in found.values() if side.rule == "R" and side.key[0] != "@"}
        count, type_ = self.roles.get, event.type
        for side in found.values():
            others = kin.get(side.of, set()) if alone[side.of] > (side.rule != "-") else set()
            related = "".join(sorted(others - {side.rule}))
            of = side.of
            did, bore = (of, "A") in own, (of, "R") in own
            here = (
                max(0, count((type_, of, "A"), 0) - did),
                max(0, count((type_, of, "R"), 0) - bore),
                max(0, count((_ALL, of, "A"), 0) - did),
                max(0, count((_ALL, of, "R"), 0) - bore),
            )
            counts = tuple([min(n, _TWICE) for n in here])
            lean = ((here[0] > here[1]) - (here[0] < here[1]), (here[2] > here[3]) - (here[2] < here[3]))
            apart = len(borne) > (of in borne)
            side.sited = side.unit is not None and _sited(clause, side.unit)
            side.add(bearing.site((side.sited, apart, side.rule, event.type, event.place is not None)))
            side.add(
                bearing.kin((related, side.rule, event.type)),
                bearing.habit((counts, lean, side.rule, event.type, roles, sided)),
            )


def _add(found: dict[str, Side], keys: tuple[Key, ...], unit: Unit, seen: tuple[Weighed, ...], source: str) -> None:
    """Adds what is seen of a unit to its sides; a described group counts only where it stands."""
    for key, of in keys:
        if source != _SENTENCE and key[0] == "@":
            continue
        side = found.get(key)
        if side is None:
            side = found[key] = Side(key, of)
        side.unit = side.unit or unit
        side.doubled = side.doubled or source in side.places
        side.places.append(source)
        side.add(*seen)


def _sited(clause: Clause, unit: Unit) -> bool:
    """Whether a unit is a place where something is: «في العراق», «قرب الرمادي»."""
    where = listed("where")
    if unit.prep in where:
        return True
    inside = clause.first < unit.first < clause.last
    return inside and not unit.head and clause.word(unit.first - 1) in where


def _key(type_: str, entity: str | None, country: str | None, start: int) -> Key:
    """The side that a name of this type is, and its country."""
    if country and type_ in _STATES:
        return country, country
    key = entity or country or f"@{start}"
    return key, country or key
