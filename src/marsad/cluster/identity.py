"""Who is who across documents: a reading's entities and the record's candidates in, links with their reasons out.

An entity's id follows from what names it (`knowledge.identity`), so the same name leads to the same entity in whatever
order documents come. What fits exactly one other stands under it: a last name of one state under the one full name, a
name without an office under the one with it, another spelling under the first. As soon as two fit, it stands alone.
Who stands under whom is found afresh each time, from the names and the corrections alone, so that a correction taken
back leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from marsad import text
from marsad.cluster.spelling import one_name
from marsad.knowledge.identity import Identity, identities
from marsad.knowledge.institutions import OF_STATE
from marsad.model import Correction, Entity, EntityLink, KnownEntity, Reading

KNOWN = "entity.same.gazetteer"
NAMED = "entity.same.name"
BODY = "entity.same.institution"
ALONE = "entity.same.document"
SHORT = "entity.same.last-name"
FULLER = "entity.same.office"
SPELLED = "entity.same.spelling"
FAMILY = "entity.same.family"
MENDED = "entity.same.correction"
SURELY = frozenset({KNOWN, BODY})  # who stands for itself whatever else is there
Entities = dict[str, KnownEntity]
Places = dict[str, tuple[str, str]]  # by id: under whom each stands, and why


def identify(
    known: Entities, reading: Reading, corrections: tuple[Correction, ...]
) -> tuple[tuple[KnownEntity, ...], tuple[EntityLink, ...]]:
    """The entities that are new or changed, and what each local entity is. A name without letters is nobody."""
    links, met = [], dict(known)
    for e, who in zip(reading.entities, identities(reading), strict=True):
        if who is None:
            continue
        met[who.id] = _completed(met[who.id], e) if who.id in met else _new(who, e)
        links.append(EntityLink(entity=e.id, to=who.id, reason=_own(met[who.id])))
    places = _corrected(_joined(met), corrections)
    changed = (_placed(e, *places[id]) for id, e in met.items())
    return tuple([e for e in changed if e is not (old := known.get(e.id)) and e != old]), tuple(links)


def _placed(e: KnownEntity, under: str, reason: str) -> KnownEntity:
    return e if (e.under, e.reason) == (under, reason) else replace(e, under=under, reason=reason)


def _new(who: Identity, e: Entity) -> KnownEntity:
    return KnownEntity(
        id=who.id, type=e.type, name=e.name, key=who.key, english=e.english, country=e.country, sector=e.sector,
        wikidata=e.wikidata, field=who.field if not e.known else "", document=who.document,
        transliterated=e.transliterated, under=who.id,
    )  # fmt: skip


def _completed(old: KnownEntity, e: Entity) -> KnownEntity:
    """What the record did not know yet of an entity; of two different answers the first in the alphabet stays,
    whichever document came first."""
    transliterated, english = min(
        [(t, name) for t, name in ((old.transliterated, old.english), (e.transliterated, e.english)) if name],
        default=(False, None),
    )
    name = min(old.name, e.name, key=lambda n: (-len(n), n))
    country, sector = _either(old.country, e.country), _either(old.sector, e.sector)
    wikidata = _either(old.wikidata, e.wikidata)
    now = name, english, transliterated, country, sector, wikidata
    if now == (old.name, old.english, old.transliterated, old.country, old.sector, old.wikidata):
        return old
    return replace(
        old, name=name, english=english, transliterated=transliterated, country=country, sector=sector,
        wikidata=wikidata,
    )  # fmt: skip


def _either(a: str | None, b: str | None) -> str | None:
    return min(a, b) if a and b else a or b


def _own(e: KnownEntity) -> str:
    """Why an entity stands for itself."""
    if e.document:
        return ALONE
    if e.id.startswith(OF_STATE):
        return BODY
    return NAMED if e.id.startswith(f"{e.type.lower()}-") else KNOWN


def _joined(met: Entities) -> Places:
    """Everyone under the one whom they fit, else on their own, and why; found anew, as if nothing had been joined."""
    own = {id: _own(e) for id, e in met.items()}
    among = _among(met.values(), own)
    places = {id: (id, reason) for id, reason in own.items()}
    for e in met.values():
        if own[e.id] not in SURELY:
            top, reason = _above(e, among)
            if top:
                places[e.id] = top.id, reason
    return _apart(met, places, own)


def _apart(met: Entities, places: Places, own: dict[str, str]) -> Places:
    """`places` without what joins by sound people of two states or two fields, each of whom fits a third one.

    Of whom less is told may stand for either: so nobody of that sound is known to be any other. Last names are left
    out, since they follow their full name.
    """
    for reason in (FAMILY, SPELLED):
        joined = [id for id, (_, why) in places.items() if why == reason]
        if not joined:
            continue
        above = {id: under for id, (under, _) in places.items()}
        states, fields = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for id, (_, why) in places.items():
            if why != SHORT:
                top, e = _top(above, id), met[id]
                states[top].update((e.country,) if e.country else ())
                fields[top].update((e.field,) if e.field else ())
        for id in joined:
            top = _top(above, id)
            if len(states[top]) > 1 or len(fields[top]) > 1:
                places[id] = id, own[id]
    return places


Index = dict[tuple[str, str], list[KnownEntity]]


class Among(NamedTuple):
    """Those among whom one is looked for: why each stands for itself, by id; people by the last word of their full
    names; everyone by type and key, and by type and sound."""

    own: dict[str, str]
    ends: Index
    keys: Index
    sounds: Index


def _among(met: Iterable[KnownEntity], own: dict[str, str]) -> Among:
    ends: Index = defaultdict(list)
    keys: Index = defaultdict(list)
    sounds: Index = defaultdict(list)
    for e in met:
        if not e.document:
            type_, key = e.type, e.key
            keys[type_, key].append(e)
            sounds[type_, text.sound(key)].append(e)
            if type_ == "PER" and " " in key:
                ends[type_, key.rpartition(" ")[2]].append(e)
    return Among(own, ends, keys, sounds)


def _above(e: KnownEntity, among: Among) -> tuple[KnownEntity | None, str]:
    """The one whom `e` stands under, and why; nobody where none or several fit."""
    if e.document:
        return None, ""
    own, who = among.own, (e.type, e.key)
    if e.type == "PER" and " " not in e.key:
        fuller = among.ends.get(who, ())
        return _one([x for x in fuller if x.country == e.country and _fits(e, x)], own), SHORT
    heard = among.sounds[e.type, text.sound(e.key)]
    if len(heard) == 1:  # `e` alone, for those of one key sound alike
        return None, ""
    more = [x for x in among.keys[who] if own[x.id] == NAMED and _fits(e, x) and _says(x) > _says(e)]
    if more and (one := _one(more, own)):
        return one, FULLER
    alike = [x for x in heard if x.key == e.key or (one_name(e, x) and _fits(e, x))]
    first = min(alike, key=lambda x: (own[x.id] != KNOWN, x.key), default=e)
    one = _one([x for x in alike if x.key == first.key], own) if first.key != e.key else None
    return one, SPELLED if one and one.country == e.country and e.country else FAMILY


def _one(found: list[KnownEntity], own: dict[str, str]) -> KnownEntity | None:
    """Of several that may all be one, that of which most is said; None where they are two."""
    if not found:
        return None
    alone = len({x.key for x in found}) == 1 and all(len({v for v in of if v}) < 2 for of in _said(found))
    return max(found, key=lambda x: (own[x.id] == KNOWN, _says(x), x.id)) if alone else None


def _said(found: list[KnownEntity]) -> tuple[list[str | None], list[str]]:
    return [x.country for x in found], [x.field for x in found]


def _says(e: KnownEntity) -> int:
    """How much is said of an entity that its name does not say."""
    return bool(e.country) + bool(e.field)


def _fits(a: KnownEntity, b: KnownEntity) -> bool:
    """Whether nothing that is said of two speaks against their being one."""
    return (not (a.country and b.country) or a.country == b.country) and (
        not (a.field and b.field) or a.field == b.field
    )


def _corrected(places: Places, corrections: tuple[Correction, ...]) -> Places:
    """What people decided, last word last; an entity that the record does not hold waits until it does. Whoever stands
    under one who stands under another is the other."""
    above, mended = {id: under for id, (under, _) in places.items()}, set[str]()
    for c in corrections:
        top = {"keep-entity": c.target, "merge-entity": c.value}.get(c.kind)
        if top in above and c.target in above:
            _put_under(above, c.target, top)
            mended.add(c.target)
    return {id: (_top(above, id), MENDED if id in mended else reason) for id, (_, reason) in places.items()}


def _put_under(above: dict[str, str], below: str, top: str) -> None:
    """Where the one above hung under the one below, it comes off first."""
    at = top
    while above[at] != at:
        if above[at] == below:
            above[at] = at
            break
        at = above[at]
    above[below] = top


def _top(above: dict[str, str], id: str) -> str:
    while above.get(id, id) != id:
        id = above[id]
    return id
