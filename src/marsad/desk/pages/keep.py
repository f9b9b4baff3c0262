"""The page on which documents are added: files and folders by drag and drop or choice, text by pasting; and how far
the work is."""

from __future__ import annotations

from msgspec import Struct

from marsad.desk.arriving.job import Progress

TEMPLATE, PART = "keep.html", "progress.html"


class KeepPage(Struct, frozen=True, kw_only=True):
    """The work at hand or the last one, if there was any; `problem` says why what was sent was not taken."""

    progress: Progress | None
    problem: str = ""
