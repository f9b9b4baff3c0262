"""By what the same thing is known again, elsewhere or in a new version: a name or a claim in, its key out."""

from __future__ import annotations

import hashlib

from marsad import text
from marsad.model import Event, Party, Statement


def entity_id(type: str, name: str, known: str | None) -> str | None:
    """The record's id of an entity: that of its gazetteer entry, else one made of type and name in any spelling.
    A name without letters is nobody."""
    key = text.key(name)
    return known or (named_id(type, key) if key else None)


def named_id(type: str, key: str) -> str:
    """The id of an entity that is known by its name only; `key` is the name as `text.key` writes it."""
    return f"{type.lower()}-{hashlib.blake2b(key.encode(), digest_size=6).hexdigest()}"


def claim_key(claim: Event | Statement) -> str:
    """What a claim says, in its document's words, wherever in the document it stands."""
    if isinstance(claim, Event):
        return " | ".join((claim.type, claim.evidence.text, _words(claim.actors), _words(claim.recipients)))
    return " | ".join((claim.act, claim.evidence.text, _words(claim.speakers)))


def _words(parties: tuple[Party, ...]) -> str:
    return "، ".join(p.evidence.text for p in parties)
