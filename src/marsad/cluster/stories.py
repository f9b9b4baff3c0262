"""Which story a document belongs to: the stories near it and what ties it to others in, changed places and stories out.

A document follows the one it is tied to most surely among those before it (by day, then id); a story is all that hangs
together so. Whom a document follows depends on the documents only, never on the order in which they came: a late one
takes its place, and those after it follow it where it is nearer than what they followed. Only a story's id depends on
the order: it stays with the larger part when a story divides or two become one.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from marsad.cluster.origin import collapses
from marsad.cluster.trace import day
from marsad.model import Correction, Member, State, Story, Tie, Trace, Why

LARGEST = 500  # documents; a story of that size takes no more: what is about everything tells nobody anything
# How sure it is from here on that a document follows another: more than for two alone, for whoever follows brings all
# that hangs together with either. On the judged pairs woven among 23,250 reports it costs no F1 (0.92 as at 0.43, with
# precision 0.93 for 0.91), and of two documents of a large story far more often both are of the matter.
FOLLOWS = 0.7
Members = dict[str, Member]
Near = dict[str, Tie]  # by the other document


class Placed(Struct, frozen=True):
    """Documents whose place changed, stories that are new or changed, ids of stories that are no more."""

    members: tuple[Member, ...]
    stories: tuple[Story, ...]
    dissolved: tuple[str, ...]


def place(state: State, mine: Trace, ties: Iterable[Tie], decided: tuple[Correction, ...] = ()) -> Placed:
    """Put the document of `mine` in its place among `state`'s; a place it had before is given up. People who `decided`
    that a document begins a story, or that two stories are one, are obeyed."""
    parted = {c.target for c in decided if c.kind == "part-story"}
    id, before = mine.document, state.members
    near = {t.b if t.a == id else t.a: t for t in ties}
    members = {d: _without(m, id) for d, m in before.items() if d != id}
    members[id] = _settled(Member(document=id, story="", when=mine.when), near, members)
    for orphan in state.unsettled:
        if orphan in members:
            members[orphan] = _settled(members[orphan], _of(orphan, state.ties, id), members)
    for other, tie in near.items():
        if other in members and _order(members[other]) > _order(members[id]):
            members[other] = _moved(members[other], tie, members[id], members)
    for one in parted & members.keys():
        members[one] = replace(members[one], follows=None, nearness=0.0, apart=Why("correction.story"))
    return _changes(before, members, id, [(c.target, c.value) for c in decided if c.kind == "join-story"])


def _without(m: Member, id: str) -> Member:
    """`m` as if `id` had never been."""
    if m.follows != id and id not in m.sources:
        return m
    sources = tuple(s for s in m.sources if s != id)
    return replace(m, sources=sources, follows=None, nearness=0.0) if m.follows == id else replace(m, sources=sources)


def _of(orphan: str, ties: Iterable[Tie], id: str) -> Near:
    """What ties `orphan` to others than `id`, whose earlier version it followed."""
    return {t.b if t.a == orphan else t.a: t for t in ties if orphan in (t.a, t.b) and id not in (t.a, t.b)}


def _order(m: Member) -> tuple[str, str]:
    return day(m.when), m.document


def _settled(m: Member, near: Near, members: Members) -> Member:
    """`m`, following the nearest of those before it, and with its sources among them."""
    earlier = [o for o in near if o in members and o != m.document and _order(members[o]) < _order(m)]
    sources = tuple(sorted({*m.sources, *(o for o in earlier if collapses(near[o]))}))
    sized = Counter(o.story for o in members.values())
    best: tuple[float, str | None] = (0.0, None)
    kept_out: Why | None = None
    for other in earlier:
        if near[other].story < FOLLOWS:
            continue
        if sized[members[other].story] >= LARGEST and members[other].story != m.story:
            kept_out = Why("story.full", (str(LARGEST),))
        elif _nearer(members, (near[other].story, other), best):
            best = (near[other].story, other)
    return replace(m, nearness=best[0], follows=best[1], sources=sources, apart=None if best[1] else kept_out)


def _moved(m: Member, tie: Tie, newest: Member, members: Members) -> Member:
    """`m`, following the new one where that is nearer, and going back to it where both have one source."""
    if collapses(tie):
        m = replace(m, sources=tuple(sorted({*m.sources, newest.document})))
    if tie.story >= FOLLOWS and _nearer(members, (tie.story, newest.document), (m.nearness, m.follows)):
        return replace(m, follows=newest.document, nearness=tie.story, apart=None)
    return m


def _nearer(members: Members, new: tuple[float, str], old: tuple[float, str | None]) -> bool:
    """Whether the first is the better one to follow; of two as like, the earlier."""
    if old[1] is None or old[1] not in members or new[0] != old[0]:
        return new[0] > old[0]
    return _order(members[new[1]]) < _order(members[old[1]])


def _changes(before: Members, members: Members, id: str, joined: list[tuple[str, str]]) -> Placed:
    """What is different now; only the stories that have lost or won someone are put together anew. Documents that are
    `joined` are of one story, whichever they follow."""
    changed = {d for d, m in members.items() if before.get(d) != m} | {id}
    touched = {o.story for d in changed for o in (before.get(d), members[d]) if o and o.story}
    touched |= {members[f].story for d in changed if (f := members[d].follows) and f in members}
    here = [(a, b) for a, b in joined if a in members and b in members]
    for a, b in here:
        if {a, b} & changed or {members[a].story, members[b].story} & touched:
            touched |= {members[a].story, members[b].story} - {""}
    part = {d: m for d, m in members.items() if m.story in touched or d in changed}
    named = _named({d: m for d, m in before.items() if d in part}, part, here)
    moved = tuple(m for d, m in named.items() if before.get(d) != m or d == id)
    stories: defaultdict[str, list[Member]] = defaultdict(list)
    for m in named.values():
        stories[m.story].append(m)
    return Placed(
        moved,
        tuple(_story(s, stories[s]) for s in sorted(stories)),
        tuple(sorted(touched - stories.keys())),
    )


def _named(before: Members, members: Members, joined: list[tuple[str, str]]) -> Members:
    """Every document with its story's id: an id stays with the part that holds most of what had it."""
    parts = _together(members, [*joined, *((m.document, m.follows) for m in members.values() if m.follows)])
    claims = [
        (-n, old, k)
        for k, part in enumerate(parts)
        for old, n in Counter(before[d].story for d in part if d in before).items()
    ]
    ids: dict[int, str] = {}
    for _, old, k in sorted(claims):
        if k not in ids and old not in ids.values():
            ids[k] = old
    taken = set(ids.values()) | {m.story for m in before.values()}
    for k, part in enumerate(parts):
        if k not in ids:
            ids[k] = _fresh(min(part, key=lambda d: _order(members[d])), taken)
            taken.add(ids[k])
    return {
        d: members[d] if members[d].story == ids[k] else replace(members[d], story=ids[k])
        for k, part in enumerate(parts)
        for d in part
    }


