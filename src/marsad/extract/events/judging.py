"""Drafts → those that tell a happening; events → the same with the parties that are likeliest.

The weights are learned (`training/events.py`); where the document gives nothing to weigh by, the rules decide alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from msgspec.structs import replace

from marsad.extract.events.bearing import MODELS
from marsad.extract.events.casting import Cell
from marsad.extract.events.clause import Unit
from marsad.extract.events.drafts import Draft
from marsad.extract.events.line_signs import around, beside, moods, named
from marsad.extract.events.objects import FALLING
from marsad.extract.events.sides import Scene, Side
from marsad.extract.events.signs import Flags, ruled, ruled_at_all, signs
from marsad.extract.events.syntax import bound, with_joined
from marsad.extract.events.weighing import ONE, OTHER, TIE, Weighed, model, weigh
from marsad.model import Event, Party, Statement

# From which sum on an event is told in a page; a side acted; a side was acted on. Tuned with cross-validation by
# document. What is told clearly in a text of a sentence or two has its limit in its table: it is above 0.
TOLD, ACTED, SUFFERED = -0.32, -0.6, -1.1
# From which log odds on a side of an event of a page acted, and was acted on; from which on another one acted too where
# the deed is not one of all parties.
DID, BORE, BOTH = -1.1, -1.0, -0.7
# What the rules leave out stands from this sum on, and only on a page of which they keep so many and the half: the
# model saw pages of events alone, and would find them in any other.
LIKELY, MANY = -0.32, 3
# The kinds for which a sentence alone can be judged: only they were learned from single sentences.
ALONE = frozenset(("ASSAULT", "PROTEST"))
# Where nobody weighs so much, the likeliest from this sum on did it: in a lone sentence but for deeds that are told
# without their doer, and on a page, which tells it elsewhere, whatever the deed.
LEAST, LEAST_OF_ALL = -1.0, -1.4
_ANYBODY = frozenset(("AID", "ASSAULT", "COERCE", "SANCTION", "CONCEDE", "RETREAT"))
# Deeds that a state, one side of it or the other, does within its borders.
_WITHIN = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"))
# Who of a country is another side than its government: rebels and the opposition.
APART = frozenset(("REB", "OPP"))
# What speaks in a lone sentence for a person or body rather than for the state that it is of.
_NAMED = 0.5
# What speaks for whom the rules read, where nothing else does.
_LITTLE = 0.1
Maker = Callable[[Unit, str, Statement | None], tuple[Party, ...]]


def told(drafts: list[Draft], kept: list[Draft], loose: Callable[[], list[Draft]]) -> list[Draft]:
    """The drafts of a page that tell a happening, in text order; `kept` are those that the rules would keep, `loose`
    finds those that no rule takes and that are likely to, on a page of which the rules keep much."""
    base, rules = model("events_told").get("*", 0.0), {id(d) for d in kept}
    dense = len(kept) >= MANY and 2 * len(kept) >= len(drafts)
    stand = []
    for draft in drafts if dense else kept:
        own = id(draft) in rules
        if draft.weak and not own and draft.reading.pattern is not None and draft.reading.pattern.parties > 1:
            continue
        seen = _in_page(draft, own)
        if base + sum(map(ONE, seen)) > (TOLD if own else LIKELY) + TIE:
            draft.seen = seen
            stand.append(draft)
    if dense:
        for draft in loose():
            draft.seen = _in_page(draft, False)
            stand.append(draft)
        stand.sort(key=lambda draft: draft.at)
    for draft in stand:
        draft.sure = True
    return stand


def marches(draft: Draft) -> bool:
    """Whether a force goes somewhere, which is no visit: «ستتوجه سفن البلدين إلى المحيط الهادئ»."""
    reading, actors = draft.reading, draft.cast.actors
    visit = reading.part == "verb" and reading.pattern is not None and reading.pattern.roles == "visit"
    forces = {u.last for u in draft.clause.units if u.head == "armed"}
    return visit and bool(actors) and all(u.head == "armed" or (u.head == "pair" and u.first in forces) for u in actors)


def page_signs(draft: Draft, kept: bool) -> list[str]:
    """The signs of a draft in a page."""
    return [sign for seen in _in_page(draft, kept) for sign in seen.signs]


def _in_page(draft: Draft, kept: bool) -> list[Weighed]:
    flags = _flags(draft)
    return [*_in_line(draft, kept, flags), ruled_at_all(flags, kept)]


def clear(drafts: list[Draft], kept: list[Draft], doer: Callable[[Draft], float]) -> list[Draft]:
    """The drafts of a text of a sentence or two: of violence and protest those told clearly, of all else the `kept`.
    `doer` tells how much the words of a draft's sentence speak for their naming who did it."""
    weights, rules = model("events_clear"), {id(d) for d in kept}
    stand: list[Draft] = []
    for draft in drafts:
        if draft.event.type in ALONE:
            own = sum(map(OTHER, _in_line(draft, id(draft) in rules, _flags(draft))))
            own += weigh(weights, _alone(draft, drafts, doer(draft)))
            draft.sure = own > TIE
        if draft.sure or (draft.event.type not in ALONE and id(draft) in rules):
            stand.append(draft)
    return stand


