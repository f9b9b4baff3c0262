"""The ontology of events as data: types, modes, contexts and CAMEO codes, named and explained in both languages.

Scores run from -10 (most hostile) to +10 and, like the quad categories and codes, come from the PLOVER 0.8 manual;
TEST, TRADE and the mode CONSULT.meet are this project's own additions. Goldstein's scale is that of GDELT's table.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from marsad import knowledge

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of event. `cameo` is the two-digit CAMEO root, empty where there is none; `icon` a Lucide icon's name."""

    id: str
    ar: str
    en: str
    means_ar: str
    means_en: str
    quad: Quad
    score: float
    cameo: str
    icon: str
    colour: str


class Mode(msgspec.Struct, frozen=True):
    """How an event of a type was done; `score` is None where the manual gives none, `cameo` the nearest CAMEO code."""

    id: str
    type: str
    mode: str
    cameo: str
    ar: str
    en: str
    means_ar: str
    means_en: str
    score: float | None = None


class Context(msgspec.Struct, frozen=True):
    """What an event is about."""

    id: str
    ar: str
    en: str
    means_ar: str
    means_en: str


class Cameo(msgspec.Struct, frozen=True):
    """A CAMEO code with the type, mode and contexts that PLOVER makes of it, and its score on Goldstein's scale."""

    id: str
    type: str
    goldstein: float
    mode: str = ""
    contexts: tuple[str, ...] = ()


@cache
def types() -> dict[str, EventType]:
    """Every event type by its id, in the ontology's order."""
    return {t.id: t for t in knowledge.entries("ontology/types.toml", "type", EventType)}


@cache
def modes() -> dict[str, Mode]:
    """Every mode by TYPE.mode."""
    return {m.id: m for m in knowledge.rows("ontology/modes.tsv", Mode)}


@cache
def contexts() -> dict[str, Context]:
    """Every context by its id."""
    return {c.id: c for c in knowledge.rows("ontology/contexts.tsv", Context)}


@cache
def cameos() -> dict[str, Cameo]:
    """Every CAMEO code that PLOVER's conversion table knows, by its code."""
    return {c.id: c for c in knowledge.rows("ontology/cameo.tsv", Cameo)}


@cache
def cameo(kind: str, mode: str | None = None, contexts: tuple[str, ...] = ()) -> str:
    """The CAMEO code nearest to a type, its mode and contexts; empty for TEST and TRADE, which CAMEO lacks.

    A code that names one of the contexts is nearer than the mode's own code, which is nearer than the type's root.
    Raises KeyError for an unknown type.
    """
    wanted = set(contexts)
    fits = [
        c for c in cameos().values() if c.type == kind and c.mode == (mode or "") and wanted.intersection(c.contexts)
    ]
    if fits:
        return min(fits, key=lambda c: (-len(wanted.intersection(c.contexts)), len(c.id), c.id)).id
    own = modes().get(f"{kind}.{mode}") if mode else None
    return own.cameo if own else types()[kind].cameo and f"{types()[kind].cameo}0"


def score(kind: str, mode: str | None = None) -> float:
    """The conflict-cooperation score of a type, or of its mode if it has one. Raises KeyError for an unknown type."""
    own = modes().get(f"{kind}.{mode}") if mode else None
    return own.score if own and own.score is not None else types()[kind].score
