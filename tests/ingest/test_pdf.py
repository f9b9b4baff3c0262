"""PDF: what Chromium prints of Arabic comes back in reading order; scans, locks and damage are said."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from marsad.ingest import ingest
from marsad.ingest.pdf.glyphs import Glyph
from marsad.ingest.pdf.order import reading, settled
from marsad.knowledge.rules import tell
from marsad.model import Article, Page, Problem

TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر"
PARAGRAPHS = (
    "بحث وزيرا خارجية البلدين في العاصمة مساء السبت 12 نوفمبر 2025 فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر "
    "المقبل، بحسب وكالة «المرفأ» (Marfa News Agency) في بيان لها.",
    "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن كلفة الأعمال تبلغ ١٧٠ مليار دولار، أي ما نسبته 3.5% من "
    "الميزانية، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في اللقاء.",
    "وأضاف أنّ البلدين سيوقّعان في اللقاء المقبل اتفاقاً ينظّم حركة المسافرين والبضائع عبر المعابر كلها؛ وذكّر بأن "
    "التبادل بلغ 5-7 مليارات بين عامي 2020 و2024.",
)
CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)


def printed(browser: Browser, style: str = "", title: str = TITLE, told: tuple[str, ...] = PARAGRAPHS) -> bytes:
    page = browser.new_page()
    body = "".join(f"<p>{p}</p>" for p in told)
    style = f"font: 13px 'DejaVu Sans'; {style}"
    page.set_content(f'<html lang=ar dir=rtl><h1>{title}</h1><div style="{style}">{body}</div>')
    made = page.pdf(format="A4", display_header_footer=True, footer_template="<span class=pageNumber></span>")
    page.close()
    return made


def article(body: bytes) -> Article:
    found = ingest(Page(source="a.pdf", kind="pdf", body=body))
    assert isinstance(found, Article), found
    return found


def told(found: Article) -> tuple[str, ...]:
    return tuple(found.text[b.start : b.end] for b in found.kept() if b.kind == "paragraph")


@pytest.mark.parametrize("style", ["", "text-align: justify", "columns: 2", "columns: 2; text-align: justify"])
def test_lines_become_paragraphs_in_reading_order(browser: Browser, style: str) -> None:
    many = tuple(f"{p} وهذه الفقرة رقم {n}." for n in range(1, 4) for p in PARAGRAPHS)
    found = article(printed(browser, style, told=many))
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == TITLE
    assert told(found) == many


def test_shaped_letters_come_back_plain(browser: Browser) -> None:
    shaped = "".join(chr(c) for c in (0xFEE3, 0xFEE6)) + " " + PARAGRAPHS[1]
    assert "\ufee3" not in article(printed(browser, told=(shaped, PARAGRAPHS[0]))).text


def said(body: bytes) -> str:
    found = ingest(Page(source="a.pdf", kind="pdf", body=body))
    assert isinstance(found, Problem)
    assert ";" in tell(found.reason, "en")
    return tell(found.reason, "en")


def test_a_scan_has_no_text(browser: Browser) -> None:
    picture = '<svg width="300" height="200"><rect width="250" height="150" fill="grey"/></svg>'
    assert "without a text layer" in said(printed(browser, title="", told=(picture,)))


def test_a_locked_or_cut_file_is_said(browser: Browser) -> None:
    body = printed(browser)
    assert "damaged or cut" in said(body[: len(body) // 3])
    assert "damaged or cut" in said(b"%PDF-1.7\n" + b"\x00" * 100)
    assert "password" in said(LOCKED)


# A file of one empty page, encrypted with a password of its own (standard handler, revision 2).
LOCKED = b"".join((
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/O<", b"41" * 32,
    b">/U<", b"42" * 32, b">/P -4>>endobj\ntrailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF",
))  # fmt: skip


def line(text: str, width: float = 5.0) -> list[Glyph]:
    """Signs from left to right, as a printer sets them."""
    return [Glyph(c, n * width, (n + 1) * width, 0.0, 10.0) for n, c in enumerate(text) if c]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("2025 ماع", "عام 2025"),
        (" abc ", " abc "),
        ("رالود 3.5 ", " 3.5 دولار"),
        ("ACB ةلاكو", "وكالة ACB"),
        ("7-5 ", " 5-7"),
    ],
)
def test_a_line_is_read_from_the_right(seen: str, read: str) -> None:
    assert reading(line(f"{seen}ب"), rtl=True)[0].removeprefix("ب") == read


def test_brackets_open_and_close_as_the_blanks_say() -> None:
    assert settled("قالت »المرفأ« (في بيان( أمس") == "قالت «المرفأ» (في بيان) أمس"
