"""The ontology of events as data: types, modes and contexts, each with its name and meaning in both languages.

Scores run from -10 (most hostile) to +10 and, like the quad categories and codes, come from the PLOVER 0.8 manual;
TEST, TRADE and the mode CONSULT.meet are this project's own additions.
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
    """How an event of a type was done; `score` is None where the manual gives none."""

    id: str
    type: str
    mode: str
    ar: str
    en: str
    score: float | None = None


class Context(msgspec.Struct, frozen=True):
    """What an event is about."""

    id: str
    ar: str
    en: str


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


def score(kind: str, mode: str | None = None) -> float:
    """The conflict-cooperation score of a type, or of its mode if it has one. Raises KeyError for an unknown type."""
    own = modes().get(f"{kind}.{mode}") if mode else None
    return own.score if own and own.score is not None else types()[kind].score
