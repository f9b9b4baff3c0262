"""The table of contents: `read` takes a page to its reading, `weave` a reading into the record. Calls, nothing else."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.annotate import anchored, annotate, clashes, figures, place, publication
from marsad.cluster import (
    Alone,
    accounts,
    alone,
    denials,
    happenings,
    independent,
    ledger,
    provenance,
    retold,
    summary,
    take,
    weave,
)
from marsad.extract import events, settled, statements
from marsad.ingest import ingest
from marsad.model import Article, Background, Page, Problem, Published, Reading
from marsad.resolve import known, within

__all__ = [
    "Alone",
    "accounts",
    "alone",
    "denials",
    "happenings",
    "independent",
    "ledger",
    "provenance",
    "read",
    "reread",
    "retold",
    "summary",
    "take",
    "unreadable",
    "weave",
]


def read(page: Page, background: Background | None = None) -> Reading:
    """All that `page` says, by itself or against the `background` of what a record knows.

    A page that cannot be read gives a reading whose `problems` say why; nothing is raised.
    """
    article = ingest(page)
    if isinstance(article, Problem):
        return unreadable(article)
    return reread(article, background)


def reread(article: Article, background: Background | None = None) -> Reading:
    """All that an article says whose text and blocks are known: what a record keeps is read again by today's rules.

    A date that was inferred is inferred anew.
    """
    if article.language != "ar":
        return Reading(document=article, problems=article.problems)
    if article.published.basis in ("inferred", "unknown"):
        article = replace(article, published=Published())
    doc = annotate(article)
    published = publication(doc, background)
    doc = replace(doc, article=replace(doc.article, published=published), times=place(doc, published))
    doc, entities = within(doc)
    said = statements(doc, entities)
    done = events(doc, entities, said)
    doc = replace(doc, times=anchored(doc, done), quantities=figures(doc, done))
    done = settled(doc, done)
    entities, said, done = known(entities, said, done, published.interval)
    return Reading(
        document=doc.article,
        entities=entities,
        mentions=doc.mentions,
        times=doc.times,
        quantities=doc.quantities,
        statements=said,
        events=done,
        problems=(*doc.article.problems, *clashes(doc.times)),
    )


def unreadable(problem: Problem) -> Reading:
    """The reading of a document that could not be read: no text, and the reason."""
    document = Article(id=problem.id or problem.source, source=problem.source, text="", language="und")
    return Reading(document=document, problems=(problem.reason,))
