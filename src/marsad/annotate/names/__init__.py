"""Article, tokens, sentences → mentions: the names that stand in the text, nested ones included, in text order."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from marsad.annotate.names.announced import announced
from marsad.annotate.names.choose import choose, readings
from marsad.annotate.names.composites import composites
from marsad.annotate.names.line import line
from marsad.annotate.names.look import looks
from marsad.annotate.names.organisations import organisations
from marsad.annotate.names.persons import Titled, persons
from marsad.annotate.names.readings import Name
from marsad.annotate.names.runs import likely
from marsad.annotate.names.scan import scan
from marsad.annotate.names.shorts import shorts
from marsad.knowledge import gazetteer
from marsad.model import Article, Mention, Sentence, Tokens

ROLE = "names.role"


def mentions(article: Article, tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Every name in the kept blocks of `article`; outer mentions stand before those nested in them."""
    names: list[Name] = []
    titles: dict[int, Titled] = {}
    seen = looks(tokens.norm)
    places = [at for at, _ in seen]
    for sentence in sentences:
        words = seen[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]
        listed = readings(tokens, scan(tokens, sentence, words))
        here = line(article.text, tokens, sentence, words, listed)
        people, titled = persons(here)
        here.add(people)
        bodies = organisations(here)
        here.add(bodies)
        called = announced(here)
        here.add(called)
        guessed = likely(here)
        here.add(guessed)
        listed += [*people, *bodies, *called, *guessed, *composites(tokens, sentence, here.names)]
        names += choose(listed)
        titles |= {t.name: t for t in titled}
    names = sorted(names + shorts(tokens, sentences, names), key=lambda n: (n.first, -n.last))
    return tuple(_mention(article, tokens, name, titles.get(name.first)) for name in names)


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
