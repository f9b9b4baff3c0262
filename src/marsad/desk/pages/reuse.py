"""A story's readings and ties in, out: where each report comes from, who copied whom, and what counts as one voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from marsad.desk.pages.woven import Source, source
from marsad.model import Reading, Reused, Tie, Why
from marsad.pipeline import independent, provenance

NODES, EDGES = 24, 40  # reports of the picture and rows of the table that stay legible
ROW, ROOM, REACH = 34, 250, 110  # of the picture, in its own units: a report's line, its name's width, the widest arc


class Origin(Struct, frozen=True, kw_only=True):
    """A report, why it is held to come from where it does (none: unknown), and the number of its voice in the story;
    `alone` where no other report counts with it."""

    source: Source
    reasons: tuple[Why, ...]
    voice: int
    alone: bool


class Edge(Struct, frozen=True, kw_only=True):
    """Two reports that share wording or a source, the earlier first; `together` where both count as one voice."""

    earlier: str
    later: str
    reuse: Reused
    share: float
    passages: int
    reason: Why | None
    together: bool


class Arc(Struct, frozen=True, kw_only=True):
    """An edge of the picture, as a path in its units; it leaves the earlier report and ends at the later one."""

    edge: Edge
    path: str


class Reuse(Struct, frozen=True, kw_only=True):
    """Who copied whom in a story. `tied` counts all edges; the picture has the reports of its arcs, earliest first."""

    origins: tuple[Origin, ...]
    edges: tuple[Edge, ...]
    tied: int
    nodes: tuple[Source, ...]
    arcs: tuple[Arc, ...]

    @property
    def width(self) -> int:
        return ROOM + REACH

    @property
    def height(self) -> int:
        return len(self.nodes) * ROW

    @property
    def voices(self) -> int:
        return len({o.voice for o in self.origins})


def reuse(readings: Sequence[Reading], ties: Sequence[Tie]) -> Reuse:
    """Who copied whom among `readings`."""
    articles = {r.document.id: r.document for r in readings}
    order = {s.id: n for n, s in enumerate(sorted(map(source, readings), key=_day))}
    found, voices = provenance(articles.values(), ties), independent(articles, ties)
    size = Counter(voices.values())
    sources = {r.document.id: source(r) for r in readings}
    edges = [_edge(t, order, voices) for t in ties if t.a in order and t.b in order and _tells(t)]
    edges.sort(key=lambda e: (e.reuse == "none", not e.together, -e.share, order[e.later], order[e.earlier]))
    rank = {v: n for n, v in enumerate(dict.fromkeys(voices[id] for id in order), 1)}
    nodes, arcs = _picture(edges, order)
    return Reuse(
        origins=tuple(
            Origin(source=sources[d], reasons=found[d].reasons, voice=rank[voices[d]], alone=size[voices[d]] == 1)
            for d in order
        ),
        edges=tuple(edges[:EDGES]), tied=len(edges), nodes=tuple(sources[d] for d in nodes), arcs=arcs,
    )  # fmt: skip


def _day(s: Source) -> tuple[str, str]:
    return str(s.when.earliest or s.when.latest or "9"), s.id


def _tells(tie: Tie) -> bool:
    return tie.reuse != "none" or tie.origin is not None or (tie.owner is not None and tie.same_event)


def _edge(tie: Tie, order: dict[str, int], voices: dict[str, int]) -> Edge:
    earlier, later = sorted((tie.a, tie.b), key=lambda d: order[d])
    return Edge(
        earlier=earlier, later=later, reuse=tie.reuse, share=tie.share, passages=len(tie.passages),
        reason=tie.origin or tie.owner, together=voices[tie.a] == voices[tie.b],
    )  # fmt: skip


def _picture(edges: Sequence[Edge], order: dict[str, int]) -> tuple[list[str], tuple[Arc, ...]]:
    """The reports to draw, one below the other by day, and an arc for each edge between two of them."""
    drawn: dict[str, None] = {}
    for e in edges:
        new = {e.earlier, e.later} - drawn.keys()
        if len(drawn) + len(new) <= NODES:
            drawn.update(dict.fromkeys(sorted(new)))
    nodes = sorted(drawn, key=lambda d: order[d])
    at = {d: n * ROW + ROW // 2 for n, d in enumerate(nodes)}
    arcs = tuple(
        Arc(edge=e, path=_path(at[e.earlier], at[e.later])) for e in edges[:EDGES] if e.earlier in at and e.later in at
    )
    return nodes, arcs


def _path(start: int, end: int) -> str:
    """From one line to another, the wider the further; a page that runs from right to left mirrors it."""
    reach = min(REACH, 24 + (end - start) * REACH // (NODES * ROW // 3))
    return f"M{ROOM} {start}C{ROOM + reach} {start} {ROOM + reach} {end} {ROOM + 4} {end}"
