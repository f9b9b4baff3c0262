"""The day that an article's dateline states."""

from __future__ import annotations

from marsad.model import Article, Published, View


def dateline(article: Article, view: View) -> Published | None:
    return None
