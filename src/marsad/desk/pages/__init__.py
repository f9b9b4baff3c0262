"""The desk's pages: each file has one struct, the function that fills it from a record, and its template's name."""

from __future__ import annotations

from msgspec import Struct


class MissingError(LookupError):
    """The record has nothing under the id that was asked for; `what` is the catalogue key that says so."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Message(Struct, frozen=True):
    """A page that only says something: the catalogue keys of its heading and of its text."""

    title: str
    text: str
