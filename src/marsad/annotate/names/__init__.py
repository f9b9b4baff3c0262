"""Article, tokens, sentences → mentions: the names that stand in the text, nested ones included, in text order."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.annotate.names.called import called
from marsad.annotate.names.choose import choose
from marsad.annotate.names.further import further
from marsad.annotate.names.merge import merged
from marsad.annotate.names.parts import Part
from marsad.annotate.names.persons import Titled, persons
from marsad.annotate.names.proposals import proposed
from marsad.annotate.names.readings import Name
from marsad.annotate.names.realms import realms
from marsad.annotate.names.repeated import repeated
from marsad.annotate.names.ruled import Ruled, ruled
from marsad.annotate.names.shorts import shorts
from marsad.annotate.names.spelled import spelled
from marsad.annotate.names.styled import styled
from marsad.annotate.names.tagger import tagged
from marsad.knowledge import gazetteer
from marsad.model import Article, Mention, Sentence, Tokens

ROLE = "names.role"


def mentions(article: Article, tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Every name in the kept blocks of `article`; outer mentions stand before those nested in them."""
    read = ruled(article, tokens, sentences)
    called = [name for one in read for name in one.names]
    kinds: dict[int, Part] = {}
    for one in read:
        kinds |= one.line.kinds
    seen = tagged(tokens, sentences, proposed(choose(called), kinds))
    names = spelled(article, tokens, styled(tokens, further(tokens, merged(tokens, called, seen))))
    if more := repeated(tokens, names):
        names = sorted([*names, *more], key=lambda n: (n.first, -n.last))
    forms = realms(tokens, names, article.outlet)
    if forms:
        names = sorted([*names, *forms], key=lambda n: (n.first, -n.last))
    titles = {t.name: t for t in _titles(read, [n for n in names if n.type == "PER"])}
    short = shorts(tokens, sentences, names)
    if short:
        again = {n.first for n in short}
        names = sorted([*(n for n in names if n.first not in again), *short], key=lambda n: (n.first, -n.last))
    return tuple(_mention(article, tokens, name, titles.get(name.first)) for name in names)


def _titles(read: list[Ruled], people: list[Name]) -> Iterator[Titled]:
    """The titles of `people`, those whom the tagger alone saw included."""
    at = 0
    for one in read:
        new: list[Name] = []
        while at < len(people) and people[at].first < one.line.last:
            new += [people[at]] if people[at].first not in one.line.names else []
            at += 1
        one.line.add(new)
        yield from persons(one.line)[1] if new else one.titles


def _mention(article: Article, tokens: Tokens, name: Name, title: Titled | None) -> Mention:
    evidence = article.evidence(tokens.start[name.first], tokens.end[name.last - 1], name.rule)
    own = called(tokens, name, evidence.text)
    if not title or name.type != "PER":
        return Mention(evidence=evidence, type=name.type, name=own, known=name.known)
    office = article.evidence(tokens.start[title.first], tokens.end[title.last - 1], ROLE)
    return Mention(
        evidence=evidence, type=name.type, name=own, known=name.known, titles=(office,), country=_country(title)
    )


def _country(title: Titled) -> str | None:
    """The last state that a title names: «وزير الخارجية الروسي»."""
    states = (gazetteer.known()[s.known].country for s in title.states if s.known)
    return next((s for s in reversed(tuple(states)) if s), None)