def line_signs(draft: Draft, kept: bool, drafts: list[Draft], doer: float) -> list[str]:
    """The signs of a draft, one of `drafts`, in a text of a sentence or two: its own, its sentence's, the others'."""
    own = [sign for seen in _in_line(draft, kept, _flags(draft)) for sign in seen.signs]
    return [*own, *_alone(draft, drafts, doer)]


def _alone(draft: Draft, drafts: list[Draft], doer: float) -> list[str]:
    """The signs of a draft that only a lone sentence is weighed by."""
    type_ = draft.event.type
    signs = [*around(draft.clause, type_, draft.dated), *beside(draft.clause, draft.at, type_)]
    return [*signs, *moods(drafts, type_), named(type_, doer)]


def _in_line(draft: Draft, kept: bool, flags: Flags) -> list[Weighed]:
    found = signs(draft.clause, draft.at, draft.reading, draft.cast, draft.event)
    found.append(ruled(draft.event.type, flags, kept))
    return found


def _flags(draft: Draft) -> Flags:
    return draft.weak, draft.firm, draft.guessed, draft.lean, draft.fit


@dataclass(slots=True, eq=False)
class Judged:
    """The sides of an event, each with how much speaks for its having acted and for its having been acted on, both
    above 0 where it is to be taken; from `least` on the likeliest did it where nobody weighs so much, from `another` on
    one more than the likeliest. `both` where a state may do violence to its own; `named` is what speaks for a person or
    body rather than for its state."""

    sides: list[Side]
    weights: list[tuple[float, float]]
    least: float
    both: bool = False
    named: float = 0.0
    another: float = 0.0


def by_weights(scene: Scene, draft: Draft, event: Event) -> Judged:
    """The sides as the weights of what is seen of them in the sentence alone have it."""
    cases = [model(name).get("*", 0.0) for name in MODELS]
    sides = list(scene.sides(draft, event).values())
    weights = [(did + cases[0] - ACTED, bore + cases[1] - SUFFERED) for did, bore in (s.weight() for s in sides)]
    if event.type not in ALONE:  # no lone sentence taught them: whom the rules read took part
        for k, (side, (did, bore)) in enumerate(zip(sides, weights, strict=True)):
            one, other = _LITTLE * (side.rule == "A"), _LITTLE * (side.rule == "R")
            weights[k] = max(did, one or did), max(bore, other or bore)
    least = inf if event.type in _ANYBODY else LEAST - ACTED
    return Judged(sides, weights, least, named=_NAMED)


