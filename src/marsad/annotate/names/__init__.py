"""Article, tokens, sentences → mentions: the names that stand in the text, nested ones included, in text order."""

from __future__ import annotations

from marsad.annotate.names.choose import choose, outermost, readings
from marsad.annotate.names.organisations import organisations
from marsad.annotate.names.readings import Name
from marsad.annotate.names.scan import scan
from marsad.model import Article, Mention, Sentence, Tokens


def mentions(article: Article, tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Every name in the kept blocks of `article`; outer mentions stand before those nested in them."""
    found: list[Mention] = []
    for sentence in sentences:
        names = readings(tokens, scan(tokens, sentence))
        names += organisations(tokens, sentence, outermost(names))
        found += (_mention(article, tokens, name) for name in choose(names))
    return tuple(found)


def _mention(article: Article, tokens: Tokens, name: Name) -> Mention:
    evidence = article.evidence(tokens.start[name.first], tokens.end[name.last - 1], name.rule)
    bare = evidence.text[name.clitic :]
    if evidence.text[: name.clitic].endswith("ل") and bare.startswith("ل"):
        bare = f"ا{bare}"
    return Mention(evidence=evidence, type=name.type, name=bare, known=name.known)
