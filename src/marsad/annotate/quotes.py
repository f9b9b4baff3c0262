"""Article → its passages between quotation marks."""

from marsad.model import Article, Quote


def quotes(article: Article) -> tuple[Quote, ...]:
    return ()
