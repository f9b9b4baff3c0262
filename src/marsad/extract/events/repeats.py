"""The events of one document, in order → the same, repeats tied to the first telling and completed from it."""

from __future__ import annotations

import dataclasses

from msgspec.structs import replace

from marsad.extract.events.dating import NEWS
from marsad.extract.events.drafts import Draft
from marsad.extract.events.judging import APART
from marsad.extract.events.lexicon import listed
from marsad.extract.events.subjects import contexts
from marsad.model import Event, Interval, Party, Why

_MUTUAL = frozenset(("CONSULT", "COOPERATE", "AGREE"))
_RECALL = 6
_MONTH = 31
# How far apart, in letters, two parts of one report of violence may stand.
_APART = 700
_HAPPENED = frozenset(("asserted", "alleged"))
_MILD = frozenset(("CONSULT", "COOPERATE", "AGREE", "SUPPORT", "AID", "TRADE", "CONCEDE", "REJECT"))


def keep(drafts: list[Draft]) -> list[Draft]:
    """The drafts worth keeping: all of them on a page about dealings between parties, else the firm ones alone."""
    drafts = [d for d in drafts if d.fit]
    firm = [d for d in drafts if d.firm]
    return drafts if any(_telling(d.event) for d in firm) else firm


def _telling(event: Event) -> bool:
    """Whether an event shows what its page is about: it has two parties, or is of a kind that small talk never is."""
    return (event.type not in _MILD and bool(event.actors)) or len(
        {_who(p) for p in (*event.actors, *event.recipients)}
    ) > 1


def tie(drafts: list[Draft]) -> list[tuple[Draft, Event]]:
    """The events that stand, numbered v1, v2 …; a repeat without parties or date of its own takes the first's."""
    made: list[Event] = []
    told: list[Draft] = []
    firsts: dict[tuple[str, str], list[int]] = {}  # where in `made` what has a type and modality is told first
    types: set[str] = set()
    people = _people(drafts)
    for draft in drafts:
        event = draft.event
        before = firsts.setdefault((event.type, event.modality), [])
        able = [made[i] for i in before if draft.lean or _alike(made[i], event, people)]
        first = _first(able, draft) if able else None
        if first is not None:
            if draft.guessed and draft.lean and first.actors:
                event = replace(event, actors=())
            event = _completed(event, first)
            at = next(i for i in before if made[i] is first)
            made[at] = _dated(first, event)
        elif _unfounded(draft, types):
            continue
        elif not draft.reading.loose:  # what no rule took is no first telling of what follows
            before.append(len(made))
        event = _partners(made, event)
        made.append(replace(event, id=f"v{len(made) + 1}", contexts=contexts(draft.clause, draft.at)))
        types.add(event.type)
        told.append(draft)
    return [(d, _carried(made, i)) for i, d in enumerate(told)]


def told_again(draft: Draft, event: Event, first: Event) -> bool:
    """Whether a draft only points back to the `first` telling of a deed of several parties, all its own among them:
    «اتفقت تركيا والولايات المتحدة … وأضاف أن الاتفاق …»."""
    pattern = draft.reading.pattern
    if pattern is None or pattern.roles != "mutual" or draft.reading.part != "noun" or not draft.reading.definite:
        return False
    return {_who(p) for p in event.actors} < {_who(p) for p in first.actors}


def _unfounded(draft: Draft, types: set[str]) -> bool:
    """Whether a draft that repeats nothing tells nothing: too few parties and no such event before, or «الاتصال»."""
    pattern = draft.reading.pattern
    return (pattern is not None and pattern.again) or (draft.weak and not draft.sure and draft.event.type not in types)


def _placed(made: list[Event], i: int) -> Event:
    """A meeting is where the visit or meeting told beside it, by or with the same, is."""
    event = made[i]
    if event.place or event.type != "CONSULT":
        return event
    own = {_who(p) for p in (*event.actors, *event.recipients)}
    for other in (*reversed(made[max(0, i - _RECALL) : i]), *made[i + 1 : i + 1 + _RECALL]):
        alike = other.type == event.type and other.place and _overlap(event.when, other.when)
        if alike and not own.isdisjoint(map(_who, (*other.actors, *other.recipients))):
            return replace(event, place=other.place)
    return event


