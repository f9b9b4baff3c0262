"""Article → times."""

from marsad.model import Article, Time, View


def times(article: Article, view: View) -> tuple[Time, ...]:
    return ()
