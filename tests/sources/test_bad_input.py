"""Every kind of broken, hostile or useless file: one clear line with its place and cure, the rest read, and no hang."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.ingest import ingest
from marsad.knowledge.rules import tell
from marsad.model import Article, Page, Problem
from marsad.sources import feed, pages

LINE = "بحث وزيرا خارجية البلدين في العاصمة مساء السبت فتح المعابر بينهما، واتفقا على لقاء ثان في الشهر المقبل. "
TITLE = "وزيرا خارجية البلدين يبحثان فتح المعابر"
HTML = f"<html><body><h1>{TITLE}</h1><p>{LINE}</p><p>{LINE}ثم عاد الوزيران.</p></body></html>".encode()
SECONDS = 20  # of one document, on a slow machine
Found = list[Article | Problem]


def read(path: Path, **more: Any) -> Found:
    began = time.monotonic()
    found = [p if isinstance(p, Problem) else ingest(p) for p in pages([str(path)], **more)]
    assert time.monotonic() - began < SECONDS
    return found


def articles(found: Found) -> list[Article]:
    return [a for a in found if isinstance(a, Article)]


def said(found: Found) -> list[str]:
    """Every problem in English; each is told in Arabic too, names its file and gives a cure after a semicolon."""
    reasons = [(f.source, f.reason) for f in found if isinstance(f, Problem)]
    reasons += [(a.source, why) for a in articles(found) for why in a.problems]
    for source, why in reasons:
        assert source
        assert tell(why, "ar") != tell(why, "en")
        assert ";" in tell(why, "en")
        assert "؛" in tell(why, "ar")
    return [tell(why, "en") for _, why in reasons]


@pytest.fixture
def put(tmp_path: Path) -> Any:
    def made(name: str, body: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(body)
        return path

    return made


def record(n: int, body: bytes = HTML) -> bytes:
    kind = "Content-Type: application/http; msgtype=response\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://m.example/{n}\r\n"
    return f"{head}{kind}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name.replace("_", ".", 1) if name[0] != "[" else name, body)
    return held.getvalue()


def test_a_gz_file_that_is_cut_is_read_up_to_the_cut(put: Any) -> None:
    lines = "".join(f'{{"id": "{n}", "text": "{LINE}"}}\n' for n in range(2000)).encode()
    found = read(put("cut.jsonl.gz", gzip.compress(lines)[:-200]))
    assert [a.id for a in articles(found)][:2] == ["0", "1"]
    assert any("cut short" in s for s in said(found))


def test_a_gz_file_that_is_spoilt_inside(put: Any) -> None:
    body = bytearray(gzip.compress(b"\n".join(b'{"text": "%d"}' % n for n in range(50_000))))
    body[len(body) // 2 : len(body) // 2 + 20] = b"\xff" * 20
    assert any("damaged" in s or "cut short" in s for s in said(read(put("spoilt.txt.gz", bytes(body)))))


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_in_a_record(put: Any, packed: bool) -> None:
    body = b"".join(gzip.compress(record(n)) if packed else record(n) for n in range(3))
    found = read(put("cut.warc.gz" if packed else "cut.warc", body[:-90]))
    assert len(articles(found)) == 2
    assert "damaged record" in said(found)[0]


def test_a_zip_bomb_costs_no_neighbour(put: Any) -> None:
    found = read(put("bomb.zip", zipped(a_txt=LINE.encode(), bomb_txt=b"0" * 60_000_000, c_html=HTML)))
    assert len(articles(found)) == 2
    assert "decompression bomb" in said(found)[0]


def test_a_gz_bomb_is_left_at_the_limit(put: Any) -> None:
    bomb = gzip.compress(b'{"text": "1"}\n' + b"0" * 200_000_000)
    found = read(put("bomb.jsonl.gz", bomb))
    assert any("decompression bomb" in s for s in said(found))


def test_spoilt_locked_and_nested_files_of_an_archive(put: Any) -> None:
    body = bytearray(zipped(a_txt=LINE.encode() * 9, inner_zip=zipped(x_txt=b"x"), z_txt=LINE.encode()))
    body[40:60] = b"\xff" * 20
    found = read(put("some.zip", bytes(body)))
    assert len(articles(found)) == 1
    assert {"damaged" in s or "archive inside" in s for s in said(found)} == {True}
    assert "not a ZIP archive" in said(read(put("cut.zip", zipped(a_txt=b"x" * 999)[:-40])))[0]
    assert "Office" in said(read(put("report.zip", zipped(**{"[Content_Types].xml": b"<x/>"}))))[0]


def test_a_hundred_megabytes_of_one_line(put: Any) -> None:
    path = put("line.txt", LINE.encode() * 4)
    with path.open("r+b") as file:
        file.truncate(100_000_000)  # sparse: nothing more is written
    assert "too large: 100,000,000 bytes" in said(read(path))[0]
    jsonl = put("line.jsonl", b'{"text": "' + b"x" * 12_000_000 + b'"}\n{"text": "' + LINE.encode() + b'"}\n')
    found = read(jsonl)
    assert len(articles(found)) == 1
    assert "too large" in said(found)[0]


@pytest.mark.parametrize("tag", ["table><tr><td", "div", "blockquote", "span"])
def test_tables_five_thousand_deep(put: Any, tag: str) -> None:
    body = f"<html><body><h1>{TITLE}</h1>{f'<{tag}>' * 5_000}<p>{LINE}</p><p>{LINE}</p></body></html>"
    found = read(put("deep.html", body.encode()))
    assert LINE.strip() in articles(found)[0].text
    assert "nested too deep" in said(found)[0]


def test_nul_bytes(put: Any) -> None:
    found = read(put("nul.txt", LINE.encode() * 3 + b"\0" * 5 + LINE.encode()))
    assert articles(found)[0].text.count(LINE.strip()) == 4
    assert "5 NUL bytes" in said(found)[0]


def test_two_encodings_in_one_page(put: Any) -> None:
    other = "وأضاف أن لجنة مشتركة ستشرف على ما اتفق عليه البلدان في اللقاء المقبل."
    head = f"<html><meta charset=utf-8><body><h1>{TITLE}</h1><p>{LINE}</p><p>"
    body = head.encode() + other.encode("cp1256") + f"</p><p>{LINE}ثم عاد.</p>".encode()
    found = read(put("mixed.html", body))
    assert other in articles(found)[0].text
    assert LINE.strip() in articles(found)[0].text
    assert "two encodings" in said(found)[0]


def test_a_feed_that_expands_entities(put: Any) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    item = f"<item><title>{TITLE}</title><description>&a9; {LINE}</description></item>"
    feed = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><rss version="2.0"><channel>{item}</channel></rss>'
    found = read(put("bomb.xml", feed.encode()))
    (article,) = articles(found)
    assert LINE.strip() in article.text
    assert len(article.text) < 1_000
    assert "1 entities of its own making" in said(found)[0]
    harmless = feed.replace("<!ENTITY a0", '<!ENTITY nbsp "&#160;"><!ENTITY a0').replace("&a9;", "&nbsp;")
    assert said(read(put("dtd.xml", harmless.encode()))) == []


SIZE = 4_000_000
MIXED = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("items.xml", b"<rss><channel>" + b"<item>" * (SIZE // 6)),
        ("kind.xml", b"<!DOCTYPE[" * (SIZE // 10)),
        ("passages.xml", b"<rss><channel>" + b"<![CDATA[" * (SIZE // 9)),
        ("headers.eml", b"".join(b"X-%d: y\r\n" % n for n in range(SIZE // 12)) + b"\r\nhi"),
        ("parts.eml", MIXED + b"--z\r\n\r\nx\r\n" * (SIZE // 10)),
        ("records.warc", b"WARC/1.0\r\n" * (SIZE // 10)),
    ],
)  # fmt: skip
def test_what_takes_too_long_to_be_taken_apart_is_left_and_costs_no_other(put: Any, name: str, body: bytes) -> None:
    """Files made to be slow: the time of a document stands over what takes a file apart, too."""
    put(name, body)
    folder = put("z.txt", LINE.encode() * 3).parent
    found = read(folder, seconds=0.1)
    assert any("left after 0.1 seconds of processor time" in s for s in said(found))
    assert LINE.strip() in articles(found)[0].text


def test_what_a_slow_feed_gave_in_time_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(source: str, _: bytes) -> Iterator[Page]:
        yield Page(source=source, kind="text", body=LINE)
        while True:
            pass

    monkeypatch.setattr(feed, "pages", slow)
    found = list(pages(["-"], kind="feed", stdin=io.BytesIO(b"<rss/>"), seconds=0.2))
    assert [type(p) for p in found] == [Page, Problem]


def test_an_archive_of_damaged_records_ends_and_one_without_a_page_is_said(put: Any) -> None:
    broken = (record(1, b"x").replace(b"Content-Length: ", b"Content-Length: 1")) * 3_000
    found = read(put("row.warc", record(0) + broken))
    assert len(articles(found)) == 1
    assert "1,000 damaged records in a row" in said(found)[-1]
    assert "without a page" in said(read(put("none.warc.gz", b"\x1f\x8b\x08" * 2_000_000)))[0]
    assert "without a page" in said(read(put("picture.warc", record(1).replace(b"text/html", b"image/png"))))[0]


@pytest.mark.parametrize("spoil", [lambda x: x[:-60], lambda x: x.replace("</item>", "", 1), lambda x: x + "<x"])
def test_a_feed_that_is_cut_or_broken_gives_all_its_items(put: Any, spoil: Callable[[str], str]) -> None:
    items = "".join(f"<item><title>{TITLE} {n}</title><description>{LINE}</description></item>" for n in range(4))
    feed = spoil(f'<rss version="2.0"><channel><title>المرفأ</title>{items}</channel></rss>')
    found = read(put("cut.xml", feed.encode()))
    assert [a.text[len(TITLE) + 1] for a in articles(found)] == list("0123")
    assert "4 of its 4 items" in said(found)[0]


@pytest.mark.parametrize(
    "words",
    ["نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا ولتحليل حركة الزيارات.",
     "يستخدم هذا الموقع ملفات تعريف الارتباط (الكوكيز) ليوفر لك أفضل تجربة تصفح ممكنة على أجهزتك."],
)  # fmt: skip
def test_a_page_that_is_only_a_cookie_banner(put: Any, words: str) -> None:
    body = f"<html><head><title>المرفأ</title></head><body><nav><a href=/>الرئيسية</a></nav><div><p>{words}</p>"
    found = read(put("cookie.html", (body + "<button>أوافق</button></div></body></html>").encode()))
    assert not articles(found)
    assert "only a notice" in said(found)[0]


def test_broken_mails(put: Any) -> None:
    head = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=zz\r\n\r\n"
    found = read(put("bare.eml", head + LINE.encode() * 2))
    assert LINE.strip() in articles(found)[0].text
    assert "damaged mail" in said(found)[0]
    deep = b"".join(b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(3_000))
    assert said(read(put("deep.eml", head.replace(b"zz", b"b0") + deep)))
    assert "not a mail" in said(read(put("no.eml", b"\x00\x01 nothing")))[0]


def test_a_folder_that_holds_all_of_them_is_read_to_its_end(put: Any, tmp_path: Path) -> None:
    """The output stands in the folder that is read, too: it is not read as it grows."""
    put("a.txt", LINE.encode() * 3)
    put("b.html", HTML)
    put("c.pdf", b"%PDF-1.7\n1 0 obj")
    out = tmp_path / "out.jsonl"
    command = [str(Path(sys.executable).parent / "marsad"), "read", str(tmp_path), "--format", "jsonl"]
    with out.open("wb") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, timeout=120, check=False)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [Path(r["document"]["source"]).name for r in rows] == ["a.txt", "b.html", "c.pdf", "out.jsonl"]
    assert b"own output" in done.stderr
    assert b"damaged or cut PDF" in done.stderr


def test_a_page_object_without_bytes_is_no_fault() -> None:
    assert isinstance(ingest(Page(source="a.pdf", kind="pdf", body="")), Problem)
