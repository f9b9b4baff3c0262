"""The desk's pages: each file has one struct, the function that fills it from a record, and its template's name."""

from __future__ import annotations

from msgspec import Struct

from marsad.model import Reading
from marsad.record import Record
from marsad.record.rows import GoneRow


class MissingError(LookupError):
    """The record has nothing under the id that was asked for; `what` is the catalogue key that says so."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class GoneError(LookupError):
    """The document that was asked for was taken down; `stone` says when, by whom and why."""

    def __init__(self, stone: GoneRow) -> None:
        super().__init__(stone.document)
        self.stone = stone


def reading_of(record: Record, document: str) -> Reading:
    """The reading of a document, as the rules gave it. Raises GoneError where it was taken down, MissingError where the
    record never held it."""
    if found := record.reading(document):
        return found
    if stone := record.tombstone(document):
        raise GoneError(stone)
    raise MissingError("missing.article")


class Message(Struct, frozen=True):
    """A page that only says something: the catalogue keys of its heading and of its text."""

    title: str
    text: str
