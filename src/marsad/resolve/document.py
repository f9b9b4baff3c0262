"""Annotated → the same with every mention tied to its entity and descriptions resolved, and the entities in order of
first mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from marsad import text
from marsad.knowledge import gazetteer
from marsad.knowledge.gazetteer.offices import holdings
from marsad.knowledge.identity import descent, name_words
from marsad.model import Annotated, Entity, Evidence, Mention, Span
from marsad.resolve.belonging import belonging
from marsad.resolve.capitals import is_place
from marsad.resolve.crowned import crowned, with_styles
from marsad.resolve.descriptions import descriptions
from marsad.resolve.institutions import Institution, institutions
from marsad.resolve.lists import of_one_list
from marsad.resolve.people import same_person
from marsad.resolve.roles import Held, Read, opened, roles
from marsad.resolve.shared import told_apart
from marsad.resolve.surnames import RULER, in_office, ruler, ruling


def within(doc: Annotated) -> tuple[Annotated, tuple[Entity, ...]]:
    """One entity for each known id or same name; nationalities are their state, capitals the state where they act."""
    read = opened(doc)
    held = with_styles(doc.mentions, of_one_list(read, roles(read)))
    others = _others(doc.mentions)
    sure = [_sure(doc, m, at, held, others) for m, at in zip(doc.mentions, read.firsts, strict=True)]
    sure = told_apart(doc, _by_office(doc, sure, held))
    bodies = institutions(sure)
    people = _people(sure)
    keys = [_identity(doc, m, at, people, bodies) for m, at in zip(sure, read.firsts, strict=True)]
    groups: dict[str, list[Mention]] = {}
    for key, mention in zip(keys, sure, strict=True):
        groups.setdefault(key, []).append(mention)
    by_key = {key: _entity(f"e{n}", key, of, bodies, held) for n, (key, of) in enumerate(groups.items(), 1)}
    by_key = belonging(Read(replace(doc, mentions=tuple(sure)), read.firsts), keys, by_key)
    entities = tuple(by_key.values())
    doc = replace(doc, mentions=tuple(_tied(m, key, by_key[key]) for key, m in zip(keys, sure, strict=True)))
    return replace(doc, descriptions=descriptions(Read(doc, read.firsts), entities)), entities


def _others(mentions: Sequence[Mention]) -> frozenset[tuple[str, str | None]]:
    """The last names of people named in full whom we do not know; and the ids of those whom we know, named in full."""
    full = [m for m in mentions if m.type == "PER" and " " in m.name]
    unknown = {(text.key(m.name).rpartition(" ")[2], None) for m in full if not m.known}
    return frozenset(unknown | {("", m.known) for m in full if m.known})


def _sure(
    doc: Annotated,
    mention: Mention,
    at: int,
    held: dict[Evidence, tuple[Held, ...]],
    others: frozenset[tuple[str, str | None]],
) -> Mention:
    """`mention` as it is; one whose name many bear is the one we know only in an office that he held, and who is named
    as another's father is not meant at all («سطام بن سلمان بن عبدالعزيز»), nor who has the last name of one of `others`
    and is nowhere named in full."""
    one = gazetteer.known()[mention.known] if mention.known else None
    if not one or one.type != "PER":
        return mention
    if (at and doc.tokens.norm[at - 1] in descent()) or _longer(doc, mention, at):
        return replace(mention, known=None)
    roles = held.get(mention.evidence, ())
    if (
        " " not in mention.name
        and not roles
        and ("", one.id) not in others
        and (text.key(mention.name), None) in others
    ):
        return replace(mention, known=None)
    if not one.namesakes:
        return mention
    own = {h.office for h in holdings().get(one.id, ())}
    fits = any(h.office and h.role.country in (None, one.country) and (h.office in own or not own) for h in roles)
    return mention if fits else replace(mention, known=None)


def _by_office(doc: Annotated, mentions: list[Mention], held: dict[Evidence, tuple[Held, ...]]) -> list[Mention]:
    """`mentions`, of which rulers, and last names that stand alone and are nobody's else in the text, are those in
    office then."""
    people = [(n, m) for n, m in enumerate(mentions) if m.type == "PER" and not m.known]
    day = doc.article.published.interval.latest
    if not people:
        return mentions
    known = (gazetteer.known()[m.known] for m in mentions if m.known and m.type in ("GPE", "NORP"))
    states = {one.country for one in known if one.country}
    norm, starts = doc.tokens.norm, doc.tokens.start
    for n, mention in people:
        at = bisect_left(starts, mention.evidence.start)
        if at and norm[at - 1] in ruling() and (who := ruler(mention.name, states, day)):
            mentions[n] = replace(mention, known=who, evidence=replace(mention.evidence, rule=RULER))
            held[mentions[n].evidence] = held.get(mention.evidence, ())
        elif day:
            mentions[n] = crowned(mention, held, states, day)
    if not day:
        return mentions
    alone = {n: m for n, m in people if m is mentions[n] and " " not in m.name}
    if not alone:
        return mentions
    full = {text.key(m.name).rpartition(" ")[2] for m in mentions if m.type == "PER" and " " in m.name}
    for n, mention in alone.items():
        if text.key(mention.name) not in full:
            offices = {h.office for h in held.get(mention.evidence, ()) if h.office}
            mentions[n] = replace(mention, known=in_office(mention.name, states, day, offices))
    return mentions


def _longer(doc: Annotated, mention: Mention, at: int) -> bool:
    """Whether a known name is only a part of another's: «إبراهيم» before a last name, a last name after it."""
    norm, after = doc.tokens.norm, bisect_left(doc.tokens.start, mention.evidence.end)
    given, any_part = name_words()
    own = gazetteer.words().get(mention.known or "", frozenset())
    before = norm[at - 1] if at and after == at + 1 else ""
    follows = norm[after] if after < len(norm) else ""
    return (before in given and before not in own) or (follows in any_part and follows not in own)


