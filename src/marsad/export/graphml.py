"""Coded events → GraphML: who acted towards whom, a node a party and an edge a dyad, type and score, with its weight.

Written as http://graphml.graphdrawing.org has it. Parties are one node where they share a name and a country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from marsad.export.coded import CodedEvent, CodedParty, dyads, facts

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"""
_KEYS = (
    ("name", "node", "string"), ("english", "node", "string"), ("country", "node", "string"),
    ("sector", "node", "string"), ("type", "edge", "string"), ("score", "edge", "double"), ("events", "edge", "int"),
)  # fmt: skip
Node = tuple[str, str]
Edge = tuple[Node, Node, str, float]


def lines(events: Iterable[CodedEvent]) -> Iterator[str]:
    """The whole file, a line at a time. Only what is told as having happened makes an edge."""
    nodes, edges = _network(events)
    yield _HEAD
    yield from (f'<key id="{k}" for="{where}" attr.name="{k}" attr.type="{kind}"/>' for k, where, kind in _KEYS)
    yield '<graph edgedefault="directed">'
    for node, party in nodes.items():
        facts_of = {"name": party.name, "english": party.english, "country": party.country, "sector": party.sector}
        yield f"<node id={quoteattr(_id(node))}>{_data(facts_of)}</node>"
    for i, ((source, target, kind, score), count) in enumerate(edges.items()):
        ends = f"source={quoteattr(_id(source))} target={quoteattr(_id(target))}"
        yield f'<edge id="e{i}" {ends}>{_data({"type": kind, "score": score, "events": count})}</edge>'
    yield "</graph>\n</graphml>"


def _network(events: Iterable[CodedEvent]) -> tuple[dict[Node, CodedParty], Counter[Edge]]:
    nodes: dict[Node, CodedParty] = {}
    edges: Counter[Edge] = Counter()
    for e in facts(iter(events)):
        for actor, recipient in dyads(e):
            if actor and recipient:
                ends = [(p.name, p.country or "") for p in (actor, recipient)]
                for node, party in zip(ends, (actor, recipient), strict=True):
                    nodes.setdefault(node, party)
                edges[ends[0], ends[1], e.type, e.score] += 1
    return nodes, edges


def _id(node: Node) -> str:
    return "|".join(part for part in node if part)


def _data(values: Mapping[str, object]) -> str:
    return "".join(f'<data key="{k}">{escape(str(v))}</data>' for k, v in values.items() if v is not None)
