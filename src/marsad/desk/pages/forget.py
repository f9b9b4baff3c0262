"""The page that asks who takes a document down, and why."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.pages import reading_of
from marsad.record import Record

TEMPLATE = "forget.html"


class ForgetPage(Struct, frozen=True, kw_only=True):
    """The document that is to go, by its title, and what was filled in so far; `problem` says what is lacking."""

    document: str
    title: str
    token: str
    who: str = ""
    why: str = ""
    problem: str = ""


def forget(record: Record, id: str, token: str, who: str = "", why: str = "", problem: str = "") -> ForgetPage:  # noqa: PLR0913, PLR0917
    """The form for document `id`. Raises what `reading_of` raises."""
    document = reading_of(record, id).document
    title = document.text[document.title.start : document.title.end] if document.title else document.text[:90]
    return ForgetPage(document=id, title=" ".join(title.split()), token=token, who=who, why=why, problem=problem)
