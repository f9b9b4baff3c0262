"""Dossier → a Word file (Office Open XML): paragraphs and runs right to left, and true footnotes."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from marsad.export.dossier import Dossier, Line, is_arabic
from marsad.export.dossier.footnotes import Footnotes
from marsad.export.dossier.runs import add_run, right_to_left, writable

ARABIC_FONT, LATIN_FONT = "Sakkal Majalla", "Times New Roman"


def document(dossier: Dossier) -> bytes:
    """The whole file."""
    made = docx.Document()
    _prepare(made, dossier)
    notes = Footnotes(dossier)
    rtl = dossier.dir == "rtl"
    _paragraph(made, rtl, dossier.kind)
    _heading(made, dossier.title, 1, rtl)
    _paragraph(made, rtl, " · ".join(dossier.facts))
    for section in dossier.sections:
        _heading(made, section.heading, 2, rtl)
        for line in section.lines:
            _line(_paragraph(made, rtl), line, notes)
        if section.left_out:
            _paragraph(made, rtl, section.left_out)
    _paragraph(made, rtl, f"{dossier.labels.made} {dossier.made}")
    notes.attach(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _prepare(made: Any, dossier: Dossier) -> None:
    """Fonts of both scripts, the page, and the file's own facts."""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = LATIN_FONT, Pt(12)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:cs"), ARABIC_FONT)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), "28")  # half points: Arabic letters are drawn smaller
    normal.element.rPr.append(size)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if dossier.dir == "rtl":
        page._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")
    facts = made.core_properties
    facts.title, facts.author, facts.comments = writable(dossier.title)[:255], "Marsad", ""
    facts.language = dossier.code


def _heading(made: Any, words: str, level: int, rtl: bool) -> None:
    heading = made.add_heading(level=level)
    if rtl:
        right_to_left(heading)
    add_run(heading._p, words, bold=True)


def _paragraph(made: Any, rtl: bool, words: str = "") -> Any:
    paragraph = made.add_paragraph()
    if rtl:
        right_to_left(paragraph)
    if words:
        add_run(paragraph._p, words)
    return paragraph


def _line(paragraph: Any, line: Line, notes: Footnotes) -> None:
    at = paragraph._p
    if line.when:
        add_run(at, f"{line.when}: ", bold=True)
    if line.lead:
        add_run(at, f"{line.lead} " if line.quoted or line.rest else line.lead)
    if line.quoted:
        add_run(at, f"«{line.quoted}»", rtl=is_arabic(line.quoted))
    if line.rest:
        add_run(at, f" ({line.rest})")
    for note in line.notes:
        notes.refer(at, note, first=note is line.notes[0])
