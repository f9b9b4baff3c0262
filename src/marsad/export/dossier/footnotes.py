"""Notes of a dossier → the footnotes part of a Word file, which python-docx itself does not write."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from marsad.export.dossier import Dossier, Note
from marsad.export.dossier.runs import add_run

# Word wants the two lines that part notes from the text before any note.
_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of one dossier: `refer` adds one where it belongs, `attach` puts all into the file."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._root = parse_xml(_EMPTY)

    def refer(self, at: Any, note: Note, first: bool = True) -> None:
        """Adds `note`, and its sign to the paragraph element `at`, parted from a sign before it."""
        if not first:
            add_run(at, self._dossier.labels.comma, raised=True)
        at.append(_sign("w:footnoteReference", note.number))
        self._root.append(self._written(note))

    def attach(self, made: Any) -> None:
        """Puts the notes into the document `made`."""
        blob = serialize_part_xml(self._root)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, made.part.package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _written(self, n: Note) -> Any:
        footnote, paragraph, look = (OxmlElement(f"w:{name}") for name in ("footnote", "p", "pPr"))
        footnote.set(qn("w:id"), str(n.number))
        if self._dossier.dir == "rtl":
            look.append(OxmlElement("w:bidi"))
        paragraph.append(look)
        paragraph.append(_sign("w:footnoteRef"))
        footnote.append(paragraph)
        labels = self._dossier.labels
        if n.words:
            add_run(paragraph, f" {n.before}", rtl=True)
            add_run(paragraph, n.words, bold=True)
            add_run(paragraph, f"{n.after} — ", rtl=True)
        add_run(paragraph, f" {n.source}{f'{labels.comma} {n.title}' if n.title else ''}. ")
        add_run(paragraph, n.address, rtl=False)
        add_run(paragraph, f" {labels.place.format(start=n.start, end=n.end)}.")
        if n.rule:
            add_run(paragraph, f" {labels.rule} {n.rule}")
        return footnote


def _sign(name: str, number: int | None = None) -> Any:
    """The raised number of a note, in the text or before the note itself."""
    run, look, raised, sign = (OxmlElement(tag) for tag in ("w:r", "w:rPr", "w:vertAlign", name))
    raised.set(qn("w:val"), "superscript")
    look.append(raised)
    if number is not None:
        sign.set(qn("w:id"), str(number))
    run.extend([look, sign])
    return run
