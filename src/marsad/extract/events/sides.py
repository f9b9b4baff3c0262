"""An event as the rules left it → everyone near it who may have taken part, each with the signs of it.

A side is a state with its people and towns, or a body, person or group by itself: the rebels of a country are another
side than its government. Its units are the places where it is named: in the sentence, in the title, as whom the text
spoke of, as a party of the last event of the type, as who speaks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from marsad.extract.events import bearing
from marsad.extract.events.agreement import gender
from marsad.extract.events.clause import Clause, Names, Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.lexicon import listed
from marsad.extract.events.memory import remembered
from marsad.extract.events.signs import kind
from marsad.extract.events.weighing import Weighed
from marsad.model import Annotated, Event, Party

# Counts and places in a row from these on are one sign.
_OFTEN, _FOURTH = 6, 4
# The place of a unit in the trigger's own sentence; of one that is only named often, and how many such ones there are.
_SENTENCE, _PAGE, _MAIN = "s", "page", 3
_NAMED = frozenset(("PER", "ORG", "GPE", "NORP"))
# The types of what stands for its country itself.
_STATES = frozenset(("GPE", "NORP"))
# How often a country did or suffered what a document tells elsewhere is counted so far; `*` are deeds of all types.
_TWICE, _ALL = 2, "*"
# What is counted of a country that took part in nothing.
_NOTHING = [0, 0]
# Whom the rules did not read in the sentence: who speaks, and who is known from an earlier telling.
_SAYS, _AGAIN = "said", "again"
# More than so many whom one party names are a group.
_PAIR = 2
Key = tuple[str, str]  # a side, and the country that it is or is of (the side again where none is known)
Ruled = tuple[str, str, str, Party]  # a side with its country, the role that the rules gave it, as what party


@dataclass(slots=True, eq=False)
class Side:
    """One who may have taken part, `of` a country: by whom the rules read it, where it is named, the signs of it.

    `did` and `bore` are what all that is seen weighs. `source` is where it is named last. `sited` where it is only the
    place where something is: «في العراق». `doubled` where two units of one source name it, so that signs may be seen
    twice and count once. `team` are all members of the group that it is named with, if any: «الدول الست». `way` is how
    the rules came to it (`matters.Cast`): `said` where it speaks, `again` where an earlier telling names it.
    """

    key: str
    of: str
    rule: str = "-"
    party: Party | None = None
    unit: Unit | None = None
    seen: list[Weighed] = field(default_factory=list)
    did: float = 0.0
    bore: float = 0.0
    source: str = ""
    doubled: bool = False
    sited: bool = False
    team: tuple[Key, ...] = ()
    way: str = ""

    @property
    def signs(self) -> set[str]:
        """All signs of the side."""
        return {sign for seen in self.seen for sign in seen.signs}

    def weight(self) -> tuple[float, float]:
        """How much its signs speak for its having acted, and for its having been acted on."""
        if not self.doubled:  # else what two units share is in the sums twice
            return self.did, self.bore
        did = bore = 0.0
        for sign in dict.fromkeys([sign for seen in self.seen for sign in seen.carried]):
            did, bore = did + sign.one, bore + sign.other
        return did, bore


@dataclass(slots=True, eq=False)
class Known:
    """A unit of a document: the sides that it names, what it is, how often its country is named, whether in the title.

    A `region` is an adjective of no state («جولته الخليجية», «الأمن العربي») beside no people; a group is only
    `described` where no name says who it is. `gender` is its grammatical one (`agreement.gender`).
    """

    keys: tuple[Key, ...]
    of: str
    what: str
    often: int
    titled: bool
    region: bool
    described: bool
    gender: str


class Scene:
    """A document's parties at large: how often each is named, who is in the title, who took part last, by type.

    `done` are the events that sides are asked for.
    """

    def __init__(self, doc: Annotated, names: Names, done: Iterable[Event]) -> None:
        self.names, self.norm = names, doc.tokens.norm
        self.ruled: dict[int, list[Ruled]] = {}  # by the event's identity: whoever asks keeps the events
        self.deeds: dict[str, dict[str, list[int]]] = {_ALL: {}}  # by type and country: what it did, what it suffered
        for event in done:
            some = self.ruled[id(event)] = self._ruled(event)
            deeds = self.deeds.setdefault(event.type, {})
            for of, rule in {(of, rule) for _, of, rule, _ in some}:
                for counts in (deeds, self.deeds[_ALL]):
                    counts.setdefault(of, [0, 0])[rule == "R"] += 1
        self.often: dict[str, int] = {}  # in the order of their first names
        self.named: dict[str, list[int]] = {}  # the tokens of all names of a country, in order
        self.titled: dict[str, Unit] = {}
        units: dict[str, Unit] = {}
        title = doc.article.title.end if doc.article.title else 0
        for first, (last, mention) in names.at.items():
            key = names.country(mention) or mention.entity
            if not key:
                continue
            self.named.setdefault(key, []).append(first)
            if mention.type in _NAMED:
                self.often[key] = self.often.get(key, 0) + 1
                if key not in units:
                    span = mention.evidence.span
                    units[key] = Unit(first, last, span.start, span.end, mention=mention)
                    if title > span.start:
                        self.titled[key] = units[key]
        self.title = list(self.titled.values())
        main = sorted(units, key=lambda key: -self.often[key])[:_MAIN]
        self.main = [units[key] for key in main if self.often[key] > 1]
        self.before: dict[str, list[Unit]] = {}
        self.units: dict[int, Known] = {}  # by the unit's identity: the drafts keep every unit
        self._said: dict[str, set[str]] = {}

    def known(self, unit: Unit) -> Known:
        """What is known of a unit."""
        return self.units.get(id(unit)) or self._unit(unit)

    def _unit(self, unit: Unit) -> Known:
        """What is known of a unit that was not asked for before."""
        keys, mention = self._keys(unit), unit.mention
        key, of = keys[0]
        region = mention is not None and mention.type == "NORP" and not unit.head and not self.names.country(mention)
        often = min(self.often.get(of, 0), _OFTEN)
        own = gender(unit, self.norm[unit.first])
        found = Known(keys, of, kind(unit), often, of in self.titled, region, key[0] == "@", own)
        self.units[id(unit)] = found
        return found

    def _keys(self, unit: Unit) -> tuple[Key, ...]:
        """The sides that a unit names: one, or two for «الجانبان»."""
        if len(unit.told) > 1:
            return tuple([(self.names.entities[e].country or e,) * 2 for e in unit.told])
        mention = unit.mention
        if mention is None:
            return ((f"@{unit.start}",) * 2,)
        return (_key(mention.type, mention.entity, self.names.country(mention), unit.start),)

    def keys(self, units: Iterable[Unit]) -> set[str]:
        """The sides that some units name."""
        return {key for unit in units for key, _ in self._keys(unit)}

    def party(self, party: Party) -> Key:
        """The side that a party is."""
        known = self.names.entities.get(party.entity or "")
        country = party.country or (known.country if known else None)
        return _key(known.type if known else "", party.entity, country, party.evidence.start)

    def _ruled(self, event: Event) -> list[Ruled]:
        """An event's parties with their sides and the roles that the rules gave them."""
        parties = (("A", event.actors), ("R", event.recipients))
        return [(*self.party(p), role, p) for role, some in parties for p in some]

    def speakers(self, draft: Draft) -> Collection[str]:
        """The countries of those who say what holds the trigger."""
        said = draft.said
        if said is None:
            return ()
        found = self._said.get(said.id)
        if found is None:
            found = self._said[said.id] = {self.party(p)[1] for p in said.speakers}
        return found

    def sides(self, draft: Draft, event: Event) -> dict[str, Side]:
        """Everyone who may have taken part in `event`, by key, with signs."""
        found: dict[str, Side] = {}
        for key, of, rule, party in self.ruled[id(event)]:
            if key not in found:
                found[key] = Side(key, of, rule, party)
        of_rules = list(found.values())
        cast, pattern = draft.cast, draft.reading.pattern
        assert pattern is not None
        outline = bearing.Outline(
            event.type, pattern.id, pattern.roles, draft.reading.form, (bool(cast.actors), bool(cast.recipients)),
            (min(len(event.actors), 2), min(len(event.recipients), 2)), event.place is not None,
        )  # fmt: skip
        frame = bearing.frame(outline)
        speakers = self.speakers(draft)
        self._inside(found, draft, speakers, frame)
        self._outside(found, draft, speakers, frame)
        if of_rules:
            self._ways(of_rules, draft, event, speakers)
        self._whole(found, of_rules, draft.clause, event, frame)
        if took := [u for u in (*cast.actors, *cast.recipients) if u.mention or u.told]:
            self.before[event.type] = took
        return found

    def _ways(self, ruled: list[Side], draft: Draft, event: Event, speakers: Collection[str]) -> None:
        """Notes how the rules came to each side that they read."""
        cast, found = draft.cast, dict[tuple[str, str], str]()
        for role, units in (("A", cast.actors), ("R", cast.recipients)):
            for unit in units:
                for key, of in self.known(unit).keys:
                    for name in (key, of):
                        found.setdefault((role, name), cast.way(unit))
        other = _AGAIN if event.same_as else ""
        for side in ruled:
            way = found.get((side.rule, side.key)) or found.get((side.rule, side.of))
            side.way = way or (_SAYS if side.of in speakers else other)

    def _inside(self, found: dict[str, Side], draft: Draft, speakers: Collection[str], frame: bearing.Frame) -> None:
        """Adds the units of the trigger's own sentence."""
        clause, at, units, known_of = draft.clause, draft.at, draft.clause.units, self.units.get
        actors, recipients, barred = draft.cast.actors, draft.cast.recipients, draft.cast.barred
        cast_of, role_of, place_of = frame.cast, frame.role, frame.place
        behind, ahead = sum([u.last <= at for u in units]), 0
        for i, unit in enumerate(units):
            if unit.first <= at < unit.last or unit in barred or _two(unit):
                continue
            known = known_of(id(unit)) or self._unit(unit)
            rule = "A" if unit in actors else "R" if unit in recipients else "-"
            if known.region and rule != "A":
                continue
            side, order = ("<", behind - 1 - i) if unit.first <= at else (">", ahead)
            ahead += side == ">"
            gap = bearing.between(clause, at, unit)
            seen = (
                cast_of[rule, side, unit.prep],
                role_of[known.what, rule, side, order if order < _FOURTH else _FOURTH, known.of in speakers],
                place_of[rule, side, gap, unit.joined, unit.adjective, known.often, known.titled],
            )
            _add(found, known.keys, unit, seen, _SENTENCE)

    def _outside(self, found: dict[str, Side], draft: Draft, speakers: Collection[str], frame: bearing.Frame) -> None:
        """Adds the units elsewhere: whom the text spoke of, the title, whoever took part in the last event of the type,
        and of whom it tells most.

        A described group counts only where it stands.
        """
        first, last, title = draft.clause.first, draft.clause.last, self.title
        if title and title[-1].first >= first:
            title = [u for u in title if not first <= u.first < last]
        known_of, weighed_of = self.units.get, frame.known
        before = self.before.get(draft.event.type, ())
        for source, units in (("last", draft.last), ("title", title), ("before", before)):
            for unit in units:
                known = known_of(id(unit)) or self._unit(unit)
                if not (known.region or known.described):
                    seen = frame.far[source], weighed_of[source, known.what, known.of in speakers, known.often]
                    _add(found, known.keys, unit, seen, source)
        if not self.main:
            return
        met = {side.of for side in found.values()}
        for unit in self.main:  # of whom the report tells may do what is told far from any name
            known = known_of(id(unit)) or self._unit(unit)
            if known.of not in met and not (known.region or known.described):
                seen = frame.far[_PAGE], weighed_of[_PAGE, known.what, known.of in speakers, known.often]
                _add(found, known.keys, unit, seen, _PAGE)

    def _whole(
        self, found: dict[str, Side], ruled: list[Side], clause: Clause, event: Event, frame: bearing.Frame
    ) -> None:
        """Adds what each side is taken together, and its country: what the rules made of it and of others of the same,
        what it does in the other events; `ruled` are those whom the rules read in this one."""
        first, last, where = clause.first, clause.last, listed("where")
        did, bore, borne, kin = set[str](), set[str](), set[str](), dict[str, str]()
        for _, of, rule, _ in self.ruled[id(event)]:  # actors first
            (did if rule == "A" else bore).add(of)
        for side in ruled:
            rules = kin.get(side.of, "")
            kin[side.of] = rules if side.rule in rules else rules + side.rule
            if side.rule == "R" and side.key[0] != "@":
                borne.add(side.of)
        deeds, every = self.deeds[event.type], self.deeds[_ALL]
        whole_of, habit_of, way_of, norm = frame.whole, frame.habit, frame.way, clause.norm
        for key, side in found.items():
            of, rule, unit = side.of, side.rule, side.unit
            inside = unit is not None and first <= unit.first < last
            if unit is not None:
                near = inside and unit.first > first and not unit.head
                side.sited = unit.prep in where or (near and norm[unit.first - 1 - first] in where)
            any_ = every.get(of)
            if any_ is None:
                habit = _NO_HABIT
            else:
                one, acted, suffered = deeds.get(of, _NOTHING), of in did, of in bore
                habit = _habit((one[0] - acted, one[1] - suffered, any_[0] - acted, any_[1] - suffered))
            apart = len(borne) > (of in borne)
            related = kin[of].replace(rule, "") if of in kin else ""
            one_, other_ = whole_of[rule, inside, key[0] == "@", side.sited, apart, related], habit_of[rule, habit]
            side.seen += (one_, other_)
            side.did += one_.one + other_.one
            side.bore += one_.other + other_.other
            if rule != "-":
                way = way_of[rule, side.way, inside]
                side.seen.append(way)
                side.did += way.one
                side.bore += way.other


