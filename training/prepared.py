"""The shared folder → the texts that the tagger learns from, as it gets them: words, and what rules see at them."""

from __future__ import annotations

import re
from bisect import bisect_left
from pathlib import Path
from typing import NamedTuple

from reading import Text, anercorp, gold, invented, wojood

from marsad.annotate.names.proposals import Proposed, proposed
from marsad.annotate.names.ruled import ruled
from marsad.annotate.segment import sentences
from marsad.model import Article, Block, Sentence, Tokens
from marsad.text import fold, words

PARTS = 5
OFTEN = 4  # how often each invented sentence counts: there are few of them
TWICE = 2  # how often each annotated article does, which alone are marked as Marsad reads


class Prepared(NamedTuple):
    """A text as the tagger gets it, and the names that are marked in it, by tokens."""

    text: Text
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    seen: dict[int, Proposed]
    labels: list[str]


class Sets(NamedTuple):
    """What is learned from, prepared: newspaper and fine-grained corpora, invented sentences as often as they count,
    annotated articles; and `dev`, which is never learned from."""

    news: list[Prepared]
    fine: list[Prepared]
    own: list[Prepared]
    articles: list[Prepared]
    dev: list[Prepared]

    def every(self, articles: list[Prepared]) -> list[Prepared]:
        """All that is learned from, with `articles` for the annotated ones."""
        return [*self.news, *self.fine, *self.own, *articles * TWICE]

    def parts(self) -> list[list[Prepared]]:
        """The annotated articles in `PARTS` parts, each of which is kept out in its turn."""
        return [self.articles[k::PARTS] for k in range(PARTS)]

    def without(self, part: list[Prepared]) -> list[Prepared]:
        """All that is learned from but this part of the annotated articles."""
        held = {a.text.id for a in part}
        return self.every([a for a in self.articles if a.text.id not in held])


def read(shared: Path) -> Sets:
    """The sets in the folder `shared`; raises OSError where one is missing."""
    data = shared / "data"
    return Sets(
        [prepared(t) for t in anercorp(data / "ner-train/train.txt")],
        [prepared(t) for t in wojood(data / "wojood-sample/train.txt")],
        [prepared(t) for t in invented(Path(__file__).with_name("sentences.txt"))] * OFTEN,
        [prepared(t) for t in gold(shared / "gold/articles")],
        [prepared(t) for t in anercorp(data / "ner-train/dev.txt")],
    )


def prepared(text: Text) -> Prepared:
    """`text` with what rules see in it, and the label of each token."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer("[^\n]+", text.text))
    article = Article(id=text.id, source=text.source, text=text.text, language="ar", blocks=blocks)
    tokens = words(fold(text.text))
    spans = sentences(article, tokens)
    seen: dict[int, Proposed] = {}
    for one in ruled(article, tokens, spans):
        seen |= proposed(one.chosen, one.line.kinds)
    return Prepared(text, tokens, spans, seen, _labels(text, tokens))


def _labels(text: Text, tokens: Tokens) -> list[str]:
    labels = ["O"] * len(tokens)
    for name in text.names:
        inside = range(bisect_left(tokens.start, name.start), bisect_left(tokens.start, name.end))
        for n, at in enumerate(inside):
            labels[at] = f"{'I' if n else 'B'}-{name.sort}"
    return labels
