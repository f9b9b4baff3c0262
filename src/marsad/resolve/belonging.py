"""The entities of a document that no list and no title gives a state → the same, with the state that the text gives.

The words that tell it are kept as a role of the entity. Two descriptions of other states leave it open.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from marsad.model import Entity, EntityType, Role
from marsad.resolve.citizens import Told, citizen, earlier
from marsad.resolve.ground import Ground
from marsad.resolve.roles import Read
from marsad.resolve.situated import seated, situated

Reader = Callable[[Ground, int], Told | None]
READERS: dict[EntityType, Reader] = {
    "PER": citizen, "GPE": situated, "LOC": situated, "FAC": situated, "ORG": seated,
}  # fmt: skip
ORDER: dict[EntityType, int] = {"GPE": 0, "LOC": 1, "FAC": 1, "ORG": 2, "PER": 3}
# So many mentions of one entity are looked at.
MOST = 8


def belonging(read: Read, keys: list[str], by_key: dict[str, Entity]) -> dict[str, Entity]:
    """`by_key`, the entities of the mentions whose keys `keys` are, those of no state with what is told of them."""
    open_ = {key for key, one in by_key.items() if not one.country and not one.known and one.type in READERS}
    if not open_:
        return by_key
    found = dict(by_key)
    ground = Ground(read, lambda n: found[keys[n]].country)
    mentions: dict[str, list[int]] = {}
    for n, key in enumerate(keys):
        if key in open_:
            mentions.setdefault(key, []).append(n)
    # A place that is known to lie in a state tells that of its police, and these that of their chief.
    for key in sorted(mentions, key=lambda k: ORDER[by_key[k].type]):
        if told := _told(ground, mentions[key][:MOST]):
            found[key] = _with(by_key[key], told)
    return found


def _told(ground: Ground, mentions: list[int]) -> Told | None:
    """What the words beside the `mentions` of one entity tell of its state; nothing where they tell of several."""
    read = READERS[ground.mentions[mentions[0]].type]
    found = [told for n in mentions if (told := read(ground, n))]
    if not found and ground.mentions[mentions[0]].type == "PER":
        found = [told for n in mentions if (told := earlier(ground, n))]
    return found[0] if len({told.country for told in found}) == 1 else None


def _with(entity: Entity, told: Told) -> Entity:
    role = Role(evidence=told.evidence, title=told.evidence.text, country=told.country, office=told.office)
    return replace(entity, country=told.country, roles=(*entity.roles, role))
