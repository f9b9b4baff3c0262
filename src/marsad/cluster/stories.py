"""Which story a document belongs to: the stories near it and its trace in, changed places and stories out.

A document follows the one it is most like among those before it (by day, then id), if any is like enough; a story is
all that hangs together so. Whom a document follows depends on the documents only, never on the order in which they
came: a late one takes its place, and those after it follow it where it is nearer than what they followed. Only a
story's id depends on the order: it stays with the larger part when a story divides or two become one.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from marsad.cluster.likeness import ALIKE, likeness
from marsad.cluster.trace import day
from marsad.model import Member, Reuse, State, Story, Trace

LARGEST = 500  # documents; a story of that size takes no more: what is about everything tells nobody anything
Members = dict[str, Member]


class Placed(Struct, frozen=True):
    """Documents whose place changed, stories that are new or changed, ids of stories that are no more."""

    members: tuple[Member, ...]
    stories: tuple[Story, ...]
    dissolved: tuple[str, ...]


def place(state: State, mine: Trace, label: str, reuse: tuple[Reuse, ...]) -> Placed:
    """Put the document of `mine` in its place among `state`'s; a place it had before is given up."""
    before = state.members
    members = {d: m for d, m in before.items() if d != mine.document}
    traces = {d: t for d, t in state.traces.items() if d != mine.document and d in members}
    members[mine.document] = Member(document=mine.document, story="", label=label, when=mine.when)
    traces[mine.document] = mine
    for id in _unsettled(members, traces, mine.document):
        members[id] = _settle(members, traces, id)
    for id in _later(members, traces, mine.document):
        near = likeness(mine, traces[id])
        old = members[id]
        if near >= ALIKE and _nearer(members, (near, mine.document), (old.nearness, old.follows)):
            members[id] = replace(old, follows=mine.document, nearness=near)
    named = _named(before, members)
    every = (*(r for r in state.reuse if mine.document not in (r.a, r.b)), *reuse)
    return _changes({d: m for d, m in before.items() if d != mine.document}, before, named, every)


def _order(m: Member) -> tuple[str, str]:
    return day(m.when), m.document


def _unsettled(members: Members, traces: Mapping[str, Trace], newest: str) -> list[str]:
    """The new document, and those that followed an earlier version of it."""
    return [newest, *(d for d, m in members.items() if m.follows == newest and d in traces)]


def _later(members: Members, traces: Mapping[str, Trace], id: str) -> list[str]:
    return [d for d in traces if _order(members[d]) > _order(members[id])]


def _settle(members: Members, traces: Mapping[str, Trace], id: str) -> Member:
    """The member `id`, following the most like of the documents before it."""
    best: tuple[float, str | None] = (0.0, None)
    full = {story for story, n in Counter(m.story for m in members.values()).items() if story and n >= LARGEST}
    for other in traces:
        if members[other].story not in full and _order(members[other]) < _order(members[id]):
            near = likeness(traces[id], traces[other])
            if near >= ALIKE and _nearer(members, (near, other), best):
                best = (near, other)
    return replace(members[id], nearness=best[0], follows=best[1])


def _nearer(members: Members, new: tuple[float, str], old: tuple[float, str | None]) -> bool:
    """Whether the first is the better one to follow; of two as like, the earlier."""
    if old[1] is None or old[1] not in members or new[0] != old[0]:
        return new[0] > old[0]
    return _order(members[new[1]]) < _order(members[old[1]])


def _named(before: Members, members: Members) -> Members:
    """Every document with its story's id: an id stays with the part that holds most of what had it."""
    parts = _together(members, ((m.document, m.follows) for m in members.values() if m.follows))
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
    return {d: replace(members[d], story=ids[k]) for k, part in enumerate(parts) for d in part}


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


def _changes(kept: Members, before: Members, members: Members, reuse: Iterable[Reuse]) -> Placed:
    """`kept` are the places that the record still holds: not that of the document which is written anew."""
    changed = [m for d, m in members.items() if kept.get(d) != m]
    touched = {m.story for m in changed} | {before[m.document].story for m in changed if m.document in before}
    stories: defaultdict[str, list[Member]] = defaultdict(list)
    for m in members.values():
        stories[m.story].append(m)
    copies = [(r.a, r.b) for r in reuse if r.copy]
    return Placed(
        tuple(changed),
        tuple(_story(id, stories[id], copies) for id in sorted(touched) if id in stories),
        tuple(sorted(touched - stories.keys())),
    )


def _story(id: str, members: list[Member], copies: list[tuple[str, str]]) -> Story:
    """A story bears the label of the report that most others follow, the earliest of them if there are several."""
    ordered = sorted(members, key=_order)
    followed = Counter(m.follows for m in members)
    hub = min(ordered, key=lambda m: (-followed[m.document], _order(m)))
    documents = tuple(m.document for m in ordered)
    return Story(id=id, label=hub.label, documents=documents, origins=len(_together(documents, copies)))
