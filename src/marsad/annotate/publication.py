"""Annotated → when it was published."""

from marsad.model import Annotated, Published


def publication(doc: Annotated) -> Published:
    return doc.article.published
