"""The bytes of a PDF with a text layer → its article's pieces as a page's are, or why there is no text in it.

The reading order is found from where the signs stand, since Arabic is stored in many orders. What pages and letters are
read is bounded; of a PDF's own metadata nothing is believed, for it tells of the file and not of the article.
"""

from __future__ import annotations

from typing import Any

import pypdfium2

from marsad.ingest.framed import Extracted
from marsad.ingest.metadata import Metadata, Said
from marsad.ingest.pdf.columns import lines
from marsad.ingest.pdf.glyphs import glyphs
from marsad.ingest.pdf.paragraphs import pieces
from marsad.model import Why

__all__ = ["printed"]

_PAGES = 200
_SIGNS = 60_000  # of one page
_ALL = 1_000_000  # of the whole file


def printed(body: bytes) -> Extracted | Why:
    """What the PDF `body` says, or the reason why it says nothing."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as fault:
        return Why("unread.pdf.locked") if "password" in str(fault).lower() else Why("unread.pdf.damaged")
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> Extracted | Why:
    count, spoilt, left = len(document), 0, _ALL
    pages = []
    for n in range(min(count, _PAGES)):
        try:
            page = document[n]
            layer = page.get_textpage()
        except pypdfium2.PdfiumError:
            spoilt += 1
            continue
        signs = glyphs(layer, min(_SIGNS, left))
        left -= len(signs)
        pages.append(lines(signs))
        layer.close()
        page.close()
        if left <= 0:
            break
    title, found = pieces(pages)
    if not found and not title:
        return Why("unread.pdf.damaged") if spoilt and not pages else Why("unread.pdf.scanned", (str(count),))
    notes = [Why("noted.pdf.spoilt", (str(spoilt),))] if spoilt else []
    if len(pages) + spoilt < count:
        notes.append(Why("noted.pdf.long", (str(len(pages) + spoilt), str(count))))
    about = Metadata(title=Said("type", title)) if title else Metadata()
    return Extracted(found, about, tuple(notes))
