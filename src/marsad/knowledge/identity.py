"""By what the same thing is known again, elsewhere or in a new version: a name or a claim in, its key out.

A gazetteer id tells most. Else the name does, with the state and, for people, the field of their offices; a name of one
word, of given names only or of everyday words only tells nothing beyond its own document without an office or a state.
A body that every state has one of is that of its state, whatever it is called.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from marsad import knowledge, text
from marsad.knowledge import gazetteer
from marsad.knowledge.institutions import id_of, institution
from marsad.knowledge.spoken import once
from marsad.model import Entity, Event, Party, Reading, Statement

# States whose people's names Arabic papers write as they are; all others' are spelled by ear.
ARABIC = frozenset(
    [
        "DZA", "BHR", "COM", "DJI", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT", "MAR", "OMN", "PSE", "QAT", "SAU",
        "SOM", "SDN", "SYR", "TUN", "ARE", "YEM", "ESH",
    ]
)  # fmt: skip
# A name of so many everyday words is one thing's own: «المؤتمر الدولي لإعادة الإعمار».
LONG = 3


class Identity(NamedTuple):
    """An entity's id across documents and what it was made of; `document` where it is bound to that."""

    id: str
    key: str
    country: str = ""
    field: str = ""
    document: str = ""


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of gazetteer/name_parts.tsv."""

    word: str
    kind: str


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of lexicon/common_words.tsv."""

    word: str


class Inside(Struct, frozen=True):
    """What of lexicon/titles.toml is needed here: given names that are also words (علي، على); particles of descent."""

    homographs: tuple[str, ...]
    descent: tuple[str, ...]


class Office(Struct, frozen=True):
    """What of lexicon/offices.toml is needed here."""

    id: str
    field: str


@once
def identities(reading: Reading) -> tuple[Identity | None, ...]:
    """Who each of a reading's entities is, in their order."""
    return tuple(identity(e, reading.document.id) for e in reading.entities)


def identity(entity: Entity, document: str) -> Identity | None:
    """Who a document's entity is across documents; None for a name without letters."""
    key = text.key(entity.name)
    if entity.known:
        return Identity(entity.known, key, entity.country or "")
    if not key:
        return None
    country, field = entity.country or "", field_of(entity)
    offices = sorted({r.office for r in entity.roles if r.office})
    if entity.type == "PER" and tells_little(entity.name):
        # «الوزير سعيد» of one state is known again as its minister, «سعيد» alone only here.
        if country and offices:
            return Identity(named_id("PER", key, country, offices[0]), key, country, field)
        return Identity(named_id("PER", key, "", "", document), key, country, field, document)
    return _body(entity, key, document) if entity.type == "ORG" else _named(entity, key, document)


def _body(entity: Entity, key: str, document: str) -> Identity:
    """Who an organisation is: the one that its state has of its kind, else the one of its name."""
    country = entity.country or ""
    kind = institution(entity.name, country) if country else None
    if not kind:
        return _named(entity, key, document)
    id = id_of(kind, country)
    one = gazetteer.known().get(id)
    return Identity(id, text.key(one.name) if one else f"{kind.id} {country}", country)


def _named(entity: Entity, key: str, document: str) -> Identity:
    country, field = entity.country or "", field_of(entity)
    if entity.type != "PER" and not country and everyday(key):
        return Identity(named_id(entity.type, key, "", "", document), key, country, field, document)
    return Identity(named_id(entity.type, key, country, field), key, country, field)


def named_id(type: str, key: str, country: str = "", field: str = "", document: str = "") -> str:
    """The id of an entity that is known by its name; `key` is the name as `text.key` writes it."""
    parts = "\n".join((key, country, field, document)).rstrip("\n")
    return f"{type.lower()}-{hashlib.blake2b(parts.encode(), digest_size=6).hexdigest()}"


def field_of(entity: Entity) -> str:
    """What the offices of a person are of, the most frequent first; empty where the text gives none."""
    fields = [f for r in entity.roles if (f := _fields().get(r.office or ""))]
    return max(sorted(set(fields)), key=fields.count) if fields else ""


def tells_little(name: str) -> bool:
    """Whether a person's name is one word, or two given names (محمد علي); «سالم الهادي» ends in a family name."""
    words = text.folded(name).split()
    return len(words) < 2 or (len(words) == 2 and all(w in _given() for w in words))


def by_ear(country: str | None) -> bool:
    """Whether names of a state come to Arabic from another script, in several spellings."""
    return bool(country) and country not in ARABIC


def everyday(key: str) -> bool:
    """Whether a name is a few everyday words: «الحكومة», «المجلس المحلي»."""
    words = key.split()
    return len(words) < LONG and all(w in _common() for w in words)


def claim_key(claim: Event | Statement) -> str:
    """What a claim says, in its document's words, wherever in the document it stands."""
    if isinstance(claim, Event):
        return " | ".join((claim.type, claim.evidence.text, _words(claim.actors), _words(claim.recipients)))
    return " | ".join((claim.act, claim.evidence.text, _words(claim.speakers)))


def _words(parties: tuple[Party, ...]) -> str:
    return "، ".join(p.evidence.text for p in parties)


@cache
def name_words() -> tuple[frozenset[str], frozenset[str]]:
    """Folded given names, and these with all other words that are mostly parts of names."""
    rows = knowledge.rows("gazetteer/name_parts.tsv", Part)
    return frozenset(r.word for r in rows if r.kind == "given"), frozenset(r.word for r in rows if r.kind != "soft")


@cache
def listed() -> frozenset[str]:
    """Words that are mostly parts of names, as `text.key` writes them."""
    return frozenset(map(text.key, name_words()[1]))


@cache
def descent() -> frozenset[str]:
    """Particles after which another's name stands, folded: «بن»."""
    found = (w for e in knowledge.entries("lexicon/titles.toml", "inside", Inside) for w in e.descent)
    return frozenset(map(text.folded, found))


@cache
def _given() -> frozenset[str]:
    rows = knowledge.rows("gazetteer/name_parts.tsv", Part)
    also = (w for e in knowledge.entries("lexicon/titles.toml", "inside", Inside) for w in e.homographs)
    return frozenset([*(r.word for r in rows if r.kind == "given"), *map(text.folded, also)])


@cache
def _common() -> frozenset[str]:
    return frozenset(text.key(r.word) for r in knowledge.rows("lexicon/common_words.tsv", Word))


@cache
def _fields() -> dict[str, str]:
    return {o.id: o.field for o in knowledge.entries("lexicon/offices.toml", "office", Office)}
