"""Mentions → the same, where a name that two entities share («عمان») means the one whose country the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from marsad import knowledge
from marsad.knowledge import gazetteer
from marsad.model import Annotated, Mention
from marsad.text import folded


class One(Struct, frozen=True, forbid_unknown_fields=True):
    """An entity that has the name: its id, the country whose names speak for it, spellings that only it has."""

    known: str
    country: str
    spelled: tuple[str, ...] = ()


class Shared(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    form: str
    of: tuple[One, ...]
    examples: tuple[dict[str, object], ...] = ()


def told_apart(doc: Annotated, mentions: list[Mention]) -> list[Mention]:
    """`mentions`, each shared name with the id of whom its vowel signs, its sentence or else the text tells; as it was
    read where none of these does."""
    if _ids().isdisjoint(m.known for m in mentions):
        return mentions
    signs = [m for m in mentions if m.known and m.known not in _ids()]
    found = list(mentions)
    for n, mention in enumerate(mentions):
        if shared := _table().get((mention.known, folded(mention.name))):
            one = _spelled(mention, shared) or _near(doc, mention, shared, signs) or _most(shared, signs)
            found[n] = replace(mention, known=one.known) if one else mention
    return found


def _spelled(mention: Mention, shared: Shared) -> One | None:
    return next((one for one in shared.of if mention.evidence.text.endswith(one.spelled)), None)


def _near(doc: Annotated, mention: Mention, shared: Shared, signs: Sequence[Mention]) -> One | None:
    """Whom the sentence of `mention` speaks for."""
    starts = doc.tokens.start
    for sentence in doc.sentences:
        first, end = starts[sentence.first], doc.tokens.end[sentence.last - 1]
        if first <= mention.evidence.start < end:
            return _most(shared, [m for m in signs if first <= m.evidence.start < end])
    return None


def _most(shared: Shared, signs: Sequence[Mention]) -> One | None:
    """The one whose country `signs` name more often than that of any other."""
    known = gazetteer.known()
    counted = Counter(known[m.known].country for m in signs if m.known)
    first, second = sorted(shared.of, key=lambda one: -counted[one.country])[:2]
    return first if counted[first.country] > counted[second.country] else None


@cache
def _table() -> dict[tuple[str | None, str], Shared]:
    """By an entity that has the name, and the folded name."""
    found = knowledge.entries("lexicon/shared.toml", "shared", Shared)
    return {(one.known, folded(s.form)): s for s in found for one in s.of}


@cache
def _ids() -> frozenset[str | None]:
    return frozenset(known for known, _ in _table())
