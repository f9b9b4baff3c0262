"""A story in its reports' own sentences: happenings and the documents' texts in, sentences with their source out.

Happenings that more independent origins tell come first; each gives one sentence, of the report that tells it most
plainly, and no sentence stands twice, also not in other words' clothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.cluster.accounts import sentence, sentences
from marsad.cluster.ledger import happened
from marsad.cluster.trace import day
from marsad.knowledge.spoken import words
from marsad.knowledge.weights import stem
from marsad.model import Account, Article, Happening, Span, SummarySentence

LENGTH = 5  # sentences
SHORTEST, LONGEST = 6, 60  # words of a sentence that can stand alone
ALIKE = 0.5  # share of the shorter one's words from which on two sentences say the same
RULE = "summary.sentence"


def summary(
    found: Iterable[Happening], documents: Mapping[str, Article], length: int = LENGTH
) -> tuple[SummarySentence, ...]:
    """At most `length` sentences, in the order of the days of what they tell."""
    ranked = sorted(
        found, key=lambda h: (-h.origins, not happened(h), -len({a.document for a in h.accounts}), day(h.when))
    )
    chosen: list[tuple[str, SummarySentence]] = []
    said: list[set[str]] = []
    for h in ranked:
        if len(chosen) == length:
            break
        if picked := _picked(h, documents, said):
            account, span, stems = picked
            evidence = documents[account.document].evidence(span.start, span.end, RULE)
            chosen.append((day(h.when), SummarySentence(evidence, h.id, h.origins)))
            said.append(stems)
    return tuple(s for _, s in sorted(chosen, key=lambda c: c[0]))


def _picked(
    h: Happening, documents: Mapping[str, Article], said: list[set[str]]
) -> tuple[Account, Span, set[str]] | None:
    """The plainest sentence that tells the happening and repeats none: near the top of its report, and not long."""
    options = []
    for account in h.accounts:
        article = documents.get(account.document)
        if article is None:
            continue
        span = _trimmed(article.text, sentence(sentences(article.text), account.evidence.start))
        spoken = words(article.text[span.start : span.end])
        stems = {stem(w) for w in spoken if len(w) > 2}
        if SHORTEST <= len(spoken) <= LONGEST and not any(_alike(stems, other) for other in said):
            in_title = bool(article.title and article.title.start <= span.start < article.title.end)
            options.append((in_title, span.start, account.document, account, span, stems))
    best = min(options, key=lambda o: o[:3], default=None)
    return (best[3], best[4], best[5]) if best else None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _alike(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and len(a & b) >= ALIKE * min(len(a), len(b))
