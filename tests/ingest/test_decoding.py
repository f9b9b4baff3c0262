"""Bytes to text: every encoding Arabic news comes in, declared or not, and what is no text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ingest import ingest
from marsad.ingest.decoding import Decoded, decoded
from marsad.knowledge.rules import tell
from marsad.model import Article, Page, Problem

SHORT = "روسيا تستدعي السفير"
LONG = "قال وزير الخارجية إن بلاده تتابع ما يجري في المنطقة، وتدعو الأطراف إلى الحوار. "


@pytest.mark.parametrize("text", [SHORT, LONG, LONG * 20])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"]
)
def test_undeclared_encodings(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert isinstance(found, Decoded), found
    assert found.text == text


def test_declarations_are_obeyed_where_the_bytes_bear_them_out() -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{LONG}</p></body></html>'
    for body in (page.encode("cp1256"), page.encode()):
        assert isinstance(found := decoded(body, markup=True), Decoded)
        assert found.text == page
    assert isinstance(found := decoded(SHORT.encode("cp1256"), "windows-1256"), Decoded)
    assert found.text == SHORT


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "damaged or cut PDF"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        (b"\x1f\x8b\x08" + bytes(40), "gzip"),
        (bytes(range(256)) * 8, "no known encoding"),
        (b"\x00\x01\x02text" * 40, "binary"),
        (bytes(range(128, 160)) * 40, "no known encoding"),
        (b"\xff\xfe\xff\xfe" + bytes(range(128, 255)) * 3, ""),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(body: bytes, says: str) -> None:
    found = ingest(Page(source="a.txt", kind="text", body=body))
    assert isinstance(found, Problem)
    assert says in tell(found.reason, "en")
    assert "\n" not in tell(found.reason, "en")
    assert found.source == "a.txt"


@pytest.mark.parametrize("body", [b"", b"   \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n", b"\xff\xfe"])
def test_empty_is_said(body: bytes) -> None:
    found = ingest(Page(source="a.txt", kind="text", body=body))
    assert isinstance(found, Problem)
    assert "empty" in tell(found.reason, "en")


def test_a_cut_letter_and_a_few_nul_bytes_are_read_and_noted() -> None:
    cut = ingest(Page(source="a.txt", kind="text", body=(LONG * 9).encode()[:-3]))
    assert isinstance(cut, Article)
    assert "not UTF-8" in tell(cut.problems[0], "en")
    nul = ingest(Page(source="a.txt", kind="text", body=(LONG * 9 + "\0").encode()))
    assert isinstance(nul, Article)
    assert "NUL" in tell(nul.problems[0], "en")
    assert nul.text.endswith("\0")


@given(st.text(st.characters(), max_size=200), st.sampled_from(["text", "html"]))
def test_nothing_is_raised_for_any_text(body: str, kind: str) -> None:
    ingest(Page(source="a", kind=kind, body=body))  # type: ignore[arg-type]


def test_half_a_pair_is_said() -> None:
    assert isinstance(ingest(Page(source="a", kind="text", body="نص \ud800")), Problem)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<table><td>", "<script>", "<!--", '<meta property=og:title content="', '">', "<h1>", "<title>",
     "\0",
     "<time datetime=2020>", "وصل الوزير.", "&#x110000;", "<ul><li>", "<html>", "<body>", "<link rel=canonical href=x>",
     '<script type="application/ld+json">', '{"@type":"NewsArticle","headline":5}', "<![CDATA["]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_nothing_is_raised_for_any_markup(pieces: list[str]) -> None:
    ingest(Page(source="a", kind="html", body="".join(pieces)))


@given(st.binary(max_size=400))
def test_nothing_is_raised_for_any_bytes(body: bytes) -> None:
    for kind in ("text", "html"):
        ingest(Page(source="a", kind=kind, body=body))
