"""Article → mentions."""

from marsad.model import Article, Mention, View


def mentions(article: Article, view: View) -> tuple[Mention, ...]:
    return ()