def by_forests(cell: Cell, weights: list[tuple[float, float]]) -> Judged:
    """The sides of an event of a page as its `weights` have it."""
    return Judged(
        cell.sides, [(did - DID, bore - BORE) for did, bore in weights], LEAST_OF_ALL - DID, True, another=BOTH - DID
    )


def recast(scene: Scene, draft: Draft, event: Event, judged: Judged, make: Maker) -> Event:
    """`event` with the parties that are likeliest to have done it and to have suffered it."""
    assert draft.reading.pattern is not None
    roles, sides = draft.reading.pattern.roles, judged.sides
    mutual, visit = roles == "mutual", roles == "visit"
    hosts = {side.of for side in sides if side.rule == "R"} if visit else set[str]()
    if hosts:
        hosts -= {side.of for side in sides if side.rule == "A"}
    actors: list[tuple[float, Side]] = []
    recipients: list[tuple[float, Side]] = []
    verbal = roles == "agent" and draft.reading.part == "verb"
    subject = next((side for side in sides if side.rule == "A" and _subject(draft, side)), None) if verbal else None
    closed, sure = draft.cast.closed or (len(event.actors) > 1 and _paired(draft)), _sure(scene, draft, event)
    active = draft.reading.part == "verb" and event.type in FALLING and bool(draft.cast.recipients)
    for side, (one, other) in zip(sides, judged.weights, strict=True):
        if closed and side.rule == "-":  # both sides are told: nobody else takes part
            continue
        did, bore = one, other
        if subject:  # who stands right after his verb did it, and nobody whom the rules read nowhere
            did = max(did, 1.0, bore) if side is subject else min(did, 0.0) if side.rule == "-" else did
        if active and side.rule == "A":  # «وقتلوا سبعة»: who does it does not suffer it
            did, bore = max(did, bore), min(bore, 0.0)
        if sure and ((side.rule, side.key) in sure or (side.rule, side.of) in sure):
            did, bore = (max(did, 1.0, bore), bore) if side.rule == "A" else (min(did, 0.0), max(bore, 1.0))
        if side.of in hosts:  # the host of «يزور إيران» does not visit, though named again as «وطهران»
            did, bore = min(did, 0.0), bore if side.rule != "R" else max(bore, 1.0)
        both = judged.both and event.type in _WITHIN and side.key == side.of
        if did > TIE and (mutual or both or did >= bore - TIE):
            actors.append((did, side))
        if bore > TIE and not mutual and (both or not (did > TIE and did >= bore - TIE)):
            recipients.append((bore, side))
    actors = actors if mutual else _likely(actors, judged.another)
    if not actors:
        able = [(did, side) for side, (did, _) in zip(sides, judged.weights, strict=True)]
        actors = _likeliest(able, {side.of for _, side in recipients} | hosts, judged.least, judged.both)
    if visit:  # nobody is at home to himself for being named nearby
        own = {side.of for _, side in actors}
        recipients = [(bore, side) for bore, side in recipients if side.rule != "-" or side.of not in own]
    rule = event.evidence.rule
    if event.type in ALONE and any(not side.sited and side.key[0] != "@" for _, side in recipients):
        recipients = [(bore, side) for bore, side in recipients if not side.sited]
    doers, borne = (_parties(some, rule, draft, make, judged.named) for some in (actors, recipients))
    return replace(event, actors=doers, recipients=borne)


def _sure(scene: Scene, draft: Draft, event: Event) -> set[tuple[str, str]]:
    """Of which sides, each with its role, the words leave no doubt: those of the subject «الرئيسان», whoever speaks in
    «ناقشنا» and «دعاني», the object right after its verb, those whom the rules are sure of."""
    cast, reading = draft.cast, draft.reading
    sure = {(role, key) for key in scene.keys(cast.sure) for role in "AR"} if cast.sure else set[tuple[str, str]]()
    if _paired(draft):
        sure.update(("A", scene.party(p)[0]) for p in event.actors)
    if any(u.head == "pair" for u in cast.recipients):  # «حثت البلدين»
        sure.update(("R", scene.party(p)[0]) for p in event.recipients)
    if reading.me or (reading.first and event.type not in ALONE):
        sure.update(("R" if reading.me else "A", of) for of in scene.speakers(draft))
    if event.type not in FALLING:
        sure.update(("R", key) for key in scene.keys(_objects(draft)))
    return sure