def _told_later(made: list[Event], i: int, event: Event) -> Event:
    """A meeting spoken of before its parties are named («المفاوضات») has those of the next one that names them."""
    own = {_who(p) for p in event.actors}
    for other in made[i + 1 : i + 1 + _RECALL]:
        sides = {_who(p) for p in other.actors}
        if other.type == event.type and len(sides) > 1 and own <= sides and _overlap(event.when, other.when):
            return replace(event, actors=event.actors + tuple(p for p in other.actors if _who(p) not in own))
    return event


def _first(made: list[Event], draft: Draft) -> Event | None:
    """The event of `made`, all of its type and modality, that `draft` tells again; «الاجتماع» on its own is rather that
    one than one of the topic's."""
    if draft.guessed and draft.lean:
        bare = dataclasses.replace(draft, event=replace(draft.event, actors=()))
        found = next((e for e in reversed(made) if e.actors and _same(e, bare)), None)
        if found is not None:
            return found
    alike = [e for e in reversed(made) if _same(e, draft)]
    return next((e for e in alike if e.actors), alike[0] if alike else None)


def _carried(made: list[Event], i: int) -> Event:
    """Violence that names no doer, victim or place beside more of it that does: a report tells one attack by parts."""
    event = _placed(made, i)
    if event.type in _MUTUAL and not event.recipients and len({_who(p) for p in event.actors}) < 2:
        return _told_later(made, i, event)
    if event.type != "ASSAULT" or event.modality not in _HAPPENED:
        return event
    if event.actors and event.place and any(p.country or p.entity for p in event.recipients):
        return event
    around = [*reversed(made[max(0, i - _RECALL) : i]), *made[i + 1 : i + 1 + _RECALL]]
    for other in around:
        if other.type == event.type and other.modality in _HAPPENED and _beside(event, other):
            event = replace(
                event,
                actors=event.actors or _without(other.actors, event.recipients),
                recipients=_identified(event.recipients, _without(other.recipients, event.actors)),
                place=event.place or other.place,
            )
    return event


