"""The desk's pages: each file has one struct, the function that fills it from a record, and its template's name."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from marsad.model import Reading
from marsad.record import Record
from marsad.record.rows import GoneRow


class MissingError(LookupError):
    """The record has nothing under the id that was asked for; `what` is the catalogue key that says so."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Gone(Struct, frozen=True, kw_only=True):
    """A page of something that is no more: a document that was taken down, or an entity or a story of which nothing was
    left when it went; `stone` says when, by whom and why."""

    what: Literal["article", "entity", "story"]
    stone: GoneRow


class GoneError(LookupError):
    """What was asked for is no more; `page` says so."""

    def __init__(self, page: Gone) -> None:
        super().__init__(page.stone.document)
        self.page = page


def absent(record: Record, id: str, what: Literal["entity", "story"]) -> GoneError | MissingError:
    """Why the record has no entity or story of this id: it went with a document that was taken down, or never was."""
    stone = record.lost(id)
    return GoneError(Gone(what=what, stone=stone)) if stone else MissingError(f"missing.{what}")


def reading_of(record: Record, document: str) -> Reading:
    """The reading of a document, as the rules gave it. Raises GoneError where it was taken down, MissingError where the
    record never held it."""
    if found := record.reading(document):
        return found
    if stone := record.tombstone(document):
        raise GoneError(Gone(what="article", stone=stone))
    raise MissingError("missing.article")


class Message(Struct, frozen=True):
    """A page that only says something: the catalogue keys of its heading and of its text, and what went wrong in the
    record's own words, if anything."""

    title: str
    text: str
    detail: str = ""