def _fresh(first: str, taken: set[str]) -> str:
    """An id for a story that `first` opens."""
    n = 0
    while (id := "s" + hashlib.blake2b(f"{first}\n{n}".encode(), digest_size=5).hexdigest()) in taken:
        n += 1
    return id


def _together(nodes: Iterable[str], edges: Iterable[tuple[str, str | None]]) -> list[list[str]]:
    """The connected parts of a graph; edges that lead out of it are left aside."""
    near: dict[str, list[str]] = {n: [] for n in nodes}
    for a, b in edges:
        if b in near and a in near:
            near[a].append(b)
            near[b].append(a)
    parts, seen = [], set[str]()
    for node in sorted(near):
        part, todo = [], [node]
        while todo:
            if (at := todo.pop()) not in seen:
                seen.add(at)
                part.append(at)
                todo.extend(near[at])
        if part:
            parts.append(part)
    return parts


def _story(id: str, members: list[Member]) -> Story:
    """A story is named by the report that most others follow, the earliest of them if there are several."""
    ordered = sorted(members, key=_order)
    followed = Counter(m.follows for m in members)
    lead = min(ordered, key=lambda m: (-followed[m.document], _order(m)))
    edges = ((m.document, s) for m in members for s in m.sources)
    origins = len(_together((m.document for m in members), edges)) if len(members) > 1 else 1
    return Story(id=id, lead=lead.document, members=tuple(ordered), origins=origins)
