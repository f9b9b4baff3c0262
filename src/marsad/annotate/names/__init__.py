"""Article, tokens, sentences → mentions: the names that stand in the text, nested ones included, in text order."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from marsad.annotate.names.merge import merged
from marsad.annotate.names.persons import Titled, persons
from marsad.annotate.names.proposals import Proposed, proposed
from marsad.annotate.names.readings import Name
from marsad.annotate.names.ruled import Ruled, ruled
from marsad.annotate.names.shorts import shorts
from marsad.annotate.names.tagger import tagged
from marsad.knowledge import gazetteer
from marsad.model import Article, Mention, Sentence, Tokens

ROLE = "names.role"


def mentions(article: Article, tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Every name in the kept blocks of `article`; outer mentions stand before those nested in them."""
    read = ruled(article, tokens, sentences)
    seen: dict[int, Proposed] = {}
    for one in read:
        seen |= proposed(one.chosen, one.line.kinds)
    spans = tagged(tokens, sentences, seen)
    places = [s.first for s in spans]
    names: list[Name] = []
    titles: dict[int, Titled] = {}
    for one in read:
        here = spans[bisect_left(places, one.line.first) : bisect_left(places, one.line.last)]
        stand = merged(tokens, one.names, here)
        names += stand
        titles |= {t.name: t for t in _titles(one, stand)}
    short = shorts(tokens, sentences, names)
    again = {n.first for n in short}
    names = sorted([*(n for n in names if n.first not in again), *short], key=lambda n: (n.first, -n.last))
    return tuple(_mention(article, tokens, name, titles.get(name.first)) for name in names)


def _titles(one: Ruled, names: list[Name]) -> list[Titled]:
    """The titles of people in a sentence, those whom the tagger alone saw included."""
    new = [n for n in names if n.type == "PER" and n.first not in one.line.names]
    if not new:
        return one.titles
    one.line.add(new)
    return persons(one.line)[1]


def _mention(article: Article, tokens: Tokens, name: Name, title: Titled | None) -> Mention:
    evidence = article.evidence(tokens.start[name.first], tokens.end[name.last - 1], name.rule)
    bare = evidence.text[name.clitic :]
    if evidence.text[: name.clitic].endswith("ل") and bare.startswith("ل"):
        bare = f"ا{bare}"
    mention = Mention(evidence=evidence, type=name.type, name=bare, known=name.known)
    if not title or name.type != "PER":
        return mention
    office = article.evidence(tokens.start[title.first], tokens.end[title.last - 1], ROLE)
    return replace(mention, titles=(office,), country=_country(title))


def _country(title: Titled) -> str | None:
    """The last state that a title names: «وزير الخارجية الروسي»."""
    states = (gazetteer.known()[s.known].country for s in title.states if s.known)
    return next((s for s in reversed(tuple(states)) if s), None)
