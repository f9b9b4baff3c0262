"""Article, tokens, sentences → the names that rules and lists read, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from marsad.annotate.names.announced import announced
from marsad.annotate.names.buildings import built
from marsad.annotate.names.choose import choose, readings
from marsad.annotate.names.composites import composites
from marsad.annotate.names.line import Line, line
from marsad.annotate.names.look import looks
from marsad.annotate.names.organisations import organisations
from marsad.annotate.names.parts import opens_family
from marsad.annotate.names.persons import Titled, persons
from marsad.annotate.names.readings import Name
from marsad.annotate.names.scan import scan
from marsad.model import Article, Sentence, Tokens


class Ruled(NamedTuple):
    """A sentence as rules read it: its line with what they found, their names before a choice is made between those
    that cross, and the titles of people."""

    line: Line
    names: list[Name]
    titles: list[Titled]

    @property
    def chosen(self) -> list[Name]:
        """The names that stand, in text order, outer before inner."""
        return choose(self.names)


def ruled(article: Article, tokens: Tokens, sentences: tuple[Sentence, ...]) -> list[Ruled]:
    """Each of `sentences` as rules read it."""
    seen = looks(tokens.norm)
    places = [at for at, _ in seen]
    found: list[Ruled] = []
    for sentence in sentences:
        words = seen[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]
        names = [_whole(tokens, sentence, n) for n in readings(tokens, scan(tokens, sentence, words))]
        here = line(article.text, tokens, sentence, words, names)
        people, titles = persons(here)
        if people:
            here.add(people)
        if bodies := organisations(here):
            here.add(bodies)
        if called := announced(here):
            here.add(called)
        names += [*people, *bodies, *called, *composites(tokens, sentence, here.names)]
        found.append(Ruled(here, names, titles))
    return found


def _whole(tokens: Tokens, sentence: Sentence, name: Name) -> Name:
    """`name` with the family that follows it («تميم بن حمد آل ثاني»), a base or airport with what ends its name."""
    if name.type == "FAC" and name.last < sentence.last and built(tuple(tokens.norm[name.first : name.last + 1])):
        return name._replace(last=name.last + 1)
    if name.type != "PER" or name.last + 1 >= sentence.last or not opens_family(tokens.norm[name.last]):
        return name
    return name._replace(last=name.last + 2) if tokens.norm[name.last + 1].isalpha() else name
