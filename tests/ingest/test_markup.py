"""HTML: the article without its page, metadata from the best place, blocks with the kinds their tags gave."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest

from marsad.ingest import ingest
from marsad.knowledge.rules import tell
from marsad.model import Article, Given, Page, Problem

TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر"
LEAD = "بحث وزيرا خارجية البلدين مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل."
REST = "وقال الوزير المضيف إن المعابر ستفتح على مرحلتين، وإن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في اللقاء."
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "موقع"},
        {"@type": ["NewsArticle"], "headline": TITLE, "datePublished": "2024-03-05T23:30:00+03:00",
         "author": [{"@type": "Person", "name": "سالم الهادي"}],
         "publisher": {"@type": "Organization", "name": "المرفأ"}},
    ],
}  # fmt: skip


def page(head: str = "", top: str = "", body: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang=ar dir=rtl><head><title>{TITLE} | المرفأ</title>{head}</head><body>"
        f"<nav><a href=/>الرئيسية</a><a href=/p>سياسة</a></nav><main><article><h1>{TITLE}</h1>{top}"
        f"<p>{LEAD}</p><h2>مرحلتان لفتح المعابر</h2><p>{REST}<br>واختتم&nbsp;اللقاء &amp; غادر الوزيران.</p>"
        f"{body}</article></main>"
        "<aside><h3>الأكثر قراءة</h3><a href=/1>فريق المدينة يفوز بالكأس</a></aside>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def read(html: str | bytes, **known: str) -> Article:
    found = ingest(Page(source="a.html", kind="html", body=html, given=Given(**known)))
    assert isinstance(found, Article), found
    return found


def test_the_article_and_its_blocks() -> None:
    found = read(page())
    assert [(b.kind, found.text[b.start : b.end]) for b in found.kept()] == [
        ("title", TITLE), ("paragraph", LEAD), ("heading", "مرحلتان لفتح المعابر"), ("paragraph", REST),
        ("paragraph", "واختتم اللقاء & غادر الوزيران."),
    ]  # fmt: skip
    assert found.title is not None
    assert found.text.startswith(TITLE)
    assert "الأكثر قراءة" not in found.text


def test_linked_data() -> None:
    script = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    found = read(page('<script type="application/ld+json">{broken</script>' + script))
    assert (found.outlet, found.byline) == ("المرفأ", "سالم الهادي")
    assert (found.published.basis, found.published.interval.earliest) == ("metadata", date(2024, 3, 5))


@pytest.mark.parametrize(
    "head",
    ['<meta property="article:published_time" content="2024-03-05T10:00:00Z">', "<meta content='2024-03-05' name=date>",
     '<meta itemprop="datePublished" content="2024-03-05">'],
)  # fmt: skip
def test_dates_in_meta_tags(head: str) -> None:
    assert read(page(head)).published.interval.latest == date(2024, 3, 5)


def test_dates_and_addresses_elsewhere() -> None:
    head = '<link href="https://m.example/1" rel="canonical"><meta property="og:site_name" content="المرفأ">'
    found = read(page(head, '<time datetime="2024-03-05 10:00">أمس</time>'))
    assert found.published.interval.earliest == date(2024, 3, 5)
    assert (found.id, found.url, found.outlet) == ("https://m.example/1", "https://m.example/1", "المرفأ")


def test_the_outlet_after_the_title() -> None:
    assert read(page()).outlet == "المرفأ"


def test_what_is_given_comes_first() -> None:
    head = '<meta property="article:published_time" content="2024-03-05">'
    found = read(page(head), title="عنوان آخر للخبر", published="2023-01-01", url="http://other.example/", id="7")
    assert found.text.startswith("عنوان آخر للخبر\n\n")
    assert (found.published.basis, found.url, found.id) == ("given", "http://other.example/", "7")


def test_a_declared_encoding() -> None:
    html = page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">')
    assert LEAD in read(html.encode("cp1256")).text


def test_a_fragment_as_feeds_carry_it() -> None:
    found = read(f"<p>{LEAD}</p><p>{REST}</p>", title=TITLE)
    assert found.text == f"{TITLE}\n\n{LEAD}\n\n{REST}"


@pytest.mark.parametrize("html", ["", "<html></html>", "<p> </p>", "<!-- لا شيء -->", "<script>var a = 'نص'</script>"])
def test_a_page_without_text_is_said(html: str) -> None:
    found = ingest(Page(source="a.html", kind="html", body=html))
    assert isinstance(found, Problem)
    assert "empty" in tell(found.reason, "en")


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "b", "ul><li"])
def test_a_page_nested_without_end_does_not_hang(tag: str) -> None:
    began = time.process_time()
    found = read("<html><body>" + f"<{tag}>" * 50_000 + f"<p>{LEAD}</p><p>{REST}</p>")
    assert LEAD in found.text
    assert time.process_time() - began < 5