def _people(mentions: Sequence[Mention]) -> dict[str, str]:
    """The key of each person's name → that of the fullest name of the same person, or the id of someone known."""
    known = {text.key(m.name): m.known for m in mentions if m.type == "PER" and m.known}
    known |= {text.key(gazetteer.known()[i].name): i for i in known.values() if i}
    same = same_person([*known, *(text.key(m.name) for m in mentions if m.type == "PER")])
    return {k: known.get(same.get(k, k)) or f"PER:{same.get(k, k)}" for k in {*known, *same}}


def _identity(
    doc: Annotated, mention: Mention, at: int, people: dict[str, str], bodies: dict[Span, Institution]
) -> str:
    """What two mentions of the same entity share: its gazetteer id, else its type and the key of its name."""
    if mention.known:
        state = gazetteer.known()[mention.known].state
        return state if state and not is_place(doc, mention, at) else mention.known
    key = text.key(mention.name)
    if mention.type == "PER":
        return people.get(key, f"PER:{key}")
    body = bodies.get(mention.evidence.span) if bodies else None
    return body.key if body else f"{mention.type}:{key}"


def _tied(mention: Mention, key: str, entity: Entity) -> Mention:
    literal = gazetteer.known()[mention.known].name if mention.known and mention.known != key else None
    literal = literal if mention.type == "GPE" else None
    return replace(mention, entity=entity.id, country=entity.country, literal=literal)


def _entity(
    entity: str,
    key: str,
    mentions: list[Mention],
    bodies: dict[Span, Institution],
    held: dict[Evidence, tuple[Held, ...]],
) -> Entity:
    one = gazetteer.known().get(key)
    names = tuple(dict.fromkeys(m.name for m in mentions))
    offices = tuple(h.role for m in mentions if m.type == "PER" for h in held.get(m.evidence, ()))
    if one:
        return Entity(
            id=entity, type=one.type, name=one.name, names=names, country=one.country, known=one.id, roles=offices
        )  # fmt: skip
    body = next((bodies[m.evidence.span] for m in mentions if m.evidence.span in bodies), None) if bodies else None
    said = [r.country for r in offices] if mentions[0].type == "PER" else [m.country for m in mentions]
    countries = [c for c in ([body.country] if body else said) if c]
    return Entity(
        id=entity,
        type=mentions[0].type,
        name=max(names, key=len),
        names=names,
        country=max(countries, key=countries.count) if countries else None,
        sector=body.sector if body else None,
        roles=offices,
    )