def _two(unit: Unit) -> bool:
    """Whether a unit is «الجانبان», whose sides the rules have named already if anybody knows them."""
    return unit.head == "pair" and unit.mention is None and not unit.told


@remembered
def _habit(counts: tuple[int, int, int, int]) -> bearing.Habit:
    """What a country did and suffered of one type and of all, as far as it is counted; which of both rather."""
    did, bore, did_any, bore_any = counts
    lean = ((did > bore) - (did < bore), (did_any > bore_any) - (did_any < bore_any))
    return (min(did, _TWICE), min(bore, _TWICE), min(did_any, _TWICE), min(bore_any, _TWICE)), lean


_NO_HABIT = _habit((0, 0, 0, 0))


def _add(found: dict[str, Side], keys: tuple[Key, ...], unit: Unit, seen: tuple[Weighed, ...], source: str) -> None:
    """Adds what is seen of a unit to its sides."""
    did = bore = 0.0
    for one in seen:
        did += one.one
        bore += one.other
    team = keys if len(keys) > _PAIR else ()
    for key, of in keys:
        side = found.get(key)
        if side is None:
            found[key] = Side(key, of, "-", None, unit, [*seen], did, bore, source, team=team)
            continue
        side.team = side.team or team
        if side.unit is None:
            side.unit = unit
        if side.source == source:
            side.doubled = True
        side.source = source
        side.seen += seen
        side.did += did
        side.bore += bore


def _key(type_: str, entity: str | None, country: str | None, start: int) -> Key:
    """The side that a name of this type is, and its country."""
    if country and type_ in _STATES:
        return country, country
    key = entity or country or f"@{start}"
    return key, country or key
