"""Where each report comes from: articles and what ties them in, reasons and passages taken from earlier ones out.

In order: a copy of an earlier report, an agency that it credits, passages of an earlier report, the one speaker whom an
earlier report of the event quotes too, a writer of its own. Where none of these shows, it stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.cluster.origin import credited, signed
from marsad.cluster.trace import day
from marsad.knowledge.identity import name_words
from marsad.model import Article, Provenance, Taken, Tie, Why
from marsad.text import folded

LONGEST = 6  # words of a name: «سالم بن راشد بن عيسى الهادي»


def provenance(articles: Iterable[Article], ties: Iterable[Tie]) -> dict[str, Provenance]:
    """The provenance of each article, by id."""
    every = {a.id: a for a in articles}
    order = {id: (day(a.published.interval), id) for id, a in every.items()}
    back: dict[str, list[tuple[str, Tie]]] = {id: [] for id in every}
    for tie in ties:
        if tie.a in order and tie.b in order:
            earlier, later = sorted((tie.a, tie.b), key=lambda id: order[id])
            back[later].append((earlier, tie))
    for found in back.values():
        found.sort(key=lambda pair: (order[pair[0]], pair[0]))
    return {
        id: Provenance(document=id, reasons=tuple(_reasons(a, back[id])), taken=tuple(_taken(id, back[id])))
        for id, a in every.items()
    }


def _reasons(article: Article, earlier: list[tuple[str, Tie]]) -> Iterator[Why]:
    copied = next((d for d, t in earlier if t.reuse == "full"), None)
    if copied:
        yield Why("provenance.copy", (copied,))
    agencies = credited(article)
    for agency in agencies:
        yield Why("provenance.agency", (agency,))
    for document, tie in earlier:
        if tie.reuse == "part":
            yield Why("provenance.passages", (document, str(len(tie.passages))))
    quoted = next(((d, t.origin) for d, t in earlier if t.origin and t.origin.rule == "origin.voice"), None)
    if quoted:
        yield Why("provenance.voice", (quoted[1].facts[0], quoted[0]))
    writers = () if copied or agencies else tuple(_writers(article.byline))
    if writers:
        yield Why("provenance.own", ("، ".join(writers),))


def _writers(byline: str | None) -> Iterator[str]:
    """Whom a byline names beside places and outlets: «جدة: سالم الهادي» has a writer, «من الرياض» and «مكتب الصحيفة»
    name nobody. A name begins with one that people bear or ends with a family's (سعاد الشمراني)."""
    given, mostly = name_words()
    for part, outlet in signed(byline).items():
        words = folded(part).split()
        if outlet is None and 1 < len(words) <= LONGEST and (words[0] in given | mostly or _family(words)):
            yield part


def _family(words: list[str]) -> bool:
    return not words[0].startswith("ال") and words[-1].startswith("ال") and words[-1].endswith("ي")


def _taken(id: str, earlier: list[tuple[str, Tie]]) -> Iterator[Taken]:
    """Each passage once, from the earliest report that has it."""
    reached: list[Taken] = []
    for document, tie in earlier:
        for p in tie.passages:
            here, there = (p.a, p.b) if tie.a == id else (p.b, p.a)
            if not any(t.here.start <= here.start and here.end <= t.here.end for t in reached):
                reached.append(Taken(here, document, there))
    yield from sorted(reached, key=lambda t: (t.here, t.document))
