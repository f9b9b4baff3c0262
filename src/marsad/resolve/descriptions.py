"""Mentions tied to their entities → the descriptions that stand for them: «الوزير», «الرئيس الروسي», «الحركة».

Whoever the text allows is resolved; where two fit equally well, or nobody does, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from marsad.knowledge import gazetteer
from marsad.knowledge.gazetteer.offices import holdings
from marsad.model import Annotated, Description, Entity, Evidence, Mention, Sentence
from marsad.resolve import nouns
from marsad.resolve.offices import around, office_at, opening_words, pairs
from marsad.resolve.roles import Read, extent, state
from marsad.text import folded

RULE = "resolve."
# Two who are named this many tokens back at most may be «الجانبان»; so many names on either side are looked at.
PAIR, NEAR = 80, 400


class Named(NamedTuple):
    """An entity named at token `at`, its mention, and the block it stands in."""

    entity: Entity
    mention: Mention
    at: int
    block: int


class Text(NamedTuple):
    """A document with everyone named in it, in order, and where; the tokens that names and their titles hold."""

    read: Read
    named: tuple[Named, ...]
    places: tuple[int, ...]
    taken: frozenset[int]

    def before(self, at: int) -> tuple[Named, ...]:
        """Who is named before token `at`, not too far away."""
        here = bisect_left(self.places, at)
        return self.named[max(0, here - NEAR) : here]

    def around(self, at: int) -> tuple[Named, ...]:
        """Who is named near token `at`, before and after."""
        here = bisect_left(self.places, at)
        return self.named[max(0, here - NEAR) : here + NEAR]


def descriptions(doc: Annotated, entities: tuple[Entity, ...]) -> tuple[Description, ...]:
    """The descriptions in `doc`, whose mentions are tied to `entities`, in text order."""
    text = _text(doc, entities)
    found: list[Description] = []
    since, opening = 0, _opening()
    for sentence in doc.sentences:
        after = sentence.first
        words = enumerate(doc.tokens.norm[sentence.first : sentence.last], sentence.first)
        for at in [at for at, word in words if word in opening]:
            if at >= after and at not in text.taken:
                after, one = _at(text, sentence, at, since)
                found += [one] if one else []
        since = sentence.first
    return tuple(found)


@cache
def _opening() -> frozenset[str]:
    """Every word that a description may begin with."""
    return frozenset([*pairs(), *nouns.pairs(), *nouns.owned(), *nouns.bodies(), *opening_words()])


def _text(doc: Annotated, entities: tuple[Entity, ...]) -> Text:
    by_id = {e.id: e for e in entities}
    starts = doc.tokens.start
    firsts = [bisect_left(starts, m.evidence.start) for m in doc.mentions]
    sentences = [s.first for s in doc.sentences]
    named: list[Named] = []
    taken: set[int] = set()
    for m, at in zip(doc.mentions, firsts, strict=True):
        block = doc.sentences[max(0, bisect_left(sentences, at + 1) - 1)].block
        if m.entity in by_id:
            named.append(Named(by_id[m.entity], m, at, block))
        taken.update(_tokens(starts, m.evidence), *(_tokens(starts, t) for t in m.titles))
    taken.update(*(_tokens(starts, r.evidence) for e in entities for r in e.roles))
    return Text(Read(doc, firsts), tuple(named), tuple(n.at for n in named), frozenset(taken))


def _tokens(starts: list[int], evidence: Evidence) -> range:
    return range(bisect_left(starts, evidence.start), bisect_left(starts, evidence.end))


def _at(text: Text, sentence: Sentence, at: int, since: int) -> tuple[int, Description | None]:
    """The description at token `at` and where to read on; the sentence before begins at token `since`."""
    word = text.read.doc.tokens.norm[at]
    if word in pairs() or word in nouns.pairs():
        return at + 1, _pair(text, (sentence.first, since), at, word)
    if word in nouns.owned():
        return at + 1, _owned(text, at, nouns.owned()[word])
    if word in nouns.bodies():
        return at + 1, _body(text, sentence, at, nouns.bodies()[word])
    return _office(text, sentence, at)


def _made(
    text: Text, kind: Literal["office", "body", "owned", "pair"], first: int, last: int, *found: Entity
) -> Description:
    tokens = text.read.doc.tokens
    evidence = text.read.doc.article.evidence(tokens.start[first], tokens.end[last - 1], f"{RULE}{kind}")
    return Description(evidence=evidence, kind=kind, entities=tuple(e.id for e in found))


def _one(found: list[Named], block: int) -> Entity | None:
    """The only one of those `found`; else the last, where it alone of them is named in this paragraph."""
    if len({n.entity.id for n in found}) == 1:
        return found[-1].entity
    here = {n.entity.id: n.entity for n in found if n.block == block}
    return next(iter(here.values())) if len(here) == 1 else None


def _office(text: Text, sentence: Sentence, at: int) -> tuple[int, Description | None]:
    """«الرئيس الروسي», «وزير الخارجية», «الوزير»: its holder among the people of the text."""
    norm = text.read.doc.tokens.norm
    found = office_at(norm, at, sentence.last)
    if not found or found.office.like:
        return at + 1, None
    last = min(extent(text.read, found), sentence.last)
    if norm[last : last + 1] in _past() or (at and office_at(norm, at - 1, at)):
        return last, None  # «الرئيس السابق», «نائب الرئيس»
    country, _ = state(text.read, at, last, found.office)
    if not country and not (found.alone and last == found.last and not _narrowed(norm, last)):
        return last, None
    day = text.read.doc.article.published.interval.latest
    people = [n for n in text.around(at) if n.entity.type == "PER"]
    holders = [n for n in people if _holds(n.entity, found.office.alone, country, day)]
    before = [n for n in holders if n.at < at]
    who = _one(before, sentence.block) if before else None
    if not before and country and len({n.entity.id for n in holders}) == 1:
        who = holders[0].entity
    return last, _made(text, "office", at, last, who) if who else None


def _holds(who: Entity, alone: tuple[str, ...], country: str | None, day: date | None) -> bool:
    """Whether `who` holds an office that goes by one of these words, and of that state: in this text, or, where it
    gives him none, by what is known of the day it was published."""
    if who.roles or not day:
        fits = any(r.office and set(alone) & set(nouns.alone(r.office)) for r in who.roles)
        return fits and (not country or country in {who.country, *(r.country for r in who.roles)})
    known = (h for h in holdings().get(who.known or "", ()) if h.on(day) and country in (None, h.country))
    return any(set(alone) & set(nouns.alone(h.office)) for h in known)


@cache
def _past() -> tuple[list[str], ...]:
    return tuple([word] for word in around().past)


def _narrowed(norm: list[str], at: int) -> bool:
    """Whether the word at `at` narrows a definite noun before it: «الحركة الإسلامية», not «الحركة التي»."""
    return at < len(norm) and norm[at].startswith("ال") and norm[at] not in nouns.follow()


def _body(text: Text, sentence: Sentence, at: int, heads: frozenset[str]) -> Description | None:
    """«الحركة»: the body named before whose name, or the word before it, says that it is one."""
    if _narrowed(text.read.doc.tokens.norm, at + 1) or at + 1 in text.taken:
        return None
    fitting = [n for n in text.before(at) if n.entity.type == "ORG" and _headed(text, n, heads)]
    who = _one(fitting, sentence.block) if fitting else None
    return _made(text, "body", at, at + 1, who) if who else None


def _headed(text: Text, named: Named, heads: frozenset[str]) -> bool:
    norm = text.read.doc.tokens.norm
    word = folded(named.entity.name).partition(" ")[0]
    before = norm[named.at - 1] if named.at else ""
    known = gazetteer.heads().get(named.entity.known or "", frozenset())
    return word in heads or not heads.isdisjoint(known) or before in heads or before[1:] in heads


def _owned(text: Text, at: int, of: str) -> Description | None:
    """«بلاده»: the state of the person named last; «وزارته»: the body that he leads or speaks for."""
    people = [n.entity for n in text.before(at) if n.entity.type == "PER"]
    if not people:
        return None
    who = people[-1]
    if of == "country":
        near = text.around(at)
        states = {n.entity.id: n.entity for n in near if n.entity.type == "GPE" and n.entity.known == who.country}
        return _made(text, "owned", at, at + 1, *states.values()) if len(states) == 1 else None
    bodies = {folded(r.organisation) for r in who.roles if r.organisation}
    led = {n.entity.id: n.entity for n in text.around(at) if n.entity.type == "ORG" and _leads(n.entity, bodies, who)}
    return _made(text, "owned", at, at + 1, *led.values()) if len(led) == 1 else None


def _leads(body: Entity, names: set[str], who: Entity) -> bool:
    own = not body.country or not who.country or body.country == who.country
    return own and any(folded(body.name).startswith(name) for name in names)


def _pair(text: Text, begins: tuple[int, int], at: int, word: str) -> Description | None:
    """«الجانبان»: the two states of this sentence so far, else of the one before; «الوزيران»: two who are ministers."""
    offices = pairs().get(word)
    near = [n for n in text.before(at) if at - n.at < PAIR]
    for since in begins:
        here = [n for n in near if n.at >= since]
        if offices:
            two = {n.entity.id: n.entity for n in here if any(r.office in offices for r in n.entity.roles)}
        else:
            two = {n.entity.id: n.entity for n in here if n.entity.known and n.entity.known == n.entity.country}
        if len(two) == 2:
            return _made(text, "pair", at, at + 1, *two.values())
        if len(two) > 2:
            return None
    return None
