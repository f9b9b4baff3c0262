"""Mentions tied to their entities → the descriptions that stand for them: «الوزير», «الرئيس الروسي», «الحركة».

Whoever the text allows is resolved; where two fit equally well, or nobody does, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date
from functools import cache, cached_property
from itertools import accumulate, compress, count, pairwise
from typing import Literal, NamedTuple

from msgspec.structs import replace

from marsad.knowledge import gazetteer
from marsad.knowledge.gazetteer.offices import holdings
from marsad.model import Description, Entity, Sentence
from marsad.resolve import nouns
from marsad.resolve.groups import groups, is_state
from marsad.resolve.offices import around, office_at, opening_words, pairs
from marsad.resolve.roles import Read, extent, state
from marsad.text import CONJUNCTIONS, folded

RULE = "resolve."
# Two who are named this many tokens back at most may be «الجانبان»; so many names on either side are looked at.
PAIR, NEAR = 80, 400
TWO = 2
# The longest name of an office, in tokens.
OFFICE = 5


class Named(NamedTuple):
    """An entity named at token `at`; not `firm` where an adjective names it in passing («وسائل إعلام تركية»)."""

    entity: Entity
    at: int
    firm: bool


class Text:
    """A document with everyone named in it, in order, and where; of them its people and its organisations; the spans
    that names and titles hold, which may lie inside one another: where they begin, in order, and how far those that
    have begun reach."""

    def __init__(self, read: Read, entities: tuple[Entity, ...]) -> None:
        by_id = {e.id: e for e in entities}
        mentions = read.doc.mentions
        held = [(e.start, e.end) for m in mentions for e in (m.evidence, *m.titles)]
        held += [(r.evidence.start, r.evidence.end) for e in entities for r in e.roles]
        held.sort()
        self.read = read
        self.begin = begin = [start for start, _ in held]
        self.reach = reach = list(accumulate((end for _, end in held), max))
        self.named = [
            Named(by_id[m.entity], at, m.type != "NORP" or _within(m.evidence.start, m.evidence.end, begin, reach))
            for m, at in zip(mentions, read.firsts, strict=True)
            if m.entity in by_id
        ]
        self.places = [n.at for n in self.named]
        self.people = [n for n in self.named if n.entity.type == "PER"]
        self.bodies = [n for n in self.named if n.entity.type == "ORG"]

    @cached_property
    def main(self) -> dict[str, Entity]:
        """The two states named most, by id, where each is named twice as often as any third; else none."""
        often = Counter(n.entity.id for n in self.named if is_state(n.entity)).most_common(3)
        if len(often) < TWO or (len(often) > TWO and often[TWO][1] * 2 > often[1][1]):
            return {}
        two = dict(often[:TWO])
        return {n.entity.id: n.entity for n in self.named if n.entity.id in two}

    def before(self, at: int) -> list[Named]:
        """Who is named before token `at`, not too far away."""
        here = bisect_left(self.places, at)
        return self.named[max(0, here - NEAR) : here]

    def around(self, at: int) -> list[Named]:
        """Who is named near token `at`, before and after."""
        here = bisect_left(self.places, at)
        return self.named[max(0, here - NEAR) : here + NEAR]

    def near(self, some: list[Named], at: int) -> list[Named]:
        """Those of `some` who are named not too far from token `at`, before and after."""
        if len(self.named) <= NEAR:
            return some
        here = bisect_left(self.places, at)
        first, last = self.places[max(0, here - NEAR)], self.places[min(len(self.places), here + NEAR) - 1]
        return [n for n in some if first <= n.at <= last]

    def taken(self, at: int) -> bool:
        """Whether a name or title holds token `at`."""
        starts = self.read.doc.tokens.start
        if at == len(starts):
            return False
        here = bisect_right(self.begin, starts[at])
        return here > 0 and starts[at] < self.reach[here - 1]

    def paragraph(self, at: int) -> int:
        """The block that token `at` stands in."""
        sentences = self.read.doc.sentences
        return sentences[max(0, bisect_right(sentences, at, key=lambda s: s.first) - 1)].block


def descriptions(read: Read, entities: tuple[Entity, ...]) -> tuple[Description, ...]:
    """The descriptions in a document, whose mentions are tied to `entities`, in text order."""
    doc = read.doc
    opening = list(compress(count(), map(_opening().__contains__, doc.tokens.norm)))
    several = groups(read, entities)
    if not (opening or several):
        return ()
    text = Text(read, entities)
    found: list[Description] = []
    held = {at for group in several for at in range(group.at, group.end)}
    since = 0
    for sentence in doc.sentences:
        after = sentence.first
        for at in opening[bisect_left(opening, sentence.first) : bisect_left(opening, sentence.last)]:
            if at >= after and at not in held and not text.taken(at):
                after, one = _at(text, sentence, at, since, found)
                found += [one] if one else []
        since = sentence.first
    for group in several:
        if not text.taken(group.at):
            made = _made(text, "group", group.at, group.end, *group.states)
            found.append(replace(made, listed=group.listed))
    return tuple(sorted(found, key=lambda d: d.evidence.start)) if several else tuple(found)


@cache
def _opening() -> frozenset[str]:
    """Every word that a description may begin with."""
    return frozenset([*pairs(), *nouns.words("pair"), *nouns.owned(), *nouns.bodies(), *opening_words()])


def _within(start: int, end: int, begin: list[int], reach: list[int]) -> bool:
    """Whether a name or title that begins earlier holds the span: «وزير الخارجية التركي»."""
    here = bisect_left(begin, start)
    return here > 0 and reach[here - 1] >= end


def _at(
    text: Text, sentence: Sentence, at: int, since: int, found: list[Description]
) -> tuple[int, Description | None]:
    """The description at token `at` and where to read on; the sentence before begins at token `since`, and `found` are
    the descriptions before."""
    word = text.read.doc.tokens.norm[at]
    if word in pairs() or word in nouns.words("pair"):
        return at + 1, _pair(text, (sentence.first, since), at, word)
    if word in nouns.owned():
        return at + 1, _owned(text, at, nouns.owned()[word], found)
    if word in nouns.bodies():
        return at + 1, _body(text, sentence, at, nouns.bodies()[word])
    return _office(text, sentence, at)


def _made(
    text: Text, kind: Literal["office", "body", "owned", "pair", "group"], first: int, last: int, *found: Entity
) -> Description:
    tokens = text.read.doc.tokens
    evidence = text.read.doc.article.evidence(tokens.start[first], tokens.end[last - 1], f"{RULE}{kind}")
    return Description(evidence=evidence, kind=kind, entities=tuple(e.id for e in found))


def _one(text: Text, found: list[Named], block: int) -> Entity | None:
    """The only one of those `found`; else the last, where it alone of them is named in this paragraph."""
    if len({n.entity.id for n in found}) == 1:
        return found[-1].entity
    here = {n.entity.id: n.entity for n in found if text.paragraph(n.at) == block}
    return next(iter(here.values())) if len(here) == 1 else None


def _office(text: Text, sentence: Sentence, at: int) -> tuple[int, Description | None]:
    """«الرئيس الروسي», «وزير الخارجية», «الوزير»: its holder among the people of the text."""
    norm = text.read.doc.tokens.norm
    found = office_at(norm, at, sentence.last)
    if not found or found.office.like:
        return at + 1, None
    last = min(extent(text.read, found), sentence.last)
    if norm[last : last + 1] in _past() or _follows(norm, at):
        return last, None  # «الرئيس السابق», «نائب الرئيس»
    country, _ = state(text.read, at, last, found.office)
    if not country and not (found.alone and last == found.last and not _narrowed(norm, last)):
        return last, None
    alone, day = nouns.alone(found.office.id), text.read.doc.article.published.interval.latest
    holders = [n for n in text.near(text.people, at) if _holds(n.entity, alone, country, day)]
    before = [n for n in holders if n.at < at]
    who = _one(text, before, sentence.block) if before else None
    if not before and country and len({n.entity.id for n in holders}) == 1:
        who = holders[0].entity
    return last, _made(text, "office", at, last, who) if who else None


def _follows(norm: list[str], at: int) -> bool:
    """Whether an office ends right before token `at`: another title of its holder («نائب رئيس الوزراء وزير الدفاع»)."""
    found = (office_at(norm, first, at) for first in range(max(0, at - OFFICE), at))
    return any(f and f.last == at for f in found)


def _holds(who: Entity, alone: frozenset[str], country: str | None, day: date | None) -> bool:
    """Whether `who` holds an office that goes by one of these words, and of that state: in this text, or, where it
    gives him none, by what is known of the day it was published."""
    if who.roles or not day:
        fits = any(r.office and not alone.isdisjoint(nouns.alone(r.office)) for r in who.roles)
        return fits and (not country or country in {who.country, *(r.country for r in who.roles)})
    known = (h for h in holdings().get(who.known or "", ()) if country in (None, h.country))
    return any(not alone.isdisjoint(nouns.alone(h.office)) and h.on(day) for h in known)


@cache
def _past() -> tuple[list[str], ...]:
    return tuple([word] for word in around().past)


def _narrowed(norm: list[str], at: int) -> bool:
    """Whether the word at `at` narrows a definite noun before it: «الحركة الإسلامية», not «الحركة التي»."""
    return at < len(norm) and norm[at].startswith("ال") and norm[at] not in nouns.words("follow")


def _body(text: Text, sentence: Sentence, at: int, heads: frozenset[str]) -> Description | None:
    """«الحركة»: the body named before whose name, or the word before it, says that it is one."""
    if _narrowed(text.read.doc.tokens.norm, at + 1) or text.taken(at + 1):
        return None
    fitting = [n for n in text.near(text.bodies, at) if n.at < at and _headed(text, n, heads)]
    who = _one(text, fitting, sentence.block) if fitting else None
    return _made(text, "body", at, at + 1, who) if who else None


def _headed(text: Text, named: Named, heads: frozenset[str]) -> bool:
    before = text.read.doc.tokens.norm[named.at - 1] if named.at else ""
    if before in heads or before[1:] in heads or folded(named.entity.name).partition(" ")[0] in heads:
        return True
    return not heads.isdisjoint(gazetteer.heads().get(named.entity.known or "", ()))


def _owned(text: Text, at: int, of: str, found: list[Description]) -> Description | None:
    """«بلاده»: the state of the person named or described last; «وزارته»: the body that he leads or speaks for."""
    people = [n for n in text.near(text.people, at) if n.at < at]
    if not people:
        return None
    who = people[-1].entity
    if found and found[-1].kind == "office" and found[-1].evidence.start > text.read.doc.tokens.start[people[-1].at]:
        who = next((n.entity for n in people if n.entity.id == found[-1].entities[0]), who)
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
    """«الجانبان»: the two states of this sentence so far, else of the one before, else of the text; «الوزيران»: two who
    are ministers."""
    offices = pairs().get(word)
    near = [n for n in text.before(at) if offices or at - n.at < PAIR]
    for since in (*begins, 0) if offices else begins:
        here = [n for n in near if n.at >= since]
        two = _ministers(here, offices) if offices else _states(text, here)
        if not offices and since != begins[0] and text.main and len(two) == TWO and two.keys() ^ text.main.keys():
            return None  # the sentence before spoke of others than the text does
        if len(two) == TWO:
            return _made(text, "pair", at, at + 1, *two.values())
        if len(two) > TWO:
            return None
    return None if offices or not text.main else _made(text, "pair", at, at + 1, *text.main.values())


def _ministers(here: list[Named], offices: tuple[str, ...]) -> dict[str, Entity]:
    return {n.entity.id: n.entity for n in here if any(r.office in offices for r in n.entity.roles)}


def _beside(text: Text, here: list[Named]) -> dict[str, Entity]:
    """The only two states that «و» joins to each other, each in one word: «البحريتان الروسية والصينية»."""
    norm, states = text.read.doc.tokens.norm, [n for n in here if is_state(n.entity)]
    told = [two for two in pairwise(states) if two[1].at - two[0].at == 1 and norm[two[1].at][0] in CONJUNCTIONS]
    two = {n.entity.id: n.entity for n in told[0]} if len(told) == 1 else {}
    return two if len(two) == TWO else {}


def _states(text: Text, here: list[Named]) -> dict[str, Entity]:
    """The states among those named: those named firmly where they are two, else all; those of the whole text where
    only some of it points elsewhere."""
    if beside := _beside(text, here):
        return beside
    firm = {n.entity.id: n.entity for n in here if n.firm and is_state(n.entity)}
    every = {n.entity.id: n.entity for n in here if is_state(n.entity)}
    if len(firm) == TWO or len(every) < TWO:
        return firm if len(firm) == TWO else {}
    main = text.main
    if len(every) == TWO:
        return main if main and main.keys() != every.keys() and main.keys() & every.keys() else every
    return main if main and main.keys() <= every.keys() else every
