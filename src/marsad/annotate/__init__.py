"""Article → Annotated: everything that can be seen in the text without knowing who is who."""

from __future__ import annotations

from marsad.annotate.anchored import anchored
from marsad.annotate.calendar import clashes, place
from marsad.annotate.figures import figures
from marsad.annotate.lexer import read
from marsad.annotate.names import mentions
from marsad.annotate.publication import publication
from marsad.annotate.quantities import quantities
from marsad.annotate.quotes import quotes
from marsad.annotate.segment import sentences
from marsad.annotate.times import times
from marsad.model import Annotated, Article
from marsad.text import fold, words

__all__ = ["anchored", "annotate", "clashes", "figures", "place", "publication"]


def annotate(article: Article) -> Annotated:
    """The tokens, sentences, quotations, names, times (not yet placed) and quantities of `article`'s kept blocks."""
    view = fold(article.text)
    tokens = words(view)
    spans = sentences(article, tokens)
    atoms = read(article, tokens, spans)
    found = times(article, atoms)
    return Annotated(
        article=article,
        view=view,
        tokens=tokens,
        sentences=spans,
        quotes=quotes(article),
        mentions=mentions(article, tokens, spans),
        times=found,
        quantities=quantities(article, atoms, found),
    )
