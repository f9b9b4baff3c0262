"""Article → quantities."""

from marsad.annotate.atoms import Atoms
from marsad.model import Article, Quantity, Time


def quantities(article: Article, atoms: Atoms, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    return ()
