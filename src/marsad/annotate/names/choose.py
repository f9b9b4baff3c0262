"""Hits that overlap or have several readings → the names that are meant, with those nested in them."""

from __future__ import annotations

from marsad.annotate.names.readings import Name, reading
from marsad.annotate.names.scan import Hit
from marsad.model import EntityType, Tokens

# What is inside a place's or a person's own name is part of it (المملكة العربية السعودية).
WHOLE: frozenset[EntityType] = frozenset(("GPE", "PER"))


def readings(tokens: Tokens, hits: list[Hit]) -> list[Name]:
    """What each of `hits` means, those that mean nothing left out."""
    return [name for hit in hits if (name := reading(tokens, hit))]


def choose(names: list[Name]) -> list[Name]:
    """Those of `names` that stand, in text order, outer before inner; of two that cross the longer wins."""
    ordered = sorted(names, key=lambda n: (n.first, -n.last))
    found: list[Name] = []
    at = 0
    while at < len(ordered):
        here, last = at, ordered[at].last
        at += 1
        while at < len(ordered) and ordered[at].first < last:
            last = max(last, ordered[at].last)
            at += 1
        found += ordered[here:at] if at == here + 1 else _chosen(ordered[here:at])
    return found


def _chosen(names: list[Name]) -> list[Name]:
    """`choose` for names each of which touches one before it."""
    kept: list[Name] = []
    over: dict[int, list[Name]] = {}
    for name in sorted(names, key=lambda n: (n.first - n.last, n.first)):
        # Those kept are as long or longer: what touches a name holds its first or its last token.
        touching = (*over.get(name.first, ()), *over.get(name.last - 1, ()))
        if all(_compatible(name, other) for other in touching):
            kept.append(name)
            for at in range(name.first, name.last):
                over.setdefault(at, []).append(name)
    return sorted(kept, key=lambda n: (n.first, -n.last))


def _compatible(inner: Name, outer: Name) -> bool:
    if inner.last <= outer.first or outer.last <= inner.first:
        return True
    nested = outer.first <= inner.first and inner.last <= outer.last
    if not nested or outer.type in WHOLE or inner.known == outer.known:
        return False
    # «أمريكا» in «أمريكا الجنوبية» is no state.
    if inner.first == outer.first and outer.type == "LOC" and inner.type == "GPE":
        return False
    # A shorter form of the same kind at its head, or inside a place, is the same name cut short (جنوب شرق آسيا).
    if inner.type != outer.type:
        return True
    return inner.first > outer.first and outer.type != "LOC" and not outer.rule.startswith("names.outlet")
