"""The agencies, papers and channels that an article credits."""

from __future__ import annotations

from marsad.model import Article, View


def agencies(article: Article, view: View, outlet: str | None, known: str | None) -> tuple[str, ...]:
    return ()


def masthead(article: Article, view: View) -> str | None:
    return None
