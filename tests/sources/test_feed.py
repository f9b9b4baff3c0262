"""RSS and Atom: items with all their data, and the faults that feeds really have."""

from __future__ import annotations

import io

import pytest

from marsad.knowledge.rules import tell
from marsad.model import Page, Problem
from marsad.sources import pages

RSS = """<?xml version="1.0" encoding="ENCODING"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة المرفأ</title>
<link>http://m.example</link>
<item><title>الوزير يصل</title><link>http://m.example/1</link><guid>77</guid>
<pubDate>Tue, 11 Nov 2025 00:30:00 +0300</pubDate>
<description>ملخص &lt;b&gt;قصير&lt;/b&gt;</description>
<content:encoded><![CDATA[<p>وصل الوزير & غادر</p>]]></content:encoded></item>
<item><title>السفينة تغادر</title><description>غادرت السفينة</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>المرفأ</title><entry><id>tag:m.example,2025:1</id>
<title>عنوان</title><updated>2025-01-02T03:04:05Z</updated><author><name>سالم</name></author>
<content type="html">&lt;p&gt;نص&lt;/p&gt;</content></entry></feed>"""


def read(xml: str | bytes) -> list[Page | Problem]:
    body = xml if isinstance(xml, bytes) else xml.encode()
    return list(pages(["-"], kind="feed", stdin=io.BytesIO(body)))


def first(xml: str | bytes) -> Page:
    page = read(xml)[0]
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize(("said", "real"), [("utf-8", "utf-8"), ("windows-1256", "cp1256"), ("windows-1256", "utf-8")])
def test_items_whatever_the_encoding_says(said: str, real: str) -> None:
    one, two = read(RSS.replace("ENCODING", said).encode(real))
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert one.body == "<p>وصل الوزير & غادر</p>"
    assert (one.given.title, one.given.url, one.given.outlet) == ("الوزير يصل", "http://m.example/1", "وكالة المرفأ")
    assert (two.body, two.given.id) == ("غادرت السفينة", None)


def test_the_day_is_the_outlets_own_and_a_bare_number_is_no_id() -> None:
    given = first(RSS.replace("ENCODING", "utf-8")).given
    assert (given.published or "")[:10] == "2025-11-11"
    assert given.id == "http://m.example/1"


def test_atom() -> None:
    given = first(ATOM).given
    assert (given.id, given.byline, (given.published or "")[:10]) == ("tag:m.example,2025:1", "سالم", "2025-01-02")


@pytest.mark.parametrize(
    ("whole", "broken"),
    [("http://m.example/1", "http://m.example/1?a=1&b=2"), ("الوزير يصل", "الوزير&nbsp;يصل"), ("الوزير", "ال\x0bوزير"),
     ("<?xml", "\n  <?xml"), ("<item>", "<item>&undeclared;")],
)  # fmt: skip
def test_faults_are_mended(whole: str, broken: str) -> None:
    assert "يصل" in (first(RSS.replace("ENCODING", "utf-8").replace(whole, broken, 1)).given.title or "")


def test_entities_of_its_own_are_never_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ها"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    item = "<item><title>t</title><description>&b; &f;</description></item>"
    assert first(f'{bomb}<rss version="2.0"><channel>{item}</channel></rss>').body == "&b; &f;"


@pytest.mark.parametrize(
    "xml", ["", "<html><p>نص</p></html>", "<urlset/>", "نص", "<rss version='2.0'><channel/></rss>"]
)
def test_what_is_no_feed_is_said(xml: str) -> None:
    (problem,) = read(xml)
    assert isinstance(problem, Problem)
    assert "feed" in tell(problem.reason, "en")