def _identified(victims: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Victims without a name («ثلاثة أشخاص») are of the country of those named beside, who stand in for none at all."""
    countries = {p.country for p in others} - {None}
    if not victims:
        return others
    if len(countries) != 1 or any(p.country or p.entity for p in victims):
        return victims
    return tuple(replace(p, country=next(iter(countries))) for p in victims)


def _beside(event: Event, other: Event) -> bool:
    sides = _compatible(event.actors, other.actors) and _compatible(event.recipients, other.recipients)
    near = abs(event.evidence.start - other.evidence.start) <= _APART
    return near and sides and _overlap(event.when, other.when)


def _without(parties: tuple[Party, ...], taken: tuple[Party, ...]) -> tuple[Party, ...]:
    names = {_who(p) for p in taken}
    return tuple(p for p in parties if _who(p) not in names)


def share(drafts: list[Draft]) -> None:
    """Completes the violence of one sentence from itself: «مقتل جنود في غارة إسرائيلية» has one doer and one victim."""
    violent = [d for d in drafts if d.event.type == "ASSAULT"]
    if not violent:
        return
    doers = next((d.event.actors for d in violent if d.event.actors), ())
    victims = next((d.event.recipients for d in violent if d.event.recipients), ())
    named = next((d.event.recipients for d in violent if not _sited(d) and _named(d.event.recipients)), ())
    for draft in violent:
        event = draft.event
        if named and _sited(draft):  # «غارة في سوريا قتلت قياديا في داعش»: the place stood for nobody
            event = replace(event, recipients=())
            victims = named
        taken = {_who(p) for p in event.recipients}
        actors = event.actors or tuple(p for p in doers if _who(p) not in taken)
        done = {_who(p) for p in actors}
        recipients = event.recipients or tuple(p for p in victims if _who(p) not in done)
        draft.event = replace(event, actors=actors, recipients=recipients)
        draft.weak = draft.weak and not (actors or recipients)


def _sited(draft: Draft) -> bool:
    """Whether an attack names no victim but the place where it fell."""
    return all(unit.prep in listed("where") for unit in draft.cast.recipients)


def _named(parties: tuple[Party, ...]) -> bool:
    return any(p.entity for p in parties)


def _partners(made: list[Event], event: Event) -> Event:
    """A meeting that names one side, or says «الجانبان», has the sides of the latest one that named both."""
    if event.type not in _MUTUAL or event.recipients or len({_who(p) for p in event.actors}) > 1:
        return event
    own = {_who(p) for p in event.actors}
    for other in reversed(made[-_RECALL:]):
        sides = {_who(p) for p in other.actors}
        if other.type in _MUTUAL and not other.recipients and len(sides) > 1 and own <= sides:
            more = tuple(p for p in other.actors if _who(p) not in own)
            return replace(event, actors=event.actors + more)
    return event


def _same(first: Event, draft: Draft) -> bool:
    event = draft.event
    if not draft.lean and (draft.weak or not (event.actors or event.recipients)):
        return False
    if (first.mode and event.mode and first.mode != event.mode) or not _overlap(first.when, event.when):
        return False
    return _compatible(first.actors, event.actors) and _compatible(first.recipients, event.recipients)


def _compatible(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    if not a or not b:
        return True
    left, right = {_who(p) for p in a}, {_who(p) for p in b}
    return left <= right or right <= left


def _people(drafts: list[Draft]) -> frozenset[str]:
    """The entities that are persons among those who take part."""
    units = (u for d in drafts for u in (*d.cast.actors, *d.cast.recipients))
    return frozenset(u.mention.entity for u in units if u.mention and u.mention.type == "PER" and u.mention.entity)


def _alike(first: Event, event: Event, people: frozenset[str]) -> bool:
    """Whether two meetings may be one by the persons named: «التقى شكري لافروف» and «التقى شكري كيري» are not."""
    if first.type not in _MUTUAL:
        return True
    ours, theirs = ({p.entity for p in (*e.actors, *e.recipients)} & people for e in (event, first))
    return ours <= theirs or theirs <= ours


def _who(party: Party) -> str:
    """A state with all who are of it, but for those who fight or oppose it."""
    apart = party.sector in APART and party.entity
    return party.entity or "" if apart else party.country or party.entity or party.evidence.text


def _overlap(a: Interval, b: Interval) -> bool:
    """Whether both may be the same day; an open side excludes nothing."""
    if not a.closed or not b.closed:
        return True
    return not (a.latest and b.earliest and a.latest < b.earliest) and not (
        b.latest and a.earliest and b.latest < a.earliest
    )


def _completed(event: Event, first: Event) -> Event:
    """A repeat with what the first telling knows besides; what is told of a whole year («القمم») has no one place."""
    when = event.when if event.when.closed or not _exact(first.when) else first.when
    return replace(
        event,
        actors=event.actors or first.actors,
        recipients=event.recipients or first.recipients,
        place=event.place or (None if first.when.closed and not _exact(first.when) else first.place),
        when=when,
        when_reason=event.when_reason if when is event.when else _as(first),
        same_as=first.id,
    )


def _exact(when: Interval) -> bool:
    """Whether an interval says when it was, rather than in which season or year."""
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= _MONTH


def _as(first: Event) -> Why:
    return Why("dated.first", (first.evidence.text,))


def _dated(first: Event, again: Event) -> Event:
    """The first telling (a title, often) takes the day that a later one gives."""
    if first.when.closed and first.when_reason != NEWS:
        return first
    if not again.when.closed or again.when_reason in (NEWS, _as(first)):
        return first
    return replace(first, when=again.when, when_reason=again.when_reason)