def _paired(draft: Draft) -> bool:
    """Whether the subject of a mutual verb is «الرئيسان»."""
    pattern, cast = draft.reading.pattern, draft.cast
    mutual = draft.reading.part == "verb" and pattern is not None and pattern.roles == "mutual"
    return mutual and any(u.head == "pair" and u not in cast.assumed for u in cast.actors)


def _subject(draft: Draft, side: Side) -> bool:
    """Whether a side that the rules read as the doer stands right after its verb."""
    unit = side.unit
    if unit is None:
        return False
    close = unit.first == draft.at + 1 or bound(draft.clause, draft.at, [unit])  # «نددت بها نيروبي»
    return close and unit in draft.cast.actors


def _objects(draft: Draft) -> list[Unit]:
    """Whom the rules read as suffering it, right after the verb or after the doer that follows it: «اتهم … إيران»."""
    cast, at, pattern = draft.cast, draft.at, draft.reading.pattern
    verbal = draft.reading.part == "verb" and pattern is not None and pattern.roles == "agent"
    told = verbal and cast.actors and cast.recipients
    if not told or cast.recipients[0].prep or cast.recipients[0].adjective:
        return []
    subject = next((u for u in cast.actors if u.first == at + 1 and not u.adjective), None)
    close = cast.recipients[0].first == (subject.last if subject else at + 1)
    return with_joined(cast.recipients, 0) if close else []


def _likely(actors: list[tuple[float, Side]], least: float) -> list[tuple[float, Side]]:
    """The likeliest of those who acted, with those of its group, and others from this sum on."""
    most = max([did for did, _ in actors], default=0.0)
    team = next((side.team for did, side in actors if did == most), ())
    return [x for x in actors if x[0] == most or x[0] > least + TIE or (team and x[1].team == team)]


def _likeliest(
    able: list[tuple[float, Side]], others: set[str], least: float, bodies: bool
) -> list[tuple[float, Side]]:
    """Which state, or who of which, did it where nobody weighs enough: such deeds have a doer. Or which one of the
    `bodies` that are of none."""
    some = [x for x in able if x[1].of not in others and (x[1].of.isupper() or (bodies and x[1].key[0] != "@"))]
    best = max(some, key=lambda pair: pair[0], default=None)
    if best is None or best[0] <= least + TIE:
        return []
    return [x for x in some if x is best or (x[0] == best[0] and x[1].team and x[1].team == best[1].team)]


def _parties(sides: list[tuple[float, Side]], rule: str, draft: Draft, make: Maker, named: float) -> tuple[Party, ...]:
    """The likeliest side of each country, in the order of the text; who fights its government is another one."""
    best: dict[tuple[str, bool], tuple[float, Side, tuple[Party, ...]]] = {}
    for weight, side in sides:
        if side.party is not None:
            made: tuple[Party, ...] = (side.party,)
        else:
            made = make(side.unit, rule, draft.said) if side.unit is not None else ()
            if side.team:  # of a group only this one
                made = tuple([p for p in made if side.of in (p.country, p.entity)]) or made
        key = side.of, side.rule != "-" and any(p.sector in APART for p in made)
        rank = weight + (named if side.key != side.of else 0.0)
        if key not in best or rank > best[key][0] + TIE:
            best[key] = rank, side, made
    found: dict[tuple[str | None, str], Party] = {}
    for _, _, made in sorted(best.values(), key=lambda own: _first(own[1])):
        for party in made:
            found.setdefault((party.entity, party.evidence.text), party)
    return tuple(found.values())


def _first(side: Side) -> int:
    return side.party.evidence.start if side.party else side.unit.start if side.unit else 0
