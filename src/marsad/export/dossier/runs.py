"""Words in, a run of a Word paragraph out, in the direction of its letters."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from marsad.export.dossier import is_arabic

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(words: str) -> str:
    """`words` in one line, with a sign (U+FFFD) for every character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", " ".join(re.split(r"[\n\r\t]+", words)))


def right_to_left(paragraph: Any) -> None:
    """Turns a paragraph: its lines begin at the right."""
    paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))


def add_run(at: Any, words: str, *, bold: bool = False, raised: bool = False, rtl: bool | None = None) -> Any:
    """Adds `words` to the paragraph element `at`; what has Arabic letters, or is `rtl`, runs from right to left."""
    turned = is_arabic(words) if rtl is None else rtl
    run, look = OxmlElement("w:r"), OxmlElement("w:rPr")
    if bold:
        look.extend([OxmlElement("w:b"), OxmlElement("w:bCs")])
    if raised:
        sign = OxmlElement("w:vertAlign")
        sign.set(qn("w:val"), "superscript")
        look.append(sign)
    if turned:
        look.append(OxmlElement("w:rtl"))
        language = OxmlElement("w:lang")
        language.set(qn("w:bidi"), "ar-SA")
        look.append(language)
    text = OxmlElement("w:t")
    text.set(qn("xml:space"), "preserve")
    text.text = writable(words)
    run.extend([look, text])
    at.append(run)
    return run
