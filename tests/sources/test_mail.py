"""Mails and saved pages: the body, what is given, attachments, and pages saved by a browser."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from marsad.model import Page, Problem
from marsad.sources import pages

TEXT = "وصل الوزير إلى المرفأ صباح الأحد."


def read(path: Path, body: bytes) -> list[Page | Problem]:
    path.write_bytes(body)
    return list(pages([str(path)]))


def made(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, words in headers.items():
        mail[name.replace("_", "-")] = words
    return mail


def test_html_before_text_and_what_the_headers_say(tmp_path: Path) -> None:
    mail = made(Subject="Fwd: وصول الوزير", From="سالم الهادي <s@m.example>", Date="Sat, 01 Aug 2015 10:00:00 +0300",
                Message_ID="<77@m.example>")  # fmt: skip
    mail.set_content(TEXT)
    mail.add_alternative(f"<p>{TEXT}</p>", subtype="html", charset="windows-1256")
    (page,) = read(tmp_path / "a.eml", bytes(mail))
    assert isinstance(page, Page)
    assert (page.kind, page.charset) == ("html", "windows-1256")
    assert TEXT in page.body.decode("cp1256")  # type: ignore[union-attr]
    given = page.given
    assert (given.id, given.title, given.byline) == ("77@m.example", "وصول الوزير", "سالم الهادي")
    assert (given.published or "").startswith("Sat, 01 Aug 2015")


def test_attached_pages_and_pdfs_are_documents_of_their_own(tmp_path: Path) -> None:
    mail = made(Subject="ملفات")
    mail.set_content(TEXT)
    mail.add_attachment(b"<p>x</p>", maintype="text", subtype="html", filename="page.html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="sheet.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    found = read(tmp_path / "a.eml", bytes(mail))
    assert [p.kind for p in found if isinstance(p, Page)] == ["text", "html", "pdf"]
    assert [p.source.partition("#")[2] for p in found] == ["", "page.html", "sheet.pdf"]


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_a_page_saved_by_a_browser(tmp_path: Path, coding: str) -> None:
    whole = made(Subject="x", Date="Sat, 01 Aug 2015 10:00:00 +0300", Snapshot_Content_Location="http://m.example/1")
    whole.set_type("multipart/related")
    for address, body in (("http://m.example/frame", "<p>إعلان</p>"), ("http://m.example/1", f"<p>{TEXT}</p>")):
        part = made()
        part.set_content(body, subtype="html", cte=coding)
        part["Content-Location"] = address
        whole.attach(part)
    (page,) = read(tmp_path / "a.mhtml", bytes(whole))
    assert isinstance(page, Page)
    assert TEXT in page.body.decode()  # type: ignore[union-attr]
    assert (page.given.url, page.given.title, page.given.published) == ("http://m.example/1", None, None)
