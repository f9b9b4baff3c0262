"""A page whose article was not chosen with confidence → what trafilatura makes of it, where that is better.

Trafilatura is eight times slower, so it is asked only then, and believed only where it neither loses nor adds much.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from marsad.ingest.pieces import Piece, one_line, piece

_FEW = 3_000  # letters of a page: a smaller one has no furniture to speak of
_MOST = 1_500_000  # and at most: its time is bounded by this and by the depth that `markup` allows
_LEAST, _MORE = 0.6, 1.5  # of the letters of running text, and of all letters, of the first choice
_QUIET = logging.CRITICAL + 1


def second(page: str, first: Sequence[Piece]) -> tuple[Piece, ...] | None:
    """The article's pieces as trafilatura finds them; None where the choice `first` is to stand."""
    text = _asked(page) if _FEW <= len(page) <= _MOST else None
    if not text:
        return None
    told = sum(len(p.text) for p in first if p.prose)
    if not _LEAST * told <= len(text) <= _MORE * sum(len(p.text) for p in first) + 200:
        return None
    kinds = {p.text: p.kind for p in first}
    lines = [line for line in map(one_line, text.split("\n")) if line]
    return tuple(piece(kinds.get(line, "paragraph"), line, 0) for line in lines)


def _asked(page: str) -> str | None:
    import trafilatura  # noqa: PLC0415  it takes half a second and 60 MB, which texts and most pages never need

    logging.getLogger("trafilatura").setLevel(_QUIET)  # what it cannot read is said by us, once
    try:
        found = trafilatura.extract(page, fast=True, include_comments=False)
    except Exception:  # a page that breaks it has a first choice all the same
        return None
    return found if isinstance(found, str) else None
