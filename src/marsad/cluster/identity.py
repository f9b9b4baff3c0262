"""Who is who across documents: a reading's entities and the record's candidates in, links with their reasons out.

An entity's id follows from what names it (its gazetteer id, else its type and folded name), so the same name leads to
the same entity in whatever order documents come. A person's last name alone stands under the one full name that ends
with it, and on its own again as soon as there are two. Who stands under whom is found afresh each time, from the names
and the corrections alone, so that a correction taken back leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from marsad import text
from marsad.knowledge.identity import entity_id, named_id
from marsad.model import Correction, Entity, EntityLink, KnownEntity, Reading

KNOWN = "entity.same.gazetteer"
NAMED = "entity.same.name"
SHORT = "entity.same.last-name"
MENDED = "entity.same.correction"
Entities = dict[str, KnownEntity]


def identify(
    known: Entities, reading: Reading, corrections: tuple[Correction, ...]
) -> tuple[tuple[KnownEntity, ...], tuple[EntityLink, ...]]:
    """The entities that are new or changed, and what each local entity is. A name without letters is nobody."""
    links, met = [], dict(known)
    for e in reading.entities:
        id = entity_id(e.type, e.name, e.known)
        if id is None:
            continue
        met[id] = _completed(met[id], e) if id in met else _new(id, text.key(e.name), e)
        links.append(EntityLink(entity=e.id, to=id, reason=KNOWN if e.known else NAMED))
    met = _corrected(_short_names(_alone(met)), corrections)
    return tuple(e for id, e in met.items() if e != known.get(id)), tuple(links)


def _new(id: str, key: str, e: Entity) -> KnownEntity:
    return KnownEntity(
        id=id, type=e.type, name=e.name, key=key, english=e.english, country=e.country, sector=e.sector,
        wikidata=e.wikidata, under=id, reason=KNOWN if e.known else NAMED,
    )  # fmt: skip


def _completed(old: KnownEntity, e: Entity) -> KnownEntity:
    """What the record did not know yet of an entity; of two different answers the first in the alphabet stays,
    whichever document came first."""
    return replace(
        old,
        name=min(old.name, e.name, key=lambda n: (-len(n), n)),
        english=_either(old.english, e.english),
        country=_either(old.country, e.country),
        sector=_either(old.sector, e.sector),
        wikidata=_either(old.wikidata, e.wikidata),
    )


def _either(a: str | None, b: str | None) -> str | None:
    return min(a, b) if a and b else a or b


def _alone(met: Entities) -> Entities:
    """Everyone on their own, as if nothing had been joined yet."""
    found = dict(met)
    for id, e in met.items():
        reason = NAMED if id == named_id(e.type, e.key) else KNOWN
        if (e.under, e.reason) != (id, reason):
            found[id] = replace(e, under=id, reason=reason)
    return found


def _short_names(met: Entities) -> Entities:
    """Every person known by one word stands under the one longer name that ends with it, or under nobody."""
    people = [e for e in met.values() if e.type == "PER"]
    ends: defaultdict[str, list[KnownEntity]] = defaultdict(list)
    for e in people:
        if " " in e.key:
            ends[e.key.rpartition(" ")[2]].append(e)
    found = dict(met)
    for e in people:
        if " " in e.key or e.reason == KNOWN:
            continue
        longer = ends.get(e.key, [])
        one = longer[0] if len(longer) == 1 and _fits(e, longer[0]) else None
        if one:
            found[e.id] = replace(e, under=one.id, reason=SHORT)
    return found


def _fits(short: KnownEntity, long: KnownEntity) -> bool:
    return not (short.country and long.country) or short.country == long.country


def _corrected(met: Entities, corrections: tuple[Correction, ...]) -> Entities:
    """What people decided, last word last; an entity that the record does not hold waits until it does."""
    above, mended = {id: e.under for id, e in met.items()}, set[str]()
    for c in corrections:
        top = {"keep-entity": c.target, "merge-entity": c.value}.get(c.kind)
        if top in above and c.target in above:
            _put_under(above, c.target, top)
            mended.add(c.target)
    found = dict(met)
    for id, e in met.items():
        top = _top(above, id)
        if top != e.under or id in mended:
            found[id] = replace(e, under=top, reason=MENDED if id in mended else e.reason)
    return found


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
