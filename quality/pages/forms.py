"""Articles and templates of sites → saved pages, mails, feeds, archives and PDFs whose article is known.

A template (`templates/NAME.html`) is a page of one kind of site, invented, with places for an article: `{{title}}`,
`{{date}}`, `{{lead}}`, and its paragraphs as `<p>`, as `<div>`, with `<br>` between them, or under subheads of a day.
"""

from __future__ import annotations

import html
from base64 import encodebytes
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

from quality.dumps.pages import Report

TEMPLATES = Path(__file__).parent / "templates"
DAY = "2015-08-01"


class Saved(NamedTuple):
    """A file: what kind of input it is, its ending, its bytes, and the article in it."""

    kind: str
    suffix: str
    body: bytes
    report: Report


def filled(template: str, report: Report) -> str:
    """The page that `template` is with `report` in it."""
    told = [html.escape(p, quote=False) for p in report.paragraphs]
    places = {
        "title": html.escape(report.title, quote=False).replace('"', "”"), "date": report.day or DAY, "id": report.id,
        "lead": html.escape(" ".join(report.paragraphs[0].split()[:22])),
        "paragraphs": "\n".join(f"<p>{p}</p>" for p in told), "divs": "\n".join(f"<div>{p}</div>" for p in told),
        "breaks": "<br><br>\n".join(told), "inline": "<br/>\n".join(told),
        "sections": "\n".join(f'<div class="entry"><time>14:{n:02}</time><p>{p}</p></div>' for n, p in enumerate(told)),
    }  # fmt: skip
    for name, words in places.items():
        template = template.replace("{{" + name + "}}", words)
    return template


def templates() -> Mapping[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.html"))}


def pages(reports: list[Report]) -> Iterator[Saved]:
    """Each report in each template."""
    for name, template in templates().items():
        for report in reports:
            yield Saved(f"Arabic pages: {name}", ".html", filled(template, report).encode(), report)


def others(reports: list[Report]) -> Iterator[Saved]:
    """The reports as mails, saved pages, feeds and archives of the web, the templates taken in turn."""
    kinds = list(templates().values())
    for n, report in enumerate(reports):
        page = filled(kinds[n % len(kinds)], report)
        yield Saved("mail (.eml)", ".eml", mail(report), report)
        yield Saved("saved pages (.mhtml)", ".mhtml", mhtml(page, report), report)
        yield Saved("feeds", ".xml", feed(report), report)
        yield Saved("web archives (WARC)", ".warc", record(page, report), report)


def mail(report: Report) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        "desk@harbour.example",
        report.title,
        "Sat, 01 Aug 2015 10:00:00 +0300",
    )
    made.set_content("\n\n".join(report.paragraphs))
    made.add_alternative("".join(f"<p>{html.escape(p)}</p>" for p in report.paragraphs), subtype="html")
    return bytes(made)


def mhtml(page: str, report: Report) -> bytes:
    head = f"From: <Saved by Browser>\r\nSnapshot-Content-Location: http://m.example/{report.id}\r\nSubject: x\r\n"
    kind = "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=text/html; boundary=zz\r\n\r\n--zz\r\n"
    part = f"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://m.example/{report.id}"
    return f"{head}{kind}{part}\r\n\r\n".encode() + encodebytes(page.encode()) + b"\r\n--zz--\r\n"


def feed(report: Report) -> bytes:
    told = "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in report.paragraphs).replace("]]>", "")
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    item = (
        f"<item><title>{html.escape(report.title)}</title><content:encoded><![CDATA[{told}]]></content:encoded></item>"
    )
    return f'<rss version="2.0" {space}><channel><title>المرفأ</title>{item}</channel></rss>'.encode()


def record(page: str, report: Report) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://m.example/{report.id}\r\n"
    kind = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return (head + kind).encode() + http + b"\r\n\r\n"


def printed(reports: list[Report]) -> Iterator[Saved]:
    """The reports as Chromium prints them, in one column and in two; nothing where Chromium is not installed."""
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  only where PDFs are asked for

    with sync_playwright() as player:
        try:
            browser = player.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        except Error:
            return
        page = browser.new_page()
        for n, report in enumerate(reports):
            told = "".join(f"<p>{html.escape(p)}</p>" for p in report.paragraphs)
            align = "justify" if n % 3 else "start"
            style = f"font: 13px 'DejaVu Sans'; text-align: {align}; columns: {1 + n % 2}"
            page.set_content(
                f'<html dir=rtl><h1>{html.escape(report.title)}</h1><div style="{style}">{told}</div></html>'
            )
            columns = "two columns" if n % 2 else "one column"
            yield Saved(f"PDF, {columns}", ".pdf", page.pdf(format="A4"), report)
        browser.close()


def _chromium() -> str | None:
    return next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)
