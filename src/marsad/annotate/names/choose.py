"""Hits that overlap or have several readings → the names that are meant, with those nested in them."""

from __future__ import annotations

from marsad.annotate.names.readings import Name, reading
from marsad.annotate.names.scan import Hit
from marsad.model import EntityType, Tokens

# What is inside a place's or a person's own name is part of it (المملكة العربية السعودية).
WHOLE: frozenset[EntityType] = frozenset(("GPE", "PER"))


def choose(tokens: Tokens, hits: list[Hit]) -> list[Name]:
    """The names among `hits`, in text order, outer before inner; crossing hits lose to the longer, then the earlier."""
    read = [name for hit in hits if (name := reading(tokens, hit))]
    read.sort(key=lambda n: (n.first - n.last, n.first))
    kept: list[Name] = []
    for name in read:
        if all(_compatible(name, other) for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: (n.first, -n.last))


def _compatible(inner: Name, outer: Name) -> bool:
    if inner.last <= outer.first or outer.last <= inner.first:
        return True
    nested = outer.first <= inner.first and inner.last <= outer.last
    return nested and outer.type not in WHOLE and inner.known != outer.known
