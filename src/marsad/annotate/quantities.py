"""Article → quantities."""

from marsad.model import Article, Quantity, View


def quantities(article: Article, view: View) -> tuple[Quantity, ...]:
    return ()
